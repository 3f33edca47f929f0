# SPDX-License-Identifier: MIT
# Parts of core/vm/import.c.


# from module import *
def star(module, into):
    chosen = getattr(module, "__all__", None)
    for name in chosen or dir(module):
        if chosen or name[0] != "_":
            into[name] = getattr(module, name)


# Runs a module's segments: its name and functions, which are garbage when they have run. Returns `value`, which lay on the
# importer's stack.
def run(value, segments):
    name = segments.pop(0)
    try:
        while segments:
            segments.pop(0)()
    except:
        import sys
        module = sys.modules.pop(name, None)
        if type(module) is type(sys):
            module.__name__ = None  # its place is free: py_module_new()
        raise
    return value
