# SPDX-License-Identifier: MIT
# is and id(): one object, two equal ones.
a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, id(a) == id(b), None is None, (a is not c), True is (1 == 1))
