# SPDX-License-Identifier: MIT
# object is the base of all, explicit or not.
class A(object):
    pass


class B:
    pass


print(
    issubclass(A, object),
    issubclass(B, object),
    isinstance(object(), object),
    type(object()).__name__,
)
print(object() == object(), hasattr(A(), "__class__"))
