# SPDX-License-Identifier: MIT
# Width, precision and flags, from the format or by star.
print("[%5d] [%-5d] [%05d] [%+d] [% d] [%+d]" % (42, 42, 42, 42, 42, -42))
print("[%5s] [%-5s] [%.2s] [%5.1s]" % ("abc", "abc", "abc", "abc"))
print("[%*d] [%-*d] [%.*f]" % (5, 1, 5, 2, 2, 1.5))
print("[%08.3f] [%-8.1f] [%3d] [%6x] [%06X]" % (1.5, 2.5, 12345, 255, 255))
print("%d %d %x" % (1 << 40, -(1 << 40), 1 << 40))
