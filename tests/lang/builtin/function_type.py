# SPDX-License-Identifier: MIT
# type(): of everything, and its name.
print(type(1).__name__, type("").__name__, type(None).__name__, type(int).__name__)
print(type(len).__name__, type(lambda: 0).__name__, type([]) is list, type(1.5) == float)
print(type(type), type(range(1)), type(...).__name__)
