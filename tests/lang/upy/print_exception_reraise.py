# SPDX-License-Identifier: MIT
# A re-raised exception keeps the frames it came through.
import sys

source = """\
def low():
    raise KeyError("k")


def middle():
    try:
        low()
    except KeyError:
        raise


try:
    middle()
except KeyError as e:
    sys.print_exception(e)
"""
exec(source, {"sys": sys})
