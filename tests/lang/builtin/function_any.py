# SPDX-License-Identifier: MIT
# any(): stops at the first true one.
print(any([]), any([0, 1]), any([0, ""]), any("a"), any({0: 1}), any(x > 1 for x in (1, 2)))
for wrong in (lambda: any(None),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
