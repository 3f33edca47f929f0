# SPDX-License-Identifier: MIT
# Methods of core/mod/collections.c.


# ---- OrderedDict ----
def dict_repr(self):
    return f"OrderedDict({dict(self)})"


def move_to_end(self, key, last=True):
    value = self.pop(key)
    rest = {} if last else self.copy()
    if rest:
        self.clear()
    self[key] = value
    self.update(rest)


def popitem(self, last=True):
    for key in reversed(self) if last else self:
        return key, self.pop(key)
    raise KeyError("dictionary is empty")


# ---- deque ----
def deque_repr(self):
    return f"deque({list(self)}" + (")" if self.maxlen is None else f", maxlen={self.maxlen})")


def deque_copy(self):
    return type(self)(self, self.maxlen)


def extend(self, items):
    for item in list(items):
        self.append(item)


def extendleft(self, items):
    for item in list(items):
        self.appendleft(item)


def rotate(self, n=1):
    if self:
        n = -n % len(self)
        self[:] = self[n:] + self[:n]


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


def tuple_repr(self):
    values = [f"{name}={value!r}" for name, value in zip(self._fields, self)]
    return f"{type(self).__name__}({', '.join(values)})"


def asdict(self):
    return dict(zip(self._fields, self))


def replace(self, **kwargs):
    return type(self)(**{**self._asdict(), **kwargs})


def tuple_setattr(self, name, value):
    if name in self._fields:
        raise AttributeError("can't set attribute")
    object.__setattr__(self, name, value)
