# SPDX-License-Identifier: MIT
# Equality ignores order; there is no less-than.
print(
    {"a": 1, "b": 2} == {"b": 2, "a": 1},
    {"a": 1} == {"a": 2},
    {"a": 1} != {"b": 1},
    {} == {},
    {1: 2} == {1.0: 2.0},
)
print({"a": [1, {}]} == {"a": [1, {}]}, {} == [], {"a": 1} == {"a": 1, "b": 2})
try:
    {} < {1: 2}
except TypeError:
    print("TypeError")
