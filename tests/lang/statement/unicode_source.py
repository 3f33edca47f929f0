# SPDX-License-Identifier: MIT
# Characters beyond ASCII in strings and comments.
# Grüße, 你好
s = "Grüße"
print(s, len(s), s[2:4], "你好"[1])
