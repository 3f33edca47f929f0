# SPDX-License-Identifier: MIT
# not yet: the later of two equal keywords wins when one comes from a mapping
def f(**k):
    return k


try:
    f(**{"a": 1}, a=2)
except TypeError:
    print("TypeError")
