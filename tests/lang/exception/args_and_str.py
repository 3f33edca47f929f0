# SPDX-License-Identifier: MIT
# args, str and repr of exceptions.
for e in (
    ValueError(),
    ValueError("one"),
    ValueError("one", 2),
    ValueError(None),
    ValueError(5),
    KeyError("k"),
    KeyError(),
    Exception([1]),
):
    print(type(e).__name__, e.args, str(e), repr(e))
