# SPDX-License-Identifier: MIT
"""The hot functions for tools/dense.py: gcc makes each by itself, here they become one section. What that saves:

- gcc compiles each file with a few sets of flags, none of which is best for all: of each function the smallest is taken.
- Flash is at 0 and data in it lie below 64 KiB, so a `movw` of four bytes gives an address there, in place of an `ldr` and a word.
- Words that are left, addresses in RAM above all, are shared by neighbours: functions of a file stand together, and there is a pool of
  words every REACH bytes.
- What ends in a jump to another hot function stands right before it, where that is free; other such jumps are short ones.
- A call of what does not return is a jump, which is short when the target, or a jump to it beside a pool, is near.
"""
import collections
import os
import re
import subprocess
import tempfile

WORD_SHARE = 2  # bytes that a load of a word costs in the pool, as neighbours share words
REACH = 880  # bytes of code between pools; a short load reaches 1,020 bytes
NEAR = 1900  # a short jump reaches 2,046 bytes
CONDITION = '(?:eq|ne|cs|cc|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)?'  # behind an `it`
LITERAL = re.compile(rf'^\s+ldr({CONDITION}) (\w+), =(\S+)$')
BRANCH = re.compile(r'^\s+b\s+(?!\.L)(\S+)$')
CALL = re.compile(r'^\s+bl\s+(\S+)$')


def is_code(line):
    return re.match(r'^\s+[a-z]', line) is not None


class Function:
    def __init__(self, symbol, lines):
        self.symbol, self.lines = symbol, [line.split('\t@')[0].rstrip() for line in lines]
        self.take_literals()
        last = BRANCH.match(self.lines[-1])
        self.follows = last.group(1) if last else None

    def take_literals(self):
        """Loads of the pool at the function's end become `ldr rX, =word`."""
        pool = next((i for i, line in enumerate(self.lines) if line.split() == ['.align', '2']), None)
        if pool is None:
            return
        words, label = {}, None
        for line in self.lines[pool + 1:]:
            if line.endswith(':'):
                label, at = line[:-1], 0
            else:
                word, value = line.split()
                assert word == '.word' and label, line
                words[f'{label}+{at}' if at else label] = value
                at += 4
        load = re.compile(rf'^(\s+ldr{CONDITION} \w+, )(\.L[\w+]+)$')
        used = [load.match(line) for line in self.lines[:pool]]
        self.lines = [f'{m.group(1)}={words[m.group(2)]}' if m and m.group(2) in words else line for m, line in zip(used, self.lines)]
        while self.lines[-1].endswith(':'):  # the pool's own label
            self.lines.pop()

    def literals(self):
        return collections.Counter(line.split('=')[1] for line in self.lines if LITERAL.match(line))

    def use_movw(self, in_flash):
        few = {word for word, n in self.literals().items() if n <= 2 and in_flash(word)}
        for i, line in enumerate(self.lines):
            m = LITERAL.match(line)
            if m and m.group(3) in few:
                self.lines[i] = f'    movw{m.group(1)} {m.group(2)}, #:lower16:{m.group(3)}'

    def size(self):
        """A guess."""
        return sum(4 if re.match(r'^\s+(bl|movw|\w+\.w|ldrd|strd|mov [^,]+, #\d{3,}|and|orr|bic|ubfx|tbb|tbh)\b', line) else 2 for line in self.lines if is_code(line))


def smallest(program, cross):
    """The lines of each live native function, of the ways to compile its file the one that takes the fewest bytes."""
    ways = {native: native.other_ways() for native, _ in program.native.values()}
    bodies = []  # symbol, lines, what is measured
    for symbol, lines in program.live_native.items():
        native, name = program.native[symbol]
        bodies.append((symbol, lines, Function(symbol, lines)))
        wants = set(native.take(name)[1])
        for way in ways[native]:
            if name not in way.blocks:
                continue
            lines, uses = way.take(name)
            same_strings = way.strings == native.strings or not any(u in program.live_strings for u in uses)
            if wants.issuperset(uses) and same_strings:
                bodies.append((symbol, lines, Function(symbol, lines)))
    for _, _, f in bodies:
        f.use_movw(program.in_flash)
    best = {}
    for (symbol, lines, f), size in zip(bodies, measure([f for _, _, f in bodies], cross)):
        size += WORD_SHARE * len(f.literals())
        if symbol not in best or size < best[symbol][0]:
            best[symbol] = size, lines
    return {symbol: lines for symbol, (_, lines) in best.items()}


def measure(functions, cross):
    """How many bytes each takes, without its pool, as the assembler says."""
    text = ['    .syntax unified', '    .thumb']
    for i, f in enumerate(functions):
        text.append(f'    .section .text.{i}, "ax", %progbits')
        text.append(f'size_{i}:')
        for line in f.lines:
            text.append('    b 9f' if BRANCH.match(line) else re.sub(r'\.L(?=\d)', f'.L{i}_', line))
        text += [f'    .size size_{i}, . - size_{i}', f'    .type size_{i}, %object', '9:', '    .ltorg']
    with tempfile.TemporaryDirectory() as directory:
        obj = os.path.join(directory, 'hot.o')
        subprocess.run([f'{cross}as', '-mcpu=cortex-m3', '-mthumb', '-o', obj], input='\n'.join(text) + '\n', text=True, check=True)
        rows = subprocess.run([f'{cross}nm', '-S', obj], capture_output=True, text=True, check=True).stdout.split('\n')
    sizes = {fields[3]: int(fields[1], 16) for fields in map(str.split, rows) if len(fields) == 4}
    return [sizes[f'size_{i}'] for i in range(len(functions))]


def never_return(functions):
    """What is called at some function's end."""
    ends = (CALL.match(f.lines[-1]) for f in functions.values())
    return {m.group(1) for m in ends if m}


def order(functions):
    """As the files have them, but what ends in a jump comes right before its target, if that is free."""
    before = {}
    start = {s: s for s in functions}  # of the chain that a function ends

    for f in functions.values():
        if f.follows in functions and f.follows not in before and start[f.symbol] != f.follows:
            before[f.follows] = f.symbol
            first = start[f.symbol]
            last = f.follows
            after = {b: t for t, b in before.items()}
            while last in after:
                last = after[last]
            start[last] = first
    after = {b: t for t, b in before.items()}
    chains = []
    for s in functions:
        if s not in before:
            chain = [s]
            while chain[-1] in after:
                chain.append(after[chain[-1]])
            chains.append(chain)
    assert sum(map(len, chains)) == len(functions)
    return chains


def write(natives, globals_, in_flash):
    """The lines of the section. natives: symbol -> lines of a function."""
    functions = {s: Function(s, lines) for s, lines in natives.items()}
    gone = never_return(functions)
    for f in functions.values():
        f.use_movw(in_flash)
    chains = order(functions)
    out = ['    .section .text.hot, "ax", %progbits', '    .balign 4']
    put = out.append
    here = pools = 0
    for chain in chains:
        size = sum(functions[s].size() for s in chain)
        if here + size > REACH and here:
            put('    .ltorg')
            here = 0
        here += size
        for i, s in enumerate(chain):
            lines = functions[s].lines
            if i + 1 < len(chain):
                lines = lines[:-1]  # it goes straight on
            if s in globals_:
                put(f'    .global {s}')
            out.extend(['    .thumb_func', f'    .type {s}, %function', f'{s}:', f'.Lhot_{s}:'])
            for line in lines:
                m = BRANCH.match(line) or CALL.match(line)
                jump = m and (' bl' not in line or m.group(1) in gone)
                if jump:
                    line = f'    b .Lhot_{m.group(1)}' if m.group(1) in functions else f'    b {m.group(1)}'
                put(line)
            put(f'    .size {s}, . - {s}')
    put('    .ltorg')
    return out
