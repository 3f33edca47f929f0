# SPDX-License-Identifier: MIT
# Jumps over 120 statements: loop, break, continue, if and else.
def f(m):
    n = k = 0
    while n < 3:
        n += 1
        if n == m:
            k = k + n * 2 - (k >> 1)
            k = k + n * 3 - (k >> 2)
            k = k + n * 4 - (k >> 3)
            k = k + n * 5 - (k >> 4)
            k = k + n * 6 - (k >> 5)
            k = k + n * 7 - (k >> 1)
            k = k + n * 8 - (k >> 2)
            k = k + n * 9 - (k >> 3)
            k = k + n * 10 - (k >> 4)
            k = k + n * 11 - (k >> 5)
            k = k + n * 12 - (k >> 1)
            k = k + n * 13 - (k >> 2)
            k = k + n * 14 - (k >> 3)
            k = k + n * 15 - (k >> 4)
            k = k + n * 16 - (k >> 5)
            k = k + n * 17 - (k >> 1)
            k = k + n * 18 - (k >> 2)
            k = k + n * 19 - (k >> 3)
            k = k + n * 20 - (k >> 4)
            k = k + n * 21 - (k >> 5)
            k = k + n * 22 - (k >> 1)
            k = k + n * 23 - (k >> 2)
            k = k + n * 24 - (k >> 3)
            k = k + n * 25 - (k >> 4)
            k = k + n * 26 - (k >> 5)
            k = k + n * 27 - (k >> 1)
            k = k + n * 28 - (k >> 2)
            k = k + n * 29 - (k >> 3)
            k = k + n * 30 - (k >> 4)
            k = k + n * 31 - (k >> 5)
            k = k + n * 32 - (k >> 1)
            k = k + n * 33 - (k >> 2)
            k = k + n * 34 - (k >> 3)
            k = k + n * 35 - (k >> 4)
            k = k + n * 36 - (k >> 5)
            k = k + n * 37 - (k >> 1)
            k = k + n * 38 - (k >> 2)
            k = k + n * 39 - (k >> 3)
            k = k + n * 40 - (k >> 4)
            k = k + n * 41 - (k >> 5)
            continue
        elif k > 10:
            k = k ^ n + 0 & 0xFFFF
            k = k ^ n + 3 & 0xFFFF
            k = k ^ n + 6 & 0xFFFF
            k = k ^ n + 9 & 0xFFFF
            k = k ^ n + 12 & 0xFFFF
            k = k ^ n + 15 & 0xFFFF
            k = k ^ n + 18 & 0xFFFF
            k = k ^ n + 21 & 0xFFFF
            k = k ^ n + 24 & 0xFFFF
            k = k ^ n + 27 & 0xFFFF
            k = k ^ n + 30 & 0xFFFF
            k = k ^ n + 33 & 0xFFFF
            k = k ^ n + 36 & 0xFFFF
            k = k ^ n + 39 & 0xFFFF
            k = k ^ n + 42 & 0xFFFF
            k = k ^ n + 45 & 0xFFFF
            k = k ^ n + 48 & 0xFFFF
            k = k ^ n + 51 & 0xFFFF
            k = k ^ n + 54 & 0xFFFF
            k = k ^ n + 57 & 0xFFFF
            k = k ^ n + 60 & 0xFFFF
            k = k ^ n + 63 & 0xFFFF
            k = k ^ n + 66 & 0xFFFF
            k = k ^ n + 69 & 0xFFFF
            k = k ^ n + 72 & 0xFFFF
            k = k ^ n + 75 & 0xFFFF
            k = k ^ n + 78 & 0xFFFF
            k = k ^ n + 81 & 0xFFFF
            k = k ^ n + 84 & 0xFFFF
            k = k ^ n + 87 & 0xFFFF
            k = k ^ n + 90 & 0xFFFF
            k = k ^ n + 93 & 0xFFFF
            k = k ^ n + 96 & 0xFFFF
            k = k ^ n + 99 & 0xFFFF
            k = k ^ n + 102 & 0xFFFF
            k = k ^ n + 105 & 0xFFFF
            k = k ^ n + 108 & 0xFFFF
            k = k ^ n + 111 & 0xFFFF
            k = k ^ n + 114 & 0xFFFF
            k = k ^ n + 117 & 0xFFFF
            break
        else:
            k += 0 if n & 1 else 0
            k += 1 if n & 1 else 1
            k += 2 if n & 1 else 0
            k += 0 if n & 1 else 1
            k += 1 if n & 1 else 0
            k += 2 if n & 1 else 1
            k += 0 if n & 1 else 0
            k += 1 if n & 1 else 1
            k += 2 if n & 1 else 0
            k += 0 if n & 1 else 1
            k += 1 if n & 1 else 0
            k += 2 if n & 1 else 1
            k += 0 if n & 1 else 0
            k += 1 if n & 1 else 1
            k += 2 if n & 1 else 0
            k += 0 if n & 1 else 1
            k += 1 if n & 1 else 0
            k += 2 if n & 1 else 1
            k += 0 if n & 1 else 0
            k += 1 if n & 1 else 1
            k += 2 if n & 1 else 0
            k += 0 if n & 1 else 1
            k += 1 if n & 1 else 0
            k += 2 if n & 1 else 1
            k += 0 if n & 1 else 0
            k += 1 if n & 1 else 1
            k += 2 if n & 1 else 0
            k += 0 if n & 1 else 1
            k += 1 if n & 1 else 0
            k += 2 if n & 1 else 1
            k += 0 if n & 1 else 0
            k += 1 if n & 1 else 1
            k += 2 if n & 1 else 0
            k += 0 if n & 1 else 1
            k += 1 if n & 1 else 0
            k += 2 if n & 1 else 1
            k += 0 if n & 1 else 0
            k += 1 if n & 1 else 1
            k += 2 if n & 1 else 0
            k += 0 if n & 1 else 1
    else:
        return k, 'else'
    return k, 'break'


for m in range(5):
    print(f(m))
