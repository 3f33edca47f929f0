# SPDX-License-Identifier: MIT
# Inheritance 20 classes deep, with super() all the way.
class Base:
    def f(self):
        return 0


def extend(base):
    class Sub(base):
        def f(self):
            return 1 + super().f()

    return Sub


cls = Base
for i in range(20):
    cls = extend(cls)
print(cls().f(), isinstance(cls(), Base), issubclass(cls, Base))
