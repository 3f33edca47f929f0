# SPDX-License-Identifier: MIT
# Large numbers in every format.
n = 2**90
print("%d %x %X %o" % (n, n, n, n), "%s %r" % (n, n), "%40d|%-40d|" % (n, -n))
print(f"{n:,} {n:x} {n:#X} {n:>35} {-n:_}", "{:b}".format(n)[:5], format(10**25, "+,d"))
