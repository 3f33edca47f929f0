# SPDX-License-Identifier: MIT
# str.split at white space: runs count once, ends are cut.
print("a b  c".split(), "  a b ".split(), "".split(), "   ".split(), "a b c d".split(None, 2))
print(" a b c ".split(None, 1), "a\tb\nc".split(), "one".split(), "a b".split(None, 0))
for wrong in (lambda: "a".split(""), lambda: "a".split(1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
