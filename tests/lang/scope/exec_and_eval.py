# SPDX-License-Identifier: MIT
# exec and eval with their own globals.
ns = {"a": 5}
exec("b = a + 1\ndef f(x):\n    return x * b\n", ns)
print(ns["b"], ns["f"](10), eval("a * 2", ns), eval("1 + 2"))
x = 10
exec("x += 1\ny = x * 2")
print(x, y, eval("x + y"), eval(" [i for i in range(3)] "))
print(eval("lambda q: q + 1")(4), eval("a + b", {"a": 1, "b": 2}))
