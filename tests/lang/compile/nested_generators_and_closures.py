# SPDX-License-Identifier: MIT
# Generators inside functions inside generators.
def numbers(n):
    def scaled(k):
        for i in range(n):
            def value():
                return i * k + n

            yield value

    for k in range(1, 3):
        yield from ((k, v()) for v in scaled(k))


print(list(numbers(3)))
print([list((lambda y: (x + y for x in range(y)))(z)) for z in range(4)])
