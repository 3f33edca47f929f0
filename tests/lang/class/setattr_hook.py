# SPDX-License-Identifier: MIT
# __setattr__ and __delattr__ see every change.
class Log:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


a = Log()
a.x = 1
a.x += 1
print(a.x)
del a.x
print(hasattr(a, "x"))
