#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tools/dense_whole.py -- makes one LLVM program of the cold functions of all files, for tools/dense.py --whole.

    dense_whole.py --externals UNDEFINED.txt -o DIRECTORY FILE.s...

Beside each FILE.s is the FILE.ll that it was made from. Of that, DIRECTORY gets what the firmware uses as dense code:
functions, with names as tools/dense.py gives them. Variables and tables, native and hot functions are only declared:
nothing may be known of what stands in a table whose layout tools/dense.py changes, or what native code relies on. DIRECTORY/public
lists the functions that something else than a call from dense code needs; LLVM may do with the others as it likes.
"""
import argparse
import os
import re

from dense import Program
from dense_wasm import Module, size_of

NAME = r'@("[^"]+"|[\w.$]+)'
# What has more bytes before pairing, or more words in memory, is not put in the place of its only call. A caller with many
# variables is larger than two functions with few, and it holds their stack while it calls others.
INLINE_MOST = 120
INLINE_WORDS = 8


def type_at(text):
    """The LLVM type at its start: up to a blank or a comma outside of brackets."""
    depth = 0
    for i, c in enumerate(text):
        if depth == 0 and (c == ',' or c == ' ' and text[i + 1] != '('):
            return text[:i]
        depth += (c in '[{<(') - (c in ']}>)')
    return text


class Part:
    """One file's functions."""

    def __init__(self, program, module):
        self.program, self.module = program, module
        self.text = open(module.path[:-2] + '.ll').read()
        self.private = set(re.findall(rf'^{NAME} = private', self.text, re.M))

    def symbol(self, name):
        """A name's symbol, as tools/dense.py knows it; LLVM's own functions keep theirs."""
        if name.startswith('llvm.'):
            return name
        return self.module.symbol('.L' + name if name in self.private else name.strip('"'))

    def renamed(self, line):
        return re.sub(NAME, lambda m: f'@"{self.symbol(m.group(1))}"', line)

    def variable(self, line):
        name, rest = re.match(rf'^{NAME} = (.*)', line).groups()
        m = re.search(r'\b(global|constant) ', rest)
        return f'@"{self.symbol(name)}" = external {m.group(1)} {type_at(rest[m.end():])}'

    def head(self, line, symbol, kept):
        """A definition's first line, or the declaration of what is not `kept`."""
        line = re.sub(r'^define (internal |hidden )?', 'define hidden ' if kept else 'declare ', line)
        if not kept:
            return re.sub(r' (local_unnamed_addr|unnamed_addr|section "[^"]*"|\{$)', '', line)
        f = self.program.live_functions[symbol]
        large = sum(map(size_of, f.code)) > INLINE_MOST or f.frame[0] + len(f.memory) > INLINE_WORDS
        return re.sub(r' (#\d+)', r' noinline \1', line, 1) if large else line

    def convert(self):
        out, skipping = [], False
        for line in self.text.split('\n'):
            if skipping or line.startswith('@llvm.') or ' = alias ' in line:
                skipping = skipping and line != '}'
            elif line.startswith('@'):
                out.append(self.variable(line))
            elif line.startswith('define'):
                symbol = self.symbol(re.search(NAME + r'\(', line).group(1))
                kept = symbol in self.program.live_functions
                out.append(self.renamed(self.head(line, symbol, kept)))
                skipping = not kept
            else:
                out.append(self.renamed(line))
        return '\n'.join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--externals', required=True, help='file with the symbols that native code wants, one a line')
    parser.add_argument('-o', required=True)
    parser.add_argument('files', nargs='+')
    args = parser.parse_args()
    program = Program([Module(path, i) for i, path in enumerate(args.files)], set(open(args.externals).read().split()))
    program.reach()
    os.makedirs(args.o, exist_ok=True)
    for module in program.modules:
        with open(f'{args.o}/{module.number:03}.ll', 'w') as f:
            f.write(Part(program, module).convert())
    with open(args.o + '/public', 'w') as f:
        f.write('\n'.join(sorted(program.live_functions.keys() & (program.stubs | program.even))))


if __name__ == '__main__':
    main()
