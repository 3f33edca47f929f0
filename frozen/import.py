# SPDX-License-Identifier: MIT
# Rare forms of import: core/vm/import.c.


# from module import *
def star(module, into):
    chosen = getattr(module, "__all__", None)
    for name in chosen or dir(module):
        if chosen or name[0] != "_":
            into[name] = getattr(module, name)


# What `name`, with `up` levels less, is called from the module `own`; None: not in a package.
def absolute(name, own, up):
    parts = own.split(".")[:-up or None]
    if parts:
        if name:
            parts.append(name)
        return ".".join(parts)
