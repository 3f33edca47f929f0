# SPDX-License-Identifier: MIT
"""Compression by a grammar of pairs (Larsson and Moffat, "Off-line Dictionary-Based Compression", 1999).

As in tools/pairs.py the commonest pair of neighbours becomes a symbol of its own, again and again; but there may be a thousand
of them, so this is for texts for which a table of 160 is not enough. Symbols are characters and, from FIRST_RULE on, rules.
"""
import collections

FIRST_RULE = 0x110000
MAX_WAITING = 12  # right halves that wait while a symbol is read


class Text:
    """Symbols in which pairs can be replaced; None between texts. Knows the places of each pair."""

    def __init__(self, texts):
        self.symbols = [symbol for text in texts for symbol in [*text, None]]
        self.next = list(range(1, len(self.symbols) + 1))
        self.previous = list(range(-1, len(self.symbols) - 1))
        self.places = collections.defaultdict(set)
        for i in range(len(self.symbols)):
            self.note(i)

    def pair_at(self, i):
        if i >= 0 and self.next[i] < len(self.symbols):
            pair = self.symbols[i], self.symbols[self.next[i]]
            return None if None in pair else pair
        return None

    def note(self, i):
        if self.pair_at(i):
            self.places[self.pair_at(i)].add(i)

    def forget(self, i):
        if self.pair_at(i):
            self.places[self.pair_at(i)].discard(i)

    def count(self, pair):
        """In "aaaa" the pair "aa" can be taken twice: about half of its places."""
        return (len(self.places[pair]) + (pair[0] == pair[1])) >> (pair[0] == pair[1])

    def replace(self, pair, symbol):
        for i in sorted(self.places[pair]):
            if self.pair_at(i) == pair:
                before, right = self.previous[i], self.next[i]
                for place in (before, i, right):
                    self.forget(place)
                self.symbols[i] = symbol
                self.symbols[right] = None
                self.next[i] = self.next[right]
                self.previous[self.next[i]] = i  # there is one: a text ends with None
                self.note(before)
                self.note(i)
        self.places.pop(pair, None)

    def texts(self):
        result, i = [[]], 0
        while i < len(self.symbols):
            if self.symbols[i] is None:
                result.append([])
            else:
                result[-1].append(self.symbols[i])
            i = self.next[i]
        return result[:-1]


def make_rules(texts, least):
    """{rule: (left, right)}, for all pairs that are there `least` times."""
    text, rules, waiting = Text(texts), {}, collections.Counter()
    while True:
        candidates = ((text.count(pair), pair) for pair, places in text.places.items() if len(places) >= least)
        count, pair = max((each for each in candidates
                           if max(1 + waiting[each[1][0]], waiting[each[1][1]]) <= MAX_WAITING), default=(0, None))
        if count < least:
            return text.texts(), rules
        rule = FIRST_RULE + len(rules)
        rules[rule] = pair
        waiting[rule] = max(1 + waiting[pair[0]], waiting[pair[1]])
        text.replace(pair, rule)


def expand(symbol, rules):
    return (symbol,) if symbol not in rules else expand(rules[symbol][0], rules) + expand(rules[symbol][1], rules)


def cheapest(text, by_first, cost):
    """The symbols that stand for the text and cost least."""
    best = [(0, 0, 0)] * (len(text) + 1)  # of the text from there on: cost, first symbol, its length
    for i in reversed(range(len(text))):
        best[i] = min((cost[symbol] + best[i + len(characters)][0], symbol, len(characters))
                      for characters, symbol in by_first[text[i]] if text[i:i + len(characters)] == characters)
    result, i = [], 0
    while i < len(text):
        result.append(best[i][1])
        i += best[i][2]
    return result


def parse(plain, rules, cost):
    """The texts anew, as cheap as the rules allow."""
    by_first = collections.defaultdict(list)
    for symbol in {*rules, *(character for text in plain for character in text)}:
        characters = expand(symbol, rules)
        by_first[characters[0]].append((characters, symbol))
    return [cheapest(text, by_first, cost) for text in plain]


def prune(texts, rules):
    """Removes the rules that no rule uses and the texts at most once."""
    while True:
        in_rules = {symbol for pair in rules.values() for symbol in pair}
        in_texts = collections.Counter(symbol for text in texts for symbol in text)
        lost = {rule: pair for rule, pair in rules.items() if rule not in in_rules and in_texts[rule] <= 1}
        if not lost:
            return texts, rules
        rules = {rule: pair for rule, pair in rules.items() if rule not in lost}
        texts = [[part for symbol in text for part in lost.get(symbol, (symbol,))] for text in texts]
