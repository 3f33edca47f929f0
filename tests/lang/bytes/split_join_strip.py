# SPDX-License-Identifier: MIT
# split, join, strip and partition.
print(b"a,b,c".split(b","), b" a  b ".split(), b"a,b,c".rsplit(b",", 1), b",".join([b"x", b"y"]))
print(b"  x ".strip(), b"xxaxx".lstrip(b"x"), b"a\r\n".rstrip(), b"k=v".partition(b"="))
