# SPDX-License-Identifier: MIT
# Keys of many types live together.
d = {1: "int", "1": "str", 1.5: "float", (1,): "tuple", None: "none", b"1": "bytes", 1 << 40: "big"}
for k in d:
    print(repr(k), d[k])
print(d[2 ** 40], d[3 / 2], d.get(True), d.get(1.0), len(d))
for bad in ([], {}, set()):
    try:
        d[bad] = 1
    except TypeError:
        print("TypeError")
