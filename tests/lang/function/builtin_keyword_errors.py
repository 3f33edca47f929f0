# SPDX-License-Identifier: MIT
# Builtin functions check their arguments too.
for f in (
    lambda: len(),
    lambda: len([], []),
    lambda: abs("a"),
    lambda: [].append(),
    lambda: "".join(),
    lambda: ord(),
    lambda: "a".upper(1),
    lambda: {}.get(),
    lambda: sorted(),
    lambda: isinstance(1),
):
    try:
        print(f())
    except TypeError:
        print("TypeError")
