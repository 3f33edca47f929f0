# SPDX-License-Identifier: MIT
# splitlines at every kind of line end, with keepends.
print("a\nb\r\nc\rd".splitlines(), "a\n\nb\n".splitlines(), "".splitlines(), "\n".splitlines())
print("a\nb\r\nc".splitlines(True), "x".splitlines())
