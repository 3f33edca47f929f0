# SPDX-License-Identifier: MIT
# Source nested as deep as people write it works.
print(eval("(" * 10 + "1" + ")" * 10), eval("[" * 10 + "]" * 10), eval("-" * 11 + "1"))
print(eval("not " * 11 + "1"), eval("max(" * 10 + "1, 2" + ", 3)" * 10))
source = "n = 0\n"
for i in range(10):
    source += " " * i + "if n == %d:\n" % i + " " * (i + 1) + "n += 1\n"
exec(source)
print(n)
source = ""
for i in range(6):
    source += " " * i + "def f():\n"
source += " " * 6 + "return 'deep'\n"
for i in range(5, 0, -1):
    source += " " * i + "return f()\n"
exec(source)
print(f())
