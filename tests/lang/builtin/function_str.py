# SPDX-License-Identifier: MIT
# str(): of everything.
print(str(), str(5), str(1.5), str(None), str("a"), str([1, "a"]), str(b"a"), str(True))
print(str(int), str({"a": (1,)}), str(...), str(b"abc", "utf-8"))
for wrong in (lambda: str(5, "utf-8"),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
