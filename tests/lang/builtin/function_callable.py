# SPDX-License-Identifier: MIT
# callable().
print(callable(len), callable(int), callable(lambda: 0), callable(5), callable("a".upper))
print(callable(None), callable(type("X", (), {})), callable(type("X", (), {})()))
