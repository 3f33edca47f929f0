# SPDX-License-Identifier: MIT
# A class body reads the variables of the function around it.
def f(p):
    q = p + 1

    class A:
        r = p + q
        p2 = p

        def m(self):
            return p, q, self.r

    q = 100
    return A


print(f(1).r, f(1).p2, f(1)().m())
