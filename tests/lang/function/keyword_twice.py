# SPDX-License-Identifier: MIT
def f(**k):
    return k


try:
    f(**{"a": 1}, a=2)
except TypeError:
    print("TypeError")
