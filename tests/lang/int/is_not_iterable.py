# SPDX-License-Identifier: MIT
# Iterating, subscripting and calling an int name the type in the message.
try:
    for i in 5:
        pass
except TypeError as e:
    print(e)
try:
    5[0]
except TypeError as e:
    print(e)
try:
    5()
except TypeError as e:
    print(e)
try:
    len(5)
except TypeError as e:
    print(e)
