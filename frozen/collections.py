# SPDX-License-Identifier: MIT
# Methods of core/mod/collections.c.


# ---- namedtuple ----
def fields(names):
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    names = tuple(names)
    return {"_fields": names, **{name: i for i, name in enumerate(names)}}


def tuple_new(cls, *args, **kwargs):
    fields = cls._fields
    args = list(args)
    args += [kwargs.pop(name) for name in fields[len(args):] if name in kwargs]
    if kwargs or len(args) != len(fields):
        raise TypeError("takes %r" % (fields,))
    return tuple.__new__(cls, args)


def asdict(self):
    return dict(zip(self._fields, self))


def replace(self, **kwargs):
    return type(self)(**{**self._asdict(), **kwargs})
