# SPDX-License-Identifier: MIT
# No reserved word is a name.
words = (
    "False None True and as assert async await break class continue def del elif else except "
    "finally for from global if import in is lambda nonlocal not or pass raise return try while with yield"
).split()
for word in words:
    try:
        exec(word + " = 1", {})
        print(word, "accepted")
    except SyntaxError:
        print(word, end=" ")
print(len(words))
for word in (
    "print",
    "exec",
    "match",
    "case",
    "type",
    "_",
    "self",
    "nonlocals",
    "iff",
    "is_",
    "Ellipsis",
):
    exec(word + " = 1", {})
