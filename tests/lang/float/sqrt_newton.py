# SPDX-License-Identifier: MIT
# Newton's iteration converges to an exact root.
def newton(n):
    x = n
    for _ in range(20):
        x = (x + n / x) / 2
    return x


for n in (4.0, 9.0, 16.0, 144.0):
    print("%.3f" % newton(n))
print("%.4f" % newton(2.0))
