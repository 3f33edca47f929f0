# SPDX-License-Identifier: MIT
# Augmented assignment evaluates its target once.
def show(x, name):
    print(name, end=" ")
    return x


l = [1, 2, 3]
d = {"k": 1}


class A:
    n = 1


a = A()
show(l, "list")[show(1, "index")] += 10
show(d, "dict")["k"] *= 5
show(a, "object").n -= 4
print(l, d, a.n, A.n)
s = "a"
s += "b"
t = (1,)
t *= 2
l[0:1] += [9, 9]
print(s, t, l)
