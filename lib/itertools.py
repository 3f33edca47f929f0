# SPDX-License-Identifier: MIT
"""Iterators, as generators: what is wrong with an argument is said at the first item."""


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    saved = []
    for x in iterable:
        yield x
        saved.append(x)
    while saved:
        yield from saved


def repeat(object, times=None):
    while times is None:
        yield object
    for _ in range(times):
        yield object


def _chain(iterables):
    for it in iterables:
        yield from it


class chain:
    from_iterable = _chain

    def __new__(cls, *iterables):
        return _chain(iterables)


def islice(iterable, *args):
    start, stop, step = (0, *args, 1) if len(args) == 1 else (*args, 1) if len(args) == 2 else args
    start = start or 0
    step = 1 if step is None else step
    if start < 0 or step < 1 or (stop is not None and stop < 0):
        raise ValueError("islice() takes no negative indices, and a step from 1 on")
    return _islice(iter(iterable), start, stop, step)


def _islice(it, start, stop, step):
    at = 0
    end = stop if stop is None or stop > start else start  # so many are read
    while end is None or at < end:
        for x in it:
            break
        else:
            return
        if at == start and at != stop:
            yield x
            start += step
        at += 1


def takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            return
        yield x


def dropwhile(predicate, iterable):
    it = iter(iterable)
    for x in it:
        if not predicate(x):
            yield x
            break
    yield from it


def filterfalse(predicate, iterable):
    for x in iterable:
        if not (predicate or bool)(x):
            yield x


def compress(data, selectors):
    for x, wanted in zip(data, selectors):
        if wanted:
            yield x


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def pairwise(iterable):
    it = iter(iterable)
    for last in it:
        for x in it:
            yield last, x
            last = x


def accumulate(iterable, func=None, *, initial=None):
    it = iter(iterable)
    total = initial
    if initial is None:
        for total in it:
            break
        else:
            return
    yield total
    for x in it:
        total = func(total, x) if func else total + x
        yield total


def zip_longest(*iterables, fillvalue=None):
    its = [iter(it) for it in iterables]
    left = len(its)
    while left:
        row = []
        for i, it in enumerate(its):
            x = fillvalue
            if it:
                try:
                    x = next(it)
                except StopIteration:
                    its[i] = None
                    left -= 1
            row.append(x)
        if left:
            yield tuple(row)


def product(*iterables, repeat=1):
    pools = [tuple(it) for it in iterables] * repeat
    at = [0] * len(pools)
    while all(pools):
        yield tuple([pool[i] for pool, i in zip(pools, at)])
        for k in reversed(range(len(at))):
            at[k] += 1
            if at[k] < len(pools[k]):
                break
            at[k] = 0
        else:
            return


# Tuples of r places out of n. Each is at least `step` behind the one before it; None: any that is not taken.
def _places(n, r, step, at=()):
    if len(at) == r:
        yield at
        return
    for i in range(0 if step is None or not at else at[-1] + step, n):
        if step is not None or i not in at:
            yield from _places(n, r, step, at + (i,))


def _pick(iterable, r, step):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    if r < 0:
        raise ValueError("r must be non-negative")
    if r <= len(pool) or (step == 0 and pool):
        for at in _places(len(pool), r, step):
            yield tuple([pool[i] for i in at])


def permutations(iterable, r=None):
    return _pick(iterable, r, None)


def combinations(iterable, r):
    return _pick(iterable, r, 1)


def combinations_with_replacement(iterable, r):
    return _pick(iterable, r, 0)


class groupby:
    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._key = key
        self._now = self._wanted = self  # the key of the item that was read last; that of the group

    def __iter__(self):
        return self

    def _read(self):
        self._item = next(self._it)
        self._now = self._key(self._item) if self._key else self._item

    def __next__(self):
        self._group = group = []
        while self._now == self._wanted:
            self._read()
        self._wanted = self._now
        return self._now, self._items(group)

    def _items(self, group):
        while self._group is group and self._now == self._wanted:
            yield self._item
            if self._group is not group:
                return
            try:
                self._read()
            except StopIteration:
                return


def _tee(it, link):
    while True:
        if not link:
            try:
                link.append(next(it))
            except StopIteration:
                return
            link.append([])
        yield link[0]
        link = link[1]


def tee(iterable, n=2):
    it = iter(iterable)
    link = []
    return tuple([_tee(it, link) for _ in range(n)])
