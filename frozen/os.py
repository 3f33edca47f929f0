# SPDX-License-Identifier: MIT
# Parts of core/mod/os.c.


def listdir(path=""):
    import os
    return [entry[0] for entry in os.ilistdir(path)]


def uname():
    import sys
    from collections import namedtuple
    it = sys.implementation
    fields = namedtuple("uname", ("sysname", "nodename", "release", "version", "machine"))
    return fields(sys.platform, sys.platform, "%d.%d.%d" % it.version, sys.version, it._machine)
