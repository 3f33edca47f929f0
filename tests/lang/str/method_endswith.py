# SPDX-License-Identifier: MIT
# str.endswith: a text or a tuple of them; bounds.
print("hello".endswith("lo"), "hello".endswith(""), "hello".endswith(("x", "o")))
print("hello".endswith(()), "hello".endswith("ell", 0, 4), "hello".endswith("hello world"))
for wrong in (lambda: "a".endswith(1), lambda: "a".endswith(["a"])):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
