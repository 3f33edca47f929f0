# SPDX-License-Identifier: MIT
# Stars in displays, calls, returns and subscripts.
a, d = [1, 2], {"x": 1}
print([*a, 3, *a], (*a, *"b"), sorted({*a, 2, 5}), {**d, "y": 2, **{"x": 9}}, [*range(3), *{}, *()])
t = *a, 4
print(t, *a, *"xy", sep="-")


def f():
    return *a, 0


print(f(), [*f()], print(*[], end=""))
for x in *a, 9:
    print(x, end=" ")
print()
