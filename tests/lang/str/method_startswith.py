# SPDX-License-Identifier: MIT
# str.startswith: a text or a tuple; bounds.
print("hello".startswith("he"), "hello".startswith(""), "hello".startswith(("x", "h")))
print("hello".startswith("l", 2), "hello".startswith("llo", 2, 4), "hello".startswith("lo", -2))
print("a".startswith("ab"))
for wrong in (lambda: "a".startswith(None),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
