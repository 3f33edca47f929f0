# SPDX-License-Identifier: MIT
# An instance with many attributes.
class A:
    pass


a = A()
for i in range(40):
    setattr(a, "attr" + str(i), i * i)
print(a.attr0, a.attr39, sum(getattr(a, "attr" + str(i)) for i in range(40)))
