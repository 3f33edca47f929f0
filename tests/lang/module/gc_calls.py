# SPDX-License-Identifier: MIT
# gc can be asked to collect, and switched off and on.
import gc

gc.collect()
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
for i in range(200):
    x = [i] * 10
gc.collect()
print(x)
