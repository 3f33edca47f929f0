# SPDX-License-Identifier: MIT
"""For tools/dense.py: of the ways to write a function that mean the same, the one that takes the fewest bytes with given byte pairs.

Two variables can exchange their numbers, operands, assignments and parameters their order, a comparison can be turned round. Each such
step is taken when it saves bytes. The pairs are then made anew.
"""
import collections
import itertools

from dense_wasm import FAMILIES, SMALL_FIRST, is_op, is_variable, value_of, value_start, variable

MIRRORED = {'add': 'add', 'mul': 'mul', 'and': 'and', 'or': 'or', 'xor': 'xor', 'eq': 'eq', 'ne': 'ne',
            'ltu': 'gtu', 'gtu': 'ltu', 'lts': 'gts', 'gts': 'lts', 'leu': 'geu', 'geu': 'leu', 'les': 'ges', 'ges': 'les'}
OPPOSITE = {'eq': 'ne', 'ne': 'eq', 'ltu': 'geu', 'geu': 'ltu', 'gtu': 'leu', 'leu': 'gtu',
            'lts': 'ges', 'ges': 'lts', 'gts': 'les', 'les': 'gts'}
NEXT = {  # the same comparison with a constant by so much larger
    'ltu': ('leu', -1), 'leu': ('ltu', 1), 'lts': ('les', -1), 'les': ('lts', 1),
    'gtu': ('geu', 1), 'geu': ('gtu', -1), 'gts': ('ges', 1), 'ges': ('gts', -1)}
ASSOCIATIVE = 'add', 'and', 'or', 'xor'
PUSHES = {'get', 'get_n', 'small', 'const8', 'constn8', 'const16', 'const16u', 'const32', 'faddr'}
UNARY = {'eqz', 'sext8', 'sext16', 'zext8', 'zext16'}
PLAIN = PUSHES | UNARY | set(MIRRORED) | {'sub', 'shl', 'shru', 'shrs'}


# ---- ways to write the same: each gives the code with what ends at place i written in another way ------------------
def loads(code):
    return any(c[0] == 'op' and c[1].startswith('load') for c in code)


def movable(left, right):
    """May the two values be had in the other order? They change nothing; and what one reads may be a register, so not both load."""
    plain = all(c[0] == 'addr' or c[0] == 'op' and (c[1] in PLAIN or c[1].startswith('load')) for c in left + right)
    return plain and left and right and not (loads(left) and loads(right))


def operands(code, end, count):
    """Where each of the values that end there begins, the lowest first; None where that is not plain."""
    starts = [end]
    while len(starts) <= count:
        if starts[0] == 0:
            return None
        starts.insert(0, value_start(code[:starts[0]]))
    return starts[:-1]


def mirrored(function, code, i):
    """a < b  ->  b > a"""
    if code[i][0] == 'op' and code[i][1] in MIRRORED and (starts := operands(code, i, 2)):
        a, b = code[starts[0]:starts[1]], code[starts[1]:i]
        if movable(a, b):
            yield code[:starts[0]] + b + a + [('op', MIRRORED[code[i][1]])] + code[i + 1:]


def opposite(function, code, i):
    """if (a < b) goto x  ->  if not (a >= b) goto x;  a < b ? x : y  ->  a >= b ? y : x"""
    if i + 1 == len(code) or code[i][0] != 'op' or code[i][1] not in OPPOSITE:
        return
    compare, after = ('op', OPPOSITE[code[i][1]]), code[i + 1]
    if after[0] == 'jump' and after[1] in ('brif', 'brz'):
        yield code[:i] + [compare, ('jump', 'brz' if after[1] == 'brif' else 'brif', after[2])] + code[i + 2:]
    elif is_op(after, 'select') and (starts := operands(code, i + 1, 3)):
        x, y = code[starts[0]:starts[1]], code[starts[1]:starts[2]]
        if movable(x, y):
            yield code[:starts[0]] + y + x + code[starts[2]:i] + [compare] + code[i + 1:]


def nudged(function, code, i):
    """a < 5  ->  a <= 4"""
    if i and code[i][0] == 'op' and code[i][1] in NEXT and (value := value_of(code[i - 1])) is not None:
        compare, by = NEXT[code[i][1]]
        if value + by in range(SMALL_FIRST if compare[-1] == 's' else 0, 256) and not (compare[-1] == 'u' and value < 0):
            yield code[:i - 1] + [constant(value + by), ('op', compare)] + code[i + 1:]


def constant(value):
    return ('op', 'small', value - SMALL_FIRST) if value - SMALL_FIRST < FAMILIES['small'] else ('op', 'const8', value)


def regrouped(function, code, i):
    """a + (b + c)  ->  (a + b) + c;  (a + b) + c  ->  a + (b + c), (a + c) + b"""
    op = code[i]
    if op[0] != 'op' or op[1] not in ASSOCIATIVE or not (starts := operands(code, i, 2)):
        return
    a, b, c = starts[0], starts[1], i
    if code[b - 1] == op and (starts := operands(code, b - 1, 2)):
        a, b, c = code[starts[0]:starts[1]], code[starts[1]:b - 1], code[b:i]
        before = code[:starts[0]]
        yield before + a + b + c + [op, op] + code[i + 1:]
        if movable(b, c):
            yield before + a + c + [op] + b + [op] + code[i + 1:]
    elif code[c - 1] == op and (starts := operands(code, c - 1, 2)) and starts[0] == b:
        yield code[:starts[1]] + [op] + code[starts[1]:i - 1] + [op] + code[i + 1:]


def reordered(function, code, i):
    """x = a; y = b  ->  y = b; x = a"""
    if not is_variable(code[i], 'set') or not (starts := operands(code, i, 1)) or not is_variable(code[starts[0] - 1], 'set'):
        return
    middle, y = starts[0], code[i][2]
    if starts := operands(code, middle - 1, 1):
        x, a, b = code[middle - 1][2], code[starts[0]:middle - 1], code[middle:i]
        own = (x in function.memory or y in function.memory) and loads(a + b)
        if x != y and not reads(b, x) and not reads(a, y) and not own and movable(a, b):
            yield code[:starts[0]] + code[middle:i + 1] + code[starts[0]:middle] + code[i + 1:]


def reads(code, n):
    return any(is_variable(c, 'get') and c[2] == n for c in code)


WAYS = mirrored, opposite, nudged, regrouped, reordered


def renumbered(function, code):
    """The code with the numbers of two variables exchanged, for each two that are neither parameters nor own memory."""
    free = [n for n in range(function.params, function.params + function.locals) if n not in function.memory]
    for pair in itertools.combinations(free, 2):
        yield exchanged(code, *pair)


VARIABLE = {what + n for what in ('get', 'set', 'tee') for n in ('', '_n')}


def exchanged(code, m, n):
    other = {m: n, n: m}
    return [variable(c[1].removesuffix('_n'), other[c[2]]) if c[0] == 'op' and c[1] in VARIABLE and c[2] in other else c for c in code]


def with_arguments_exchanged(code, symbol, params, at):
    """The code with two arguments next to each other exchanged in each call of the function; None where that is not plain."""
    code = list(code)
    for i, c in enumerate(code):
        if c[0] == 'call' and c[1] == symbol:
            starts = (operands(code, i, params) or [0] * params) + [i]
            a, b = code[starts[at]:starts[at + 1]], code[starts[at + 1]:starts[at + 2]]
            if not movable(a, b):
                return None
            code[starts[at]:starts[at + 2]] = b + a
    return code


# ---- what they cost ----------------------------------------------------------------------------------------
class Prices:
    """What code takes with a squeeze's pairs, when each is used where that is best."""

    def __init__(self, program, squeeze):
        self.program, self.squeeze, self.known, self.tree = program, squeeze, {}, {}
        for context, pairs in squeeze.pairs.items():
            for i in range(len(pairs)):
                node = self.tree
                for symbol in squeeze.expanded(('op', f'pair{i}_{context}', context)):
                    node = node.setdefault(symbol, {})
                node['end'] = True

    def of(self, function, code):
        """Bytes, but for the distances of jumps."""
        frame = function.params, function.locals, function.frame
        total, start = 0, 0
        for i, c in enumerate(code):
            if i + 1 == len(code) or c[0] in ('jump', 'table') or code[i + 1][0] == 'label':
                key = start == 0, frame, tuple(code[start:i + 1])
                if key not in self.known:
                    self.known[key] = self.of_stretch(function, *key)
                total += self.known[key]
                start = i + 1
        return total

    def of_stretch(self, function, first, _, code):
        total = 0
        for part in self.squeeze.marked(self.program.parts(function, code, first), 'head' if first else 'start'):
            if part[0] == 'code':
                if any(s[0] == 'op' and s[1] not in self.squeeze.number for s in part[1]):
                    return 1 << 30  # an instruction that nothing else needs
                total += self.shortest(self.squeeze.extended(part[1]))
        return total

    def shortest(self, symbols):
        best = [0] * (len(symbols) + 1)
        for i in reversed(range(len(symbols))):
            best[i] = 1 + best[i + 1]
            node, end = self.tree, i
            while end < len(symbols) and (node := node.get(symbols[end])):
                end += 1
                if 'end' in node:
                    best[i] = min(best[i], 1 + best[end])
        return best[0]


def choose(program, squeeze):
    """Takes the steps that save bytes."""
    prices = Prices(program, squeeze)
    for function in program.live_functions.values():
        least = None

        def take(codes):
            nonlocal least
            for code in codes:
                least = least or prices.of(function, function.code)
                if (price := prices.of(function, code)) < least:
                    least, function.code = price, code
                    return True
            return False

        while take(renumbered(function, function.code)):
            pass
        for way in WAYS:
            for i in range(len(function.code)):
                take(way(function, function.code, i))
    choose_parameters(program, prices)


def choose_parameters(program, prices):
    """The order of the parameters of what dense code alone calls, by name."""
    functions, callers = program.live_functions, collections.defaultdict(set)
    for symbol, function in functions.items():
        for c in function.code:
            if c[0] == 'call':
                callers[c[1]].add(symbol)
    total = lambda codes: sum(prices.of(functions[s], code) for s, code in codes.items())
    for symbol in sorted(functions.keys() - program.stubs - program.even):
        params = functions[symbol].params
        for at in range(params - 1):
            before = {s: functions[s].code for s in sorted(callers[symbol] | {symbol})}
            after = {s: with_arguments_exchanged(code, symbol, params, at) for s, code in before.items()}
            if all(after.values()):
                after[symbol] = exchanged(after[symbol], at, at + 1)
                if total(after) < total(before):
                    for s, code in after.items():
                        functions[s].code = code
