# SPDX-License-Identifier: MIT
# Parts of core/mod/os.c.


def listdir(path=""):
    import os
    return [entry[0] for entry in os.ilistdir(path)]
