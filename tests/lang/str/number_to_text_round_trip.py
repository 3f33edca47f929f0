# SPDX-License-Identifier: MIT
# Numbers to text and back in many forms.
for n in (0, 1, -1, 255, -4096, 1 << 31, -(1 << 40)):
    texts = [str(n), "%d" % n, "{}".format(n), f"{n}", repr(n), hex(n), bin(n), oct(n)]
    print(n, all(int(t, 0) == n for t in texts), len(set(texts[:5])))
for x in (0.5, -0.25, 1024.0, 1e10):
    print(float(str(x)) == x, float("%r" % x) == x, float("{:.3f}".format(x)) == x)
