# SPDX-License-Identifier: MIT
# f-strings evaluate in their scope.
x = 1
def f(y):
    x = 2
    return f"{x}{y}{(lambda: x)()}"
print(f(5), f"{x}", [f"{x}{i}" for i in range(2)], f"{f(0)}")
for wrong in (lambda: f"{nothing}",):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
