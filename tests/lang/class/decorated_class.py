# SPDX-License-Identifier: MIT
# A decorator changes or replaces a class.
def add_repr(cls):
    cls.__repr__ = lambda self: cls.__name__ + str(sorted(self.__dict__.items()))
    return cls


def singleton(cls):
    return cls()


@add_repr
class P:
    def __init__(self, x, y):
        self.x, self.y = x, y


@singleton
class Config:
    debug = False

    def toggle(self):
        self.debug = not self.debug
        return self.debug


print(P(1, 2), Config.toggle(), Config.toggle(), Config.debug)
