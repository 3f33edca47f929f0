#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tools/dense.py -- turns the cold half of the firmware into dense code.

    dense.py --externals UNDEFINED.txt -o dense.S FILE.s...

Reads what clang makes of C files for wasm32 (assembly text: a stack machine with structured jumps, symbols and
data) and writes one ARM assembly file: the data as it is, and for each function byte code for the interpreter in
dense/run_arm.S. The code of all functions is squeezed together by byte-pair encoding whose pairs begin at an
instruction (P. Gage, 1994; T. Proebsting's superoperators, 1995). docs/design/dense.md has the whole picture.
"""
import argparse
import collections
import heapq
import re
import struct
import sys

import dense_choose
import dense_hot
from dense_wasm import (CALLS, ENDS, FAMILIES, JUMPS, MOST_VARIABLES, Lowering, Module, Refused, SAVED, SMALL_FIRST, WORD, check_depth,
                        is_op, renumber, size_of, straight_body, tidy, TYPE_SIZE, Whole)

OPCODES = 256
ISLAND_REACH = 2000  # bytes; b.n goes back 2048
ISLAND = STUB = 4
GROUP = 8  # callees whose places are counted in bytes from the first one's
GROUP_MOST = 255
LONG = 80  # instructions: such a function has a number only when it is called more than twice, as it fills a group
MAX_PENDING = 3  # bytes that an expansion may hold back: they are kept in one register


CALL_BYTES = 2
OWN_BYTES = 3  # a header, a return, a place in the table of callees
ROUNDS = 2  # of choosing what fits the pairs; a third one wins nothing


# ---- the program ---------------------------------------------------------------------------------------
class Program:
    def __init__(self, modules, externals):
        self.modules = modules
        self.functions = {}
        self.data = {}
        for m in modules:
            self.lower(m)
            for f in m.functions.values():
                if f.name not in m.hot and hasattr(f, 'code') and f.code:
                    self.functions[m.symbol(f.name)] = f
            for d in m.data.values():
                self.data[d.name] = d
        self.native = {}  # symbol -> (native file, its name there)
        self.strings = {}
        for m in modules:
            if m.hot:
                for name in m.native.blocks:
                    symbol = m.symbol(name) if name in m.hot or name in m.functions or name in m.data else f'{name}.d{m.number}'
                    if name in m.hot or symbol not in self.functions and symbol not in self.data and name not in m.globals:
                        self.native[symbol] = (m.native, name)
                    elif m.native.is_small(name):
                        self.native[f'{name}.n{m.number}'] = (m.native, name)
                for name, lines in m.native.strings.items():
                    self.strings[f'{name[1:]}.n{m.number}'] = lines
        self.externals = externals

    def replace(self, path):
        """Takes the functions that LLVM made of the whole program (tools/dense_whole.py) in place of each file's."""
        whole = Whole(path)
        self.lower(whole)
        files, self.functions = self.functions, {}
        for name, f in whole.functions.items():
            if name in self.native:  # a call of what files declare differently goes by way of a function of that name
                continue
            if not f.code:
                sys.exit(f'dense.py: {name} became too large; PY_COLD before what it alone calls helps')
            f.is_global, f.module = files[name].is_global, files[name].module
            self.functions[name] = f
        for d in whole.data.values():
            self.data[d.name] = d

    def merge(self):
        """Of functions that are the same, as small ones in headers are, calls and entries take one."""
        same = {}
        while True:
            first, more = {}, {}
            for symbol in sorted(self.functions, key=lambda s: (not self.functions[s].is_global, s)):
                f = self.functions[symbol]
                kept = first.setdefault((f.params, f.result, f.locals, f.frame, tuple(map(str, f.code))), symbol)
                if kept != symbol and symbol not in same:
                    more[symbol] = kept
            if not more:
                break
            same.update(more)
            for f in self.functions.values():
                f.code = [('call', more.get(c[1], c[1])) + c[2:] if c[0] == 'call' else c for c in f.code]
        for d in self.data.values():
            if d.has_refs():
                d.targets = [same.get(t, t) for t in d.targets]
                d.uses = [same.get(u, u) for u in d.uses]
                d.lines = [(w, same.get(r, r)) for w, r in d.lines]

    @staticmethod
    def lower(module):
        """Functions that dense code cannot express (64-bit integers, for one) stay native, as hot ones do."""
        refused = []
        for name, f in list(module.functions.items()):
            renumber(f)
            try:
                if any(t == 'i64' for t in f.types):
                    raise Refused('64-bit variables')
                f.frame, f.code = tidy(f, Lowering(f).run())
                check_depth(f, f.code)
                if f.locals > MOST_VARIABLES or f.params > 7:
                    raise Refused('too many variables')
            except Refused:
                if name in module.native.blocks:
                    refused.append(name)
                # else gcc did not need it, so nothing else does
        while True:  # and so do callers of what gcc has only inline
            for name in refused:
                module.hot[name] = module.functions[name]
            lost = {n for n, f in module.functions.items() if n not in module.hot and not f.code}
            refused = [n for n, f in module.functions.items() if f.code and n not in module.hot and n in module.native.blocks
                       and any(c[0] == 'call' and c[1] in {module.symbol(l) for l in lost} for c in f.code)]
            if not refused:
                return

    def reach(self):
        """What the native code asks for, and what that needs."""
        self.stubs, self.live_functions, self.live_data = set(), {}, {}
        self.live_native, self.live_strings = {}, {}
        self.even = set()  # in tables of entries and operations
        todo = [(s, True) for s in sorted(self.externals) if s in self.functions or s in self.data or s in self.native]
        for s in sorted(self.data):
            if self.data[s].section.startswith('.init'):
                todo.append((s, True))
        while todo:
            symbol, by_address = todo.pop()
            if symbol in self.functions:
                if by_address:
                    self.stubs.add(symbol)
                if symbol in self.live_functions:
                    continue
                f = self.live_functions[symbol] = self.functions[symbol]
                for c in f.code:
                    if c[0] == 'addr':
                        todo.append((c[2], True))
                    elif c[0] == 'call':
                        todo.append((c[1], False))
            elif symbol in self.native and symbol not in self.live_native:
                native, name = self.native[symbol]
                lines, uses = native.take(name)
                self.live_native[symbol] = lines
                todo += [(s, True) for s in uses]
            elif symbol in self.strings:
                self.live_strings[symbol] = self.strings[symbol]
            elif symbol in self.data and symbol not in self.live_data:
                self.live_data[symbol] = self.data[symbol]
                refs = self.data[symbol].has_refs()
                todo += [(s, not refs) for s in self.data[symbol].uses]
                if refs:
                    self.even.update(self.data[symbol].uses)

    def in_flash(self, what):
        """Whether the address, of a symbol with or without an offset, is one in flash that fits 16 bits."""
        symbol = re.match(r'[^+-]*', what).group(0)
        return symbol in self.live_native or symbol in self.live_strings or \
            symbol in self.live_data and self.live_data[symbol].section.startswith('.rodata')

    def inline(self):
        """Puts functions that take their arguments as they come and then go straight on in the place of calls, where that
        saves bytes. True: there were such."""
        calls = collections.Counter(c[1] for f in self.live_functions.values() for c in f.code if c[0] == 'call')
        bodies = {}
        for symbol in self.live_functions.keys() & calls.keys():
            f = self.live_functions[symbol]
            body = straight_body(f)
            if body is not None:
                size = sum(map(size_of, body))
                gone = 0 if symbol in self.stubs or symbol in self.even else OWN_BYTES + f.params + size
                if calls[symbol] * CALL_BYTES + gone > calls[symbol] * size:
                    bodies[symbol] = body
        for f in self.live_functions.values():
            f.code = [part for c in f.code for part in (bodies.get(c[1], [c]) if c[0] == 'call' else [c])]
        return bool(bodies)

    def callee(self, call):
        """A native function called with different numbers of arguments is several."""
        return call[1] if call[1] in self.functions else call[1:]

    def number(self):
        """Frequent callees and addresses get small numbers."""
        calls, addresses, constant = collections.Counter(), collections.Counter(), set()
        for f in self.live_functions.values():
            for c in f.code:
                if c[0] == 'call':
                    calls[self.callee(c)] += 1
                elif c[0] == 'addr':
                    addresses[c[1]] += 1
                    if c[2] in self.data and self.data[c[2]].section.startswith('.rodata') and '-' not in c[1]:
                        constant.add(c[1])
        order = lambda counter, some: sorted(some, key=lambda s: (-counter[s], str(s)))
        # What is called once has no number: the call holds its place.
        self.callees = order(calls, [c for c in calls if isinstance(c, str) and calls[c] > 1 + (len(self.functions[c].code) > LONG)])
        natives = order(calls, [c for c in calls if not isinstance(c, str) and calls[c] > 1])
        kind = lambda c: c[1] << 1 | (not c[2])
        self.natives = sorted(natives, key=kind)  # stable
        last = max(kind(c) for c in natives) if natives else 0
        self.kinds = [sum(kind(c) <= k for c in natives) for k in range(last + 1)]
        many = [f'{c[0]}: called with {c[1]} arguments' for c in natives if c[1] > 5]
        if len(self.callees) > 1024 or len(natives) > 255:
            many.append(f'{len(self.callees)} dense and {len(natives)} native functions are called')
        if many:
            sys.exit('dense.py: too many:\n' + '\n'.join(many))
        # Of constant data that few name there is no number either, nor of what is named once.
        self.constant = constant
        self.addresses = order(addresses, [a for a in addresses if addresses[a] > (3 if a in constant else 1)])
        self.call_number = {c: i for i, c in enumerate(self.callees)}
        self.native_number = {c: i for i, c in enumerate(self.natives)}
        self.address_number = {a: i for i, a in enumerate(self.addresses)}

    def parts(self, f, code, first=True):
        """Code of the function in parts: ('code', a list of ('op', opcode), ('raw', byte), ('callee', symbol)), which jumps and the like end;
        they are parts too. The first begins with the function's head."""
        parts = []
        here = [('op', f'head.{f.params << 5 | f.locals}')] if first else []

        def close():
            nonlocal here
            if here:
                parts.append(('code', here))
            here = []
        words, aligned = f.frame
        suffix = '16' if aligned else ''
        above = f.params + f.locals - 1 + SAVED  # words below variable 0
        if aligned:
            above = (above + 4) // 4 * 4
        if words and first:
            here += [('op', 'frame' + suffix), ('raw', words + (above if aligned else 0))]
        for c in code:
            if is_op(c, 'faddr') and words:
                c = ('op', 'faddr' + suffix, above + c[2])
            elif c[0] == 'op' and c[1] in ENDS and words:
                c = ('op', c[1] + '_frame', f.params + f.locals + 1)
            if c[0] == 'op':
                if c[1] in FAMILIES:
                    here.append(('op', f'{c[1]}.{c[2]}'))
                else:
                    here.append(('op', c[1]))
                    here += [('raw', b) for b in c[2:]]
            elif c[0] == 'addr' and c[1] not in self.address_number:
                size = 2 if c[1] in self.constant else 4
                here.append(('op', 'const16u' if size == 2 else 'const32'))
                close()
                parts.append(('place', c[1], size))
            elif c[0] == 'addr':
                n = self.address_number[c[1]]
                here += [('op', 'addr'), ('raw', n)] if n < 256 else [('op', 'addr_far'), ('raw', n & 255), ('raw', n >> 8)]
            elif c[0] == 'call':
                callee = self.callee(c)
                if callee in self.native_number:
                    here += [('op', 'native'), ('raw', self.native_number[callee])]
                elif callee in self.call_number:
                    n = self.call_number[callee]
                    here += [('op', f'call{n >> 8}'), ('callee', callee)]
                elif not isinstance(callee, str):  # a native function, called here alone
                    here.append(('op', 'const16u'))
                    close()
                    parts.append(('place', callee[0], 2))
                    here += [('op', 'icall' if callee[2] else 'icallv'), ('raw', callee[1])]
                else:
                    here.append(('op', 'call_at'))
                    close()
                    parts.append(('place', f'dense_code.{callee} - dense_code', 2))
            elif c[0] == 'jump':
                here.append(('op', c[1]))
                close()
                parts.append(('jump', c[2]))
            elif c[0] == 'table':
                here.append(('op', 'brtable'))
                close()
                parts.append(('table', c[1]))
            elif c[0] == 'label':
                close()
                parts.append(('label', c[1]))
        close()
        return parts


# ---- byte pairs -----------------------------------------------------------------------------------------
class Squeeze:
    """Opcodes: the frequent base instructions, then pairs; rare instructions follow the opcode ext.

    A symbol is ('op', name, context), ('raw', byte) or ('callee', symbol), a byte that is known later; a pair's left is an op, its
    right anything. A jump's or a table's opcode may end a pair, its offset is outside.

    The context is what the instruction before did, as the interpreter knows from where its handler ended. What may follow differs,
    so that each has pairs of its own, and of the base instructions only so many as are frequent in it: the first of one list."""

    CONTEXTS = 'head', 'start', 'push', 'value'  # at a function's head; behind what leaves nothing, what pushes other than a variable, all else
    FREQUENT = 20  # uses in a context; a pair saves more with the opcode
    NOTHING = {'set', 'set_n', 'drop', 'store_0', 'store', 'store8_0', 'store8', 'store16_0', 'store16', 'copy8', 'icallv', 'brtable'} | JUMPS
    PUSH = {'small', 'const8', 'constn8', 'const16', 'const16u', 'const32', 'addr', 'addr_far', 'faddr', 'faddr16', 'swap'}
    FRAME = {'frame', 'frame16'}  # before the first instruction proper

    def __init__(self, program):
        self.program = program
        self.all = []
        for f in program.live_functions.values():
            f.parts = self.marked(program.parts(f, f.code))
            self.all += [part[1] for part in f.parts if part[0] == 'code']
        self.run()

    def marked(self, old, context='head'):
        """Gives each instruction its context. Jumps lead to a start, so what falls to a label from elsewhere jumps too."""
        parts, falls = [], True
        for part in old:
            if part[0] == 'code':
                seg = part[1]
                for i, s in enumerate(seg):
                    if s[0] == 'op':
                        seg[i] = last = s + (context,)
                        context = self.behind(s[1], seg[i + 1] if i + 1 < len(seg) else None)
                falls = last[1] not in ENDS + tuple(e + '_frame' for e in ENDS)
            elif part[0] == 'place' and last[1] == 'call_at':
                context = self.of_call(self.program.functions[part[1].split()[0].removeprefix('dense_code.')].result)
            elif part[0] in ('jump', 'table'):
                falls = last[1] not in ('br', 'brtable')
                context = 'start'
            elif part[0] == 'label':
                if falls and context != 'start':
                    parts += [('code', [('op', 'br', context)]), ('jump', part[1])]
                context, falls = 'start', True
            parts.append(part)
        return parts

    @staticmethod
    def of_call(result):
        return 'value' if result else 'start'

    def behind(self, op, operand):
        """The context behind an instruction."""
        kind = op.split('.')[0]
        if kind in CALLS:
            return self.of_call(self.program.functions[operand[1]].result)
        if kind == 'native':
            return self.of_call(self.program.natives[operand[1]][2])
        return 'start' if kind in self.NOTHING or kind in self.FRAME or kind == 'head' else 'push' if kind in self.PUSH else 'value'

    def number_bases(self):
        """The base instructions in the order of the first context that they are frequent in; families and calls are in rows. A head
        has its own number."""
        counts = {context: collections.Counter() for context in self.CONTEXTS}
        unit = lambda op: 'call' if op in CALLS else op.split('.')[0]
        used = set()
        for seg in self.all:
            for s in seg:
                if s[0] == 'op' and s[2] != 'head':
                    counts[s[2]][unit(s[1])] += 1
                    used.add(s[1])
        rows = {family: [f'{family}.{i}' for i in range(n)] for family, n in FAMILIES.items()}
        rows['call'] = sorted(used & CALLS)
        todo = sorted({unit(op) for op in used} | set(FAMILIES), key=lambda u: (-sum(c[u] for c in counts.values()), u))
        order, self.main = ['ext'], {}
        for context in self.CONTEXTS[1:] + ('rare',):
            for u in todo[:]:
                if context == 'rare' or counts[context][u] >= self.FREQUENT:
                    order += rows.get(u, [u])
                    todo.remove(u)
            self.main[context] = len(order)
        self.bases, self.number = order, {op: i for i, op in enumerate(order)}
        heads = {s[1] for seg in self.all for s in seg if s[-1] == 'head'}
        self.number.update((head, int(head.split('.')[1])) for head in heads)
        self.main['head'] = max(self.number[head] for head in heads) + 1
        for seg in self.all:
            seg[:] = self.extended(seg)

    def extended(self, seg):
        return [t for s in seg for t in ([('op', 'ext', s[2]), ('raw', self.number[s[1]])]
                                         if s[0] == 'op' and self.number[s[1]] >= self.main[s[2]] else [s])]

    def run(self):
        self.number_bases()
        self.pairs = {context: [] for context in self.CONTEXTS}
        depth = collections.defaultdict(int)  # bytes held back while a symbol expands
        count = collections.Counter()
        places = collections.defaultdict(set)  # pair -> segments that may have it
        queue, changed = [], set()
        for i, seg in enumerate(self.all):
            self.tally(seg, count, 1)
            for pair in zip(seg, seg[1:]):
                places[pair].add(i)
                changed.add(pair)
        while True:
            for pair in changed:
                if count[pair] > 3:
                    heapq.heappush(queue, (-count[pair], str(pair), pair))
            if not queue:
                break
            n, _, best = heapq.heappop(queue)
            context = best[0][2]
            pairs = self.pairs[context]
            need = max(1 + depth[best[0]], depth[best[1]])
            changed = set()
            if n != -count[best] or need > MAX_PENDING or self.main[context] + len(pairs) == OPCODES:
                continue
            name = f'pair{len(pairs)}_{context}'
            new = ('op', name, context)
            self.number[name] = self.main[context] + len(pairs)
            depth[new] = need
            pairs.append(best)
            for at in places.pop(best):
                seg = self.all[at]
                self.tally(seg, count, -1)
                changed.update(zip(seg, seg[1:]))
                i = 0
                out = []
                while i < len(seg):
                    if i + 1 < len(seg) and (seg[i], seg[i + 1]) == best:
                        out.append(new)
                        i += 2
                    else:
                        out.append(seg[i])
                        i += 1
                seg[:] = out
                self.tally(seg, count, 1)
                for pair in zip(seg, seg[1:]):
                    places[pair].add(at)
                    changed.add(pair)

    @staticmethod
    def tally(seg, count, by):
        last = None
        for pair in zip(seg, seg[1:]):
            if pair[0][0] == 'op' and pair != last:
                count[pair] += by
                last = pair
            else:
                last = None

    def expanded(self, symbol):
        """What it stands for, without pairs."""
        if symbol[0] == 'op' and symbol[1].startswith('pair'):
            pair = self.pairs[symbol[2]][self.number[symbol[1]] - self.main[symbol[2]]]
            return self.expanded(pair[0]) + self.expanded(pair[1])
        return [symbol]

    def byte(self, symbol):
        if symbol[0] == 'callee':
            return self.program.call_number[symbol[1]] & 255
        return symbol[1] if symbol[0] == 'raw' else self.number[symbol[1]]


# ---- output ----------------------------------------------------------------------------------------------
def layout(f, squeeze):
    """The function's bytes, and where in them the places of functions and data go. Jumps take one byte when they reach, three (a zero, then 16 bits) when not."""
    long_jumps = set()
    while True:
        at, places, pos = {}, [], 0
        for i, part in enumerate(f.parts):
            places.append(pos)
            if part[0] == 'code':
                pos += len(part[1])
            elif part[0] == 'jump':
                pos += 3 if i in long_jumps else 1
            elif part[0] == 'table':
                pos += 1 + (2 if i in long_jumps else 1) * len(part[1])
            elif part[0] == 'place':
                pos += part[2]
            else:
                at[part[1]] = pos
        grown = False
        for i, part in enumerate(f.parts):
            if part[0] == 'jump' and i not in long_jumps:
                distance = at[part[1]] - (places[i] + 1)
                if not -128 <= distance <= 127 or distance == 0:
                    long_jumps.add(i)
                    grown = True
            elif part[0] == 'table' and i not in long_jumps:
                end = places[i] + 1 + len(part[1])
                if not all(0 <= at[label] - end <= 255 for label in part[1]):
                    long_jumps.add(i)
                    grown = True
        if not grown:
            break
    out, fixed = bytearray(), {}
    for i, part in enumerate(f.parts):
        if part[0] == 'code':
            out += bytes(squeeze.byte(s) for s in part[1])
        elif part[0] == 'jump':
            if i in long_jumps:
                distance = at[part[1]] - (places[i] + 3)
                out += b'\0' + struct.pack('<h', distance)
            else:
                out += struct.pack('b', at[part[1]] - (places[i] + 1))
        elif part[0] == 'place':
            fixed[len(out)] = part[1], part[2]
            out += bytes(part[2])
        elif part[0] == 'table':
            wide = i in long_jumps
            end = places[i] + 1 + (2 if wide else 1) * len(part[1])
            out.append((len(part[1]) - 1) << 1 | wide)
            for label in part[1]:
                out += struct.pack('<h' if wide else 'B', at[label] - end)
    return out, fixed


DIRECTIVE = {'.int32': '.word', '.int16': '.short', '.int8': '.byte', '.int64': '.quad', '.ascii': '.ascii', '.asciz': '.asciz', '.skip': '.skip'}


class Arrangement:
    """The functions' order. Callees that have a number lie in groups; of these, how far a function lies behind the first
    is a byte, so a large one is at the end. Functions with a way in come early, so that few islands serve them. Those and
    what stands in tables of entries must lie at even places: one of odd size has one of odd size behind it that need
    not, where there is such."""

    def __init__(self, program, bodies):
        self.program, self.order, self.odd = program, [], 0
        self.sizes = {s: len(body) for s, (body, _) in bodies.items()}
        self.bound = program.stubs | program.even
        groups = self.groups()
        rest = sorted(set(bodies).difference(*groups), key=lambda s: (-self.sizes[s], s))
        stubs, even = [s for s in rest if s in program.stubs], [s for s in rest if s in program.even - program.stubs]
        free = [s for s in rest if s not in self.bound]
        fillers = [s for s in free if self.is_odd(s)]
        for s in stubs:
            if self.odd and fillers:
                self.put(fillers.pop())
            self.put(s)
        for group in groups:
            self.put_group(group, even)
        for s in even:
            if self.odd and fillers:
                self.put(fillers.pop())
            self.put(s)
        done = set(self.order)
        self.order += [s for s in free if s not in done]
        number = {s: i for i, s in enumerate(self.order)}
        program.callees = [s for group in groups for s in sorted(group, key=number.get)]
        program.call_number = {c: i for i, c in enumerate(program.callees)}

    def is_odd(self, symbol):
        return self.sizes[symbol] % 2

    def room(self, symbol):
        """What it takes at most in a group, but for an island, of which there is one at most."""
        return self.sizes[symbol] + (STUB + 1 if symbol in self.program.stubs else symbol in self.bound)

    def put(self, symbol):
        self.order.append(symbol)
        self.odd = (0 if symbol in self.bound else self.odd) ^ self.is_odd(symbol)

    def groups(self):
        """Each group's members, the largest one last. Those of an opcode stay together."""
        groups, callees = [], self.program.callees
        for page in [callees[i:i + 256] for i in range(0, len(callees), 256)]:
            page = sorted(page, key=lambda s: (-self.room(s), s))
            for quarters in (3, 2, 1, 0):
                found, most = self.spread(page, GROUP_MOST * quarters // 4)
                if most <= GROUP_MOST:
                    break
            else:
                sys.exit(f'dense.py: a group of callees has {most} bytes')
            groups += [group + [last] for group, last in zip(found, page)]
        return groups

    def spread(self, page, near_most):
        """All but the largest functions, in groups of about the same size; those with a way in near one another, as far as
        a group has less than near_most bytes then. And the size of the largest group."""
        n = -(-len(page) // GROUP)
        found, total = [[] for _ in range(n)], [ISLAND] * n
        for s in sorted(page[n:], key=lambda s: s not in self.program.stubs):
            open_groups = [i for i in range(n) if len(found[i]) < (GROUP - 1 if i < n - 1 else (len(page) - 1) % GROUP)]
            near = [i for i in open_groups if s in self.program.stubs and total[i] + self.room(s) < near_most]
            i = near[0] if near else min(open_groups, key=lambda i: total[i])
            found[i].append(s)
            total[i] += self.room(s)
        return found, max(total)

    def put_group(self, group, passengers):
        """Functions that must lie at even places, the largest first, may come between."""
        left = GROUP_MOST - ISLAND - sum(map(self.room, group[:-1]))
        todo = group[:-1]
        for n in range(len(group)):
            s = min(todo, key=lambda s: (self.odd and s in self.bound, s not in self.bound, not self.is_odd(s)), default=group[-1])
            todo = [t for t in todo if t != s]
            if not self.odd and self.is_odd(s) and s not in self.bound:
                fit = [p for p in passengers if self.is_odd(p) and (n == 0 or self.room(p) <= left)]
                if fit:
                    p = fit[0 if n == 0 else -1]
                    passengers.remove(p)
                    self.put(p)
                    left -= self.room(p) if n else 0
            self.put(s)


def number(some, what):
    """Its place in the list, to which it is added when it is new."""
    if what not in some:
        some.append(what)
    return some.index(what)


class Entries:
    """The tables of entries in four bytes each, and those of operations in two: core/obj/type.h."""

    VALUE, VAR, LONG = 4, 5, 6  # enum py_kind

    def __init__(self, program):
        self.program, self.words = program, {}
        counts = collections.Counter(sig for d in program.live_data.values() if d.is_entries() for _, sig, _, _ in self.split(d))
        counts[self.LONG << 13] += 1
        self.signatures = {sig: i for i, sig in enumerate(sorted(counts, key=lambda sig: (-counts[sig], sig)))}
        if len(self.signatures) > 64:
            sys.exit(f'dense.py: {len(self.signatures)} different signatures of native functions; the tables hold 64')

    @staticmethod
    def split(d):
        for i in range(0, len(d.lines), 3):
            yield int(d.lines[i][1]), int(d.lines[i + 1][1]), d.lines[i + 2][1], d.targets[i + 2]

    def rows(self, d):
        rows = []
        for name, sig, what, target in self.split(d):
            sig, ref = self.reference(sig, what, target)
            if name > 0x3FF:
                sys.exit(f'dense.py: {d.name}: a name beyond 1,023 in a table')
            rows.append(f'    .2byte {self.signatures[sig] << 10 | name}, {ref}')
        return rows

    def function(self, target):
        return f'dense_code.{target} - dense_code' if target in self.program.live_functions else target + ' + 1'

    def types(self):
        """Types in flash have numbers for their operations and for their bases. Those of classes in the heap come first."""
        self.ops, self.bases = ['py_instance_ops'], []
        rows = {}
        for name, d in sorted(self.program.live_data.items()):
            if d.is_types():
                at = d.fields()
                rows[name] = [row for i in range(0, d.size(), TYPE_SIZE) for row in self.type_row(name, at, i)]
        return rows

    def type_row(self, name, at, i):
        ops, base = at[i + 12], self.moved(at[i + 16])
        if not isinstance(ops, str) or not self.program.live_data[ops].is_ops():
            sys.exit(f'dense.py: {name} has no operations')
        byte = lambda n: str(at[i + n])
        return [f'    .word {at[i]}', f'    .2byte {self.moved(at[i + 4])}', f'    .byte {number(self.ops, ops)}, {number(self.bases, base)}',
                f'    .byte {byte(8)}, {byte(9)}, {byte(10)}, {byte(11)}']

    def moved(self, what):
        """A place in an array of types, as C sees it, is elsewhere."""
        symbol, _, plus = str(what).partition('+')
        d = self.program.live_data.get(symbol)
        return f'{symbol}+{int(plus) // TYPE_SIZE * 12}' if plus and d and d.is_types() else str(what)

    def operations(self, d):
        """A py_ops_t: six half-words."""
        refs = []
        for (word, rest), target in zip(d.lines, d.targets):
            refs += [self.function(target)] if target else ['0'] * (int(rest.split(',')[0]) // WORD if word == '.skip' else 1)
        return ['    .2byte ' + ', '.join(refs)]

    def reference(self, sig, what, target):
        kind = sig >> 13
        if kind == self.VAR:
            return sig, self.word(what)
        if kind != self.VALUE:
            return sig, self.function(target)
        if target is not None:
            return sig, self.moved(what)
        value = (int(what, 0) + 0x80000000) % 0x100000000 - 0x80000000
        if -0x8000 <= value < 0x8000 if value & 1 else 0 <= value < 0x10000:
            return sig, str(value & 0xFFFF)
        return self.LONG << 13, self.word(str(value))

    def word(self, what):
        return self.words.setdefault(what, f'dense_word_{len(self.words)}')

    def tables(self):
        out = ['    .section .rodata.dense_entries, "a", %progbits', '    .balign 4']
        for what, label in self.words.items():
            out += [f'{label}:', f'    .word {what}']
        out += ['    .global dense_bases', 'dense_bases:'] + [f'    .2byte {base}' for base in self.bases]
        out += ['    .global dense_ops', 'dense_ops:']
        for name in self.ops:
            out += [f'    .global {name}'] * self.program.live_data[name].is_global + [f'{name}:'] + self.operations(self.program.live_data[name])
        out += ['    .global dense_signatures', 'dense_signatures:']
        return out + [f'    .2byte {sig}' for sig in self.signatures]


def write(program, squeeze, path):
    out = []
    layouts = lambda: {symbol: layout(f, squeeze) for symbol, f in program.live_functions.items()}
    order = Arrangement(program, layouts()).order
    bodies = layouts()  # with the numbers that callees have got
    entries = Entries(program)
    put = out.append
    put('// Made by tools/dense.py.')
    for context in squeeze.CONTEXTS:
        put(f'    .equ main_{context}, {squeeze.main[context]}')
    for family in FAMILIES:
        put(f'    .equ family_{family}, {squeeze.number[family + ".0"]}')
    put(f'    .equ family_call, {squeeze.number["call0"]}')
    put(f'    .equ small_first, {SMALL_FIRST}')
    put('    .macro dense_handlers')
    for o in squeeze.bases:
        put(f'    .hword (op_{o.split(".")[0]} - dense_dispatch) / 2')
    put('    .endm')
    put('    .macro dense_kinds_table')
    put('    .byte ' + ', '.join(str(k) for k in program.kinds))
    put('    .endm')
    put('    .macro dense_pairs_table')
    for context in squeeze.CONTEXTS:
        put(f'pairs_{context}:')
        for left, right in squeeze.pairs[context]:
            put(f'    .byte {squeeze.byte(left)}, {squeeze.byte(right)}')
    put('    .endm')
    put('    .include "dense/run_arm.S"')
    put('    .section .rodata.dense, "a", %progbits')
    put('    .balign 4')
    put('dense_addresses:')
    for a in program.addresses:
        put(f'    .word {a}')
    put('dense_natives:')
    for c, params, result in program.natives:
        put(f'    .hword {c}')
    firsts = program.callees[::GROUP]
    for first in reversed(firsts):
        put(f'    .hword dense_code.{first} - dense_code')
    put('dense_functions:')
    for i, c in enumerate(program.callees):
        put(f'    .byte dense_code.{c} - dense_code.{firsts[i // GROUP]}')
    put('    .section .dense, "ax", %progbits')
    put('    .balign 4')
    put('dense_code:')
    total = stubs = islands = pos = 0
    island = None
    rows = []
    for symbol in order:
        f = program.live_functions[symbol]
        body, places = bodies[symbol]
        if symbol in program.stubs:
            put('    .balign 2')
            pos += pos & 1
            if island is None or pos - island > ISLAND_REACH:
                island = pos
                islands += 1
                put(f'dense_island_{islands}: b.w dense_enter')
                pos += 4
            put('    .thumb_func')
            if f.is_global:
                put(f'    .global {symbol}')
            put(f'    .type {symbol}, %function')
            put(f'{symbol}:')
            put('    mov ip, pc')
            put(f'    b.n dense_island_{islands}')
            pos += 4
            stubs += 1
        elif symbol in program.even:
            put('    .balign 2')
            pos += pos & 1
        put(f'dense_code.{symbol}:')
        at = 0
        for place in sorted(places):
            put('    .byte ' + ', '.join(map(str, body[at:place])))
            what, width = places[place]
            put(f'    .{width}byte {what}')
            at = place + width
        if at < len(body):
            put('    .byte ' + ', '.join(map(str, body[at:])))
        total += len(body)
        pos += len(body)
        rows.append((symbol, len(body) + (4 if symbol in program.stubs else 0)))
    put('dense_end:')
    put('    .balign 2')
    hot = sorted(program.live_native, key=lambda s: (program.native[s][0].module.number, s))
    out += dense_hot.write({s: program.live_native[s] for s in hot},
                           {s for s in hot if program.native[s][1] in program.native[s][0].module.globals}, program.in_flash)
    for symbol in sorted(program.live_strings):
        put('    .section .rodata.str1.1, "aMS", %progbits, 1')
        put(f'{symbol}:')
        out += program.live_strings[symbol]
    types = entries.types()
    for name in sorted(program.live_data):
        d = program.live_data[name]
        if name in entries.ops:
            continue
        section = d.section
        if section.startswith('.bss'):
            put(f'    .section {section}.d, "aw", %nobits')
        elif section.startswith('.data'):
            put(f'    .section {section}.d, "aw", %progbits')
        else:
            merge = '.rodata.str' in section
            put(f'    .section {section}.d, "a", %progbits' if not merge else f'    .section .rodata.str1.1, "aMS", %progbits, 1')
        put(f'    .balign {min(1 << d.align, WORD)}')  # clang likes 16 for what is large
        if d.is_global:
            put(f'    .global {name}')
        put(f'    .type {name}, %object')
        put(f'{name}:')
        if d.is_entries() or d.is_types():
            out += entries.rows(d) if d.is_entries() else types[name]
            continue
        for word, rest in d.lines:
            put(f'    {DIRECTIVE[word]} {rest}')
    out += entries.tables()
    open(path, 'w').write('\n'.join(out) + '\n')
    print(f'dense: {len(program.live_functions)} functions, {total} B of code, {stubs} stubs, {sum(map(len, squeeze.pairs.values()))} pairs, '
          f'{len(program.callees)} callees + {len(program.natives)} native, {len(program.addresses)} addresses, '
          f'{"/".join(str(squeeze.main[c]) for c in squeeze.CONTEXTS)} of {len(squeeze.bases)} base opcodes; native: {len(program.live_native)}, of which refused '
          f'{sum(s in program.live_native for s in [m.symbol(n) for m in program.modules for n in m.hot if n not in m.native.hot])}')
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--externals', help='file with the symbols that native code wants, one a line')
    parser.add_argument('-o', required=True)
    parser.add_argument('--sizes', help='write bytes by function to this file')
    parser.add_argument('--graph', help='write who calls whom with how much stack to this file: tools/dense_graph.py')
    parser.add_argument('--whole', help="what LLVM made of all files' functions together: tools/dense_whole.py")
    parser.add_argument('--cross', default='arm-none-eabi-', help='what the names of as and nm begin with')
    parser.add_argument('files', nargs='+')
    args = parser.parse_args()
    modules = [Module(path, i) for i, path in enumerate(args.files)]
    externals = set(open(args.externals).read().split()) if args.externals else \
        {m.symbol(n) for m in modules for n in m.globals}
    program = Program(modules, externals)
    if args.whole:
        program.replace(args.whole)
    program.merge()
    program.reach()
    while program.inline():
        program.reach()
    program.live_native = dense_hot.smallest(program, args.cross)
    program.number()
    squeeze = Squeeze(program)
    for _ in range(ROUNDS):
        dense_choose.choose(program, squeeze)
        squeeze = Squeeze(program)
    rows = write(program, squeeze, args.o)
    if args.sizes:
        with open(args.sizes, 'w') as f:
            for symbol, size in sorted(rows, key=lambda r: -r[1]):
                f.write(f'{size:6} {symbol}\n')
    if args.graph:
        import dense_graph  # which reads this file as a module
        dense_graph.write(program, args.graph)


if __name__ == '__main__':
    main()
