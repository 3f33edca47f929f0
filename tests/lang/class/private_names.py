# SPDX-License-Identifier: MIT
# Names with underscores are ordinary names within one class.
class A:
    def __init__(self):
        self._x = 1
        self.__y = 2

    def get(self):
        return self._x + self.__y

    def __helper(self):
        return "helped"

    def use(self):
        return self.__helper()


print(A().get(), A().use(), A()._x)
