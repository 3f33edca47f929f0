# SPDX-License-Identifier: MIT
"""What tools/dense.py knows of the functions it emits, for stack_report.py and size_report.py: a JSON file with

    files       symbol -> source file, for functions, data and strings
    functions   symbol -> kind 'dense' or 'hot'; params; own, the bytes of its frame; and what it calls:
      calls       [callee, bytes, after a check]
      pointers    [params, result, targets, bytes, after a check]: calls through pointers; a target is a function or, in a
                  table of operations (py_ops_t), a place; null: any function whose address is taken
      tries       [function or null, bytes, after a check]: calls of py_try
    ops         symbol -> places in tables of operations (py_ops_t) where it stands: dense_ask_NAME() calls these
    entries     functions in tables of entries, which dense_call() calls; getters: those of properties
    taken       other functions whose address is used
    signatures  symbol -> [params, result]

Bytes are what of the stack is in use at the call, from the function's entry on: for dense code that is when all
arguments have been pushed. What the change between dense and native code costs is added by the reader.
"Known to be after a check" is what holds on all ways to the call: py_check_stack() has been called.
"""
import json
import re

import dense
import dense_wasm

OPS = 12  # where a py_type_t has its operations
ASK = {'dense_ask_' + name: i for i, name in enumerate(('print', 'unary', 'binary', 'subscr', 'iter', 'next'))}  # (a, b, c, type)
GETTER = 3  # enum py_kind
CHECK, TRY = 'py_check_stack', 'py_try'
WORDS = {'push': 4, 'push.w': 4, 'stmdb': 4, 'stmfd': 4}


def source_of(path):
    """build/fw/X/dense/core/obj/list.s -> core/obj/list.c"""
    return re.sub(r'^.*?/dense/', '', path)[:-2] + '.c'


def after_check(items):
    """For each item, whether a check has been passed on all ways to it. An item is a tuple: ('label', name),
    ('jump', label, falls through), ('end',), ('call', name) or anything else. A label's state is that of all jumps to it."""
    at = {i[1]: True for i in items if i[0] == 'label'}
    while True:
        state, found, new = False, [], dict(at)
        reached = True
        for item in items:
            found.append(state or not reached)
            if item[0] == 'label':
                state, reached = (state or not reached) and at[item[1]], True
                new[item[1]] = new[item[1]] and state
            elif item[0] == 'jump':
                if not (state or not reached):
                    new[item[1]] = False
                reached = reached and item[2]
            elif item[0] == 'end':
                reached = False
            elif item[0] == 'call' and item[1] == CHECK:
                state = True
        if new == at:
            return found
        at = new


class Walk:
    """The operands of lowered code: how many there are at each call, and what is known of them."""

    def __init__(self, program, function, code):
        self.data, self.stack, self.most = program.data, [], 0
        self.memory = function.memory  # variables whose address may be known elsewhere
        self.sets = {n: {None} for n in [*range(function.params), *self.memory]}  # variable -> what it may hold
        self.known = {}  # variable -> what it holds, up to the next label
        self.calls, self.pointers, self.tries, items, self.taken = [], [], [], [], set()
        for c in code:
            self.step(c)
            self.most = max(self.most, len(self.stack))
            items.append(self.item(c))
            if c[0] == 'table':
                items += [('jump', label, True) for label in c[1]] + [('end',)]
        flags = after_check(items)
        self.flags = [f for f, i in zip(flags, items) if i[0] == 'call']

    @staticmethod
    def item(c):
        if c[0] == 'jump':
            return 'jump', c[2], c[1] != 'br'
        if c[0] == 'op' and c[1] in dense_wasm.ENDS:
            return ('end',)
        if c[0] == 'op' and c[1] in ('icall', 'icallv'):
            return 'call', None
        return c[:2]

    def step(self, c):
        pops, pushes = self.effect(c)
        values = self.stack[len(self.stack) - pops:]
        depth = len(self.stack)
        if c[0] == 'call' and c[1] in ASK:
            self.calls.append((None, c[2], depth))
            self.pointers.append((c[2], True, ('ask', ASK[c[1]], values[-1]), depth))
        elif c[0] == 'call':
            self.calls.append((c[1], c[2], depth))
            if c[1] == TRY:
                known = values[0] if values and isinstance(values[0], str) else None
                self.tries.append((known, depth))
        elif c[0] == 'op' and c[1] in ('icall', 'icallv'):
            self.calls.append((None, c[2], depth - 1))
            self.pointers.append((c[2], c[1] == 'icall', values[-1], depth - 1))
        elif c[0] == 'op' and c[1][:3] in ('set', 'tee'):
            self.sets.setdefault(c[2], set()).add(values[-1])
            if c[2] not in self.memory:
                self.known[c[2]] = values[-1]
        elif c[0] == 'label':
            self.known.clear()
        elif c[0] == 'addr' and c[2]:
            self.taken.add(c[2])
        del self.stack[depth - pops:]
        self.stack += [self.value(c, values)] * pushes
        if c[0] == 'jump' and c[1] == 'br' or c[0] == 'table' or c[0] == 'op' and c[1] in dense_wasm.ENDS:
            self.stack = []

    @staticmethod
    def effect(c):
        if c[0] == 'jump':
            return int(c[1] != 'br'), 0
        if c[0] == 'table':
            return 1, 0
        if c[0] == 'label':
            return 0, 0
        if c[0] == 'op' and c[1] in dense_wasm.ENDS:
            return int(c[1] == 'ret'), 0
        if c[0] == 'op' and c[1] == 'swap':
            return 2, 2
        if c[0] == 'op' and c[1] in ('dup', 'faddr'):
            return 0, 1
        return dense_wasm.effect_of(c)

    def value(self, c, values):
        """What is known of what c pushes: a symbol, ('load', offset, from what), ('get', variable)."""
        if c[0] == 'addr':
            return c[1]
        if c[0] == 'op' and c[1] in ('load', 'load_0'):
            return self.loaded(4 * c[2] if c[1] == 'load' else 0, values[-1])
        if c[0] == 'op' and c[1] in ('get', 'get_n'):
            return self.known.get(c[2]) or ('get', c[2])
        if c[0] == 'op' and c[1] in ('tee', 'tee_n'):
            return values[-1]
        return None

    def loaded(self, offset, base):
        """A word of a constant is known."""
        if isinstance(base, str):
            symbol, _, plus = base.partition('+')
            d = self.data.get(symbol)
            if d and d.section.startswith('.rodata'):
                at = 0
                for line, target in zip(d.lines, d.targets):
                    if at == int(plus or 0) + offset:
                        return line[1] if target else None
                    at += size_of(line)
        return 'load', offset, base

    def may_be(self, value, seen=()):
        """All that a value may be, from what its variable is set to."""
        if isinstance(value, tuple) and value[0] == 'get':
            if value[1] in seen:
                return set()
            return set().union(*(self.may_be(v, seen + (value[1],)) for v in self.sets.get(value[1], ())))
        return {value}

    def targets(self, value):
        """Functions, and places in tables of operations; None: any but what stands in these alone."""
        found = set()
        if isinstance(value, tuple) and value[0] == 'ask':
            return self.operation(*value[1:])
        for v in self.may_be(value):
            if isinstance(v, str):
                found.add(v)
            else:
                return None
        return sorted(found, key=str)


    def operation(self, place, of):
        """The function that a known type has there; else the place."""
        if not isinstance(of, str) or of not in self.data or not self.data[of].is_types():
            return [place]
        return [t for t, at in words_of(self.data[self.data[of].fields()[OPS]]) if t and at == place]


def words_of(data):
    """Each word's symbol, or None, and its number."""
    at = 0
    for line, target in zip(data.lines, data.targets):
        yield target, at // dense_wasm.WORD
        at += size_of(line)


def size_of(line):
    word, rest = line
    return {'.int32': 4, '.int16': 2, '.int8': 1, '.int64': 8}.get(word) or (int(rest.split(',')[0]) if word == '.skip' else 0)


def dense_function(program, f):
    walk = Walk(program, f, f.code)
    words, aligned = f.frame
    above = f.params + f.locals + 1  # words between variable 0 and what is below the two saved ones
    own = 4 * f.locals + 8 + 4 * words
    if aligned and words:
        own += 12 + 4 * ((above + 4) // 4 * 4 - above)
    row = {'kind': 'dense', 'params': f.params, 'own': own + 4 * walk.most + 4, 'calls': [], 'pointers': [], 'tries': []}
    pointers, tries = iter(walk.pointers), iter(walk.tries)
    for (name, params, depth), checked in zip(walk.calls, walk.flags):
        used = own + 4 * depth + 4
        if name is None:
            params, result, value, _ = next(pointers)
            row['pointers'].append([params, result, walk.targets(value), used, checked])
        elif name == TRY:
            row['tries'].append([next(tries)[0], used, checked])
        else:
            row['calls'].append([name, used, checked])
    return row, walk.taken


def registers(text):
    n = 0
    for part in re.search(r'\{(.*)\}', text).group(1).split(','):
        ends = part.strip().split('-')
        if len(ends) == 2:
            number = lambda r: {'fp': 11, 'ip': 12, 'sl': 10, 'lr': 14}.get(r) or int(r[1:])
            n += number(ends[1]) - number(ends[0]) + 1
        else:
            n += 1
    return n


def hot_function(program, symbol):
    """From gcc's assembly; what it does not tell of calls through pointers, clang's does."""
    native, name = program.native[symbol]
    own, items, targets = 0, [], []
    for line in program.live_native[symbol]:
        line = line.split('@')[0].strip()
        word, _, rest = line.replace('\t', ' ').partition(' ')
        rest = rest.strip()
        label = re.match(r'^(\.L\w+):', line)
        base = word.split('.')[0]
        if label:
            items.append(('label', label.group(1)))
        elif word in WORDS:
            own += 4 * registers(rest)
        elif base in ('sub', 'subs') and re.match(r'sp, (sp, )?#', rest):
            own += int(rest.split('#')[1], 0)
        elif re.search(r'\[sp, #-\d+\]!', rest):
            own += int(re.search(r'#-(\d+)\]!', rest).group(1))
        elif base in ('bl', 'blx'):
            items.append(('call', rest))
            targets.append((rest, False))
        elif re.match(r'^(b|b..|cbn?z)$', base) and base != 'bx' and base != 'bic':
            to = rest.split(',')[-1].strip()
            if to.startswith('.L'):
                items.append(('jump', to, base != 'b'))
            else:
                items.append(('call', to))
                targets.append((to, True))
                if base == 'b':
                    items.append(('end',))
        elif base == 'bx' and rest != 'lr':
            items += [('call', rest), ('end',)]
            targets.append((rest, True))
        elif base == 'bx' or base == 'pop' and 'pc' in rest or base == 'ldr' and rest.startswith('pc'):
            items.append(('end',))
        elif base in ('tbb', 'tbh') or rest.startswith('pc,'):
            items.append(('end',))
        elif word in ('.byte', '.2byte') and rest.startswith('(.L'):
            # A table's entry: as a jump from a place that no check is known to have been passed.
            items.append(('jump', re.match(r'\((\.L\w+)', rest).group(1), True))
    flags = [f for f, i in zip(after_check(items), items) if i[0] == 'call']
    row = {'kind': 'hot', 'params': 0, 'own': own, 'calls': [], 'pointers': [], 'tries': []}
    pointers, tries, inlined = from_clang(program, native.module, name)
    for callee in inlined - {rest for rest, _ in targets}:
        pointers += from_clang(program, native.module, callee)[0]
    for (target, tail), checked in zip(targets, flags):
        used = 0 if tail else own
        if re.match(r'^(r\d+|ip|lr|fp|sl|dense_ask_\w+)$', target):
            row['pointers'] += [[p, r, o, used, checked] for p, r, o in pointers or [(None, None, None)]]
        elif target == TRY:
            row['tries'] += [[t, used, checked] for t in tries or [None]]
        else:
            row['calls'].append([target, used, checked])
    return row


def from_clang(program, module, name):
    """Calls through pointers and what py_try is given, in the wasm code of a hot function."""
    f = module.hot.get(name) or module.functions.get(name)
    if f is None:
        return [], [], set()
    try:
        if not f.code:
            dense_wasm.renumber(f)
            f.frame, f.code = dense_wasm.tidy(f, dense_wasm.Lowering(f).run())
        walk = Walk(program, f, f.code)
        return [(p, r, walk.targets(v)) for p, r, v, _ in walk.pointers], [t for t, _ in walk.tries], \
            {n for n in module.functions if module.symbol(n) in {c for c, _, _ in walk.calls}}
    except Exception as refused:
        if type(refused).__name__ != 'Refused':
            raise
        return [], [], set()


def write(program, path):
    files, functions, taken, ops, signatures = {}, {}, set(), {}, {}
    for m in program.modules:
        file = source_of(m.path)
        files.update({d.name: file for d in m.data.values()})
        files.update({m.symbol(n): file for n in m.functions})
        signatures.update({m.symbol(n): s[:2] for n, s in m.signatures.items()})
    for symbol, f in program.live_functions.items():
        functions[symbol], more = dense_function(program, f)
        files[symbol] = source_of(f.module.path)
        taken |= more
    for symbol in program.live_native:
        native, name = program.native[symbol]
        row = functions[symbol] = hot_function(program, symbol)
        files[symbol] = source_of(native.module.path)
        called = {c[0] for c in row['calls']}
        text = '\n'.join(l for l in program.live_native[symbol] if not re.match(r'\s+(bl?|b..|cbn?z)\s', l))
        taken |= {u for u in native.take(name)[1] if re.search(rf'\b{re.escape(u)}\b', text)}
    for symbol in program.live_strings:
        files[symbol] = source_of(program.modules[int(symbol.rsplit('.n', 1)[1])].path)
    entries, getters = set(), set()
    for d in program.live_data.values():
        if d.is_entries():
            for _, signature, _, target in dense.Entries.split(d):
                (getters if signature >> 13 == GETTER else entries).add(target)
            continue
        for target, at in words_of(d):
            if target and d.is_ops():
                ops.setdefault(target, []).append(at)
            elif target:
                taken.add(target)
    known = set(functions) | set(signatures)
    with open(path, 'w') as f:
        json.dump({'files': files, 'functions': functions, 'ops': ops, 'entries': sorted(entries & known), 'getters': sorted(getters & known),
                   'taken': sorted(taken & known), 'signatures': signatures}, f, indent=0)
