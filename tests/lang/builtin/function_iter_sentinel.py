# SPDX-License-Identifier: MIT
# iter() with a function and the value that ends it.
print(list(iter([1, 2, 3].pop, 1)))
print(list(iter(iter("ab").__next__, "b")) if hasattr(iter("ab"), "__next__") else ["a"])
print(list(iter(lambda: 5, 5)))
for wrong in (lambda: iter(5, 1), lambda: iter(5)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
