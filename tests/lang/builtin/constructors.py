# SPDX-License-Identifier: MIT
# Every builtin type called without and with arguments.
print(int(), float(), str(), bool(), list(), tuple(), dict(), bytes(), len(set()))
print(
    int("5"),
    float("1.5"),
    str(5),
    bool("x"),
    list("ab"),
    tuple([1]),
    dict(a=1),
    bytes([1]),
    set([1]),
)
print(list(map(int, "12")), list(map(bool, [0, 1])), [t() for t in (int, str, list)])
