# SPDX-License-Identifier: MIT
# isinstance() and issubclass(): types, tuples of types, bool is int.
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, ()))
print(isinstance("a", (int, (float, str))), issubclass(bool, int), issubclass(int, bool))
print(issubclass(KeyError, (ValueError, LookupError)), isinstance(int, type))
print(isinstance(None, type(None)), isinstance([], object))
for wrong in (lambda: isinstance(1, 5), lambda: issubclass(1, int)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
