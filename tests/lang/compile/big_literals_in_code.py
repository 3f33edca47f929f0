# SPDX-License-Identifier: MIT
# Constants of every size in one function.
def f():
    return (
        0,
        1,
        -1,
        127,
        128,
        -128,
        -129,
        255,
        256,
        32767,
        32768,
        -32769,
        65535,
        65536,
        1073741823,
        1073741824,
        -1073741824,
        -1073741825,
        2147483648,
        4294967295,
        0x4001100C,
        1 << 45,
        9223372036854775807,
    )


for n in f():
    print(n, end=" ")
print()


def g(n):
    return (
        n + 127,
        n + 128,
        n - 129,
        n * 255,
        n + 65536,
        n & 0xFFFF,
        n < 1000,
        n == 300,
        n - 1,
        n + 1,
    )


print(g(300), g(-5), g(1 << 40))
