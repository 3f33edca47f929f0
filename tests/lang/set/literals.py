# SPDX-License-Identifier: MIT
# Displays and set() of iterables.
print(
    sorted({3, 1, 2, 1}), set(), len(set()), sorted(set("hello")), sorted({*[1, 2], *(2, 3)}), {5}
)
print(type({}).__name__, type({1}).__name__, {"only"}, {(1, 2)})
