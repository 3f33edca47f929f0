# SPDX-License-Identifier: MIT
# __enter__, the body, __exit__.
class C:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, *args):
        print("exit", self.name, args)


with C("a") as x:
    print("body", x)
with C("b"):
    pass
print("after")
