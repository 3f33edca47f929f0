# SPDX-License-Identifier: MIT
# Instances of classes over containers are true when they hold something.
class L(list):
    pass
class D(dict):
    pass
class S(str):
    pass
class I(int):
    pass
print(bool(L()), bool(L([0])), bool(D()), bool(D(a=1)), bool(S()), bool(S("x")), bool(I()), bool(I(3)))
print(not L(), "yes" if D(x=1) else "no", list(reversed(D(a=1, b=2))), [x for x in (L(), L([1])) if x])
