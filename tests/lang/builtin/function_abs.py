# SPDX-License-Identifier: MIT
# abs(): ints, floats, bools.
print(abs(-5), abs(5), abs(-2.5), abs(True), abs(-2 ** 70), abs(-0.0))
for wrong in (lambda: abs("a"), lambda: abs(), lambda: abs([])):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
