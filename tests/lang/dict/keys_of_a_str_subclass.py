# SPDX-License-Identifier: MIT
# A str and an instance of a subclass of str with the same text are the same key.
class Text(str):
    pass


print({Text("ABC"): 1}["ABC"], {"ABC": 1}[Text("ABC")], {Text("ABC"): 1}[Text("ABC")], {Text("ABC"), "ABC"} == {"ABC"})
d = {Text("k%d" % i): i for i in range(30)}
print(d["k7"], d.get("k30"), len(d))
