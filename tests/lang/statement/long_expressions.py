# SPDX-License-Identifier: MIT
# Long sums, chains and nested parentheses.
x = 1
print(
    x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
    + x
)
print(((((((((((((((x)))))))))))))))
print((((1 + (2 * (3 + (4 * (5 + (6 * (7 + 8))))))))))
print(x and x and x and x and x and x and x or x or x or x or x or x, not not not not not x, ----x)
print(
    [[[[[[[[x]]]]]]]][0][0][0][0],
    {1: {2: {3: {4: 5}}}}[1][2][3][4],
    "a" "b" "c" "d" "e" "f" "g" "h",
)
