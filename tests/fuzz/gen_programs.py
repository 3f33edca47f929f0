#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random programs that run to their end, compared with CPython's output.

    tests/fuzz/gen_programs.py [--count N] [--seconds N] [--seed N] [--pyll PROGRAM] [--keep DIRECTORY]
    tests/fuzz/gen_programs.py --seed N --show          print the program of this seed

Each program is made from its seed alone: ints of any size, strings, bytes, containers, slices, formatting,
functions, closures, classes with operators, generators, exceptions, comprehensions. Every statement that may
fail is in a try, and the exception's type is part of the output. What docs/compat.md names as different is
not generated: sets are printed sorted, floats stay exact in single precision, messages are not printed.
The last line says: N programs, N differences.
"""
import argparse
import contextlib
import io
import os
import random
import subprocess
import sys
import tempfile
import time
import warnings

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORDS = ["", "a", "b", "ab", "abc", "Hello", "x y", "  pad ", "a,b,,c", "UPPER", "123", "-7", "tab\\t", "line\\nend",
         "\\u20ac5\\U0001f600", "mixed Case 9", "aaa", "banana", "'q'", "{}", "%"]
TYPES = ["int", "str", "bool", "list", "tuple", "dict", "set", "bytes", "float"]


class Maker:
    """Makes one program: text in self.lines, variables by type in self.scopes."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = []
        self.level = 0
        self.vars = {t: [] for t in TYPES}
        self.functions = []  # (name, number of parameters, result type)
        self.classes = []
        self.generators = []
        self.count = 0
        self.in_loop = 0
        self.in_function = 0

    # ---- help ----
    def out(self, text):
        self.lines.append("    " * self.level + text)

    def name(self, prefix="v"):
        self.count += 1
        return f"{prefix}{self.count}"

    def pick(self, *options):
        return self.r.choice(options)

    def chance(self, percent):
        return self.r.randrange(100) < percent

    # ---- expressions ----
    def expr(self, kind=None, depth=3):
        if kind is None:
            kind = self.r.choice(TYPES[:6] + TYPES[7:])  # no set: its order shows
        if self.vars[kind] and self.chance(45 if depth > 0 else 70):
            return self.r.choice(self.vars[kind])
        if self.chance(2):  # of a wrong type, now and then
            kind = self.r.choice(TYPES[:6])
        return getattr(self, "expr_" + kind)(depth - 1)

    def small(self):
        return str(self.r.choice([0, 1, 2, 3, -1, -2, 5, 7, 10]))

    def expr_int(self, d):
        r = self.r
        if d <= 0:
            n = r.choice([0, 1, 2, 3, 7, 10, 100, 255, 256, 65535, 2 ** 30 - 1, 2 ** 30, 2 ** 31, 2 ** 32, 10 ** 12, 2 ** 64,
                          r.randrange(1000), r.randrange(10 ** 6), r.randrange(2 ** 40), r.randrange(10 ** 25)])
            n = -n if r.random() < 0.3 else n
            return r.choice([str(n), hex(n), str(n)]) if n >= 0 else f"({n})"
        which = r.randrange(17)
        e = self.expr
        if which < 3:
            return f"({e('int', d)} {self.pick('+', '-', '&', '|', '^')} {e('int', d)})"
        if which == 3:  # never a large int times a variable: that may be a str
            return f"({self.expr_int(0)} * {self.expr_int(0)})" if self.chance(50) else f"({e('int', d)} * {self.small()})"
        if which < 6:
            return f"({e('int', d)} {self.pick('//', '%')} {e('int', d)})"
        if which == 6:
            return f"({e('int', d)} {self.pick('<<', '>>')} {r.randrange(40)})"
        if which == 7:
            return f"({self.pick('-', '~', '+')}{e('int', d)})"
        if which == 8:
            return f"len({e(self.pick('str', 'list', 'tuple', 'dict', 'set', 'bytes'), d)})"
        if which == 9:
            return f"({e('int', d)} if {e('bool', d)} else {e('int', d)})"
        if which == 10:
            return f"{self.pick('abs', 'int')}({self.expr_int(0)})" if self.chance(50) else f"abs({e('int', d)})"
        if which == 11:
            return f"{self.pick('min', 'max')}({e('int', d)}, {e('int', d)})"
        if which == 12:
            return f"{e('str', d)}.{self.pick('find', 'count', 'rfind')}({e('str', d)})"
        if which == 13:
            return f"sum({e('list', d)})" if self.chance(50) else f"{e('tuple', d)}.count({e('int', d)})"
        if which == 14:
            return f"({e('int', d)} % 1000) ** {r.randrange(6)}"
        if which == 15 and self.functions:
            return self.call("int", d)
        if which == 16:
            return f"pow({r.randrange(50)}, {r.randrange(20)}, {r.randrange(1, 1000)})"
        return f"int({self.expr('str', 0)!s})" if self.chance(20) else f"{e('list', d)}[{self.small()}]"

    def expr_bool(self, d):
        if d <= 0:
            return self.pick("True", "False")
        e = self.expr
        which = self.r.randrange(9)
        if which < 3:
            kind = self.pick("int", "str", "list", "tuple", "bytes")
            return f"({e(kind, d)} {self.pick('<', '<=', '>', '>=', '==', '!=')} {e(kind, d)})"
        if which == 3:
            return f"(not {e(None, d)})"
        if which == 4:
            return f"({e('bool', d)} {self.pick('and', 'or')} {e('bool', d)})"
        if which == 5:
            return f"({e('int', d)} {self.pick('in', 'not in')} {e(self.pick('list', 'tuple', 'set', 'dict'), d)})"
        if which == 6:
            return f"({e('str', d)} in {e('str', d)})"
        if which == 7:
            return f"{e('str', d)}.{self.pick('startswith', 'endswith')}({e('str', d)})"
        return f"({self.small()} <= {e('int', d)} < {self.small()})"

    def expr_str(self, d):
        r, e = self.r, self.expr
        if d <= 0:
            return f'"{r.choice(WORDS)}"'
        which = r.randrange(15)
        if which == 0:
            return f"({e('str', d)} + {e('str', d)})"
        if which == 1:
            return f"({e('str', d)} * {r.randrange(-1, 4)})"
        if which == 2:
            return f"str({e(self.pick('int', 'bool', 'list', 'tuple', 'bytes', 'dict'), d)})"
        if which == 3:
            return f"repr({e(self.pick('str', 'list', 'dict', 'tuple'), d)})"
        if which in (4, 5):
            return f"{e('str', d)}.{self.pick('upper()', 'lower()', 'strip()', 'lstrip()', 'rstrip()', 'title()', 'swapcase()', 'capitalize()')}"
        if which == 6:
            return f"{e('str', d)}.replace({e('str', 0)}, {e('str', 0)})"
        if which == 7:
            return self.slice(e("str", d))
        if which == 8:
            return f"{e('str', d)}.{self.pick('center', 'ljust', 'rjust', 'zfill')}({r.randrange(12)})"
        if which in (9, 10):
            return self.formatted(d)
        if which == 11:
            return f"{e('str', d)}.join([str(i) for i in {e('list', d)}])"
        if which == 12:
            return f"{self.pick('hex', 'bin', 'oct', 'str')}({e('int', d)})"
        if which == 13:
            return f"{e('str', d)}[{self.small()}]"
        return f"{e('bytes', d)}.decode()" if self.chance(30) else f"({e('str', d)} if {e('bool', d)} else {e('str', d)})"

    def spec(self, kind):
        r = self.r
        align = r.choice(["", "", "<", ">", "^", "*>", "0="]) if kind != "str" else r.choice(["", "<", ">", "^", "-^"])
        width = r.choice(["", "", "5", "12"])
        if kind == "int":
            return align + r.choice(["", "+", " "]) + r.choice(["", "", "#"]) + r.choice(["", "0"]) * (not align) + width + \
                r.choice(["", ",", "_"]) * self.chance(20) + r.choice(["d", "", "x", "X", "b", "o"])
        if kind == "float":
            return align + r.choice(["", "+"]) + width + r.choice([".2f", ".0f", ".3e", ".1f", "%"[:0] + ".4f"])
        return align + width + r.choice(["", "", ".2", ".0"]) + r.choice(["", "s"])

    def formatted(self, d):
        kind = self.pick("int", "str", "float", "int")
        value, spec = self.expr(kind, min(d, 2)), self.spec(kind)
        which = self.r.randrange(4)
        if which == 0 and '"' not in value and "\\" not in value:
            return f"f\"<{{{value}:{spec}}}>\"" if "{" not in value else f'"{{:{spec}}}".format({value})'
        if which == 1:
            return f'"{{:{spec}}}|{{!r}}".format({value}, {self.expr(None, 1)})'
        if which == 2:
            return f'format({value}, "{spec}")'
        flag = self.pick("", "-", "0", "+", " ")
        return f'"%{flag}{self.pick("", "4", "9")}{dict(int="d", str="s", float=".2f")[kind]}" % ({value},)'

    def expr_float(self, d):
        r = self.r
        if d <= 0:
            return str(r.choice([0.0, 0.5, 0.25, 1.5, -2.75, 3.0, 100.125, -0.5]))
        which = r.randrange(6)
        a, b = self.expr_float(0), self.expr_float(0)
        if which < 3:
            return f"({a} {self.pick('+', '-')} {b})" if self.chance(70) else f"({a} * {self.pick('0.5', '-2', '3.0', '4')})"
        if which == 3:
            return f"({r.randrange(-1000, 1000)} / {r.choice([1, 2, 4, 8])})"
        if which == 4:
            return f"({a} {self.pick('//', '%')} {self.pick('0.5', '2', '0.25', '-2', '1.5', '0.0')})"
        return f"{self.pick('abs', 'float')}({a})"

    def expr_list(self, d):
        r, e = self.r, self.expr
        if d <= 0:
            return "[" + ", ".join(str(r.randrange(-5, 20)) for _ in range(r.randrange(5))) + "]"
        which = r.randrange(13)
        if which == 0:
            return "[" + ", ".join(e(None, d - 1) for _ in range(r.randrange(4))) + "]"
        if which == 1:
            return f"({e('list', d)} + {e('list', d)})"
        if which == 2:
            return f"({e('list', d)} * {r.randrange(-1, 3)})"
        if which in (3, 4):
            return self.slice(e("list", d))
        if which in (5, 6):
            return self.comprehension("[]", d)
        if which == 7:
            return f"sorted({e('list', d)}{self.pick('', ', reverse=True', ', key=lambda q: -q', ', key=str')})"
        if which == 8:
            return f"list({self.pick('reversed', 'enumerate', 'list', 'tuple')}({e('list', d)}))"
        if which == 9:
            return f"list(range({self.small()}, {r.randrange(-3, 12)}, {self.pick('1', '2', '3', '-1', '-2')}))"
        if which == 10:
            return f"{e('str', d)}.{self.pick('split()', 'split(chr(44))', 'splitlines()', 'rsplit(None, 1)', 'split(chr(97), 1)')}"
        if which == 11:
            return f"list(map({self.pick('str', 'abs', 'lambda q: q * 2', 'lambda q: [q]', 'bool')}, {e('list', d)}))"
        return f"list({e(self.pick('str', 'tuple', 'bytes', 'dict'), d)})" if self.chance(60) else \
            f"[list(p) for p in zip({e('list', d)}, {e('str', d)})]"

    def expr_tuple(self, d):
        if d <= 0:
            n = self.r.randrange(4)
            return "(" + "".join(str(self.r.randrange(9)) + ", " for _ in range(n)) + ")"
        which = self.r.randrange(6)
        if which == 0:
            return "(" + "".join(self.expr(None, d - 1) + ", " for _ in range(self.r.randrange(4))) + ")"
        if which == 1:
            return f"({self.expr('tuple', d)} + {self.expr('tuple', d)})"
        if which == 2:
            return self.slice(self.expr("tuple", d))
        if which == 3:
            return f"divmod({self.expr('int', d)}, {self.expr('int', d)})"
        if which == 4:
            return f"{self.expr('str', d)}.{self.pick('partition', 'rpartition')}({self.expr('str', 0)})"
        return f"tuple({self.expr('list', d)})"

    def expr_dict(self, d):
        r = self.r
        if d <= 0:
            return "{" + ", ".join(f"{r.choice([r.randrange(5), repr(r.choice('abc'))])}: {r.randrange(9)}" for _ in range(r.randrange(4))) + "}"
        which = r.randrange(5)
        if which == 0:
            return "{" + ", ".join(f"{self.expr(self.pick('int', 'str', 'tuple'), d - 1)}: {self.expr(None, d - 1)}" for _ in range(r.randrange(4))) + "}"
        if which == 1:
            return self.comprehension("{:}", d)
        if which == 2:
            return f"dict(zip({self.expr('str', d)}, {self.expr('list', d)}))"
        if which == 3:
            return f"{{**{self.expr('dict', d)}, **{self.expr('dict', d)}}}"
        return f"dict(a={self.expr('int', d)}, b={self.expr(None, d)})"

    def expr_set(self, d):
        if d <= 0:
            return "{" + ", ".join(str(self.r.randrange(12)) for _ in range(self.r.randrange(1, 5))) + "}"
        which = self.r.randrange(4)
        if which == 0:
            return f"({self.expr('set', d)} {self.pick('|', '&', '-', '^')} {self.expr('set', d)})"
        if which == 1:
            return self.comprehension("{}", d)
        return f"set({self.expr(self.pick('list', 'tuple', 'str', 'dict'), d)})"

    def expr_bytes(self, d):
        r = self.r
        if d <= 0:
            return self.pick('b""', 'b"abc"', 'b"\\x00\\xff"', 'b"a b,c"', 'b"Zz"')
        which = r.randrange(7)
        if which == 0:
            return f"({self.expr('bytes', d)} + {self.expr('bytes', d)})"
        if which == 1:
            return self.slice(self.expr("bytes", d))
        if which == 2:
            return f"{self.expr('str', d)}.encode()"
        if which == 3:
            return f"bytes([q % 256 for q in {self.expr('list', d)}])"
        if which == 4:
            return f"bytes(b'' + {self.expr('bytes', d)}.{self.pick('upper()', 'lower()', 'strip()', 'lstrip()')})"
        if which == 5:
            return f"(abs({self.expr('int', d)}) % 65536).to_bytes(4, {self.pick(repr('big'), repr('little'))})"
        return f"bytearray(b'' + {self.expr('bytes', d)})"

    def slice(self, of):
        part = lambda: self.pick("", "", "0", "1", "2", "-1", "-2", "5", "-7")
        step = self.pick("", "", "", ":", ":1", ":2", ":-1", ":-2")
        return f"{of}[{part()}:{part()}{step}]"

    def comprehension(self, shape, d):
        v = self.name("i")
        source = self.expr(self.pick("list", "tuple", "str", "list", "bytes", "dict"), min(d, 2))
        saved = {t: list(n) for t, n in self.vars.items()}
        self.vars["int"].append(v)
        item = self.pick(v, v, f"{v} * 2", f"({v}, {v})", f"str({v})", self.expr("int", 1), f"[{v}]" if shape == "[]" else v)
        if shape == "{:}":
            item = f"{v}: {item}"
        text = f"{item} for {v} in {source}"
        if self.chance(40):
            text += f" if {self.expr('bool', 2)}"
        if self.chance(15):
            w = self.name("i")
            text += f" for {w} in {self.expr(self.pick('list', 'str'), 1)}"
        self.vars = saved
        return shape[0] + text + shape[-1]

    def call(self, kind, d):
        name, params, _ = self.r.choice(self.functions)
        args = [self.expr("int", min(d, 2)) for _ in range(params)]
        if params and self.chance(20):
            args = [f"*[{', '.join(args)}]"]
        elif params and self.chance(5):
            args.pop()
        return f"{name}({', '.join(args)})"

    # ---- statements ----
    def show(self, text, kind=None):
        if kind == "set":
            text = f"sorted(map(repr, {text}))"
        self.out(f"print({text})")

    def guarded(self, body):
        """A statement whose exception is printed."""
        self.out("try:")
        self.level += 1
        body()
        self.level -= 1
        self.out("except Exception as e:")
        self.out("    print(type(e).__name__)")

    def statement(self, depth):
        choices = ["assign"] * 5 + ["show"] * 5 + ["augment"] * 2 + ["mutate"] * 4 + ["unpack"]
        if depth > 0:
            choices += ["if_", "for_", "while_", "try_", "with_"] * 2
        if depth > 0 and not self.in_function:
            choices += ["function", "class_", "generator", "closure", "use_class", "use_generator"] * 2
        getattr(self, "do_" + self.r.choice(choices))(depth)

    def do_assign(self, depth):
        kind = self.r.choice(TYPES)
        value = self.expr(kind)
        name = self.r.choice(self.vars[kind]) if self.vars[kind] and self.chance(20) and not self.in_function else self.name()
        self.guarded(lambda: self.out(f"{name} = {value}"))
        if name not in self.vars[kind]:
            self.vars[kind].append(name)

    def do_show(self, depth):
        kind = self.r.choice(TYPES)
        if self.chance(20):
            text = ", ".join(self.expr(k, 2) for k in ("int", "str", "list"))
            self.guarded(lambda: self.out(f"print({text}{self.pick('', ', sep=%r' % '-', ', end=%r' % '!%n' .replace('%n', chr(10)))})"))
        else:
            self.guarded(lambda: self.show(self.expr(kind), kind))

    def do_augment(self, depth):
        kind = self.pick("int", "str", "list", "int", "set")
        if not self.vars[kind] or self.in_function:
            return self.do_show(depth)
        v = self.r.choice(self.vars[kind])
        op = {"int": self.pick("+=", "-=", "*=", "//=", "%=", "&=", "|=", "^="), "str": "+=", "list": "+=", "set": self.pick("|=", "&=", "-=")}[kind]
        value = self.expr(kind, 2)
        if kind == "int" and op == "*=":
            value = self.small()
        def body():
            self.out(f"{v} {op} {value}")
            if kind in ("str", "list"):
                self.out(f"{v} = {v}[:60]")
            self.show(v, kind)
        self.guarded(body)

    def do_mutate(self, depth):
        kind = self.pick("list", "dict", "set", "list", "bytes")
        if kind == "bytes":
            v = self.name()
            self.guarded(lambda: self.out(f"{v} = bytearray(b'' + {self.expr('bytes', 2)})"))
            def body():
                self.out(f"{v}{self.pick('.append(7)', '.extend(b%s)' % repr('xy'), '[0] = 65', '[1:3] = b%s' % repr('QQQ'), '[::2] = bytes(len(%s[::2]))' % v, '.pop()', '.reverse()', ' += b%s' % repr('z'))}")
                self.out(f"print({v})")
            return self.guarded(body)
        if not self.vars[kind]:
            return self.do_assign(depth)
        v = self.r.choice(self.vars[kind])
        i, x = self.expr("int", 1) if self.chance(20) else self.small(), self.expr("int", 2)
        change = {
            "list": [f"{v}.append({x})", f"{v}.insert({self.small()}, {x})", f"print({v}.pop())", f"print({v}.pop({self.small()}))", f"{v}.remove({x})",
                     f"{v}[{i}] = {x}", f"del {v}[{i}]", f"{v}.extend({self.expr('list', 1)})", f"{v}.reverse()", f"{v}[:] = sorted({v})",
                     f"{self.slice(v)} = {self.expr('list', 1)}", f"del {self.slice(v)}", f"print({v}.index({x}))", f"{v}.clear()",
                     f"{v} = {v}.copy()" if not self.in_function else f"{v}.copy()"],
            "dict": [f"{v}[{self.expr(self.pick('int', 'str'), 1)}] = {x}", f"print({v}.pop({i}, None))", f"print({v}[{i}])", f"print({v}.get({i}))",
                     f"print({v}.setdefault({i}, {x}))", f"{v}.update({self.expr('dict', 1)})", f"del {v}[{i}]", f"print({v}.popitem())",
                     f"print(list({v}.items()), list({v}.keys()), list({v}.values()))", f"print({i} in {v}, len({v}))"],
            "set": [f"{v}.add({x})", f"{v}.discard({i})", f"{v}.remove({i})", f"{v}.update({self.expr('list', 1)})",
                    f"print({v}.issubset({self.expr('set', 1)}), {v}.isdisjoint({self.expr('set', 1)}))"],
        }[kind]
        def body():
            self.out(self.r.choice(change))
            self.show(v, kind)
        self.guarded(body)

    def do_unpack(self, depth):
        names = [self.name() for _ in range(self.r.randrange(2, 4))]
        star = self.r.randrange(-2, len(names))
        text = ", ".join(("*" if i == star else "") + n for i, n in enumerate(names))
        source = self.expr(self.pick("list", "tuple", "str"), 2)
        def body():
            self.out(f"{text} = {source}")
            self.out(f"print({', '.join(names)})")
        self.guarded(body)

    def block(self, depth, n=2):
        self.level += 1
        for _ in range(self.r.randrange(1, n + 1)):
            self.statement(depth - 1)
        self.level -= 1

    def do_if_(self, depth):
        def body():
            self.out(f"if {self.expr('bool', 2)}:")
            self.block(depth)
            if self.chance(40):
                self.out(f"elif {self.expr(None, 2)}:")
                self.block(depth)
            if self.chance(50):
                self.out("else:")
                self.block(depth)
        self.guarded(body)

    def leave(self):
        if self.chance(30):
            self.level += 1
            self.out(f"if {self.expr('bool', 1)}: {self.pick('break', 'continue')}")
            self.level -= 1

    def do_for_(self, depth):
        v = self.name("k")
        def body():
            source = self.expr(self.pick("list", "str", "tuple", "dict", "bytes"), 2)
            self.out(f"for {v} in {self.pick(f'list({source})[:4]', f'range({self.r.randrange(5)})', f'tuple({source})[-3:]')}:")
            self.vars["int"].append(v)
            self.leave()
            self.block(depth)
            self.leave()
            if self.chance(25):
                self.out("else:")
                self.out(f"    print('else')")
        self.guarded(body)

    def do_while_(self, depth):
        v = self.name("w")
        def body():
            self.out(f"{v} = {self.r.randrange(4)}")
            self.out(f"while {v} > 0:")
            self.level += 1
            self.out(f"{v} -= 1")
            self.level -= 1
            self.leave()
            self.block(depth)
        self.guarded(body)

    def do_try_(self, depth):
        def body():
            self.out("try:")
            self.block(depth)
            self.level += 1
            if self.chance(40):
                self.out(f"raise {self.pick('ValueError', 'KeyError(1)', 'IndexError(%s)' % repr('x'), 'ZeroDivisionError')}")
            else:
                self.out(f"print({self.expr('int', 2)} // {self.small()})")
            self.level -= 1
            handlers = self.r.sample(["ValueError", "KeyError", "(IndexError, TypeError)", "ArithmeticError", "LookupError"], self.r.randrange(3))
            for h in handlers:
                self.out(f"except {h}{self.pick('', ' as x')}:")
                self.block(depth, 1)
                if self.chance(25):
                    self.out("    raise")
            if handlers and self.chance(30):
                self.out("else:")
                self.block(depth, 1)
            if not handlers or self.chance(40):
                self.out("finally:")
                self.out(f"    print('finally')")
        self.guarded(body)

    def do_with_(self, depth):
        def body():
            self.out(f"with Manager({self.pick('True', 'False')}) as m:")
            self.block(depth)
            if self.chance(30):
                self.out("    raise ValueError(m)")
        self.guarded(body)

    def parameters(self):
        n = self.r.randrange(4)
        names = [self.name("p") for _ in range(n)]
        saved = {t: list(v) for t, v in self.vars.items()}
        self.vars["int"] += names
        texts, default = [], False
        for p in names:
            default = default or self.chance(25)
            texts.append(f"{p}={self.small()}" if default else p)
        if self.chance(15):
            texts.append("*rest")
            self.vars["tuple"].append("rest")
        if self.chance(10):
            texts.append("**more")
            self.vars["dict"].append("more")
        return n, ", ".join(texts), saved

    def do_function(self, depth):
        name = self.name("f")
        n, text, saved = self.parameters()
        self.out(f"def {name}({text}):")
        self.in_function += 1
        self.block(min(depth, 2))
        self.level += 1
        self.out(f"return {self.expr(self.pick('int', 'int', 'int', 'str', 'list'), 2)}")
        self.level -= 1
        self.in_function -= 1
        self.vars = saved
        self.functions.append((name, n, "int"))
        self.guarded(lambda: self.out(f"print({self.call('int', 2)})"))

    def do_closure(self, depth):
        name = self.name("c")
        self.out(f"def {name}(start):")
        self.out(f"    count = start")
        self.out(f"    def step(by={self.small()}, *rest, scale=1):")
        self.out(f"        nonlocal count")
        self.out(f"        count {self.pick('+=', '-=', '=')} {self.pick('by', 'by * scale', 'count + by + len(rest)')}")
        self.out(f"        return {self.pick('count', '(count, by)', '[count, rest]')}")
        self.out(f"    return step, lambda: count")
        def body():
            self.out(f"step, read = {name}({self.expr_int(2)} | 0)")
            self.out(f"print(step(), step({self.expr('int', 1)}), step(1, 2, 3), step(scale={self.small()}), read())")
        self.guarded(body)

    def do_generator(self, depth):
        name = self.name("g")
        self.out(f"def {name}(n):")
        self.out(f"    try:")
        self.out(f"        for i in range(n):")
        self.out(f"            got = yield {self.pick('i', 'i * i', '(i, n)', 'str(i)')}")
        self.out(f"            if got is not None: print('got', got)")
        if self.generators and self.chance(50):
            self.out(f"        yield from {self.r.choice(self.generators)}({self.r.randrange(3)})")
        self.out(f"        return {self.small()}")
        self.out(f"    except {self.pick('ValueError', 'KeyError', 'LookupError')} as x:")
        self.out(f"        print('caught', type(x).__name__)")
        self.out(f"        yield 'after'")
        self.generators.append(name)
        self.do_use_generator(depth)

    def do_use_generator(self, depth):
        if not self.generators:
            return self.do_generator(depth)
        name = self.r.choice(self.generators)
        def body():
            which = self.r.randrange(5)
            if which == 0:
                self.out(f"print(list({name}({self.small()})))")
            elif which == 1:
                self.out(f"q = {name}({self.r.randrange(1, 4)})")
                self.out(f"print(next(q), q.send({self.expr('int', 1)}))")
                self.out("q.close()")
            elif which == 2:
                self.out(f"q = {name}({self.r.randrange(1, 3)})")
                self.out(f"print(next(q))")
                self.out(f"print(q.throw({self.pick('ValueError', 'KeyError(3)', 'StopIteration')}))")
            elif which == 3:
                self.out(f"print(sorted([str(x) for x in {name}({self.r.randrange(4)})], reverse=True), sum(1 for _ in {name}(2)))")
            else:
                self.out(f"a, *b = {name}({self.r.randrange(4)})")
                self.out("print(a, b)")
        self.guarded(body)

    def do_class_(self, depth):
        name = self.name("C")
        base = self.r.choice(self.classes) if self.classes and self.chance(50) else self.pick("", "", "list", "dict")
        self.out(f"class {name}({base}):")
        self.level += 1
        fresh = not base
        self.out(f"kind = {self.expr(self.pick('int', 'str'), 1)}" if not self.in_function else "kind = 1")
        if fresh:
            self.out("def __init__(self, value=0): self.value = value")
            self.out(f"def __repr__(self): return f'{name}({{self.value!r}})'")
        for method in self.r.sample([
                "def __eq__(self, other): return isinstance(other, type(self)) and str(self) == str(other)",
                "def __lt__(self, other): return self.value < other.value",
                "def __add__(self, other): return type(self)(self.value + getattr(other, 'value', other))",
                "def __radd__(self, other): return ('radd', other)",
                "def __mul__(self, other): return NotImplemented",
                "def __iadd__(self, other): self.value += other; return self",
                "def __len__(self): return 3",
                "def __bool__(self): return self.value != 0",
                "def __getitem__(self, i): return [self.value, 'x', None][i]",
                "def __contains__(self, x): return x == self.value",
                "def __call__(self, *a, **k): return len(a), sorted(k)",
                "def __iter__(self): yield self.value; yield 2",
                "def __getattr__(self, name): return name if name[0] == 'q' else object.__getattribute__(self, name)" if False else
                "def __neg__(self): return 'neg'",
                "def __enter__(self): print('enter'); return self",
                "@property\n{}def double(self): return self.value * 2",
                "@classmethod\n{}def make(cls, *a): return cls(*a)",
                "@staticmethod\n{}def plain(x): return [x]",
                "def __hash__(self): return 5",
                "def __str__(self): return 'S'",
        ], self.r.randrange(6)):
            for line in method.format("" if True else "").split("\n"):
                self.out(line)
        if base in self.classes and self.chance(40):
            self.out("def __init__(self, *a):")
            self.out("    super().__init__(*a)")
            self.out("    self.extra = len(a)")
        self.level -= 1
        if base not in ("list", "dict"):
            self.classes.append(name)
        self.classes_use(name, base)

    def classes_use(self, name, base):
        def body():
            v = self.name("o")
            arg = {"list": "[3, 1, 2]", "dict": "a=1"}.get(base, self.expr(self.pick("int", "str", "list"), 1))
            self.out(f"{v} = {name}({arg})")
            text = self.r.sample([
                f"{v}", f"repr({v}) == repr({name}({arg}))", f"{v} == {v}", f"{v} != {name}({arg})", f"{v} + {name}({arg})", f"1 + {v}",
                f"{v} * 2", f"len({v})", f"bool({v})", f"{v}[1]", f"2 in {v}", f"{v}(1, x=2)", f"list({v})", f"-{v}", f"{v}.double",
                f"{name}.make()", f"{v}.plain(4)", f"{v}.kind", f"{name}.__name__", f"isinstance({v}, {name})", f"str({v})", f"f'{{{v}!s:>5}}'",
                f"sorted([{v}, {name}({arg})])", f"hasattr({v}, 'extra')", f"{v} < {name}({arg})", f"{{1: {v}}}", f"[{v}, {v}].index({v})",
                f"{v}.missing", f"{name}.kind", f"type({v}).__name__"], 3)
            for t in text:
                self.guarded(lambda: self.out(f"print({t})"))
        self.guarded(body)

    def do_use_class(self, depth):
        if not self.classes:
            return self.do_class_(depth)
        self.classes_use(self.r.choice(self.classes), "")

    def program(self):
        self.lines = ["class Manager:", "    def __init__(self, hide): self.hide = hide",
                      "    def __enter__(self): return 'managed'",
                      "    def __exit__(self, t, v, tb):", "        print('exit', t and t.__name__)", "        return self.hide"]
        for _ in range(self.r.randrange(4, 14)):
            self.statement(2)
        return "\n".join(self.lines) + "\n"


def common(text):
    """Without the differences that docs/compat.md names."""
    return text.replace("UnicodeDecodeError", "UnicodeError").replace("UnboundLocalError", "NameError")


def cpython(source):
    """What CPython prints."""
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(source, "program", "exec"), {"__name__": "__main__"})
    except Exception as e:  # a statement outside every try
        print(f"raised {type(e).__name__}", file=out)
    return common(out.getvalue())


def pyll(program, source, path):
    with open(path, "w", encoding="utf-8") as f:
        f.write(source)
    done = subprocess.run([program, "-X", "heapsize=256k", path], capture_output=True, timeout=60)
    text = done.stdout.decode(errors="replace")
    if done.returncode == 1:
        text += "raised " + done.stderr.decode(errors="replace").strip().rpartition("\n")[2].partition(":")[0] + "\n"
    elif done.returncode:
        text += f"exit status {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}\n"
    return common(text)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pyll", default=os.path.join(ROOT, "build", "host", "pyll"))
    parser.add_argument("--keep", help="directory for programs with a difference")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    if args.show:
        print(Maker(args.seed).program(), end="")
        return 0
    warnings.simplefilter("ignore")
    sys.set_int_max_str_digits(0)
    differences = n = 0
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        while n < args.count or args.seconds:
            if args.seconds and time.monotonic() - start > args.seconds:
                break
            seed = args.seed + n
            n += 1
            source = Maker(seed).program()
            wanted = cpython(source)
            got = pyll(args.pyll, source, os.path.join(folder, "program.py"))
            if got == wanted:
                continue
            differences += 1
            a, b = wanted.split("\n"), got.split("\n")
            at = next((i for i in range(min(len(a), len(b))) if a[i] != b[i]), min(len(a), len(b)))
            print(f"seed {seed}, line {at + 1}: {a[at:at + 1]} {b[at:at + 1]}", flush=True)
            if args.keep:
                os.makedirs(args.keep, exist_ok=True)
                with open(os.path.join(args.keep, f"{seed}.py"), "w", encoding="utf-8") as f:
                    f.write(source)
    print(f"{n} programs, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
