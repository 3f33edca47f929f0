# SPDX-License-Identifier: MIT
# Statements in a class body run in order; methods do not see the names.
x = "global"


class A:
    x = "class"
    y = x + "!"
    values = []
    for i in range(3):
        values.append(i)
    if i == 2:
        def chosen(self):
            return "two"
    else:
        def chosen(self):
            return "other"

    def get(self):
        return x

    del values[0]


print(A.y, A.values, A.i, A().chosen(), A().get(), A.x)
