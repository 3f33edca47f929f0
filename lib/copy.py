# SPDX-License-Identifier: MIT
"""copy and deepcopy: of lists, dicts, sets, tuples, bytearrays and of objects of classes in Python."""


class Error(Exception):
    pass


def _is_instance(x):
    return hasattr(x, "__dict__") and not isinstance(x, type)


# An object of the same class without its attributes.
def _bare(x):
    return object.__new__(type(x))


def copy(x):
    if hasattr(x, "__copy__"):
        return x.__copy__()
    if type(x) in (list, dict, set, bytearray):
        return x.copy() if type(x) is not bytearray else x[:]
    if _is_instance(x):
        new = _bare(x)
        for name, value in x.__dict__.items():
            setattr(new, name, value)
        return new
    return x


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    if id(x) in memo:
        return memo[id(x)]
    kind = type(x)
    if hasattr(x, "__deepcopy__"):
        new = x.__deepcopy__(memo)
    elif kind is list:
        new = memo[id(x)] = []
        for item in x:
            new.append(deepcopy(item, memo))
    elif kind is dict:
        new = memo[id(x)] = {}
        for key, value in x.items():
            new[deepcopy(key, memo)] = deepcopy(value, memo)
    elif kind is tuple:
        new = tuple([deepcopy(item, memo) for item in x])
        if all([a is b for a, b in zip(x, new)]):
            new = x
        new = memo.get(id(x), new)
    elif kind in (set, frozenset):
        new = kind([deepcopy(item, memo) for item in x])
    elif kind is bytearray:
        new = x[:]
    elif _is_instance(x):
        new = memo[id(x)] = _bare(x)
        for name, value in x.__dict__.items():
            setattr(new, name, deepcopy(value, memo))
    else:
        return x
    memo[id(x)] = new
    memo.setdefault(id(memo), []).append(x)  # it stays while its number is remembered
    return new
