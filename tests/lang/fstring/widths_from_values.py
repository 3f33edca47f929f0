# SPDX-License-Identifier: MIT
# Specs made of values.
w, p, v, c = 8, 2, 3.14159, "*"
print(f"{v:{w}.{p}f}", f"{v:{c}>{w}}"[-3:], f"{5:0{w}b}", f"{'a':{c}^{w - 3}}", f"{v:.{p + 1}f}")
print(f"{10:{'x'}}")
