# SPDX-License-Identifier: MIT
"""The worst case of the C stack, computed from the call graph of the linked firmware (size_report.py).

gcc writes the graph with each function's frame (-fcallgraph-info=su). Two things it cannot know:

Recursion. C code that recurses calls py_check_stack(), which raises RuntimeError when less than
PY_STACK_RESERVE is left. So the questions are: is there a cycle without such a check (then it is a bug,
and listed), and how much can be used between one check and the next (that must be within the reserve).
The worst case without recursion through Python passes LEVELS checks: the prompt runs the VM, the VM calls
a function in C, that calls back.

Calls through pointers. Whatever is never called by name must be reached by one; each such call is
taken to reach the worst of them, unless TARGETS says what that place really calls.
"""
import collections
import functools
import glob
import os
import re
import sys

CHECK = "py_check_stack"
LEVELS = 2
EXCEPTION_FRAME = 36  # eight words, and one for the alignment
# Frames of what has no graph: libgcc's routines and chip/*/mem.c push at most this (read off their code).
LIBRARY_FRAME = 40
INDIRECT = "__indirect_call"
ROOTS = {"main", "Reset_Handler", "hw_unexpected_exception", "hw_fault_report"}

# Calls through pointers whose targets are known: caller -> pattern of the functions it can reach.
TARGETS = {}

NODE = re.compile(r'node: \{ title: "([^"]*)" label: "([^"]*)"')
EDGE = re.compile(r'edge: \{ sourcename: "([^"]*)" targetname: "([^"]*)"')
SIZE = re.compile(r"\\n(\d+) bytes \((\w+)")


def base_name(title):
    """Function of a node: 'file.o:function.constprop.0' -> 'function'."""
    return re.sub(r"\.(constprop|isra|part|lto_priv|cold).*", "", title.split(":")[-1])


class Graph:
    def __init__(self, text):
        self.frame, self.dynamic = {}, set()
        self.calls = collections.defaultdict(set)
        for title, label in NODE.findall(text):
            size = SIZE.search(label)
            if size:
                self.frame[title] = int(size.group(1))
                if size.group(2) == "dynamic":
                    self.dynamic.add(title)
            elif title != INDIRECT:
                self.frame.setdefault(title, LIBRARY_FRAME)
        for source, target in EDGE.findall(text):
            self.calls[source].add(target)
        self.resolve_pointers()

    def is_root(self, title):
        return base_name(title) in ROOTS or base_name(title).endswith("Handler")

    def resolve_pointers(self):
        called = set().union(*self.calls.values()) if self.calls else set()
        by_pointer = {t for t in self.frame if t not in called and not self.is_root(t)}
        for source in list(self.calls):
            if INDIRECT in self.calls[source]:
                self.calls[source].discard(INDIRECT)
                pattern = TARGETS.get(base_name(source))
                targets = by_pointer if pattern is None else {
                    t for t in self.frame if re.fullmatch(pattern, base_name(t))}
                self.calls[source] |= targets
        self.checked = {t for t in self.calls if any(base_name(c) == CHECK for c in self.calls[t])}

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

    @functools.lru_cache(maxsize=None)
    def worst(self, title, checks):
        """(bytes, path) of the deepest chain below title that enters at most so many checked functions."""
        best = (0, ())
        for callee in self.calls.get(title, ()):
            if callee not in self.frame or callee in self.broken.get(title, ()):
                continue
            left = checks - (callee in self.checked)
            if left >= 0:
                below, path = self.worst(callee, left)
                best = max(best, (below + self.frame[callee], (callee,) + path))
        return best

    def prepare(self):
        """Cuts the last call of each unchecked cycle, so that paths end; returns the cycles."""
        self.broken = collections.defaultdict(set)
        cycles = self.unchecked_cycles()
        for cycle in cycles:
            self.broken[cycle[-2]].add(cycle[-1])
        return cycles

    def reach(self, title, checks):
        size, path = self.worst(title, checks)
        return size + self.frame[title], (title,) + path


def load(directory):
    text = ""
    for path in glob.glob(os.path.join(directory, "*.ci")):
        with open(path, encoding="utf-8") as f:
            text += f.read()
    return Graph(text)


def show(path):
    return " > ".join(base_name(t) for t in path)


def reserve_of(root):
    with open(os.path.join(root, "core", "config.h"), encoding="utf-8") as f:
        return int(re.search(r"PY_STACK_RESERVE\s+(\d+)", f.read()).group(1))


def report(directory, limit, verbose=True):
    """Prints the stack's part of the report; False when a limit is passed."""
    sys.setrecursionlimit(10000)
    graph = load(directory)
    cycles = graph.prepare()
    interrupt = max((graph.reach(t, 0) for t in graph.frame
                     if base_name(t).endswith("Handler") and base_name(t) != "Reset_Handler"),
                    default=(0, ()))
    interrupt = (interrupt[0] + EXCEPTION_FRAME, interrupt[1])
    start = next(t for t in graph.frame if base_name(t) in ("main", "Reset_Handler"))
    total, path = graph.reach(start, LEVELS)
    total += interrupt[0]
    between, between_path = max((graph.worst(t, 0) for t in graph.checked), default=(0, ()))
    between += interrupt[0]
    reserve = reserve_of(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    print("C stack, computed")
    print(f"  {'worst without recursion':<32}{total:>8}{limit:>8}")
    print(f"  {'worst after a check':<32}{between:>8}{reserve:>8}")
    print(f"  {'of these the interrupt':<32}{interrupt[0]:>8}")
    if verbose:
        print(f"  worst: {show(path)}")
        print(f"  after a check: {show(between_path)}")
    for cycle in cycles:
        print(f"  recursion without a check: {show(cycle)}")
    return total <= limit and between <= reserve and not cycles
