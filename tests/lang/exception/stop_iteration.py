# SPDX-License-Identifier: MIT
# StopIteration from next, with and without a default.
it = iter([1])
print(next(it))
try:
    next(it)
except StopIteration as e:
    print("StopIteration", e.args)
print(next(it, None), next(it, "d"))
