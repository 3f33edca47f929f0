#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Copies a file of 6,000 bytes to the board and back with mpremote, again and again with other content, and compares;
then ls, cat, sha256sum, df and rm (docs/long-runs.md).

    tests/clients/copies.py FIRMWARE.elf [TIMES=200 [FLASH_SIZE=128]]
"""

import hashlib
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "clients")]
from harness_clients import Client  # noqa: E402

SIZE = 6000


def copy(client, times, seed):
    """The last content; the board has it as c.bin."""
    rng = random.Random(seed)
    for i in range(times):
        data = rng.randbytes(SIZE)
        client.write("c.bin", data)
        client.mpremote("cp", "--force", "c.bin", ":", "+", "cp", ":c.bin", "back.bin")
        assert client.read("back.bin") == data, f"copy {i + 1} is not equal"
    return data


def look(client, data):
    assert client.mpremote("ls").split() == ["ls", ":", str(SIZE), "c.bin"]
    assert client.mpremote("sha256sum", ":c.bin").split()[-1] == hashlib.sha256(data).hexdigest()
    total, used, free = (int(column) for column in client.mpremote("df").splitlines()[-1].split()[-5:-2])
    assert used >= SIZE and used + free == total, (total, used, free)
    text = "".join(f"{i:4} lines of text\n" for i in range(200))
    client.mpremote("rm", ":c.bin")
    client.write("t.txt", text)
    client.mpremote("cp", "t.txt", ":")
    assert client.mpremote("cat", ":t.txt") == text
    client.mpremote("rm", ":t.txt")
    assert client.mpremote("ls").split() == ["ls", ":"]


def main():
    firmware, times, flash_size = (sys.argv[1:] + ["", "200", "128"][len(sys.argv) - 1:])[:3]
    start = time.monotonic()
    with Client(ROOT / "build" / "sim" / "pyll-sim", firmware, ["--flash-size", flash_size]) as client:
        look(client, copy(client, int(times), 1))
    print(f"{times} copies of {SIZE} bytes each way, all equal, {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
