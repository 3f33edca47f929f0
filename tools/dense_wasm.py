# SPDX-License-Identifier: MIT
"""One C file for tools/dense.py: reads clang's assembly text for wasm32 and gcc's for its hot functions, and turns each
function of the former into instructions of dense/run_arm.S. docs/design/dense.md has the whole picture.
"""
import collections
import os
import re
import struct

SMALL_NATIVE = 14  # lines

# ---- what the interpreter can do ----------------------------------------------------------------------
# Families: consecutive opcodes with one handler, which takes the number from the opcode.
FAMILIES = {'get': 8, 'set': 8, 'tee': 6, 'small': 10}
SMALL_FIRST = -1  # the family small pushes -1, 0, ... 8
OPERANDS = {  # bytes that follow; everything else has none
    'get_n': 1, 'set_n': 1, 'tee_n': 1, 'const8': 1, 'constn8': 1, 'const16': 2, 'const16u': 2, 'const32': 4, 'faddr': 1, 'faddr16': 1, 'frame16': 1,
    'load': 1, 'load8u': 1, 'load16u': 1, 'store': 1, 'store8': 1, 'store16': 1,
    'addr': 1, 'addr_far': 2, 'call0': 1, 'call1': 1, 'call2': 1, 'call3': 1, 'native': 1, 'icall': 1, 'icallv': 1,
    'frame': 1, 'copy8': 1, 'ret_frame': 1, 'retv_frame': 1, 'ext': 1,
}
WORD = 4
MOST_VARIABLES = 31  # besides parameters: a header has five bits for their number
SIZES = {'.int32': 4, '.int16': 2, '.int8': 1, '.int64': 8}
OPS_SIZE, TYPE_SIZE = 24, 20  # of a py_ops_t, a py_type_t
TYPE = 'py_type_type'  # with this a py_type_t begins
SAVED = 2  # words of a caller's state that a frame holds, between the variables and the function's own memory
JUMPS = {'br', 'brif', 'brz', 'call_at'}
CALLS = {'call0', 'call1', 'call2', 'call3'}  # by number, 256 each

WASM = {
    'i32.add': 'add', 'i32.sub': 'sub', 'i32.mul': 'mul', 'i32.and': 'and', 'i32.or': 'or', 'i32.xor': 'xor',
    'i32.shl': 'shl', 'i32.shr_u': 'shru', 'i32.shr_s': 'shrs', 'i32.div_u': 'divu', 'i32.div_s': 'divs',
    'i32.rem_u': 'remu', 'i32.rem_s': 'rems', 'i32.eq': 'eq', 'i32.ne': 'ne', 'i32.lt_u': 'ltu', 'i32.lt_s': 'lts',
    'i32.gt_u': 'gtu', 'i32.gt_s': 'gts', 'i32.le_u': 'leu', 'i32.le_s': 'les', 'i32.ge_u': 'geu', 'i32.ge_s': 'ges',
    'i32.eqz': 'eqz', 'i32.clz': 'clz', 'i32.ctz': 'ctz', 'i32.rotl': 'rotl', 'i32.select': 'select', 'f32.select': 'select',
    'drop': 'drop', 'i32.extend8_s': 'sext8', 'i32.extend16_s': 'sext16',
}
LOADS = {
    'i32.load': ('load', 4), 'f32.load': ('load', 4), 'i32.load8_u': ('load8u', 1), 'i32.load16_u': ('load16u', 2),
    'i32.load8_s': ('load8u', 1, 'sext8'), 'i32.load16_s': ('load16u', 2, 'sext16'),
}
STORES = {'i32.store': ('store', 4), 'f32.store': ('store', 4), 'i32.store8': ('store8', 1), 'i32.store16': ('store16', 2)}
NOTHING = {'i32.reinterpret_f32', 'f32.reinterpret_i32'}
LIBRARY = {n: (3, True, '') for n in ('memcpy', 'memmove', 'memset', 'memcmp')}  # called without a declaration
FLOAT_CALLS = {  # name, arguments
    'f32.add': ('__aeabi_fadd', 2), 'f32.sub': ('__aeabi_fsub', 2), 'f32.mul': ('__aeabi_fmul', 2),
    'f32.div': ('__aeabi_fdiv', 2), 'f32.eq': ('__aeabi_fcmpeq', 2), 'f32.ne': ('__aeabi_fcmpeq', 2),
    'f32.lt': ('__aeabi_fcmplt', 2), 'f32.le': ('__aeabi_fcmple', 2), 'f32.gt': ('__aeabi_fcmpgt', 2),
    'f32.ge': ('__aeabi_fcmpge', 2), 'f32.convert_i32_s': ('__aeabi_i2f', 1), 'f32.convert_i32_u': ('__aeabi_ui2f', 1),
    'i32.trunc_f32_s': ('__aeabi_f2iz', 1), 'i32.trunc_f32_u': ('__aeabi_f2uiz', 1),
    'i32.trunc_sat_f32_s': ('__aeabi_f2iz', 1), 'i32.trunc_sat_f32_u': ('__aeabi_f2uiz', 1),
}


class Refused(Exception):
    """What dense code cannot express."""


class Function:
    def __init__(self, module, name, is_global):
        self.module, self.name, self.is_global = module, name, is_global
        self.params, self.result, self.locals = 0, False, 0
        self.source = []
        self.types = []
        self.code = []  # after lower(): ('op', name, operands...), ('jump', kind, label), ('label', n), ('table', labels)


class Data:
    def __init__(self, name, section, align):
        self.name, self.section, self.align = name, section, align
        self.lines, self.targets, self.uses, self.is_global = [], [], [], False

    def is_entries(self):
        """True for an array of py_entry_t: two half-words and a word each."""
        words = [w for w, _ in self.lines]
        return len(words) > 0 and len(words) % 3 == 0 and words == ['.int16', '.int16', '.int32'] * (len(words) // 3)

    def is_ops(self):
        """True for a py_ops_t, which is known by its name and its size."""
        return re.match(r'^(\w+_)?ops(\.d\d+)?$', self.name) is not None and self.size() == OPS_SIZE

    def is_types(self):
        """True for a py_type_t or an array of them."""
        return self.targets[:1] == [TYPE] and self.size() % TYPE_SIZE == 0

    def fields(self):
        """What stands at each offset: a symbol with its addend, or a byte."""
        at = {}
        offset = 0
        for (word, rest), target in zip(self.lines, self.targets):
            size = SIZES.get(word) or int(rest.split(',')[0])
            if target:
                at[offset] = rest
            else:
                value = 0 if word == '.skip' else int(rest, 0)
                at.update({offset + i: value >> 8 * i & 255 for i in range(size)})
            offset += size
        return at

    def has_refs(self):
        """True when functions stand in it as half-words, so that they need no stub."""
        return self.is_entries() or self.is_ops()

    def size(self):
        return sum(SIZES.get(word) or int(rest.split(',')[0]) for word, rest in self.lines if word in SIZES or word == '.skip')


class Module:
    """One assembly file. Its local symbols get the file's number, so that they differ from other files'."""

    def __init__(self, path, number):
        self.path, self.number = path, number
        self.functions, self.hot, self.data, self.signatures = {}, {}, {}, {}
        self.globals = set()
        self.native = Native(self, path + '.native')
        self.read()

    def symbol(self, name):
        if name in self.globals or name in self.externs:
            return name
        return f'{name.lstrip(".")}.d{self.number}'

    def read(self):
        text = open(self.path).read()
        lines = []
        for line in text.split('\n'):
            if '"' not in line:
                line = line.split('#')[0]
            else:
                line = re.sub(r'"\s+#.*$', '"', line)
            line = line.strip()
            if line:
                lines.append(line)
        self.globals = {l.split()[1] for l in lines if l.startswith('.globl')}
        defined = set()
        for l in lines:
            m = re.match(r'^([A-Za-z_.$][\w.$]*):', l)
            if m:
                defined.add(m.group(1))
        used = set(re.findall(r'[A-Za-z_.$][\w.$]*', text))
        self.externs = used - defined
        section, align, current, objects = '.text', 0, None, set()
        for l in lines:
            m = re.match(r'^\.type\s+([\w.$]+),@(\w+)', l)
            if m and m.group(2) == 'object':
                objects.add(m.group(1))
        i = 0
        while i < len(lines):
            l = lines[i]
            i += 1
            m = re.match(r'^([A-Za-z_.$][\w.$]*):', l)
            if m:
                name = m.group(1)
                if name in objects:
                    current = Data(self.symbol(name), section, align)
                    current.is_global = name in self.globals
                    self.data[name] = current
                elif not name.startswith('.L') and i < len(lines) and lines[i].startswith('.functype'):
                    current = Function(self, name, name in self.globals)
                    (self.hot if name in self.native.hot else self.functions)[name] = current
                align = 0
                continue
            word, _, rest = l.partition('\t')
            word = word.split()[0]
            rest = l[len(word):].strip()
            if word == '.section':
                section = rest.split(',')[0]
                if section.startswith('.custom_section'):
                    current = None
            elif word == '.functype':
                m = re.match(r'([\w.$]+) \(([^)]*)\) -> \(([^)]*)\)', rest)
                params = [p for p in m.group(2).split(',') if p.strip()]
                self.signatures[m.group(1)] = (len(params), bool(m.group(3).strip()), m.group(2) + m.group(3))
                if isinstance(current, Function) and current.name == m.group(1):
                    current.params, current.result = len(params), bool(m.group(3).strip())
            elif word == '.p2align':
                align = int(rest.split(',')[0])
            elif word == 'end_function':
                current = None
            elif isinstance(current, Function):
                if word == '.local':
                    current.types = [t.strip() for t in rest.split(',')]
                    current.locals = len(current.types)
                elif not word.startswith('.'):
                    current.source.append((word, rest))
            elif isinstance(current, Data) and word in ('.int32', '.int16', '.int8', '.int64', '.ascii', '.asciz', '.skip'):
                if word == '.int32' and re.match(r'^[A-Za-z_.]', rest):
                    symbol, plus = self.split_symbol(rest)
                    current.uses.append(symbol)
                    rest = symbol + plus
                current.lines.append((word, rest))
                current.targets.append(symbol if word == '.int32' and re.match(r'^[A-Za-z_.]', rest) else None)

    def split_symbol(self, text):
        m = re.match(r'^([A-Za-z_.$][\w.$]*)([+-]\d+)?$', text)
        return self.symbol(m.group(1)), m.group(2) or ''


class Whole(Module):
    """The assembly file of all files' cold functions, whose symbols have their numbers already. Nothing in it is native."""

    def __init__(self, path):
        super().__init__(path, None)

    def symbol(self, name):
        return re.sub(r'^\.L(\w+)_bitcast$', r'\1', name).lstrip('.')


HOT = '.text.hot'


class Native:
    """What gcc makes of the same file: its hot functions are taken as they are, the rest is not looked at."""

    def __init__(self, module, path, way=0):
        self.module, self.path, self.blocks, self.uses = module, path, {}, {}
        self.labels = f'{module.number}_' + 'w' * way  # what is taken from different ways to compile the file stands together
        name, block, section = None, [], ''
        strings, literal, self.hot = {}, None, set()
        text = open(path).read() if os.path.exists(path) else ''  # of the whole program there is none
        functions = set(re.findall(r'^\s+\.type\s+([\w.$]+), %function', text, re.M))
        for line in text.split('\n'):
            line = line.rstrip()
            m = re.match(r'^([A-Za-z_.$][\w.$]*):', line)
            if re.match(r'^\s+\.(section|text|data|bss)', line):
                literal, section = None, line.split()[1] if len(line.split()) > 1 else ''
            if name is None and m and m.group(1) in functions:
                name, block, literal = m.group(1), [], None
            elif name is None and m and m.group(1).startswith('.LC'):
                literal = strings.setdefault(m.group(1), [])
            elif name is None and literal is not None:
                literal.append(line.strip())
            elif name is not None and re.match(r'^\s+\.size\s', line):
                self.blocks[name] = block
                if section.startswith(HOT):
                    self.hot.add(name)
                name = None
            elif name is not None and not line.startswith('\t@') and line.strip():
                block.append(line)
        self.strings = strings

    def other_ways(self):
        """The same file with other flags, as far as gcc compiled it so: .native1, .native2..."""
        n, ways = 1, []
        while os.path.exists(f'{self.path}{n}'):
            ways.append(Native(self.module, f'{self.path}{n}', n))
            n += 1
        return ways

    def is_small(self, name):
        """A helper, often from a header, that hot functions have as native code though others have it dense."""
        m = self.module
        return name in self.blocks and name in m.functions and name not in m.hot and name not in m.globals and \
            sum(not line.strip().startswith('.') for line in self.blocks[name]) <= SMALL_NATIVE

    def take(self, name):
        """A function's lines, with this file's names for local symbols, and the symbols it uses."""
        m, out, uses = self.module, [], []

        def rename(match):
            word = match.group(0)
            if word.startswith('.L'):
                if word in self.strings:
                    uses.append(f'{word[1:]}.n{m.number}')
                    return f'{word[1:]}.n{m.number}'
                return f'.L{self.labels}{word[2:]}'
            if self.is_small(word):
                word = f'{word}.n{m.number}'
                uses.append(word)
            elif word in self.blocks or word in m.data or word in m.functions or word in m.hot:
                word = m.symbol(word) if word in m.data or word in m.functions or word in m.hot else f'{word}.d{m.number}'
                uses.append(word)
            elif re.match(r'^[A-Za-z_]\w{3,}$', word):
                uses.append(word)
            return word

        for line in self.blocks[name]:
            label = re.match(r'^(\.L\w+):', line)
            if label:
                out.append(f'.L{self.labels}{label.group(1)[2:]}:')
                continue
            fields = line.split(None, 1)
            if len(fields) == 2 and not fields[1].startswith('@'):
                operands = re.sub(r'[A-Za-z_.$][\w.$]*', rename, fields[1])
                out.append(f'    {fields[0]} {operands}')
            else:
                out.append(line)
        return out, uses


# ---- wasm to instructions ------------------------------------------------------------------------------
class Lowering:
    def __init__(self, function):
        self.f, self.out, self.blocks, self.next_label = function, [], [], 0
        self.frame = 0

    def op(self, name, *operands):
        self.out.append(('op', name) + operands)

    def const(self, v):
        v = (v + 0x80000000) % 0x100000000 - 0x80000000
        if SMALL_FIRST <= v < SMALL_FIRST + FAMILIES['small']:
            self.op('small', v - SMALL_FIRST)
        elif 0 <= v < 256:
            self.op('const8', v)
        elif -256 <= v < 0:
            self.op('constn8', v & 255)
        elif -32768 <= v < 32768:
            self.op('const16', v & 255, v >> 8 & 255)
        elif is_register(v):
            self.out.append(('addr', f'{v % 0x100000000:#x}', None))
        elif 0 <= v < 65536:
            self.op('const16u', v & 255, v >> 8)
        else:
            self.op('const32', *((v >> s & 255) for s in (0, 8, 16, 24)))

    def address(self, text):
        symbol, plus = self.f.module.split_symbol(text)
        self.out.append(('addr', symbol + plus, symbol))

    def local(self, what, n):
        if n < FAMILIES[what]:
            self.op(what, n)
        else:
            self.op(what + '_n', n)

    def call(self, name, params, result):
        self.out.append(('call', name, params, result))

    def offset(self, rest, size):
        """An access's offset operand; symbols and what a byte cannot hold are added to the address before."""
        m = re.match(r'^([A-Za-z_.$][\w.$+-]*|-?\d+)(?::p2align=\d+)?$', rest)
        text = m.group(1)
        if not text.lstrip('-').isdigit():
            if is_op(self.out[-1], 'small') and value_of(self.out[-1]) == 0:
                self.out.pop()
                return self.part_of(text, size)
            else:
                self.address(text)
                self.op('add')
            return 0
        n = int(text)
        if is_register(n) and is_op(self.out[-1], 'small') and value_of(self.out[-1]) == 0:
            self.out[-1], offset = register(n, size)
            return offset
        if n % size or n // size > 255:
            self.const(n)
            self.op('add')
            return 0
        return n // size

    def part_of(self, text, size):
        """Pushes a variable's address, without the offset of an access that the result is. So the parts of a struct share an address."""
        symbol, plus = self.f.module.split_symbol(text)
        offset = int(plus or 0)
        if offset % size or not 0 <= offset // size <= 255:
            self.address(text)
            return 0
        self.out.append(('addr', symbol, symbol))
        return offset // size

    def folded(self, end, size, offset):
        """The offset of an access whose address ends before out[end]; takes in a constant that clang has added."""
        if offset or end < 2 or not is_op(self.out[end - 1], 'add'):
            return offset
        plus = value_of(self.out[end - 2])
        if plus is None or plus < 0 or plus % size or plus // size > 255:
            return offset
        del self.out[end - 2:end]
        return plus // size

    def access(self, name, size, offset):
        if name.startswith('load'):
            offset = self.folded(len(self.out), size, offset)
        elif name.startswith('store'):
            offset = self.folded(value_start(self.out), size, offset)
        if offset:
            self.op(name, offset)
        else:
            self.op(name + '_0')

    def store_offset(self, rest, size):
        m = re.match(r'^([A-Za-z_.$][\w.$+-]*|-?\d+)(?::p2align=\d+)?$', rest)
        if m is None:
            raise SystemExit(f'dense.py: {self.f.name}: {rest}')
        text = m.group(1)
        if text.isdigit() and int(text) % size == 0 and int(text) // size <= 255:
            return int(text) // size
        return None

    def run(self):
        source = self.f.source
        i = 0
        while i < len(source):
            word, rest = source[i]
            i += 1
            nxt = source[i] if i < len(source) else ('', '')
            if word in ('block', 'loop'):
                self.next_label += 1
                self.blocks.append((word, self.next_label))
                if word == 'loop':
                    self.out.append(('label', self.next_label))
            elif word in ('end_block', 'end_loop'):
                kind, label = self.blocks.pop()
                if kind == 'block':
                    self.out.append(('label', label))
            elif word in ('br', 'br_if'):
                label = self.target(int(rest))
                kind = 'br'
                if word == 'br_if':
                    kind = 'brif'
                    if self.out[-1] == ('op', 'eqz'):
                        self.out.pop()
                        kind = 'brz'
                self.out.append(('jump', kind, label))
            elif word == 'br_table':
                self.out.append(('table', tuple(self.target(int(d)) for d in re.findall(r'\d+', rest))))
            elif word in ('local.get', 'local.set', 'local.tee'):
                self.local(word[6:], int(rest))
            elif word == 'i32.const':
                if re.match(r'^-?\d', rest):
                    self.const(int(rest))
                else:
                    self.address(rest)
            elif word == 'f32.const':
                self.const(struct.unpack('<i', struct.pack('<f', float_of(rest)))[0])
            elif word == 'i64.const' and nxt[0] == 'i64.store':
                i += 1
                self.store_long(int(rest), nxt[1])
            elif word == 'i64.load' and nxt[0] == 'i64.store':
                i += 1
                self.copy_long(rest, nxt[1])
            elif word in LOADS:
                kind = LOADS[word]
                self.access(kind[0], kind[1], self.offset(rest, kind[1]))
                for extra in kind[2:]:
                    self.op(extra)
            elif word in STORES:
                self.store(word, rest)
            elif word == 'global.get':
                self.op('frametop')
            elif word == 'global.set':
                self.op('drop')
            elif word == 'call':
                params, result, types = self.f.module.signatures.get(rest) or LIBRARY[rest]
                if 'i64' in types:
                    raise Refused('i64 arguments: ' + rest)
                self.call(re.sub(r'__\d$', '', self.f.module.symbol(rest)), params, result)
            elif word == 'call_indirect':
                m = re.search(r'\(([^)]*)\) -> \(([^)]*)\)', rest)
                params = len([p for p in m.group(1).split(',') if p.strip()])
                self.op('icall' if m.group(2).strip() else 'icallv', params)
            elif word == 'return':
                self.op('ret' if self.f.result else 'retv')
            elif word == 'unreachable':
                pass
            elif word in FLOAT_CALLS:
                name, n = FLOAT_CALLS[word]
                self.call(name, n, True)
                if word == 'f32.ne':
                    self.op('eqz')
            elif word == 'f32.neg':
                self.const(-0x80000000)
                self.op('xor')
            elif word == 'f32.abs':
                self.const(0x7FFFFFFF)
                self.op('and')
            elif word in NOTHING:
                pass
            elif word in WASM:
                self.op(WASM[word])
            else:
                raise Refused(word)
        if not source or source[-1][0] not in ('unreachable', 'return', 'br'):
            self.op('ret' if self.f.result else 'retv')
        return self.out

    def target(self, depth):
        if depth == len(self.blocks):
            raise Refused('branch to the function')
        return self.blocks[-1 - depth][1]

    def store(self, word, rest):
        name, size = STORES[word]
        offset = self.store_offset(rest, size)
        if offset is None:
            # The address lies below the value.
            m = re.match(r'^([A-Za-z_.$][\w.$+-]*|-?\d+)(?::p2align=\d+)?$', rest)
            text = m.group(1)
            zero = self.zero_below()
            if zero is not None and text.lstrip('-').isdigit() and is_register(int(text)):
                self.out[zero], offset = register(int(text), size)
                self.access(name, size, offset)
                return
            if zero is not None and not text.lstrip('-').isdigit():
                keep, self.out = self.out, []
                offset = self.part_of(text, size)
                keep[zero] = self.out[0]
                self.out = keep
                self.access(name, size, offset)
                return
            self.op('swap')
            if text.lstrip('-').isdigit():
                self.const(int(text))
            else:
                self.address(text)
            self.op('add')
            self.op('swap')
            offset = 0
        self.access(name, size, offset)

    def zero_below(self):
        """Where the constant 0 was pushed that is the address under the value on the stack, or None."""
        need = 2
        for i in range(len(self.out) - 1, -1, -1):
            effect = effect_of(self.out[i])
            if effect is None:
                return None
            pops, pushes = effect
            if need <= pushes:
                return i if value_of(self.out[i]) == 0 and need == 1 else None
            need += pops - pushes
            if need == 1 and i > 0 and value_of(self.out[i - 1]) == 0:
                return i - 1
            if need == 1:
                return None
        return None

    def store_long(self, value, rest):
        offset = self.offset(rest, 4)
        for part in (0, 1):
            if part == 0:
                self.op('dup')
            self.const(value >> 32 * part & 0xFFFFFFFF)
            self.access('store', 4, offset + part)

    def copy_long(self, load, store):
        at = self.offset(load, 4)
        if at:
            self.const(4 * at)
            self.op('add')
        to = self.store_offset(store, 4)
        if to is None:
            self.op('swap')
            self.offset(store, 1000)
            self.op('swap')
            to = 0
        self.op('copy8', to)


def value_start(code):
    """Where the code of the value on top of the stack begins; 0 when that is not plain."""
    i, need = len(code), 1
    while need and i:
        i -= 1
        effect = effect_of(code[i])
        if effect is None or effect[1] > need:
            return 0
        need += effect[0] - effect[1]
    return i


def renumber(f):
    """Variables that are used most get the numbers that need no byte of their own; parameters keep theirs."""
    uses = collections.Counter(int(rest) for word, rest in f.source if word.startswith('local.'))
    types = f.types
    mine = sorted(range(f.params, f.params + f.locals), key=lambda n: (-uses[n], n))
    number = {n: f.params + i for i, n in enumerate(mine)}
    f.types = [types[n - f.params] for n in mine]
    f.source = [(w, str(number.get(int(r), int(r)))) if w.startswith('local.') else (w, r) for w, r in f.source]
    while f.locals and not uses[mine[f.locals - 1]]:
        f.locals -= 1


def float_of(text):
    if text.startswith('infinity') or text.startswith('inf'):
        return float('inf')
    if text.startswith('-inf'):
        return float('-inf')
    if 'nan' in text:
        return float('nan')
    return float.fromhex(text)


def is_op(item, name):
    return item[0] == 'op' and item[1] == name


def value_of(item):
    if item[0] != 'op':
        return None
    if item[1] == 'small':
        return item[2] + SMALL_FIRST
    if item[1] == 'const8':
        return item[2]
    if item[1] == 'const16':
        v = item[2] | item[3] << 8
        return v - 0x10000 if v & 0x8000 else v
    return None


def is_register(v):
    """Is it the address of one? There are many accesses, so the blocks' addresses are in the table of addresses."""
    return v % 0x100000000 >> 20 in (0x400, 0x420, 0xE00)


def register(v, size):
    """What pushes the address of its block, and the offset of an access behind that."""
    offset = v % (256 * size)
    return ('addr', f'{(v - offset) % 0x100000000:#x}', None), offset // size


ENDS = ('ret', 'retv')
MASKS = {('op', 'const8', 255): 'zext8', ('op', 'const16u', 255, 255): 'zext16'}


def effect_of(item):
    """(values popped, values pushed), or None where that is not plain."""
    if item[0] == 'addr':
        return 0, 1
    if item[0] == 'call':
        return item[2], 1 if item[3] else 0
    if item[0] != 'op':
        return None
    name = item[1]
    if name in ('get', 'get_n', 'small', 'const8', 'constn8', 'const16', 'const16u', 'const32', 'frametop', 'faddr', 'own_get'):
        return 0, 1
    if name in ('tee', 'tee_n', 'eqz', 'clz', 'ctz', 'sext8', 'sext16', 'zext8', 'zext16') or name.startswith('load'):
        return 1, 1
    if name in ('add', 'sub', 'mul', 'and', 'or', 'xor', 'shl', 'shru', 'shrs', 'divu', 'divs', 'remu', 'rems', 'eq', 'ne',
                'ltu', 'lts', 'gtu', 'gts', 'leu', 'les', 'geu', 'ges', 'rotl'):
        return 2, 1
    if name == 'select':
        return 3, 1
    if name in ('set', 'set_n', 'own_set', 'drop'):
        return 1, 0
    if name.startswith('store') or name == 'copy8':
        return 2, 0
    if name in ('icall', 'icallv'):
        return item[2] + 1, 1 if name == 'icall' else 0
    return None


def size_of(item):
    """Its bytes before pairing."""
    if item[0] == 'op':
        return 1 if item[1] in FAMILIES else len(item) - 1
    return 0 if item[0] == 'label' else 2


def straight_body(function):
    """What a function does with its arguments on the stack, if it needs no variables and nothing jumps; else None."""
    start, code = function.params, function.code
    if code[:start] != [('op', 'get', n) for n in range(start)]:
        return None
    body = code[start:-1] if code[-1][0] == 'op' and code[-1][1] in ENDS else code[start:]
    plain = all(c[0] in ('addr', 'call') or effect_of(c) and not any(is_variable(c, what) for what in ('get', 'set', 'tee')) and
                not is_op(c, 'faddr') for c in body)
    return body if plain and not function.frame[0] else None


def check_depth(function, code):
    """Nothing may lie on the operand stack below a result: the interpreter finds the frame from there."""
    depth = 0
    for c in code:
        if c[0] == 'jump' and c[1] != 'br' or c[0] == 'table':
            depth -= 1
        elif c[0] == 'op' and c[1] in ENDS:
            if depth != (c[1] == 'ret'):
                raise SystemExit(f'dense.py: {function.name}: {depth} operands at a return')
        elif c[0] == 'op' and c[1] in ('swap', 'dup', 'faddr'):
            depth += c[1] != 'swap'
        elif effect_of(c):
            pops, pushes = effect_of(c)
            depth += pushes - pops
        elif c[0] == 'op':
            raise SystemExit(f'dense.py: {function.name}: {c[1]} has no known effect')
        if c[0] == 'jump' and c[1] == 'br' or c[0] == 'table' or c[0] == 'op' and c[1] in ENDS:
            depth = 0


def find_frame(function, code):
    """The memory of the function's own: the prologue's constant. frametop pushes the address above it."""
    sizes = set()
    for i in range(len(code) - 2):
        if is_op(code[i], 'frametop') and value_of(code[i + 1]) is not None and is_op(code[i + 2], 'sub'):
            sizes.add(value_of(code[i + 1]))
    tops = sum(is_op(c, 'frametop') for c in code)
    if tops > 1 or len(sizes) != tops:
        raise Refused('more than one stack frame')
    return sizes.pop() if sizes else 0


def tidy(function, code):
    """Small rewrites that wasm's shape asks for; repeated until nothing changes."""
    frame = find_frame(function, code)
    if frame % 4:
        raise Refused('frame of odd size')
    base = None
    out = []
    i = 0
    # the prologue: frametop, const, sub, tee L, drop  ->  faddr, set L
    while i < len(code):
        if is_op(code[i], 'frametop'):
            out.append(('op', 'faddr', frame // 4))
            i += 3
            if i + 1 < len(code) and code[i][0] == 'op' and code[i][1] in ('tee', 'tee_n') and is_op(code[i + 1], 'drop'):
                base = code[i][2]
                out.append(('op', code[i][1].replace('tee', 'set'), code[i][2]))
                i += 2
            continue
        out.append(code[i])
        i += 1
    code = out
    if frame > 255 * 4:
        raise Refused('frame too large')
    if base is not None:
        sets = sum(1 for c in code if c[0] == 'op' and c[1] in ('set', 'tee', 'set_n', 'tee_n') and c[2] == base)
        if sets != 1:
            base = None
    changed = True
    while changed:
        changed = False
        out = []
        i = 0
        while i < len(code):
            c = code[i]
            rest = code[i + 1:i + 4]
            # the epilogue: get base, const frame, add, drop
            if base is not None and c[0] == 'op' and c[1] in ('get', 'get_n') and c[2] == base and len(rest) > 1:
                v = value_of(rest[0])
                if v is not None and is_op(rest[1], 'add') and 0 <= v <= frame:
                    if len(rest) > 2 and is_op(rest[2], 'drop'):
                        i += 4
                        changed = True
                        continue
                    if v % 4 == 0 and frame - v > 0:
                        out.append(('op', 'faddr', (frame - v) // 4))
                        i += 3
                        changed = True
                        continue
            if len(out) > 1 and address_of(out[-2], frame // WORD, base) is not None and is_own_offset(c, out[-1]):
                place, plus = address_of(out[-2], frame // WORD, base), value_of(out[-1])
                if plus % WORD == 0 and place > plus // WORD:
                    out[-2:] = [('op', 'faddr', place - plus // WORD)]
                else:
                    out.append(('op', 'add'))
                changed = changed or is_op(c, 'or') or not is_op(out[-1], 'add')
                i += 1
                continue
            if is_op(c, 'and') and out and out[-1] in MASKS:
                out[-1] = ('op', MASKS[out[-1]])
                changed = True
                i += 1
                continue
            # eqz eqz in front of a conditional jump; a jump over nothing
            if c[0] == 'jump' and c[1] == 'br' and rest and rest[0] == ('label', c[2]):
                changed = True
                i += 1
                continue
            if c[0] == 'jump' and c[1] != 'br' and out and is_op(out[-1], 'eqz'):
                out.pop()
                out.append(('jump', 'brif' if c[1] == 'brz' else 'brz', c[2]))
                changed = True
                i += 1
                continue
            if c[0] == 'jump' and c[1] != 'br' and out and is_op(out[-1], 'ne') and len(out) > 1 and value_of(out[-2]) == 0:
                out.pop()
                out.pop()
                out.append(c)
                changed = True
                i += 1
                continue
            # nothing is reached after a jump, a return or a call that does not come back
            if (c[0] == 'jump' and c[1] == 'br') or c[0] == 'table' or (c[0] == 'op' and c[1] in ENDS):
                out.append(c)
                i += 1
                while i < len(code) and code[i][0] != 'label':
                    i += 1
                    changed = True
                continue
            out.append(c)
            i += 1
        code = out
        code, more = thread_jumps(code)
        before, code = code, return_early(code)
        changed = changed or more or code != before
    return own_memory(function, frame // WORD, base, code)


def return_early(code):
    """Where a jump leads to no more than `get x; ret`, that is done at once; and what was just set need not be fetched."""
    place = {c[1]: i for i, c in enumerate(code) if c[0] == 'label'}
    out = []
    for c in code:
        if c[0] == 'jump' and c[1] == 'br':
            target = [t for t in code[place[c[2]]:place[c[2]] + 9] if t[0] != 'label'][:2]
            if len(target) == 2 and is_variable(target[0], 'get') and is_op(target[1], 'ret'):
                out += target
                continue
        out.append(c)
    code, out = out, []
    for c in code:
        if is_op(c, 'ret') and len(out) > 1 and is_variable(out[-1], 'get') and out[-2] == ('op', out[-1][1].replace('get', 'set'), out[-1][2]):
            del out[-2:]
        out.append(c)
    return out


def own_memory(function, frame, base, code):
    """clang's stack frame of so many words, whose address is in the variable base. Its words become variables, with numbers in
    a row, so that a word needs no address to be read or written. Returns (words, aligned) of the memory that is left.

    clang gives whole multiples of 16 bytes and puts variables at the top: what is never named is left out. It may
    also take the top for a multiple of 16 and write x | 4 for x + 4: where x may be such an address, it stays one."""
    aligned = any(is_op(c, 'or') and WORD <= (value_of(code[i - 1]) or 0) < 16 and may_be_own(code, i - 2)
                  for i, c in enumerate(code) if i > 1)
    if frame and not aligned:
        variables = words_as_variables(frame, base, code)
        words = max((c[2] for c in variables if is_own(c)), default=0)
        if numbered(function, words, variables):
            return (0, False), function.code
    words = trimmed(frame, base, code) if frame else 0
    numbered(function, 0, code)
    return (words, bool(words) and aligned), function.code


ADDRESSES = ('get', 'get_n', 'tee', 'tee_n', 'faddr', 'add', 'sub', 'select')


def may_be_own(code, i):
    """May what code[i] pushes be an address in own memory? Of a variable it is asked of all that it is set to."""
    before = [j - 1 for j, c in enumerate(code) if (is_variable(c, 'set') or is_variable(c, 'tee')) and c[2] == code[i][2]] \
        if is_variable(code[i], 'get') else [i]
    return any(code[j][0] == 'op' and code[j][1] in ADDRESSES for j in before)


def is_own_offset(item, plus):
    """Does it add a constant to an address in own memory? clang writes + or, knowing that bits are 0, |."""
    return (is_op(item, 'add') or is_op(item, 'or')) and (value_of(plus) or 0) > 0


def is_own(item):
    """An access to own memory or its address: its operand is the place of a word, counted down from the top."""
    return item[0] == 'op' and item[1] in ('own_get', 'own_set', 'faddr')


def address_of(item, frame, base):
    """The place of the word in own memory whose address it pushes, or None."""
    if is_op(item, 'faddr'):
        return item[2]
    return frame if is_variable(item, 'get') and item[2] == base else None


def words_as_variables(frame, base, code):
    out = []
    for c in code:
        access = c[1].removesuffix('_0') if c[0] == 'op' else ''
        offset = c[2] if len(c) > 2 and c[1] == access else 0
        if access in ('load', 'store'):
            at = value_start(out) if access == 'store' else len(out)
            place = address_of(out[at - 1], frame, base) if at else None
            if place is not None and place > offset:
                del out[at - 1]
                c = ('op', 'own_get' if access == 'load' else 'own_set', place - offset)
        out.append(c)
    if base is None:
        return out
    out = [c for i, c in enumerate(out) if not sets_base(out, i, base) and not sets_base(out, i + 1, base)]
    return [('op', 'faddr', frame) if is_variable(c, 'get') and c[2] == base else c for c in out]


def is_variable(item, what):
    return item[0] == 'op' and item[1] in (what, what + '_n')


def sets_base(code, i, base):
    return 0 < i < len(code) and is_variable(code[i], 'set') and code[i][2] == base and is_op(code[i - 1], 'faddr')


def numbered(function, words, code):
    """Numbers the variables again, after what has become of them: those that are used most get the numbers that need no
    byte of their own; parameters keep theirs, and own memory is so many in a row. False: they are too many."""
    params, uses, own = function.params, collections.Counter(), collections.Counter()
    code = without_copies(params, code)
    for c in code:
        if is_own(c):
            own[c[2]] += c[1] != 'faddr'
        elif any(is_variable(c, what) for what in ('get', 'set', 'tee')) and c[2] >= params:
            uses[c[2]] += 1
    mine = sorted(uses, key=lambda n: (-uses[n], n))
    if len(mine) + words > MOST_VARIABLES and words:
        return False
    rows = [[uses[n] for n in mine[:i]] + [own[k] for k in range(1, words + 1)] + [uses[n] for n in mine[i:]] for i in range(len(mine) + 1)]
    first = min(range(len(rows)), key=lambda i: sum(rows[i][max(0, FAMILIES['get'] - params):]))
    number = {n: params + i + (words if i >= first else 0) for i, n in enumerate(mine)}
    function.code = []
    for c in code:
        if c[0] == 'op' and is_own(c) and words:
            n = params + first + c[2] - 1
            what = {'own_get': 'get', 'own_set': 'set'}.get(c[1])
            c = variable(what, n) if what else ('op', 'faddr', n)
        elif any(is_variable(c, what) for what in ('get', 'set', 'tee')):
            c = variable(c[1].removesuffix('_n'), number.get(c[2], c[2]))
        if is_op(c, 'get') and c[2] < FAMILIES['tee'] and function.code and function.code[-1] == ('op', 'set', c[2]):
            function.code.pop()
            c = variable('tee', c[2])
        function.code.append(c)
    function.locals, function.memory = len(mine) + words, range(params + first, params + first + words)
    return True


def without_copies(params, code):
    """A variable that is set once, to a parameter that never changes, is that parameter."""
    sets = collections.Counter(c[2] for c in code if is_variable(c, 'set') or is_variable(c, 'tee'))
    same, out = {}, []
    for before, c in zip(code, code[1:]):
        if is_variable(c, 'set') or is_variable(c, 'tee'):
            if c[2] >= params and sets[c[2]] == 1 and is_variable(before, 'get') and before[2] < params and not sets[before[2]]:
                same[c[2]] = before[2]
    for c in code:
        if is_variable(c, 'get') and c[2] in same:
            c = variable('get', same[c[2]])
        elif is_variable(c, 'set') and c[2] in same:
            out.pop()
            continue
        elif is_variable(c, 'tee') and c[2] in same:
            continue
        out.append(c)
    return out


def variable(what, n):
    return ('op', what if n < FAMILIES[what] else what + '_n', n)


def trimmed(frame, base, code):
    """How many words of memory that does not become variables are needed."""
    lowest = frame
    for i, c in enumerate(code):
        after = code[i + 1] if i + 1 < len(code) else ('end',)
        if is_op(c, 'faddr') and not sets_base(code, i + 1, base):
            lowest = min(lowest, frame - c[2])
        elif is_variable(c, 'get') and c[2] == base:
            size = {'load': 4, 'load16u': 2, 'load8u': 1}.get(after[1]) if after[0] == 'op' else None
            lowest = min(lowest, after[2] * size // WORD) if size else 0
    return frame - (0 if base is None else lowest)


def thread_jumps(code):
    """A jump to a jump goes there at once; a jump to a return returns; unused labels go."""
    place = {c[1]: i for i, c in enumerate(code) if c[0] == 'label'}
    changed = False

    def first(i):
        while i < len(code) and code[i][0] == 'label':
            i += 1
        return code[i] if i < len(code) else None

    out = []
    for c in code:
        if c[0] == 'jump':
            to = first(place[c[2]])
            if to and to[0] == 'jump' and to[1] == 'br' and to[2] != c[2]:
                c = ('jump', c[1], to[2])
                changed = True
            elif c[1] == 'br' and to and to[0] == 'op' and to[1] in ENDS:
                c = to
                changed = True
        out.append(c)
    used = {c[2] for c in out if c[0] == 'jump'}
    for c in out:
        if c[0] == 'table':
            used.update(c[1])
    final = [c for c in out if c[0] != 'label' or c[1] in used]
    return final, changed or len(final) != len(out)
