# SPDX-License-Identifier: MIT
# Braces inside the spec.
width, precision, fill = 8, 2, "*"
print(f"[{3.14159:{width}.{precision}f}]")
print(f"[{'ab':{fill}^{width}}] [{42:{width}}] [{42:0{width}}] [{7:{'>'}{3}}]")
for w in (1, 3, 5):
    print(f"[{w:>{w}}]")
