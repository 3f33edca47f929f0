# SPDX-License-Identifier: MIT
# time.time() never goes back; sleep accepts fractions.
import time

a = time.time()
time.sleep(0)
time.sleep(0.001)
b = time.time()
print(b >= a)
t = time.localtime(0)
print(len(t) >= 8, t[1], t[2])
