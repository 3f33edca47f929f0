# SPDX-License-Identifier: MIT
"""partial, reduce, wraps, lru_cache and others. Functions have no attributes that can be set, so wraps() changes none."""


def _same(x):
    return x


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("not callable")
        if type(func) is partial:
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        if keywords:
            return self.func(*self.args, *args, **{**self.keywords, **keywords})
        return self.func(*self.args, *args, **self.keywords)

    def __repr__(self):
        parts = [repr(self.func)] + [repr(x) for x in self.args]
        parts += ["%s=%r" % item for item in self.keywords.items()]
        return "functools.partial(" + ", ".join(parts) + ")"


def reduce(function, iterable, *initial):
    it = iter(iterable)
    if initial:
        value = initial[0]
    else:
        try:
            value = next(it)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in it:
        value = function(value, item)
    return value


def update_wrapper(wrapper, wrapped, assigned=None, updated=None):
    return wrapper


def wraps(wrapped, assigned=None, updated=None):
    return _same


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

    return K


class _Cache:
    def __init__(self, func, maxsize, typed):
        self.__wrapped__ = func
        self._maxsize = maxsize
        self._typed = typed
        self.cache_clear()

    def cache_clear(self):
        self._values = {}
        self._hits = self._misses = 0

    def cache_info(self):
        from collections import namedtuple

        info = namedtuple("CacheInfo", "hits misses maxsize currsize")
        return info(self._hits, self._misses, self._maxsize, len(self._values))

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}

    def __call__(self, *args, **keywords):
        key = args
        if keywords:
            key += (_same, *keywords.items())
        if self._typed:
            key += (_Cache, *[type(x) for x in args], *[type(x) for x in keywords.values()])
        values = self._values
        if key in values:
            self._hits += 1
            value = values.pop(key)  # the latest is the last
        else:
            self._misses += 1
            value = self.__wrapped__(*args, **keywords)
            if self._maxsize is not None:
                while values and len(values) >= self._maxsize:
                    del values[next(iter(values))]
                if self._maxsize <= 0:
                    return value
        values[key] = value
        return value

    def __get__(self, obj, cls=None):
        return self if obj is None else partial(self, obj)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _Cache(maxsize, 128, typed)
    return lambda func: _Cache(func, maxsize, typed)


def cache(func):
    return _Cache(func, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        value = self.func(obj)
        setattr(obj, self.name, value)
        return value

