# SPDX-License-Identifier: MIT
# __exit__ sees the exception and may swallow it.
class C:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("exit", kind.__name__, value)
        return self.swallow


with C(True):
    raise ValueError("one")
print("swallowed")
try:
    with C(False):
        raise ValueError("two")
except ValueError as e:
    print("caught", e)
