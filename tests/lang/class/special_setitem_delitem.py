# SPDX-License-Identifier: MIT
# __setitem__ and __delitem__.
class X:
    log = []
    def __setitem__(self, key, value):
        self.log.append((key, value))
    def __delitem__(self, key):
        self.log.append(key)
    def __getitem__(self, key):
        return 10
class Z:
    pass
x = X()
x[1] = 2
x["a", 3] = None
x[0] += 5
del x[7], x["q"]
a, x[9] = 1, 2
for x[5] in "ab":
    pass
print(x.log)
for wrong in (lambda: exec("Z()[0] = 1"), lambda: exec("del Z()[0]")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
