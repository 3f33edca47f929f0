# SPDX-License-Identifier: MIT
# nonlocal writes to the variable around.
def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def read():
        return n

    return up, read


up, read = counter()
up2, read2 = counter()
up()
up(5)
up2()
print(read(), read2())
