# SPDX-License-Identifier: MIT
# str.partition and rpartition: three parts always.
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="))
print("abc".rpartition("="), "=".partition("="), "".partition("x"), "a--b".partition("--"))
for wrong in (lambda: "a".partition(""), lambda: "a".partition(1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
