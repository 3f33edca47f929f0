# SPDX-License-Identifier: MIT
"""A session as ViperIDE makes it: plain raw mode, each program sent at once whatever its length, nothing paced."""

import random

from harness_clients import RawPort


INFO = """
import sys, os, gc, machine
def tell(name, function):
    try:
        print(name, function(), sep='|')
    except Exception as e:
        print(name, 'unknown', sep='|')
u = os.uname()
tell('machine', lambda: u.machine)
tell('release', lambda: u.release)
tell('sysname', lambda: u.sysname)
tell('version', lambda: sys.version)
tell('implementation', lambda: sys.implementation.name)
tell('mpy', lambda: getattr(sys.implementation, '_mpy', None))
gc.collect()
tell('free', gc.mem_free)
tell('used', gc.mem_alloc)
tell('freq', machine.freq)
tell('id', lambda: machine.unique_id().hex())
"""

TREE = """
import os
def walk(path):
    for entry in os.ilistdir(path):
        name = path + entry[0]
        if entry[1] & 0x4000:
            print('d', name, 0, sep='|')
            walk(name + '/')
        else:
            print('f', name, os.stat(name)[6], sep='|')
walk('/')
s = os.statvfs('/')
print('fs', s[2] * s[1], s[3] * s[1], sep='|')
"""

READ = """
with open('{path}', 'rb') as f:
    while True:
        b = f.read(64)
        if not b:
            break
        print(b.hex(), end='')
"""


def write(viper, path, data):
    """To another name first; then that replaces the file."""
    viper.run(f"try:\n import os\n os.mkdir('/{path.split('/')[1]}')\nexcept OSError as e:\n if e.args[0] != 17: raise"
              if path.count("/") > 1 else "pass")
    blocks = "".join(f"w({data[i:i + 128]!r})\n" for i in range(0, len(data), 128))
    viper.run(f"import os\nf = open('.viper.tmp', 'wb')\nw = f.write\n{blocks}f.close()\n"
              f"os.rename('.viper.tmp', '{path}')\n")


def test_viper(client):
    rng = random.Random(5)
    with RawPort(client.port) as viper:
        info = dict(line.split("|") for line in viper.run(INFO).splitlines())
        assert "unknown" not in info.values() and "STM32F103C8" in info["machine"] and len(info["id"]) == 24, info
        for size in (0, 100, 2500, 3000, 6000):
            if size == 6000:  # there is not room for both
                viper.run("import os\nos.remove('/data.bin')")
            data = rng.randbytes(size)
            write(viper, "/data.bin", data)
            assert bytes.fromhex(viper.run(READ.format(path="/data.bin"))) == data, size
        viper.run("import os\nos.remove('/data.bin')")
        write(viper, "/lib/m.py", b"value = 6 * 7\n")
        lines = viper.run(TREE).splitlines()
        assert lines[:-1] == ["d|/lib|0", "f|/lib/m.py|14"] and lines[-1].startswith("fs|"), lines
        assert viper.run("import m\nprint(m.value)") == "42\n"
        source = "".join(f"# {i:4} {'.' * 90}\n" for i in range(200)) + "print('20 kB')\n"
        assert viper.run(source) == "20 kB\n"
        viper.type("while True:\n    print('x')\n\x04")
        viper.read_until("OKx")
        viper.type("\x03")
        viper.read_until("KeyboardInterrupt\r\n\x04>")
        viper.type("\x02")
        viper.read_until(">>> ")
