# SPDX-License-Identifier: MIT
import mod
import sys
print(mod.f(1), mod.f(1, 2, 3, kw=4, z=5), mod.C.make().twice, mod.C.attr, list(mod.gen(3)), mod.lam(1))
print(mod.CONST, mod.T)
try:
    mod.boom()
except ValueError as e:
    print(e)
try:
    mod.f(a=1, b=3, kw=1, nosuch=2)
    mod.f()
except TypeError as e:
    print("TypeError")
