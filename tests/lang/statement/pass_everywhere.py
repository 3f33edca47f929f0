# SPDX-License-Identifier: MIT
# pass in every block.
if 1:
    pass
else:
    pass
for _ in range(1):
    pass
else:
    pass
while False:
    pass
try:
    pass
except ValueError:
    pass
else:
    pass
finally:
    pass


class A:
    pass


def f():
    pass


lambda: None
print(f(), A.__name__)
