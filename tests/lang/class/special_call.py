# SPDX-License-Identifier: MIT
# __call__ with all kinds of arguments.
class X:
    def __call__(self, *args, **kwargs):
        return args, kwargs
class Z:
    pass
x = X()
print(x(), x(1, 2), x(*[1, 2], k=3), x(**{"z": 1}), callable(x), callable(Z()))
print(list(map(x, [1, 2])))
for wrong in (lambda: Z()(),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
