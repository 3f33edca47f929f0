# SPDX-License-Identifier: MIT
# Large numbers as keys, bools, bytes and small again.
n = 10**25
d = {n: "a", -n: "b"}
print(
    d[10**25],
    d[-(10**25)],
    bool(n),
    not n,
    n // n,
    n % 10,
    int(str(n)) == n,
    hash(n) == hash(10**25),
)
print(
    (1 << 80).to_bytes(12, "big"),
    int.from_bytes(b"\xff" * 12, "little"),
    int.from_bytes(b"\x01" + b"\0" * 10, "big"),
)
try:
    n.to_bytes(4, "big")
except OverflowError:
    print("OverflowError")
print([10, 20][n // n], abs(-n), n and 1, max(n, 5), sum([n, n, 1]))
