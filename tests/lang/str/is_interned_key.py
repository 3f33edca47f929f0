# SPDX-License-Identifier: MIT
# Strings built at run time find the same dict keys and attributes.
class A:
    pass


a = A()
setattr(a, "na" + "me", 5)
d = {"key": 1}
print(a.name, d["k" + "ey"], getattr(a, "".join(["n", "ame"])), "ke" + "y" in d)
d["".join(["k", "e", "y"])] = 2
print(d, len(d))
