# SPDX-License-Identifier: MIT
# The loop variable stays inside.
x = "outer"
print([x for x in range(3)], x)
print({x: 1 for x in "ab"}, sorted({x for x in "cd"}), list(x for x in "ef"), x)
try:
    [inner for inner in range(2)]
    inner
except NameError as e:
    print(e)
