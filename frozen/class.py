# SPDX-License-Identifier: MIT
# Classes: core/obj/class.c.


# The method resolution order (Barrett et al., 1996: C3); None when there is no consistent one.
def merge(cls, bases):
    result = [cls]
    lists = [list(base.__mro__) for base in bases] + [list(bases)]
    while lists := [each for each in lists if each]:
        for each in lists:
            head = each[0]
            if not [1 for other in lists if head in other[1:]]:
                break
        else:
            return
        result.append(head)
        for each in lists:
            if each[0] is head:
                del each[0]
    return tuple(result)
