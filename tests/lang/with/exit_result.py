# SPDX-License-Identifier: MIT
# Any true result of __exit__ swallows; it is not asked after a clean body.
class C:
    def __init__(self, result):
        self.result = result

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return self.result


for result in (None, 0, "", [], 1, "yes", [0]):
    try:
        with C(result):
            raise KeyError
        print(repr(result), "swallowed")
    except KeyError:
        print(repr(result), "passed on")
with C(1):
    print("clean")
