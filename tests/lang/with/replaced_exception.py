# SPDX-License-Identifier: MIT
# An exception in __exit__ replaces the first; outer managers see the new one.
class C:
    def __init__(self, name, make=None):
        self.name, self.make = name, make

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print(self.name, kind and kind.__name__)
        if self.make:
            raise self.make(self.name)


try:
    with C("outer"), C("middle", ValueError), C("inner"):
        raise KeyError("body")
except Exception as e:
    print(type(e).__name__, e)
