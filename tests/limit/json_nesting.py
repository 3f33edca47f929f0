# SPDX-License-Identifier: MIT
# Fifteen levels of JSON can be read and written; any depth is read, or it is a RuntimeError. A list in itself ends too.
import json
for n in (15, 500):
    text = "[" * n + "]" * n
    try:
        print(json.dumps(json.loads(text)) == text)
    except (RuntimeError, MemoryError):
        print(n > 15)
a = []
a.append(a)
try:
    json.dumps(a)
except (RuntimeError, ValueError, MemoryError):
    print("endless")
try:
    json.loads('{"a":' * 300)
except (RuntimeError, ValueError, MemoryError):
    print(json.loads("[1]"))
