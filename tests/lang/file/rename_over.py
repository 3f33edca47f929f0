# SPDX-License-Identifier: MIT
# A rename replaces a file of the new name.
import os
for name in ("a", "b"):
    with open(name, "w") as f:
        f.write(name * 3)
os.rename("a", "b")
print(os.listdir(), open("b").read())
