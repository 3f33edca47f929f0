#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The power cut at flash operations of a program on the simulated board; then the board boots, and every file must be old or new.

    tests/fs/board_cuts.py [--every N] [--sim PYLL_SIM] FIRMWARE

The program writes, appends, renames, removes, makes directories, fills the flash so that it is compacted, and imports
modules, one of the image's among them, which compiles them into the flash. Cuts at every N-th operation (1: all of them, takes long). Prints "ok" or "FAIL" and "N cuts, N lost".
"""
import argparse
import os
import subprocess
import sys
import tempfile

STEPS = r'''
put('/a', 'a' * 300)
os.mkdir('/lib')
put('/lib/m.py', 'x = 1\n' * 50)
put('/a', 'b' * 450)
put('/a', 'more' * 10, 'a')
os.rename('/lib/m.py', '/a')
put('/lib/n.py', 'y = 2\n' * 100)
put('/a', 'patch', 'r+')
os.remove('/a')
put('/lib/n.py', 'z' * 700)
put('/b', 'last' * 200)
os.remove('/lib/n.py')
os.rmdir('/lib')
put('/made.py', 'def f(x):\n    return x, "first"\n\ntable = (1, 2.5, "text")\n')
import made
put('/b', 'compact' * 60)
put('/made.py', 'class C:\n    def g(self, x):\n        return [x, "second"]\n\nf = C().g\n')
del sys.modules['made']; import made
import select
put('/c', 'after' * 100)
os.remove('/made.py')
'''.strip().split("\n")
COMMON = r'''
import os, sys
def put(name, text, mode='w'):
    with open(name, mode) as f:
        for i in range(0, len(text), 64):
            f.write(text[i:i + 64])
def tree(path=''):
    found = []
    for e in os.ilistdir(path or '/'):
        name = path + '/' + e[0]
        if e[1] & 0x4000:
            found += [name] + tree(name)
        else:
            with open(name) as f:
                found.append((name, f.read()))
    return sorted(found, key=str)
'''
PROGRAM = COMMON + "print('begin')\n" + "".join(f"{step}\nprint('done')\n" for step in STEPS)
STATES = COMMON + "print(tree())\n" + "".join(f"{step}\nprint(tree())\n" for step in STEPS)
# The modules as they now are, imported: their code may lie in the flash, whole, or not.
LOOK = COMMON + """print(tree())
try:
    import made
    print(made.f(3))
except ImportError:
    print('no module')
import select
print(select.poll().poll(0))
"""


def run(options, flash, program, *more):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(program)
        file.flush()
        done = subprocess.run([options.sim, "--flash-size", "128", "--flash", flash, *more, "--exec", file.name,
                               options.firmware], capture_output=True, text=True, timeout=300)
    return done


def answer_of(state):
    made = "(3, 'first')" if '"first"' in state else "[3, 'second']" if '"second"' in state else "no module"
    return made + "\n[]"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--sim", default="build/sim/pyll-sim")
    parser.add_argument("firmware")
    options = parser.parse_args()
    cuts = lost = 0
    with tempfile.TemporaryDirectory() as directory:
        flash = os.path.join(directory, "flash")
        states = run(options, flash, STATES).stdout.splitlines()
        if len(states) != len(STEPS) + 1:
            sys.exit(f"the program failed: {states[-1:]}")
        n = 1
        while True:
            os.remove(flash)
            done = run(options, flash, PROGRAM, "--power-cut-after", str(n))
            if done.returncode == 0:
                break
            steps = done.stdout.count("done")
            found = run(options, flash, LOOK)
            state, _, answer = found.stdout.strip().partition("\n")
            cuts += 1
            if state not in states[steps:steps + 2] or answer != answer_of(state):
                lost += 1
                print(f"cut at {n}, after {steps} steps: {state[:300]} {answer} {found.stderr[:300]}")
            n += options.every
    print("FAIL" if lost or not cuts else "ok", "power cuts on the board")
    print(f"{cuts} cuts, {lost} lost")
    return 1 if lost or not cuts else 0


if __name__ == "__main__":
    sys.exit(main())
