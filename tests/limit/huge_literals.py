# SPDX-License-Identifier: MIT
# Numbers and strings in source that are far too large.
def outcome(source):
    try:
        eval(source)
    except (SyntaxError, OverflowError, MemoryError, ValueError, RuntimeError):
        pass
    return "fine"


print(outcome("9" * 500), outcome("0x" + "f" * 500), outcome("0." + "0" * 400 + "1"))
print(eval("1e999") == float("inf"), eval("1e-999"), eval("1" + "0" * 30 + ".0") > 1e29)
print(outcome("'" + "x" * 1500 + "'"), outcome("'" + "\\x41" * 300 + "'"))
