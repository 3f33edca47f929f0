# SPDX-License-Identifier: MIT
# .out by hand: what CPython says is not a board's. os.uname() is a tuple with attributes.
import os
import sys
u = os.uname()
print(len(u), u[4] == u.machine, u.sysname == sys.platform, u.version == sys.version, u.release.count("."), isinstance(u, tuple))
sysname, nodename, release, version, machine = u
print(sysname == u[0], nodename == u.nodename, str(u).startswith("uname(sysname="))
