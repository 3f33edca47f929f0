#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Keeps core/mem/names.def sorted: the ROM's names are found by halving, and tables are sorted by name.

    tools/names.py add NAME...     adds names (text as Python sees it) and rewrites the list
    tools/names.py check           exits 1 when the list is not sorted or holds a name twice
"""
import fcntl
import os
import re
import sys

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
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
