#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the modules of lib/ small, for the image: without comments, docstrings and spaces, compressed.

    tools/library.py pack OUTPUT.c FILE.py...   C tables, which core/mod/library.c reads
    tools/library.py show FILE.py               what is left of one: line numbers in tracebacks are of this text
"""
import ast
import collections
import io
import os
import sys
import tokenize
import zlib

import grammar

MARGIN = (tokenize.COMMENT, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER)


def statements(source):
    """(depth, [token, ...]) of each line that says something."""
    depth, line = 0, []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.INDENT:
            depth += 1
        elif token.type == tokenize.DEDENT:
            depth -= 1
        elif token.type == tokenize.NEWLINE:
            if [t.type for t in line] != [tokenize.STRING]:
                yield depth, line
            line = []
        elif token.type not in MARGIN:
            line.append(token)


def is_word(character):
    return character.isalnum() or character == "_"


def joined(tokens):
    text = ""
    for token in tokens:
        if text and is_word(text[-1]) and is_word(token.string[0]):
            text += " "
        text += token.string
    return text


def is_simple(line):
    return not line.startswith("@") and not line.split(" ")[0].split("(")[0].split(":")[0] in (
        "async", "class", "def", "for", "if", "try", "while", "with", "else", "elif", "except", "finally")


def minified(source):
    """The same program: names stay. A block of one simple statement goes behind its colon."""
    lines = [(depth, joined(tokens)) for depth, tokens in statements(source)]
    text = ""
    for i, (depth, line) in enumerate(lines):
        alone = i > 0 and lines[i - 1][0] < depth and (i + 1 == len(lines) or lines[i + 1][0] < depth)
        if alone and is_simple(line):
            text = text[:-1] + line + "\n"
        else:
            text += " " * depth + line + "\n"
    return text


class WithoutDocstrings(ast.NodeTransformer):
    def visit_Expr(self, node):
        return None if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str) else node


def small(path):
    with open(path, encoding="utf-8") as f:
        source = f.read()
    text = minified(source)
    tree = WithoutDocstrings().visit(ast.parse(source))
    if ast.dump(tree) != ast.dump(ast.parse(text)):
        sys.exit(path + ": changed by making it small")
    odd = sorted({c for c in text if not (" " <= c <= "~" or c == "\n")})
    if odd:
        sys.exit("%s: these characters cannot be in the image: %r" % (path, odd))
    return text


# ---- the image ----
# The grammar's symbols get numbers. A symbol has a left half, 0: it is a character, and a right half, the character; 0 is the end of a
# text. In the texts the commonest `short` symbols take 8 bits, the others 12. Both kinds are sorted by their left halves, so these are
# stored as the steps from one to the next: a 0 for each step up (around the end when the second kind begins), a 1 for each symbol.
STEP = 64  # symbols: PY_LIBRARY_STEP
END = -1


def most(short):
    """Symbols that there can be, with so many of 8 bits."""
    return short + (256 - short) * 16


def usage(texts):
    return collections.Counter(symbol for text in texts for symbol in text)


def best_short(texts, symbols):
    """How many symbols should take 8 bits."""
    counts = [n for _, n in usage(texts).most_common(256)]
    return max((short for short in range(257) if most(short) >= symbols), key=lambda short: sum(counts[:short]))


def all_symbols(plain, rules):
    return {END, *rules, *(character for text in plain for character in text)}


def order(symbols, rules, short_ones):
    """The symbols by their numbers."""
    keys = {END: (-1,)}

    def key(symbol):
        if symbol not in keys:
            left, right = rules.get(symbol, (END, symbol))
            keys[symbol] = symbol not in short_ones, key(left), right
        return keys[symbol]
    return sorted(symbols, key=key)


class Bits:
    """Bits in bytes, the lowest first."""

    def __init__(self):
        self.value = self.length = 0

    def put(self, value, width):
        self.value |= value << self.length
        self.length += width

    def bytes(self):
        return [*self.value.to_bytes((self.length + 7) // 8, "little")]


def encode(texts, plain, rules):
    """(name of the table in C, its type, values), ..."""
    symbols = all_symbols(plain, rules)
    short = best_short(texts, len(symbols))
    ordered = order(symbols, rules, {END, *(symbol for symbol, _ in usage(texts).most_common(short - 1))})
    number = {symbol: i for i, symbol in enumerate(ordered)}
    halves = [(0, 0)] + [(number[rules[s][0]], number[rules[s][1]]) if s in rules else (0, s) for s in ordered[1:]]
    width = max(7, (len(symbols) - 1).bit_length())  # of a right half, in bits
    lefts, rights, packed, steps, starts, at = Bits(), Bits(), Bits(), [], [], 0
    for i, (left, right) in enumerate(halves):
        step = (left - at % len(symbols)) % len(symbols)
        at += step
        if i % STEP == 0:
            steps.append(at)
        lefts.put(1 << step, step + 1)
        rights.put(right, width)
    for text in texts:
        starts.append(packed.length // 8)
        for symbol in [*text, END]:
            n = number[symbol] - short
            packed.put(n + short if n < 0 else short + n % (256 - short) | n // (256 - short) << 8, 8 if n < 0 else 12)
        packed.put(0, -packed.length % 8)
    assert at < 2 * len(symbols) and len(symbols) <= most(short) and packed.length < 8 << 16
    return (("lefts", "uint8_t", lefts.bytes()), ("steps", "uint16_t", steps), ("rights", "uint8_t", rights.bytes()),
            ("texts", "uint8_t", packed.bytes()), ("starts", "uint16_t", starts),
            ("sizes", "uint16_t", [len(symbols), short, width]))


def decode(tables, text):
    """What core/mod/library.c reads."""
    bits = {name: int.from_bytes(bytes(values), "little") for name, kind, values in tables if kind == "uint8_t"}
    words = {name: values for name, kind, values in tables if kind == "uint16_t"}
    symbols, short, width = words["sizes"]

    def left_of(symbol):
        at = words["steps"][symbol // STEP] + symbol // STEP * STEP
        skip = symbol % STEP
        while not bits["lefts"] >> at & 1 or skip:
            skip -= bits["lefts"] >> at & 1
            at += 1
        return (at - symbol) % symbols

    at, result, waiting = words["starts"][text] * 8, [], []
    while True:
        if waiting:
            symbol = waiting.pop()
        else:
            symbol = bits["texts"] >> at & 0xFFF
            at += 8
            if symbol & 255 < short:
                symbol &= 255
            else:
                symbol = (symbol & 255) + (symbol >> 8) * (256 - short)
                at += 4
        while left_of(symbol):
            waiting.append(bits["rights"] >> symbol * width & (1 << width) - 1)
            symbol = left_of(symbol)
        character = bits["rights"] >> symbol * width & (1 << width) - 1
        if not character:
            return result
        result.append(character)


def tables_of(plain, least):
    texts, rules = grammar.make_rules(plain, least)
    for _ in range(3):  # what is used how often depends on what is cheap, and the other way round
        short = best_short(texts, len(all_symbols(plain, rules)))
        cost = collections.defaultdict(lambda: 12, ((symbol, 8) for symbol, _ in usage(texts).most_common(short)))
        texts, rules = grammar.prune(grammar.parse(plain, rules, cost), rules)
    return encode(texts, plain, rules)


def size_of(tables):
    return sum(len(values) * (1 + (kind == "uint16_t")) for _, kind, values in tables)


def compressed(plain):
    """The smallest tables for texts of characters."""
    return min((tables_of(plain, least) for least in range(2, 6)), key=size_of)


def write_table(f, name, kind, values):
    # Reading some bits reads three bytes.
    values = [*values, 0, 0] if kind == "uint8_t" else values
    print("const %s py_library_%s[] = {" % (kind, name), file=f)
    for i in range(0, len(values), 24):
        print("    " + ", ".join(map(str, values[i:i + 24])) + ",", file=f)
    print("};", file=f)


def pack(output, paths):
    names = [os.path.basename(path)[:-3] for path in paths]
    texts = ["".join(name + "\n" for name in names)] + [small(path) for path in paths]
    plain = [tuple(map(ord, text)) for text in texts]
    tables = compressed(plain)
    assert all(tuple(decode(tables, i)) == text for i, text in enumerate(plain))
    with open(output, "w", encoding="utf-8") as f:
        print("// Made by tools/library.py: %d characters of lib/*.py in %d bytes." %
              (sum(map(len, plain)), size_of(tables)), file=f)
        print("#include \"core/mod/library.h\"\n\n_Static_assert(PY_LIBRARY_STEP == %d && "
              "PY_LIBRARY_DEPTH >= %d, \"tools/library.py\");" % (STEP, grammar.MAX_WAITING), file=f)
        print("const uint32_t py_library_hash = 0x%08x;" % zlib.crc32("\0".join(texts).encode()), file=f)
        for table in tables:
            write_table(f, *table)


def main(args):
    if args[:1] == ["pack"] and len(args) >= 2:
        pack(args[1], args[2:])
    elif args[:1] == ["show"] and len(args) == 2:
        print(small(args[1]), end="")
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
