# SPDX-License-Identifier: MIT
# compile gives code that eval and exec run again and again.
c = compile("x * 2", "<s>", "eval")
print(eval(c, {"x": 4}), eval(c, {"x": "ab"}))
e = compile("y = x + 1\nprint('ran', y)", "<s>", "exec")
for n in range(2):
    ns = {"x": n}
    exec(e, ns)
    print(ns["y"])
for source, mode in (("x =", "exec"), ("x = 1", "eval"), ("1 1", "eval")):
    try:
        compile(source, "<s>", mode)
    except SyntaxError:
        print("SyntaxError")
