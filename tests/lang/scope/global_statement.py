# SPDX-License-Identifier: MIT
# global makes a name of the module.
n = 1


def read():
    return n


def shadow():
    n = 5
    return n


def write():
    global n, made
    n += 10
    made = "here"


print(read(), shadow(), n)
write()
print(n, made, read())


def remove():
    global made
    del made


remove()
try:
    made
except NameError as e:
    print(e)
