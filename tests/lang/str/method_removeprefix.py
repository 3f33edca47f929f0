# SPDX-License-Identifier: MIT
# str.removeprefix and removesuffix: once, if there.
print("prefix_x".removeprefix("prefix_"), "x".removeprefix("y"), "aab".removeprefix("a"))
print("file.py".removesuffix(".py"), "aab".removesuffix("b"), "a".removesuffix(""))
for wrong in (lambda: "a".removeprefix(("a",)),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
