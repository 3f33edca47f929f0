# SPDX-License-Identifier: MIT
# Using None as a value names its type.
for f in (lambda: None + 1, lambda: None < None, lambda: len(None), lambda: int(None)):
    try:
        f()
    except TypeError:
        print("TypeError")
try:
    None()
except TypeError as e:
    print(e)
try:
    None.x
except AttributeError as e:
    print(e)
try:
    for x in None:
        pass
except TypeError as e:
    print(e)
try:
    None[0]
except TypeError as e:
    print(e)
