# SPDX-License-Identifier: MIT
# `in` looks for substrings.
s = "hello world"
print("lo w" in s, "" in s, "h" in s, "x" in s, "x" not in s, "hello world!" in s, "" in "")
try:
    1 in s
except TypeError:
    print("TypeError")
