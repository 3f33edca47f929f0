# SPDX-License-Identifier: MIT
# sys.stdout.write writes text and gives its length.
import sys

n = sys.stdout.write("text\n")
print(n)
for part in ("a", "b", "\n"):
    sys.stdout.write(part)
