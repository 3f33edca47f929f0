# SPDX-License-Identifier: MIT
# str.join: of any iterable of str.
print(",".join(["a", "b"]), "".join("abc"), ", ".join(()), "-".join(("x",)), "ab".join("123"))
print(" ".join({"k": 1}), ".".join(str(i) for i in range(4)))
for wrong in (lambda: ",".join([1]), lambda: ",".join(5), lambda: ",".join(["a", None])):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
