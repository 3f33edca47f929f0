# SPDX-License-Identifier: MIT
# min(): key, default, several arguments.
print(min(3, 1, 2), min([3, 1, 2]), min("hello"), min([], default=5), min([-3, 2], key=abs))
print(min("b", "a"), min((1, 2), (1, 1)), min({3: 0, 2: 1}))
for wrong in (lambda: min([]), lambda: min(5), lambda: min(1, "a")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
