# SPDX-License-Identifier: MIT
"""Modules compiled ahead on the PC, imported on the PC and on the board without their source."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(__file__).resolve().parent / "mpc"
TURNS = 3000


def pyll(client, *arguments, build="host"):
    done = subprocess.run([ROOT / "build" / build / "pyll", *map(str, arguments)], cwd=client.files,
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{arguments}: {done.stdout[-300:]!r}, {done.stderr[-500:]!r}"
    return done.stdout


def compiled(client):
    pyll(client, "--compile", PROGRAMS / "mod.py", "-o", "mod.mpc")
    client.write("use.py", (PROGRAMS / "use.py").read_text())
    return pyll(client, "use.py")


def test_the_same_as_from_source(client):
    output = compiled(client)
    assert pyll(client, "use.py", build="host-asan") == output
    client.write("source/mod.py", (PROGRAMS / "mod.py").read_text())
    client.write("source/use.py", (PROGRAMS / "use.py").read_text())
    assert pyll(client, "source/use.py") == output
    client.mpremote("cp", "mod.mpc", ":")
    assert client.mpremote("run", "use.py") == output


def test_a_damaged_file_is_refused(client):
    compiled(client)
    client.write("damage.py", (PROGRAMS / "damage.py").read_text())
    assert pyll(client, "-X", "heapsize=64k", "damage.py", TURNS, build="host-asan") == f"{TURNS}\n"
    client.write("bad.mpc", client.read("mod.mpc")[:-1])
    client.write("none.mpc", b"")
    client.mpremote("cp", "bad.mpc", "none.mpc", ":")
    for name in ("bad", "none"):
        assert "ImportError: damaged or incompatible .mpc file" in client.fails("exec", f"import {name}")


def test_compiling_ahead_reports_errors(client):
    client.write("wrong.py", "x = 1\ny = = 2\n")
    done = subprocess.run([ROOT / "build/host/pyll", "--compile", "wrong.py", "-o", "wrong.mpc"], cwd=client.files,
                          capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and 'File "wrong.py", line 2' in done.stderr, done.stderr
    assert not (client.files / "wrong.mpc").exists()
