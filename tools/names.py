#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Keeps core/mem/names.def sorted: the ROM's names are found by halving, and tables are sorted by name.

    tools/names.py add NAME...     adds names (text as Python sees it) and rewrites the list
    tools/names.py check           exits 1 when the list is not sorted or holds a name twice
    tools/names.py pack OUTPUT.c   compresses the texts into C tables, which core/mem/names.c reads
"""
import fcntl
import os
import re
import sys
import zlib

import pairs

LIST = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "core", "mem", "names.def")
HEAD = """// SPDX-License-Identifier: MIT
// core/mem/names.def -- the names that the firmware knows, sorted by their bytes; see core/mem/names.h.
// NAME(identifier) or NAME_AS(C suffix, "text"). Add with `tools/names.py add NAME`.
"""
ENTRY = re.compile(r'NAME\((\w+)\)|NAME_AS\((\w+), "(.*)"\)')


def read():
    names = []
    with open(LIST, encoding="utf-8") as f:
        for line in f:
            m = ENTRY.match(line)
            if m:
                names.append((m.group(1) or m.group(3), m.group(2)))
    return names


def key(entry):
    return entry[0].encode()


def suffix(text):
    """C identifier for a text that is none itself."""
    return "_" + "_".join("%02x" % b if not chr(b).isalnum() else chr(b) for b in text.encode())


def write(names):
    lines = []
    for text, given in sorted(names, key=key):
        if given is None and re.fullmatch(r"[A-Za-z_]\w*", text):
            lines.append("NAME(%s)\n" % text)
        else:
            lines.append('NAME_AS(%s, "%s")\n' % (given or suffix(text), text))
    with open(LIST, "w", encoding="utf-8") as f:
        f.write(HEAD + "".join(lines))


# Symbols: how many characters a name shares with the one before it, which ends there; characters from "-" on; pairs.
GROUP = 32  # names of which the first is written in full: PY_NAMES_GROUP
MAX_SHARED = 13  # PY_NAMES_SHARED - 1
MAX_LEN = 32  # PY_ROM_NAME_MAX
CHARACTERS = 31  # a character's code less its symbol


def symbols(names):
    """A group of names, each but the first without what it shares with the one before it."""
    result, before = [], None
    for name in names:
        shared = 0
        if before is not None:
            shared = min(len(os.path.commonprefix([before, name])), MAX_SHARED)
            result.append(shared)
        before = name
        result += [ord(c) - CHARACTERS for c in name[shared:]]
    return result + [0]


def pack(path):
    names = sorted(text for text, _ in read())
    if max(map(len, names)) > MAX_LEN:
        sys.exit("names.def: at most %d characters: %s" % (MAX_LEN, max(names, key=len)))
    odd = [name for name in names if not all("-" <= c <= "~" for c in name)]
    if odd:
        sys.exit("names.def: only characters from - to ~: " + " ".join(odd))
    groups = [symbols(names[i:i + GROUP]) for i in range(0, len(names), GROUP)]
    texts, table = pairs.compress(groups)
    assert [pairs.expand(text, table) for text in texts] == groups
    with open(path, "w", encoding="utf-8") as f:
        print("// Made by tools/names.py from core/mem/names.def.\n#include \"core/mem/names.h\"\n", file=f)
        print("_Static_assert(PY_NAMES_GROUP == %d && PY_NAMES_SHARED == %d && PY_ROM_NAME_MAX == %d, \"tools/names.py\");"
              % (GROUP, MAX_SHARED + 1, MAX_LEN), file=f)
        pairs.write_pairs(f, "py_rom_pairs", table)
        print("const uint8_t py_rom_texts[] = {", file=f)
        at, starts = 0, []
        for i, text in enumerate(texts):
            pairs.write_symbols(f, text, " ".join(names[i * GROUP:(i + 1) * GROUP]))
            starts.append(at)
            at += len(text)
        print("};\nconst uint32_t py_rom_hash = 0x%08x;" % zlib.crc32("\0".join(names).encode()), file=f)
        print("const uint16_t py_rom_groups[] = {%s};" % ", ".join(map(str, starts)), file=f)


def main(args):
    if args[:1] == ["add"]:
        with open(LIST, "a+", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            names = read()
            known = {text for text, _ in names}
            for arg in args[1:]:
                text, _, given = arg.partition("=")  # TEXT or TEXT=SUFFIX
                if text not in known:
                    known.add(text)
                    names.append((text, given or None))
            write(names)
        return 0
    if args == ["check"]:
        names = read()
        texts = [key(e) for e in names]
        bad = [b.decode() for a, b in zip(texts, texts[1:]) if a >= b]
        print("\n".join("names.def: out of order or twice: " + t for t in bad) or "names.def: %d names" % len(names))
        return 1 if bad else 0
    if args[:1] == ["pack"] and len(args) == 2:
        pack(args[1])
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
