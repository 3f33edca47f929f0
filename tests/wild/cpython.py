# SPDX-License-Identifier: MIT
"""Runs a script with CPython as it would run on the board; the files of the package that it imported are told on stderr.

    cpython.py PACKAGE_FOLDER SCRIPT
"""
import builtins
import importlib
import os
import re
import struct
import sys
import types

package, script = sys.argv[1:]
sys.dont_write_bytecode = True
sys.path[0:1] = [os.path.dirname(os.path.abspath(__file__)), package]
for name in "array binascii collections errno io json os random re struct asyncio".split():
    sys.modules["u" + name] = importlib.import_module(name)


class Anything:
    def __class_getitem__(cls, item):
        return cls


builtins.const = lambda value: value
for name in "I2C SPI Pin UART ADC PWM Timer Union Optional Literal Tuple List".split():  # in annotations, which Pyll drops unread
    setattr(builtins, name, Anything)
sys.modules["micropython"] = micropython = types.ModuleType("micropython")
builtins.micropython = micropython  # its decorators need no import
micropython.const = builtins.const
micropython.native = micropython.viper = lambda function: function
micropython.schedule = lambda function, argument: function(argument)
micropython.alloc_emergency_exception_buf = lambda size: None



class Struct(types.ModuleType):
    """As MicroPython's: what does not fit an item is cut off, unpack() takes a longer buffer."""

    calcsize = staticmethod(struct.calcsize)

    @staticmethod
    def cut(form, values):
        order = form[0] if form[0] in "<>=!@" else "@"
        codes = "".join(code if code in "xs" and int(count or 1) != 1 else code * int(count or 1)
                        for count, code in re.findall(r"(\d*)([a-zA-Z?])", form) if code != "x")
        for code, value in zip(codes, values):
            if isinstance(value, int) and code in "bBhHiIlLqQ":
                bits = 8 * struct.calcsize(order + code)
                value &= (1 << bits) - 1
                if code.islower() and value >> (bits - 1):
                    value -= 1 << bits
            yield value

    @classmethod
    def pack(cls, form, *values):
        return struct.pack(form, *cls.cut(form, values))

    @classmethod
    def pack_into(cls, form, buffer, offset, *values):
        struct.pack_into(form, buffer, offset, *cls.cut(form, values))

    @staticmethod
    def unpack(form, data):
        return struct.unpack_from(form, data)

    unpack_from = staticmethod(struct.unpack_from)


sys.modules["struct"] = sys.modules["ustruct"] = Struct("struct")

sys.implementation = types.SimpleNamespace(**dict(vars(sys.implementation), name="micropython"))
space = {"__name__": "__main__"}
with open(script, encoding="utf-8") as file:
    exec(compile(file.read(), script, "exec"), space)
sys.stdout.flush()
for module in list(sys.modules.values()):
    file = getattr(module, "__file__", None) or ""
    if file.startswith(package + os.sep):
        print("uses", os.path.relpath(file, package), file=sys.stderr)
sys.stderr.flush()
os._exit(0)  # no finalizers: objects that live at the end are not deleted on the board either
