# SPDX-License-Identifier: MIT
# A closure that calls itself, and mutual recursion inside a function.
def make():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)

    def even(n):
        return n == 0 or odd(n - 1)

    def odd(n):
        return n != 0 and even(n - 1)

    return fact, even


fact, even = make()
print(fact(10), even(10), even(7), (lambda f, n: f(f, n))(lambda f, n: n and n + f(f, n - 1), 5))
