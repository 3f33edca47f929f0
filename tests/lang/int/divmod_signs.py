# SPDX-License-Identifier: MIT
# divmod agrees with // and %.
for a in (17, -17):
    for b in (5, -5):
        print(divmod(a, b))
print(divmod(0, 3), divmod(10000000000, 3), divmod(-10000000000, 7))
try:
    divmod(1, 0)
except ZeroDivisionError:
    print("ZeroDivisionError")
