# SPDX-License-Identifier: MIT
"""The worst case of the C stack, computed from the call graph of the linked firmware (size_report.py).

gcc writes the graph with each function's frame (-fcallgraph-info=su). Two things it does not tell:

Recursion. C code that recurses calls py_check_stack(), which raises RuntimeError when less than
PY_STACK_RESERVE is left. So the questions are: is there a cycle without such a check (then it is a bug,
and listed), and how much can be used between one check and the next (that must be within the reserve).
The worst case without recursion through Python passes LEVELS checks.

Calls through pointers. The graph names the line of such a call; what is called there ("->print(") tells
by CALLS which signature it has, and every function of that signature (by the debug information) whose
address is taken anywhere may be the one called. What py_try() and py_unwind_run() call is what stands in
their call.
"""
import collections
import functools
import glob
import os
import re
import subprocess
import sys

CHECK = "py_check_stack"
LEVELS = 2
EXCEPTION_FRAME = 36  # eight words, and one for the alignment
# What has no graph: libgcc's routines and chip/*/mem.c push at most this (read off their code).
LIBRARY_FRAME = 40
INDIRECT = "__indirect_call"
VALUE = "py_val_t"

# What stands before the "(" of a call through a pointer -> the signature of its targets.
CALLS = {
    "fn": (VALUE, VALUE + "*", "unsigned int"),
    "print": ("void", "py_out*", VALUE, "py_print"),
    "unary": (VALUE, "py_unary", VALUE),
    "binary": (VALUE, "unsigned int", VALUE, VALUE),
    "subscr": (VALUE, VALUE, VALUE, VALUE),
    "iter": (VALUE, VALUE),
    "next": (VALUE, VALUE),
    "attr": (VALUE, VALUE, "py_name_t", VALUE),
    "call": (VALUE, VALUE, "unsigned int", "unsigned int", VALUE + "*"),
    "write": ("void", "py_out*", "char*", "size_t"),
    "reader->next": ("int", "py_reader*"),
    "close": ("void", "py_reader*"),
    "compiled": ("void",),
}
TRY = "py_try"
UNWIND = "py_unwind_run"  # in assembler: no graph of its own; it pushes LIBRARY_FRAME
TRIED = re.compile(TRY + r"\((\w+)|" + UNWIND + r"\([^,]+, (\w+)")

NODE = re.compile(r'node: \{ title: "([^"]*)" label: "([^"\\]*)(?:\\n([^"\\:]*):\d+:\d+)?([^"]*)"')
EDGE = re.compile(r'edge: \{ sourcename: "([^"]*)" targetname: "([^"]*)"(?: label: "([^"]*)")?')
SIZE = re.compile(r"\\n(\d+) bytes \((\w+)")
CROSS = os.environ.get("CROSS", "arm-none-eabi-")


def base_name(title):
    """Function of a node: 'file.o:function.constprop.0' -> 'function'."""
    return title.split(":")[-1].split(".")[0]


def source_path(path):
    """The path from the root of a file that the compiler names from elsewhere."""
    return re.sub(r".*?((?:core|repl|machine|chip|board)/)", r"\1", path, count=1)


def address_taken():
    """Names that stand in the sources without a call: in tables, as arguments."""
    names = set()
    for folder in ("core", "repl", "machine", "chip", "board"):
        for path in glob.glob(folder + "/**/*.[ch]", recursive=True):
            with open(path, encoding="utf-8") as f:
                text = re.sub(r"//.*|\"(?:\\.|[^\"\\])*\"", "", f.read())
            names.update(re.findall(r"\b[a-z_]\w*\b(?!\s*\()", text))
    return names


def source_from(place):
    """The source text from a "file:line:column" on, to the end of that line; None: no such file."""
    path, line, column = source_path(place).rsplit(":", 2)
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as f:
        return f.read().splitlines()[int(line) - 1][int(column) - 1:]


class Types:
    """Signatures of functions, from the debug information."""

    HEAD = re.compile(r" <(\d+)><([0-9a-f]+)>: Abbrev Number: \d+(?: \((\w+)\))?")
    ATTRIBUTE = re.compile(r"    <[0-9a-f]+>\s+DW_AT_(name|type)\s*: (.*)")

    def __init__(self, elf):
        self.entries, self.functions = {}, []
        unit, function, entry = "", None, {}
        text = subprocess.run([CROSS + "objdump", "--dwarf=info", elf], check=True,
                              capture_output=True, text=True).stdout
        for line in text.splitlines():
            m = self.HEAD.match(line)
            if m:
                level, offset, tag = int(m.group(1)), int(m.group(2), 16), m.group(3)
                entry = self.entries[offset] = {"tag": tag}
                if tag == "DW_TAG_compile_unit":
                    unit = entry
                elif tag == "DW_TAG_subprogram" and level == 1:
                    function = (unit, entry, [])
                    self.functions.append(function)
                elif tag == "DW_TAG_formal_parameter" and level == 2 and function:
                    function[2].append(entry)
                elif level == 1:
                    function = None
                continue
            m = self.ATTRIBUTE.match(line)
            if m and m.group(1) == "name":
                entry["name"] = m.group(2).rsplit(": ", 1)[-1].strip()
            elif m:
                entry["type"] = int(m.group(2).strip("<>"), 16)

    def name(self, offset):
        entry = self.entries.get(offset, {}) if offset else {"name": "void"}
        if entry.get("tag") == "DW_TAG_pointer_type":
            return self.name(entry.get("type")) + "*"
        if "name" in entry:
            return {"py_out_t": "py_out", "py_reader_t": "py_reader"}.get(entry["name"], entry["name"])
        return self.name(entry.get("type"))

    def signatures(self):
        """(file, function) -> its signature."""
        return {(unit.get("name"), entry["name"]):
                (self.name(entry.get("type")), *(self.name(p.get("type")) for p in parameters))
                for unit, entry, parameters in self.functions if "name" in entry}


class Graph:
    def __init__(self, text, signatures):
        self.frame, self.dynamic, self.file = {}, set(), {}
        self.calls = collections.defaultdict(set)
        self.pointer_calls, self.unknown, self.tries = [], set(), {}
        for title, _, path, rest in NODE.findall(text):
            size = SIZE.search(rest)
            if size:
                self.frame[title] = int(size.group(1))
                self.file[title] = source_path(path)
                if size.group(2) == "dynamic":
                    self.dynamic.add(base_name(title))
            elif title != INDIRECT:
                self.frame.setdefault(title, LIBRARY_FRAME)
        tries = []
        for source, target, place in EDGE.findall(text):
            if target == INDIRECT:
                self.pointer_calls.append((source, place))
            elif base_name(source) == TRY and base_name(target) == UNWIND:
                self.frame[source] += LIBRARY_FRAME
            elif base_name(target) in (TRY, UNWIND):
                tries.append((source, target, place))
            else:
                self.calls[source].add(target)
        for call in tries:
            self.add_try(*call)
        self.resolve_pointers(signatures)
        self.checked = {t for t in self.calls if any(base_name(c) == CHECK for c in self.calls[t])}

    def add_try(self, source, target, place):
        """A node of its own for each such call, as it calls what its caller says."""
        m = TRIED.match(source_from(place) or "")
        function = m and (m.group(1) or m.group(2))
        node = f"{target}.{function or '?'}"
        self.tries[node] = function
        self.frame[node] = self.frame[target]
        self.calls[source].add(node)

    def resolve_pointers(self, signatures):
        taken = address_taken()
        by_signature = collections.defaultdict(set)
        by_name = collections.defaultdict(set)
        for title, path in self.file.items():
            by_name[base_name(title)].add(title)
            if base_name(title) in taken:
                by_signature[signatures.get((path, base_name(title)))].add(title)
        for source, place in self.pointer_calls:
            if base_name(source) != TRY:
                signature = self.signature_at(place)
                if signature is None:
                    self.unknown.add(source_path(place))
                self.calls[source] |= by_signature.get(signature, set())
        for node, function in self.tries.items():
            self.calls[node] |= self.calls[node.rsplit(".", 1)[0]] | by_name[function]
            if function not in by_name:
                self.unknown.add(node)

    @staticmethod
    def signature_at(place):
        m = re.match(r"\(?\*?([\w>.\[\]-]*?)\)?\(", source_from(place) or "")
        callee = m.group(1) if m else ""
        for words in (re.split(r"(?<=>)(?=\w+->\w+$)", callee)[-1], re.split(r"->|\.", callee)[-1]):
            if words in CALLS:
                return CALLS[words]
        return None

    def unchecked_cycles(self):
        """Cycles that pass no check, one for each knot, as lists of titles."""
        found, state = [], {}

        def visit(title, path):
            state[title] = "open"
            for callee in sorted(self.calls.get(title, ())):
                if callee in self.checked or callee not in self.frame:
                    continue
                if state.get(callee) == "open":
                    found.append(path[path.index(callee):] + [callee])
                elif callee not in state:
                    visit(callee, path + [callee])
            state[title] = "done"

        for title in sorted(self.frame):
            if title not in state and title not in self.checked:
                visit(title, [title])
        return found

    def cut_cycles(self):
        """Cuts the last call of each unchecked cycle, so that paths end; returns the cycles."""
        cycles = self.unchecked_cycles()
        for cycle in cycles:
            self.calls[cycle[-2]].discard(cycle[-1])
        return cycles

    @functools.lru_cache(maxsize=None)
    def below(self, title, checks):
        """(bytes, path) of the deepest chain below title that enters at most so many checked functions."""
        best = (0, ())
        for callee in sorted(self.calls.get(title, ())):
            left = checks - (callee in self.checked)
            if callee in self.frame and left >= 0:
                size, path = self.below(callee, left)
                best = max(best, (size + self.frame[callee], (callee, *path)))
        return best

    def reach(self, title, checks):
        size, path = self.below(title, checks)
        return size + self.frame[title], (title, *path)

    @functools.lru_cache(maxsize=None)
    def after_check(self, title):
        """The deepest chain below title to a leaf or to the next check: that one's frame is counted, as it
        is on the stack before it asks."""
        best = (0, ())
        for callee in sorted(self.calls.get(title, ())):
            if callee in self.frame:
                size, path = (0, ()) if callee in self.checked else self.after_check(callee)
                best = max(best, (size + self.frame[callee], (callee, *path)))
        return best


def load(directory):
    text = ""
    for path in glob.glob(os.path.join(directory, "*.ci")):
        with open(path, encoding="utf-8") as f:
            text += f.read()
    return Graph(text, Types(os.path.join(directory, "firmware.elf")).signatures())


def show(path):
    return " > ".join(base_name(t) for t in path)


def reserve():
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    with open(os.path.join(root, "core", "config.h"), encoding="utf-8") as f:
        return int(re.search(r"PY_STACK_RESERVE\s+(\d+)", f.read()).group(1))


def print_paths(graph, cycles, path, after_path):
    print(f"  worst: {show(path)}")
    print(f"  after a check: {show(after_path)}")
    for cycle in cycles:
        print(f"  recursion without a check: {show(cycle)}")
    for place in sorted(graph.unknown):
        print(f"  call through an unknown pointer: {place}")
    for name in sorted(graph.dynamic):
        print(f"  frame of unknown size: {name}")


def report(directory, limit, with_paths):
    """Prints the stack's part of the report. The figures are upper bounds: a call through a pointer counts as
    reaching every function of its signature, so they name chains that no program can make."""
    sys.setrecursionlimit(10000)
    graph = load(directory)
    cycles = graph.cut_cycles()
    start = next(t for t in graph.frame if base_name(t) in ("main", "Reset_Handler"))
    interrupts = [graph.reach(t, 0) for t in graph.frame
                  if base_name(t).endswith("Handler") and t != start]
    interrupt = max(interrupts, default=(0, ()))[0] + EXCEPTION_FRAME
    total, path = graph.reach(start, LEVELS)
    after, after_path = max((graph.after_check(t) for t in graph.checked), default=(0, ()))
    print("C stack, upper bounds from the call graph, with an interrupt")
    print(f"  {'without recursion':<32}{total + interrupt:>8}{limit:>8}")
    print(f"  {'from one check to the next':<32}{after + interrupt:>8}{reserve():>8}")
    print(f"  {'cycles without a check':<32}{len(cycles):>8}{0:>8}")
    if with_paths:
        print_paths(graph, cycles, path, after_path)
