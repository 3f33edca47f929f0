# SPDX-License-Identifier: MIT
# Functions as values.
def add(a, b):
    return a + b


ops = {"+": add, "-": lambda a, b: a - b, "max": max, "cat": "{}{}".format}
for name in ops:
    print(name, ops[name](7, 2))
print(ops.get("?", lambda a, b: "unknown")(1, 2))
