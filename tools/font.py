#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Packs core/mod/font.txt into a C table: tools/font.py FONT.txt OUTPUT.c

Bit by bit, the lowest of a byte first: character after character, its columns from the left, each from the top.
"""
import sys

ROWS, COLUMNS, CHARACTERS = 7, 5, 95


def read(path):
    """Characters, each a list of rows of '.' and '#'."""
    with open(path, encoding="ascii") as f:
        lines = [line.split() for line in f if set(line) <= set("#. \n")]
    lines = [line for line in lines if line]
    characters = []
    for band in range(0, len(lines), ROWS):
        characters += zip(*lines[band:band + ROWS], strict=True)
    assert len(characters) == CHARACTERS and all(len(row) == COLUMNS for c in characters for row in c)
    return characters


def main():
    bits = [row[column] == "#" for character in read(sys.argv[1]) for column in range(COLUMNS) for row in character]
    packed = [sum(bit << i for i, bit in enumerate(bits[at:at + 8])) for at in range(0, len(bits), 8)]
    with open(sys.argv[2], "w", encoding="ascii") as f:
        f.write('// Made by tools/font.py.\n#include "core/mod/font.h"\n\nconst uint8_t py_font[] = {\n')
        for at in range(0, len(packed), 16):
            f.write("    " + " ".join(f"0x{byte:02X}," for byte in packed[at:at + 16]) + "\n")
        f.write("};\n")


if __name__ == "__main__":
    main()
