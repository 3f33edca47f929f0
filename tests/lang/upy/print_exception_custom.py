# SPDX-License-Identifier: MIT
# The last line of exceptions with custom classes and several arguments.
import sys


class AppError(Exception):
    pass


class Quiet(Exception):
    def __str__(self):
        return "said by str"


for e in (AppError("text"), AppError(1, 2), Quiet("hidden"), ValueError(5), KeyError("key")):
    sys.print_exception(e)
