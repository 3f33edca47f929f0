# SPDX-License-Identifier: MIT
# Characters beyond ASCII in strings, comments and names.
# Grüße, 你好
s = "Grüße"
print(s, len(s), s.upper()[:4], "你好"[1])
