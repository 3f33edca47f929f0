# SPDX-License-Identifier: MIT
# Parts of core/vm/import.c.


# from module import *
def star(module, into):
    chosen = getattr(module, "__all__", None)
    for name in chosen or dir(module):
        if chosen or name[0] != "_":
            into[name] = getattr(module, name)
