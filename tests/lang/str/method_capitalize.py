# SPDX-License-Identifier: MIT
# str.capitalize: the first letter large, the others small.
print("abc".capitalize(), "ABC".capitalize(), "a b".capitalize(), "".capitalize())
print("1aB".capitalize())
for wrong in (lambda: "a".capitalize(1),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
