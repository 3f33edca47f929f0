# SPDX-License-Identifier: MIT
"""Byte-pair encoding (Philip Gage, "A New Algorithm for Data Compression", 1994), which core/mem/pairs.c reads.

The commonest pair of neighbouring symbols becomes a symbol of its own, again and again while that saves bytes. The
reader needs the table of pairs, two bytes each, and a few bytes of stack for the right halves that wait.
"""
import collections

FIRST_PAIR = 96  # symbols from here on are pairs: PY_FIRST_PAIR of core/mem/pairs.h
MAX_PAIRS = 256 - FIRST_PAIR
MAX_WAITING = 10  # right halves that wait while a symbol is read: PY_PAIRS_DEPTH


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
    """[[symbol below FIRST_PAIR, ...], ...] -> the same with symbols for pairs, [(left, right), ...]."""
    plain, pairs = texts, []
    while len(pairs) < MAX_PAIRS:
        candidates = ((count, pair) for pair, count in count_pairs(texts).items()
                      if 1 + max(waiting(s, pairs) for s in pair) <= MAX_WAITING)
        count, pair = max(candidates)
        if count <= 2:
            break
        texts = [replace(text, pair, FIRST_PAIR + len(pairs)) for text in texts]
        pairs.append(pair)
    return [shortest(given, pairs) for given in plain], pairs


def shortest(text, pairs):
    """The text with as few symbols as there can be, where replacing pair after pair may have found more."""
    expansions = [(expand([s], pairs), s) for s in range(FIRST_PAIR + len(pairs))]
    best = [[] for _ in range(len(text) + 1)]  # of the text from there on
    for i in reversed(range(len(text))):
        best[i] = min(([s] + best[i + len(e)] for e, s in expansions if text[i:i + len(e)] == e), key=len)
    return best[0]


def expand(text, pairs):
    result = []
    for symbol in text:
        result += [symbol] if symbol < FIRST_PAIR else expand(pairs[symbol - FIRST_PAIR], pairs)
    return result


def write_pairs(f, name, pairs):
    """The table of pairs in C."""
    print(f"const uint8_t {name}[][2] = {{", file=f)
    for left, right in pairs:
        print(f"    {{{left}, {right}}},", file=f)
    print("};", file=f)


def write_symbols(f, text, comment):
    print(f"    {', '.join(map(str, text))}, // {comment}", file=f)
