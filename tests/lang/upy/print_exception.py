# SPDX-License-Identifier: MIT
# A traceback names the file, the line and the function of every frame.
import sys

source = """\
def inner(n):
    return 10 / n


def outer(n):
    return inner(n) + 1


try:
    outer(0)
except ZeroDivisionError as e:
    sys.print_exception(e)
"""
exec(source, {"sys": sys})
