#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Drivers and libraries that others wrote, unmodified, on the host and on the simulated board.

    wild.py --fetch     downloads the packages of packages.txt to build/wild, and unpacks them
    wild.py --table     runs all on the board and writes the table of docs/drivers.md
    wild.py NAME...     runs these on the host and on the board, and prints the results

Each scripts/NAME.py exercises the package of that name on the hardware of fake.py; what CPython prints then is what Pyll must print
(floats: in six digits). Lines at the head of a script:

    # on Pyll: ERROR              it does not run, and this is the last line of the traceback
    # does not fit: why           it is not tried on the board
    # files: N KB                 only with a firmware that leaves so much for files
    # beside it does not fit: why on the board it is imported, but the rest of the script has no room
    # lib: NAME                   on the board lib/NAME.py is copied beside the package
    # by hand: why                CPython cannot judge it, scripts/NAME.out has the output
"""
import argparse
import ast
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "wild"
IMAGE = BUILD / "image"
HOST = ROOT / "build" / "host" / "pyll"
SIM = ROOT / "build" / "sim" / "pyll-sim"
FIRMWARE = ROOT / "build" / "fw" / "bluepill-128k" / "firmware.elf"
TABLE = ROOT / "docs" / "drivers.md"
MAX_INSNS = 3_000_000_000
PAGE = 1024


class Wrong(Exception):
    """What is wrong, in a line or a few."""


# ---- packages ----
def packages():
    """{name: version}"""
    lines = (HERE / "packages.txt").read_text().splitlines()
    return dict(re.match(r"([\w-]+)==(\S+)", line).groups() for line in lines if line and line[0] != "#")


def scripts():
    return {path.stem: path for path in sorted((HERE / "scripts").glob("*.py"))}


def unpack(archive, target):
    target.mkdir(parents=True, exist_ok=True)
    if archive.name.endswith(".whl"):
        zipfile.ZipFile(archive).extractall(target)
        return
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            member.name = member.name.partition("/")[2]
            if member.isfile() and member.name and ".." not in member.name.split("/"):
                tar.extract(member, target)


def fetch():
    dist = BUILD / "dist"
    command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--retries", "1", "--no-deps",
               "--no-build-isolation", "--require-hashes", "-d", str(dist), "-r", str(HERE / "packages.txt")]
    subprocess.run(command, check=True)
    for archive in sorted(dist.iterdir()):
        name = re.match(r"(.*?)-\d", archive.name).group(1).lower().replace("_", "-")
        unpack(archive, BUILD / "src" / name)
    missing = [name for name in packages() if not (BUILD / "src" / name).is_dir()]
    if missing:
        raise SystemExit("not unpacked: " + " ".join(missing))


def folder_of(name):
    folder = BUILD / "src" / name
    if not folder.is_dir():
        raise Wrong(f"{name} is not in build/wild: .venv/bin/python tests/wild/wild.py --fetch")
    return folder


def said(script, what):
    """What a line at the script's head says."""
    found = re.search(rf"^# {what}: (.*)$", script.read_text(), re.MULTILINE)
    return found and found.group(1)


# ---- comparing ----
NUMBER = re.compile(r"-?\d+\.\d*(?:e[-+]?\d+)?|-?\d+e[-+]?\d+|-?\b(?:inf|nan)\b")


def same(a, b):
    """The same line, floats as single precision gives them."""
    if a == b:
        return True
    numbers = list(zip(NUMBER.findall(a), NUMBER.findall(b)))
    return NUMBER.sub("#", a) == NUMBER.sub("#", b) and all(
        x == y or abs(float(x) - float(y)) <= max(2e-5 * abs(float(x)), 1e-6) for x, y in numbers)


def compare(expected, got):
    expected, got = expected.splitlines(), got.splitlines()
    for i in range(max(len(expected), len(got))):
        a, b = (lines[i] if i < len(lines) else "(end)" for lines in (expected, got))
        if not same(a, b):
            raise Wrong(f"line {i + 1}: expected {a[:200]!r}, got {b[:200]!r}")


def run(command, timeout, cwd):
    try:
        return subprocess.run([str(part) for part in command], capture_output=True, timeout=timeout, cwd=cwd,
                              stdin=subprocess.DEVNULL, text=True, errors="replace")
    except subprocess.TimeoutExpired as expired:
        raise Wrong(f"still running after {timeout} s") from expired


def check_error(done, error):
    last = (done.stderr.strip().splitlines() or [""])[-1]
    if done.returncode == 0 or last != error:
        raise Wrong(f"expected {error!r}, got exit status {done.returncode}, {last!r}")


def judge(name, script):
    """What it must print, and the files of the package that it needs."""
    with tempfile.TemporaryDirectory() as cwd:
        done = run([sys.executable, HERE / "cpython.py", folder_of(name), script], 20, cwd)
    uses = re.findall(r"^uses (.*)$", done.stderr, re.MULTILINE)
    if said(script, "by hand"):
        return script.with_suffix(".out").read_text(), uses
    if done.returncode != 0:
        raise Wrong("CPython: " + "\n".join(done.stderr.splitlines()[-3:]))
    return done.stdout, uses


# ---- on the host ----
def on_host(name, script):
    code = f"import sys; sys.path[:0] = [{str(HERE)!r}, {str(folder_of(name))!r}]; exec(open({str(script)!r}).read())"
    with tempfile.TemporaryDirectory() as cwd:
        done = run([HOST, "-c", code], 20, cwd)
        error = said(script, "on Pyll")
        if error:
            return check_error(done, error)
        compare(judge(name, script)[0], done.stdout)
        if done.returncode != 0:
            raise Wrong("\n".join(done.stderr.splitlines()[-3:]))


# ---- on the board ----
def squeeze(source):
    """The program without comments, docstrings and most of its indentation: the prompt's line has to carry it."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
            body[0] = ast.Pass()
    lines = ast.unparse(tree).splitlines()
    indents = [len(line) - len(line.lstrip()) for line in lines]
    return "\n".join(" " * (indent // 4) + line.lstrip() for line, indent in zip(lines, indents) if line) + "\n"


def names_in(node):
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} | \
           {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)} | \
           {alias.name for part in ast.walk(node) if isinstance(part, ast.ImportFrom) for alias in part.names}


def fake_for(texts):
    """Of fake.py what these programs can ask for: the whole would fill a third of the board's heap."""
    tree = ast.parse((HERE / "fake.py").read_text())
    wanted = set().union(*(names_in(ast.parse(text)) for text in texts))
    always = (ast.Import, ast.ImportFrom, ast.Try, ast.Expr, ast.For)
    for _ in range(4):
        for node in tree.body:
            name = getattr(node, "name", None) or (node.targets[0].id if isinstance(node, ast.Assign) else None)
            if name in wanted and name not in ("machine", "time", "framebuf", "onewire"):
                wanted |= names_in(node)
    kept = []
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "Module":
            node.value.keywords = [item for item in node.value.keywords if item.arg in wanted]
            wanted |= {"Module", *(item.value.id for item in node.value.keywords if isinstance(item.value, ast.Name))}
    for _ in range(3):
        for node in tree.body:
            if getattr(node, "name", None) in wanted:
                wanted |= names_in(node)
    for node in tree.body:
        name = getattr(node, "name", None) or (node.targets[0].id if isinstance(node, ast.Assign) else None)
        if name in wanted or isinstance(node, always) or name in ("machine", "time", "framebuf", "onewire"):
            if isinstance(node, ast.ClassDef):
                node.body = [part for part in node.body if not isinstance(part, ast.FunctionDef) or part.name in wanted or part.name[0] == "_"] or [ast.Pass()]
            kept.append(node)
    return ast.unparse(ast.Module(kept, []))


MEASURE = """import gc
gc.collect()
_free = gc.mem_free()
%s
gc.collect()
print(_free - gc.mem_free())
"""
# What is left of fake.py is part of the program: `import fake` gives its names.
ITSELF = """class Itself:
 def __getattr__(self, name):
  return globals()[name]
 def __setattr__(self, name, value):
  globals()[name] = value
sys.modules['fake'] = Itself()
"""


@lru_cache
def files_area(firmware):
    """Where the files begin in flash, and how many pages they have."""
    done = subprocess.run(["arm-none-eabi-nm", str(firmware)], capture_output=True, text=True, check=True)
    start, end = (int(re.search(rf"^(\w+) . _files_{which}$", done.stdout, re.MULTILINE).group(1), 16)
                  for which in ("start", "end"))
    return start & 0xFFFFFF, (end - start) // PAGE


def build_image():
    sources = [*sorted((ROOT / "fs").glob("*.c")), ROOT / "tests/fs/dev.c", HERE / "image.c"]
    if IMAGE.exists() and all(path.stat().st_mtime < IMAGE.stat().st_mtime for path in sources):
        return
    BUILD.mkdir(parents=True, exist_ok=True)
    flags = "-m32 -std=gnu11 -O1 -Wall -Wextra -fshort-enums -fno-strict-aliasing".split()
    made = IMAGE.with_suffix(f".{os.getpid()}.{threading.get_ident()}")  # of each that finds it missing
    subprocess.run(["gcc", *flags, f"-I{ROOT}", *map(str, sources), "-o", str(made)], check=True)
    made.rename(IMAGE)


def on_board(name, script, firmware=FIRMWARE, sim_args=("--flash-size", "128")):
    """Runs it there; the heap that its modules keep."""
    error = said(script, "on Pyll")
    folder = folder_of(name)
    expected, uses = ("", [path.relative_to(folder) for path in folder.rglob("*.py")]) if said(script, "on Pyll") else judge(name, script)
    source = script.read_text()
    texts = [source, *((folder / path).read_text() for path in uses)]
    imports = [line for line in source.splitlines() if re.match(r"(import|from) ", line) and not re.search(r"import fake|from machine|framebuf|struct$", line)]
    program = squeeze(fake_for(texts)) + ITSELF + squeeze(source)
    with tempfile.TemporaryDirectory() as cwd:
        build_image()
        start, pages = files_area(firmware)
        library = [f"{name}.py={ROOT / 'lib' / name}.py" for name in (said(script, "lib") or "").split()]
        made = run([IMAGE, "flash", start, pages, *library, *(f"{path}={folder / path}" for path in uses)], 20, cwd)
        if made.returncode == 0:
            simulate = lambda text: execute(text, sim_args, firmware, cwd)
            made = simulate(MEASURE % "\n".join(imports))
        if error:
            return check_error(made, error)
        kept = int(checked(made))
        if not said(script, "beside it does not fit"):
            compare(expected, checked(simulate(program)))
        return kept


def fits(script, firmware=FIRMWARE):
    """Is it to be tried with this firmware, which leaves so many pages for files?"""
    return not said(script, "does not fit") and files_area(firmware)[1] >= int((said(script, "files") or "0").split()[0])


def execute(text, sim_args, firmware, cwd):
    Path(cwd, "program.py").write_text(text)
    return run([SIM, *sim_args, "--flash", "flash", "--exec", "program.py", "--max-insns", MAX_INSNS, firmware], 120, cwd)


def checked(done):
    if done.returncode != 0:
        raise Wrong("\n".join(done.stderr.splitlines()[-4:]))
    return done.stdout


# ---- the table ----
HEAD = """# Drivers and libraries of others

What of PyPI was tried, unmodified: %d packages, written for MicroPython by others. `wild:host` and `wild:board` of the tests run them again
(tests/wild); the hardware is made of variables, the same for CPython and for Pyll, and what is printed, every transfer on a bus included, must be
the same. *Heap kept* is what the package's modules keep of the board's 14 KB after their import, in bytes; their code runs in the flash.

| package | version | host | board | heap kept |
|---|---|---|---|---|
"""
ROW = re.compile(r"^\| ([\w-]+) \| (\d\S*) \|", re.MULTILINE)


def row_of(name, version, firmware):
    script = scripts()[name]
    error = said(script, "on Pyll")
    on_host(name, script)
    if error:
        return f"| {name} | {version} | no: {error} | no | |"
    if not fits(script, firmware):
        return f"| {name} | {version} | runs | {said(script, 'does not fit')} | |"
    kept = on_board(name, script, firmware)
    why = said(script, "beside it does not fit")
    beside = "".join(f", with lib/{name}.py" for name in (said(script, "lib") or "").split())
    return f"| {name} | {version} | runs | {'imports; ' + why if why else 'runs' + beside} | {kept:,} |"


def write_table(firmware):
    with ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(lambda item: row_of(*item, firmware), sorted(packages().items())))
    tail = TABLE.read_text().partition("\n\n## ")[2] if TABLE.exists() else ""
    TABLE.write_text(HEAD % len(rows) + "\n".join(rows) + "\n" + (tail and "\n## " + tail))


def check_table():
    """The packages of packages.txt are those that have a script and those of the table."""
    told = dict(ROW.findall(TABLE.read_text()))
    if told != packages() or set(told) != set(scripts()):
        raise Wrong(f"they differ in {sorted(set(told.items()) ^ set(packages().items()))} "
                    f"{sorted(set(told) ^ set(scripts()))}: wild.py --table writes docs/drivers.md")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fetch", action="store_true")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--firmware", type=Path, default=FIRMWARE)
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    if args.fetch:
        return fetch()
    if args.table:
        return write_table(args.firmware.resolve())
    for name in args.names or scripts():
        for place, check in ("host", on_host), ("board", lambda *of: on_board(*of, firmware=args.firmware.resolve())):
            try:
                print("ok", place, name, check(name, scripts()[name]), flush=True)
            except Wrong as wrong:
                print("FAIL", place, name, str(wrong).replace("\n", "\n     "), flush=True)


if __name__ == "__main__":
    main()
