# SPDX-License-Identifier: MIT
# OSError and its errno.
e = OSError(2)
print(e.args[0], isinstance(e, Exception))
try:
    raise OSError(28)
except OSError as err:
    print(err.args)
print(OSError(5, "x").errno)
