# SPDX-License-Identifier: MIT
# Operators between int and foreign types are a TypeError with CPython's words.
try:
    1 + "a"
except TypeError as e:
    print(e)
for f in (
    lambda: 1 - None,
    lambda: 1 * {},
    lambda: 1 / "a",
    lambda: 1 < "a",
    lambda: 1 & 1.0,
    lambda: -"a",
    lambda: ~1.5,
    lambda: 1 << 1.0,
    lambda: [] + 1,
    lambda: 1 // None,
):
    try:
        print(f())
    except TypeError:
        print("TypeError")
print(1 == "a", 1 != "a", 1 == None)
