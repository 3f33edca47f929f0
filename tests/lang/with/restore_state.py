# SPDX-License-Identifier: MIT
# A manager that restores a value.
class Saved:
    def __init__(self, obj, name, value):
        self.args = obj, name, value

    def __enter__(self):
        obj, name, value = self.args
        self.old = getattr(obj, name)
        setattr(obj, name, value)

    def __exit__(self, *exc):
        setattr(self.args[0], self.args[1], self.old)


class Config:
    level = 1


c = Config()
with Saved(c, "level", 5):
    print(c.level)
    with Saved(c, "level", 9):
        print(c.level)
    print(c.level)
print(c.level)
