# SPDX-License-Identifier: MIT
# str.title: the first letter of every word.
print("hello world".title(), "HELLO".title(), "a1b c-d".title(), "it's".title(), "".title())
