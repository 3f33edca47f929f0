# SPDX-License-Identifier: MIT
# Several statements on a line, line joining and comments.
a = 1; b = 2; print(a, b);
if a: print("one"); print("line")
for i in range(2): print(i, end=";"); b += i
print(b)
x = (1 +
     2 +  # a comment inside

     3)
y = [
    1,
    2
]
z = 1 + \
    2
print(x, y, z)  # trailing
# last comment
s = """a # not a comment"""; print(s)
