# SPDX-License-Identifier: MIT
# sqrt, pow, exp and logarithms at exact or rounded places.
import math

print(math.sqrt(0), math.sqrt(2.25), math.exp(0), math.log(1))
print("%.4f %.4f %.4f" % (math.exp(1), math.log(10), math.sqrt(2)))
print("%.3f %.3f %.3f" % (math.log2(8), math.log10(1000), math.log(8, 2)))
print("%.3f %.3f" % (math.pow(2, 10), math.pow(4, 0.5)))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1)):
    try:
        f()
    except ValueError:
        print("ValueError")
# Results below the smallest normal float.
print("%.3g %.3g %.3g" % (1e-20 ** 2.0, math.pow(2, -130), math.exp(-90)))
