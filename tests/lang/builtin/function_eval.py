# SPDX-License-Identifier: MIT
# eval(): names, expressions, errors.
print(eval("1 + 2"), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}))
print(eval("[i for i in range(3)]"), eval(" 5"), eval("(1,\n2)"))
for wrong in (lambda: eval("x = 1"), lambda: eval(""), lambda: eval("undefined_name"), lambda: eval("1 +")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
