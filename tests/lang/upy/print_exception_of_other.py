# SPDX-License-Identifier: MIT
# sys.print_exception() takes exceptions alone.
import sys
for x in (5, None, "text", [], object(), int):
    try:
        sys.print_exception(x)
    except TypeError:
        print("TypeError")
sys.print_exception(ValueError("value"), sys.stdout)
sys.print_exception(KeyError)
