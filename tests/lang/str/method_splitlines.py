# SPDX-License-Identifier: MIT
# str.splitlines: all kinds of line ends, kept or not.
print("a\nb\r\nc\rd".splitlines(), "a\n".splitlines(), "".splitlines(), "\n\n".splitlines())
print("a\nb\n".splitlines(True), "a\r\nb".splitlines(True))
