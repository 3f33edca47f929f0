# SPDX-License-Identifier: MIT
# dict.fromkeys.
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict.fromkeys(()))
print(dict.fromkeys(range(2), []))
for wrong in (lambda: dict.fromkeys(5), lambda: dict.fromkeys([[]])):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
