# SPDX-License-Identifier: MIT
# Set expressions mix with comparisons and conditions.
a, b, c = set("abc"), set("bcd"), set("cde")
print(
    sorted(a & b | c),
    sorted(a | b & c),
    sorted(a ^ b ^ c),
    sorted(a - b - c),
    a & b <= a,
    a | b > c,
)
print("yes" if a & c else "no", "yes" if a & b & set("xyz") else "no", len(a | b | c), not set())
