# SPDX-License-Identifier: MIT
# Prefixes and suffixes, as tuples and with bounds.
s = "filename.py"
print(
    s.startswith("file"),
    s.startswith("name"),
    s.startswith(""),
    s.startswith("name", 4),
    s.startswith("x" * 20),
)
print(s.endswith(".py"), s.endswith(".txt"), s.endswith(""), s.endswith("filename.py"))
print(s.startswith(("a", "f")), s.endswith((".txt", ".py")), s.startswith(()))
