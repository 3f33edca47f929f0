# SPDX-License-Identifier: MIT
# Exceptions in __enter__ and __exit__.
class E:
    def __init__(self, where):
        self.where = where

    def __enter__(self):
        if self.where == "enter":
            raise ValueError("enter")

    def __exit__(self, *args):
        print("exit called")
        if self.where == "exit":
            raise ValueError("exit")


for where in ("enter", "exit", "none"):
    try:
        with E(where):
            print("body")
    except ValueError as e:
        print("ValueError", e)
try:
    with 5:
        pass
except (TypeError, AttributeError):
    print("not a manager")
