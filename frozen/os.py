# SPDX-License-Identifier: MIT
# Parts of core/mod/os.c.


def uname():
    import sys
    from collections import namedtuple
    it = sys.implementation
    fields = namedtuple("uname", ("sysname", "nodename", "release", "version", "machine"))
    return fields(sys.platform, sys.platform, "%d.%d.%d" % it.version, sys.version, it._machine)
