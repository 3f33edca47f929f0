# SPDX-License-Identifier: MIT
# A small Mandelbrot set in floats.
def depth(cr, ci):
    zr = zi = 0.0
    for n in range(30):
        r2 = zr * zr
        i2 = zi * zi
        if r2 + i2 > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = r2 - i2 + cr
    return 30


# Only the coarse depth is shown: single and double precision agree on it.
for y in range(-8, 9, 2):
    row = ""
    for x in range(-16, 8):
        row += " .:*#"[min(depth(x / 8, y / 8) // 4, 4)]
    print(row)
