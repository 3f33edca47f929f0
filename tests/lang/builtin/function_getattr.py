# SPDX-License-Identifier: MIT
# getattr(), hasattr(), setattr(), delattr().
print(getattr("abc", "upper")(), getattr(5, "x", "none"), hasattr([], "append"))
print(hasattr([], "x"), hasattr(1, "bit_length"))
for wrong in (lambda: getattr(5, "x"), lambda: setattr(5, "x", 1), lambda: getattr(5, 6), lambda: delattr([], "append")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
