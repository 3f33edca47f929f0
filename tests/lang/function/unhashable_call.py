# SPDX-License-Identifier: MIT
# Calling what is not callable names its type.
class A:
    pass


for x in ("s", [], {}, None, 1.5, A()):
    try:
        x()
    except TypeError as e:
        print(e)
