# SPDX-License-Identifier: MIT
"""The worst case of the C stack, computed from the call graph of the firmware (size_report.py).

It comes from three sources: gcc's graph of the native files with each function's frame (-fcallgraph-info=su); what
tools/dense_graph.py writes about dense code and hot functions; and, for what neither tells, a constant.

Recursion. C code that recurses calls py_check_stack(), which raises RuntimeError when less than PY_STACK_RESERVE is
left. So the questions are: is there a cycle without such a check (then it is a bug, and listed), and how much can be
used between one check and the next (that must be within the reserve). A call counts as checked when its function has
called py_check_stack() on all ways to it. The worst case without recursion through Python passes LEVELS checks.

Calls through pointers reach every function of the same number of arguments and results whose address is taken. Two
kinds are told apart: what stands in tables of operations (py_ops_t) is called only by dense_ask_NAME(), and
functions in tables of entries only by dense_call(). What py_try() and py_unwind_run() call is what stands in their call.

Hard handlers (core/vm/callback.h) are not counted as interrupts: they begin only with PY_HARD_RESERVE left.
"""
import collections
import copy
import functools
import glob
import json
import os
import re
import subprocess
import sys

CHECK, TRY, UNWIND, DENSE_CALL = "py_check_stack", "py_try", "py_unwind_run", "dense_call"
GETTER_CALL = "dense_call(getter)"
LEVELS = 2
# chip/stm32f1/exti.h; those that are not enabled, and faults, have no code but the report's, on a stack of its own.
PRIORITIES = ((0, r"SysTick|USART|USB_LP"), (1, r"USB_HP"), (2, ""))
EXCEPTION_FRAME = 36  # eight words, and one for the alignment
# What has no graph: libgcc's routines, chip/*/mem_arm.S and the assembler's push at most this (read off their code).
LIBRARY_FRAME = 40
LIBRARY = re.compile(r"__aeabi_|__\w+[sd][if]\d?$|(mem|str)(cpy|move|set|cmp|len)$|py_unwind_")
ENTER = 20  # dense_enter: the registers it pushes; the arguments come on top
TO_NATIVE, FIFTH = 4, 8  # op_native: alignment, and room for a fifth argument
INDIRECT = "__indirect_call"
HARD, SOFT = "py_handler_call", "py_callbacks_run"
# What goes on only with so much left: what it calls counts by itself, not for those who call it.
GUARDED = {"py_callbacks_run": "PY_STACK_RESERVE", "allocate": "PY_COLLECT_RESERVE", "close": "PY_CLOSE_RESERVE"}
# What the arguments rule out: below the first function, these of its callees (and theirs) do not call those.
LOOKUP = ("py_attr_get", "py_attr_find", "py_attr_lookup", "get", "class_lookup", "bind", "bind_rare", "bound_attr",
          "py_try(find_attribute", "find_attribute")
TO_TEXT = ("take_directive", "put_int", "put_whole", "put_float", "put_text", "put_number", "put_fill", "put_char", "py_out_text",
           "py_out_int", "py_out_words", "py_out_name", "py_out_c", "out_unsigned")
COMPARE = ("py_binary", "ask", "ask_right", "binary", "instance_binary", "list_binary", "slice_binary", "dict_binary",
           "globals_binary", "view_binary", "py_seq_binary", "py_set_binary")
CHANGE = ("py_format_percent", "py_bytearray_extend", "py_list_extend", "py_list_from", "py_set_from", "join", "repeat",
          "py_int_power", "py_dict_update", "dict_combine", "combine")
# Cycles that need no check, as they end by themselves: they are listed apart, and count once.
ENDING = {
    "py_num_binary": "py_float_mixed() asks it once more, to compare an int and a float as two ints",
    "py_view": "a memoryview's base is no memoryview, and what is built into an instance is no instance",
    "py_scope_free": "as deep as functions are nested in source, which the compiler's checks have bounded; its frame is smaller than theirs",
}
READ = ("py_subscr", "subscr", "globals_subscr", "list_subscr", "tuple_subscr", "dict_subscr", "instance_subscr", "py_seq_get", "py_index",
        "py_index_or", "py_plain_key", "plain_index")
STORE = ("py_seq_store", "py_bytearray_store", "py_table_set", "py_table_remove", "py_dict_set", "py_list_from", "py_list_extend")
NEVER = (
    ("find_plain", ("search", "matches", "mixed_hash"), ("py_hash", "py_equal")),  # the key is a name
    ("store", ("py_table_remove", "find"), ("find_other",)),
    ("hw_on_source", ("machine_pin",), ("pin_from",)),  # it is given a Pin
    # The operation is a comparison (so what is no container is not iterated), or a negation; an exponent is an integer.
    *((top, COMPARE, CHANGE + ("find", "py_iter", "py_next")) for top in ("py_equal", "py_less", "slice_binary")),
    ("py_contains", COMPARE, CHANGE),  # asks whether it is in, and changes nothing
    # Reads; by an integer or a str.
    ("py_dict_update", READ, STORE),
    *((top, READ, STORE + ("py_slice_bounds", "to_index", "py_to_index", "py_to_int"))
      for top in ("item_at", "stat_path", "format_fields", "take_directive")),
    ("next_byte", ("py_buffer", "py_view", "py_to_int", "int_arg"), ("py_name_text", "py_to_index")),  # from a bytearray, by an int
    ("unary", ("py_num_binary", "long_binary", "py_int_binary"), ("py_int_power", "py_truth", "py_float_mixed")),
    ("py_decimal_scale", ("py_num_binary", "long_binary", "py_int_power"),  # integers alone, and no modulo
     ("modulo", "py_float_mixed", "py_truth", "py_to_float", "int_arg", "py_to_index", "py_int_binary")),
    ("py_str_equal", ("py_view",), ("py_name_text",)),  # a name's text is taken another way
    ("long_binary", ("py_int_power", "modulo"), ("int_arg", "py_to_index")),
    ("bind_rare", ("py_seq_get", "py_plain_key", "plain_index", "py_index", "py_index_or", "list_subscr"), ("to_index", "py_to_index", "py_slice_bounds")),
    # What it gets is a list of types.
    ("type_mro", ("py_tuple_from", "py_items_of", "py_list_from", "py_list_extend"), ("py_iter", "py_next", "py_len")),
    # No property in C has the name that these look for.
    *((top, LOOKUP, ("bind_native",)) for top in ("file_write", "py_call_special", "call_method", "py_call_method")),
    # What makes a text in the heap does not write to a file, and a handler's failure is told to the console.
    *((top, TO_TEXT, ("file_write", "console_write")) for top in ("py_format_percent", "py_format_value")),
    *((top, TO_TEXT + ("py_exc_print", "py_out_format", "print_message"), ("file_write",))
      for top in ("print_failure", "print_exception")),
)
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
    return re.sub(r".*?((?:core|repl|machine|chip|board|usb|fs|build)/)", r"\1", path, count=1)


def source_from(place):
    """The source text from a "file:line:column" on, to the end of that line; None: no such file."""
    path, line, column = source_path(place).rsplit(":", 2)
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as f:
        return f.read().splitlines()[int(line) - 1][int(column) - 1:]


class Types:
    """Numbers of parameters and results of the native files' functions, from the debug information."""

    HEAD = re.compile(r" <(\d+)><([0-9a-f]+)>: Abbrev Number: \d+(?: \((\w+)\))?")

    def __init__(self, elf):
        self.functions, function, level = {}, None, 0
        text = subprocess.run([CROSS + "objdump", "--dwarf=info", elf], check=True,
                              capture_output=True, text=True).stdout
        for line in text.splitlines():
            m = self.HEAD.match(line)
            if m:
                level, tag = int(m.group(1)), m.group(3)
                if level == 1:
                    function = [None, 0, False] if tag == "DW_TAG_subprogram" else None
                elif level == 2 and tag == "DW_TAG_formal_parameter" and function:
                    function[1] += 1
            elif level == 1 and function and "DW_AT_name" in line:
                function[0] = line.rsplit(": ", 1)[-1].strip()
                self.functions[function[0]] = function
            elif level == 1 and function and "DW_AT_type" in line:
                function[2] = True

    def signatures(self):
        return {name: (n, result) for name, n, result in self.functions.values()}


class Graph:
    """Nodes with the bytes they use when they call nothing; edges (callee, bytes in use at the call, checked)."""

    def __init__(self, dense, text, signatures):
        self.own, self.kind, self.params, self.file = {}, {}, {}, {}
        self.edges = collections.defaultdict(set)
        self.dynamic, self.unknown = set(), set()
        self.dense = dense
        self.taken = self.addresses_taken(signatures)
        self.add_dense()
        self.add_native(text)
        self.own[DENSE_CALL], self.kind[DENSE_CALL] = 0, "native"
        self.edges[DENSE_CALL] = {(f, 0, False, 2) for f in dense["entries"]}
        self.own[GETTER_CALL], self.kind[GETTER_CALL] = 0, "native"
        self.edges[GETTER_CALL] = {(f, 0, False, 2) for f in dense["getters"]}
        self.finish()

    def add_dense(self):
        for name, row in self.dense["functions"].items():
            self.own[name], self.kind[name], self.params[name] = row["own"], row["kind"], row["params"]
        for name, row in self.dense["functions"].items():
            for callee, used, checked in row["calls"]:
                self.edges[name].add((callee, used, checked, 4))
            for params, result, known, used, checked in row["pointers"]:
                for callee in self.targets(params, result, known):
                    self.edges[name].add((callee, used, checked, params or 4))
                if params is None:
                    self.unknown.add(f"a call through a pointer in {name}")
            for function, used, checked in row["tries"]:
                self.add_try(name, function, used, checked)

    def add_native(self, text):
        edges = EDGE.findall(text)
        for title, _, path, rest in NODE.findall(text):
            size = SIZE.search(rest)
            if size:
                self.own[title], self.kind[title] = int(size.group(1)), "native"
                self.file[title] = source_path(path)
                if size.group(2) == "dynamic":
                    self.dynamic.add(base_name(title))
        for source, target, place in edges:
            used = self.own.get(source, LIBRARY_FRAME)
            if target == INDIRECT:
                self.unknown.add(source_path(place))
                for callee in self.targets(None, None, None):
                    self.edges[source].add((callee, used, False, 4))
            elif target in (TRY, UNWIND):
                m = TRIED.match(source_from(place) or "")
                function = m and (m.group(1) or m.group(2))
                found = [t for t in self.own if base_name(t) == function and self.kind[t] == "native"]
                self.add_try(source, found[0] if found else None, used, False, target)
            else:
                self.edges[source].add((target, used, False, 4))

    def add_try(self, source, function, used, checked, by=TRY):
        """A node of its own for each such call, as it calls what its caller says."""
        node = f"{by}({function or 'any'})"
        row = self.dense["functions"].get(by)
        self.own[node], self.kind[node] = (row["own"] if row else 0) + LIBRARY_FRAME, "native"
        for callee in [function] if function else self.tried_by_others(source):
            self.edges[node].add((callee, self.own[node], False, 1))
        self.edges[source].add((node, used, checked, 4))

    def tried_by_others(self, source):
        """What a function may be given to try: what stands in its file."""
        with open(self.file[source], encoding="utf-8") as f:
            text = f.read()
        return {t for t in self.targets(1, False, None) if re.search(rf"\b{base_name(t)}\b[,)]", text)}

    def addresses_taken(self, signatures):
        """(params, result) -> functions; those of the native files are looked for in their text."""
        known = {**{n: tuple(s) for n, s in signatures.items()},
                 **{n: tuple(s) for n, s in self.dense["signatures"].items()}}
        names = set(self.dense["taken"])
        for path in native_sources():
            with open(path, encoding="utf-8") as f:
                text = re.sub(r"//.*|\"(?:\\.|[^\"\\])*\"", "", f.read())
            names.update(n for n in re.findall(r"\b[a-z_]\w*\b(?!\s*\()", text) if n in known)
        taken = collections.defaultdict(set)
        for name in names:
            taken[known.get(name)].add(name)
        self.ops = collections.defaultdict(set)
        for name, offsets in self.dense["ops"].items():
            for offset in offsets:
                self.ops[offset].add(name)
        return taken

    def targets(self, params, result, known):
        if known is not None:
            return {k for k in known if isinstance(k, str)} | \
                set().union(*(self.ops[k] for k in known if not isinstance(k, str)))
        if params is None:
            return set().union(*self.taken.values(), *self.ops.values())
        return self.taken[params, result]

    def finish(self):
        """Adds to each edge what its callee costs on entry."""
        titles = collections.defaultdict(set)
        for title in self.own:
            titles[base_name(title)].add(title)
        assembled = set()  # leaves
        for path in glob.glob("chip/**/*_arm.S", recursive=True):
            with open(path, encoding="utf-8") as f:
                assembled.update(re.findall(r"^\s+function (\w+)", f.read(), re.M))
        done = collections.defaultdict(set)
        for source, edges in list(self.edges.items()):
            from_dense = self.kind.get(source) == "dense"
            for callee, used, checked, arguments in edges:
                if callee == DENSE_CALL and base_name(source) == "bind_native":
                    callee = GETTER_CALL
                if callee not in self.own:
                    found = [t for t in titles[base_name(callee)] if self.kind[t] == "native"]
                    callee = found[0] if found else callee
                if callee not in self.own:
                    self.own[callee], self.kind[callee] = LIBRARY_FRAME, "native"
                    if not LIBRARY.match(callee) and callee not in assembled:
                        self.unknown.add(f"{callee}, which {base_name(source)} calls")
                if self.kind[callee] == "dense":
                    used += 0 if from_dense else ENTER + 4 * max(self.params[callee], 1)
                elif from_dense:
                    used += TO_NATIVE + FIFTH * (arguments > 4)
                done[source].add((callee, used, checked))
        for title in [t for t in self.own if base_name(t) in GUARDED]:
            self.own[title + "(asks)"], self.kind[title + "(asks)"] = self.own[title], self.kind[title]
            for edges in done.values():
                for edge in [e for e in edges if e[0] == title]:
                    edges.remove(edge)
                    edges.add((title + "(asks)", *edge[1:]))
        self.edges = {s: sorted(e) for s, e in done.items()}
        for top, between, never in NEVER:
            for title in [t for t in self.own if base_name(t) == top]:
                self.edges[title] = [(self.narrowed(c, between, never, top), *e) for c, *e in self.edges[title]]

    def narrowed(self, title, between, never, top):
        """A node like title's without what NEVER says."""
        if base_name(title) not in between:
            return title
        node = f"{title}({top})"
        if node not in self.own:
            self.own[node], self.kind[node] = self.own[title], self.kind[title]
            self.edges[node] = [(self.narrowed(c, between, never, top), *e) for c, *e in self.edges[title]
                                if base_name(c) not in never]
        return node

    def checks(self, title):
        """Bytes in use where the function asks for the stack, None when it does not."""
        return min((used for callee, used, _ in self.edges.get(title, ()) if callee == CHECK), default=None)

    def cut_cycles(self):
        """Cuts the last call of each cycle of calls that no check precedes; returns the cycles."""
        found, state = [], {}

        def visit(title, path):
            state[title] = "open"
            for edge in list(self.edges.get(title, ())):
                callee, _, checked = edge
                if checked:
                    continue
                if state.get(callee) == "open":
                    found.append(path[path.index(callee):] + [callee])
                    self.edges[title].remove(edge)
                elif callee not in state:
                    visit(callee, path + [callee])
            state[title] = "done"

        for title in sorted(self.own):
            if title not in state:
                visit(title, [title])
        return found

    @functools.lru_cache(maxsize=None)
    def reach(self, title, checks):
        """(bytes, path) of the deepest chain from title on that passes at most so many checks."""
        best = (self.own[title], ())
        for callee, used, checked in self.edges.get(title, ()):
            if checks >= checked:
                size, path = self.reach(callee, checks - checked)
                best = max(best, (size + used, path))
        return best[0], (title, *best[1])

    def after_check(self, title):
        """The deepest chain from title's check to a leaf or to what asks next, the latter included."""
        best = (0, ())
        for callee, used, checked in self.edges.get(title, ()):
            if checked:
                size, path = self.reach(callee, 0)
                best = max(best, (size + used - self.checks(title), path))
        return best[0], (title, *best[1])

    def without_collecting(self):
        """As in a hard handler, where the heap is locked."""
        other = copy.copy(self)
        other.edges = {t: [e for e in edges if base_name(e[0]) != "py_gc_collect"] for t, edges in self.edges.items()}
        return other

    def interrupts(self, start):
        """(bytes, path) of the deepest interrupt of each priority, the most urgent last: they interrupt each other. And the
        sum of those that interrupt a handler of the program."""
        deepest = {}
        for t in self.own:
            if base_name(t).endswith("Handler") and t != start:
                level = next(level for level, names in PRIORITIES if re.match(names, base_name(t)))
                size, path = self.reach(t, 0)
                deepest[level] = max(deepest.get(level, (0, ())), (size + EXCEPTION_FRAME, path))
        found = [deepest[level] for level, _ in reversed(PRIORITIES)]
        return sum(size for size, _ in found[1:]), found

    def without_hard_handlers(self):
        """Soft ones come by way of py_callbacks_run(), which tries the same function."""
        for title in list(self.edges):
            self.edges[title] = [e for e in self.edges[title] if not (
                e[0].startswith(TRY) and base_name(e[0]).startswith(HARD) and base_name(title) != SOFT)]


def native_sources():
    """The C files that gcc alone compiles: dense/sources.mk."""
    with open("dense/sources.mk", encoding="utf-8") as f:
        text = re.sub(r"\\\n|^#.*$", " ", f.read(), flags=re.M)
    names = re.findall(r"[\w/]+\.c\b", text) + [n + "_isr.c" for n in re.findall(r"_isr\.c, ([\w ]+)\)", text)[0].split()]
    return [p for n in names if not n.startswith("_") for p in glob.glob(n) + glob.glob("chip/*/" + n)]


def load(directory):
    text = ""
    for path in glob.glob(os.path.join(directory, "*.ci")):
        with open(path, encoding="utf-8") as f:
            text += f.read()
    with open(graph_path(directory), encoding="utf-8") as f:
        dense = json.load(f)
    return Graph(dense, text, Types(os.path.join(directory, "firmware.elf")).signatures())


def graph_path(directory):
    """The graph lies beside the firmware; build/fw/NAME/size holds another link of the same objects."""
    path = os.path.join(directory, "dense.graph")
    return path if os.path.exists(path) else os.path.join(os.path.dirname(os.path.normpath(directory)), "dense.graph")


def short(title):
    return re.sub(r"\.[dn]\d+\b", "", title.split(":")[-1])


def show(path):
    return " > ".join(short(t) for t in path)


def number_of(name):
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    with open(os.path.join(root, "core", "config.h"), encoding="utf-8") as f:
        return int(re.search(name + r"\s+(\d+)", f.read()).group(1))


def print_paths(graph, cycles, path, after, interrupts):
    print(f"  worst: {show(path)}")
    for size, chain in interrupts:
        print(f"  {size} interrupt: {show(chain)}")
    for size, chain in after[:20]:
        print(f"  {size} after a check: {show(chain)}")
    for cycle in cycles:
        print(f"  recursion without a check: {show(cycle)}")
    for place in sorted(graph.unknown):
        print(f"  nothing is known of {place}")
    for name in sorted(graph.dynamic):
        print(f"  frame of unknown size: {name}")


def report(directory, limit, with_paths):
    """Prints the stack's part of the report; false when a limit is passed. The figures are upper bounds: a call through a pointer counts as
    reaching every function of its kind, so they name chains that no program can make."""
    sys.setrecursionlimit(10000)
    graph = load(directory)
    graph.without_hard_handlers()
    cycles = graph.cut_cycles()
    start = next(t for t in graph.own if base_name(t) in ("main", "Reset_Handler") and graph.kind[t] == "native")
    urgent, interrupts = graph.interrupts(start)
    interrupt = sum(size for size, _ in interrupts)
    total, path = graph.reach(start, LEVELS)
    after = sorted((graph.after_check(t) for t in graph.own if graph.checks(t) is not None), reverse=True)
    cycles = [c for c in cycles if base_name(c[0]).split("(")[0] not in ENDING]
    rows = [("without recursion", total + interrupt, limit),
            ("from one check to the next", after[0][0] + interrupt, number_of("PY_STACK_RESERVE"))]
    hard = graph.without_collecting()
    hard_after = max(hard.after_check(t) for t in hard.own if hard.checks(t) is not None)
    rows.append(("the same in a hard handler", hard_after[0] + urgent, number_of("PY_HARD_STACK_RESERVE")))
    for name, reserve in GUARDED.items():
        size = max(graph.reach(t, 0)[0] for t in graph.own if base_name(t) == name)
        rows.append((f"after {name}() has asked", size + interrupt, number_of(reserve)))
    rows.append(("cycles without a check", len(cycles), 0))
    print("C stack, upper bounds from the call graph, with interrupts that interrupt each other")
    for what, size, most in rows:
        print(f"  {what:<32}{size:>8}{most:>8}")
    if with_paths:
        print_paths(graph, cycles, path, after, interrupts)
    return all(size <= most for _, size, most in rows)
