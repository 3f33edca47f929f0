# SPDX-License-Identifier: MIT
# Identifiers of 100 and of 250 characters.
name = "n" * 100
exec(name + " = 5")
print(globals()[name], eval(name + " + 1"))
try:
    exec("m" * 1000 + " = 1")
except (SyntaxError, MemoryError):
    pass
print("alive")
