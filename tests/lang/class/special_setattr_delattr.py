# SPDX-License-Identifier: MIT
# __setattr__ and __delattr__ see every store; object's do the work.
class X:
    log = []
    def __setattr__(self, name, value):
        self.log.append((name, value))
        object.__setattr__(self, name, value * 2)
    def __delattr__(self, name):
        self.log.append(name)
        object.__delattr__(self, name)
x = X()
x.a = 1
x.b = "b"
x.a += 1
setattr(x, "c", [])
del x.b
delattr(x, "c")
print(x.__dict__, x.log)
for wrong in (lambda: x.b,):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
