# SPDX-License-Identifier: MIT
# partition and rpartition.
print("a=b=c".partition("="), "abc".partition("="), "=a".partition("="), "a=".partition("="))
print("a=b=c".rpartition("="), "abc".rpartition("="), "a::b".partition("::"))
for f in ("a".partition, "a".rpartition):
    try:
        f("")
    except ValueError:
        print("ValueError")
