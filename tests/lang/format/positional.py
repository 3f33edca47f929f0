# SPDX-License-Identifier: MIT
# {} by order, index and name.
print(
    "{} {}".format(1, "a"),
    "{1} {0} {1}".format("a", "b"),
    "{x}-{y}".format(x=1, y=2),
    "{0}{x}".format(5, x=6),
)
print(
    "{{}} {{{}}}".format(1),
    "{}".format([1, 2]),
    "{:}".format("x"),
    "".format(),
    "plain".format(1, 2),
)
