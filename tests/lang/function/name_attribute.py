# SPDX-License-Identifier: MIT
# Functions and classes know their name.
def some_function():
    pass


class SomeClass:
    def method(self):
        pass


print(
    some_function.__name__,
    SomeClass.__name__,
    SomeClass.method.__name__,
    SomeClass().method.__name__,
    len.__name__,
)
