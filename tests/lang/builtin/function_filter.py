# SPDX-License-Identifier: MIT
# filter(): a function or None.
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, range(4))))
print(list(filter(str.isdigit, "a1b2")), list(filter(bool, [])))
for wrong in (lambda: filter(None), lambda: list(filter(5, [1]))):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
