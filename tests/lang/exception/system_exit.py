# SPDX-License-Identifier: MIT
# SystemExit carries its code and is not an Exception.
import sys

for args in ((), (3,), ("message",)):
    try:
        sys.exit(*args)
    except SystemExit as e:
        print("SystemExit", e.args)
try:
    raise SystemExit(5)
except BaseException as e:
    print(type(e).__name__, e.args)
