# SPDX-License-Identifier: MIT
# __new__ makes the object that __init__ gets.
class One:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
            cls.instance.made = 0
        cls.instance.made += 1
        return cls.instance


class Other:
    def __new__(cls, x):
        return x * 2

    def __init__(self, x):
        print("not called")


print(One() is One(), One().made, Other(21))
