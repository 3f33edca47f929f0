#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tools/profile.py ELF FILE... -- adds up what pyll-sim --profile wrote, by function, most executed first."""
import bisect
import collections
import subprocess
import sys


def main():
    elf, files = sys.argv[1], sys.argv[2:]
    symbols = {}
    for line in subprocess.run(['arm-none-eabi-nm', elf], capture_output=True, text=True, check=True).stdout.splitlines():
        fields = line.split()
        if len(fields) == 3 and fields[1] in 'tTwW' and not fields[2].startswith('$'):
            symbols[int(fields[0], 16) & ~1] = fields[2]
    starts = sorted(symbols)
    counts = collections.Counter()
    for path in files:
        for line in open(path):
            address, n = line.split()
            i = bisect.bisect_right(starts, int(address, 16) & 0xF7FFFFFF) - 1
            counts[symbols[starts[i]] if i >= 0 else '?'] += int(n)
    total = sum(counts.values())
    for name, n in counts.most_common():
        print(f'{n:12,} {100 * n / total:6.2f} % {name}')


if __name__ == '__main__':
    main()
