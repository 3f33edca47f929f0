#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compresses the texts of core/vm/messages.def into C tables, which core/vm/messages.c reads.

    tools/messages.py LIST OUTPUT.c

Byte-pair encoding (Philip Gage, "A New Algorithm for Data Compression", 1994): the commonest pair of
neighbouring symbols becomes a symbol of its own, again and again while that saves bytes. The reader needs
the table of pairs, two bytes each, and a few bytes of stack for the right halves that wait.
"""
import ast
import collections
import re
import sys

# Symbols: 0 ends a message, then the characters from space to "~", which stands for "\n", then pairs.
CHARACTERS = 31  # a character's code less its symbol
FIRST_PAIR = 96
MAX_PAIRS = 256 - FIRST_PAIR
MAX_WAITING = 10  # right halves that wait while a symbol is read: PY_MESSAGE_DEPTH of core/vm/messages.h
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


def count_pairs(texts):
    counts = collections.Counter()
    for text in texts:
        previous = None
        for pair in zip(text, text[1:]):
            # In "aaa" the pair "aa" can be taken once only.
            previous = None if pair == previous and pair[0] == pair[1] else pair
            counts[pair] += previous is not None
    return counts


def replace(text, pair, symbol):
    result, i = [], 0
    while i < len(text):
        if tuple(text[i:i + 2]) == pair:
            result.append(symbol)
            i += 2
        else:
            result.append(text[i])
            i += 1
    return result


def waiting(symbol, pairs):
    """How many right halves wait at most while the symbol is read."""
    if symbol < FIRST_PAIR:
        return 0
    left, right = pairs[symbol - FIRST_PAIR]
    return max(1 + waiting(left, pairs), waiting(right, pairs))


def compress(texts):
    pairs = []
    texts = [[ord("`" if c == "\n" else c) - CHARACTERS for c in text] for text in texts]
    while len(pairs) < MAX_PAIRS:
        candidates = ((count, pair) for pair, count in count_pairs(texts).items()
                      if 1 + max(waiting(s, pairs) for s in pair) <= MAX_WAITING)
        count, pair = max(candidates)
        if count <= 2:
            break
        texts = [replace(text, pair, FIRST_PAIR + len(pairs)) for text in texts]
        pairs.append(pair)
    return texts, pairs


def expand(text, pairs):
    text = "".join(chr(s + CHARACTERS) if s < FIRST_PAIR else expand(pairs[s - FIRST_PAIR], pairs) for s in text)
    return text.replace("`", "\n")


def write(path, groups, texts, pairs):
    def numbers(values):
        return ", ".join(map(str, values))

    with open(path, "w", encoding="utf-8") as f:
        print("// Made by tools/messages.py from core/vm/messages.def.", file=f)
        print('#include "core/vm/exc.h"\n#include "core/vm/messages.h"\n', file=f)
        print("const uint8_t py_message_pairs[][2] = {", file=f)
        for pair in pairs:
            print(f"    {{{numbers(pair)}}}, // {expand(pair, pairs)!r}", file=f)
        print("};\nconst uint8_t py_message_texts[] = {", file=f)
        for text in texts:
            print(f"    {numbers(text + [0])}, // {expand(text, pairs)!r}", file=f)
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
    texts, pairs = compress(plain)
    assert [expand(text, pairs) for text in texts] == plain
    write(output, groups, texts, pairs)


if __name__ == "__main__":
    main(*sys.argv[1:])
