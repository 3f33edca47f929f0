#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compresses the texts of core/vm/messages.def into C tables, which core/vm/messages.c reads.

    tools/messages.py LIST OUTPUT.c
"""
import ast
import re
import sys

import pairs

# Symbols: 0 ends a message, then the characters from space to "~", which stands for "\n", then pairs.
CHARACTERS = 31  # a character's code less its symbol
MAX_MESSAGES = 255  # the number is a constant in one instruction
LINE = re.compile(r'^(?:RAISES\((\w+)\)|MESSAGE\((\w+), ("(?:[^"\\]|\\.)*")\))$')


def read(path):
    """[(exception or None, [text, ...]), ...] in the order of the list."""
    groups = [(None, [])]
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            line = line.strip()
            if not line or line.startswith("//"):
                continue
            match = LINE.match(line)
            if not match:
                sys.exit(f"{path}:{number}: neither RAISES(exception) nor MESSAGE(id, text)")
            exception, _, text = match.groups()
            if exception:
                groups.append((exception, []))
            else:
                groups[-1][1].append(ast.literal_eval(text))
    return groups


def symbols(text):
    return [ord("`" if c == "\n" else c) - CHARACTERS for c in text] + [0]


def write(path, groups, plain, texts, table):
    with open(path, "w", encoding="utf-8") as f:
        print("// Made by tools/messages.py from core/vm/messages.def.", file=f)
        print('#include "core/vm/exc.h"\n#include "core/vm/messages.h"\n', file=f)
        pairs.write_pairs(f, "py_message_pairs", table)
        print("const uint8_t py_message_texts[] = {", file=f)
        for text, symbols_ in zip(plain, texts):
            pairs.write_symbols(f, symbols_, repr(text))
        print("};\n// The last group first.\nconst py_message_group_t py_message_groups[] = {", file=f)
        first = len(texts)
        for exception, group in reversed(groups):
            first -= len(group)
            if exception:
                print(f"    {{{first}, PY_{exception}}},", file=f)
        print("};", file=f)


def main(source, output):
    groups = read(source)
    plain = [text for _, group in groups for text in group]
    if len(plain) > MAX_MESSAGES:
        sys.exit(f"{source}: {len(plain)} messages, {MAX_MESSAGES} at most")
    given = [symbols(text) for text in plain]
    texts, table = pairs.compress(given)
    assert [pairs.expand(text, table) for text in texts] == given
    write(output, groups, plain, texts, table)


if __name__ == "__main__":
    main(*sys.argv[1:])
