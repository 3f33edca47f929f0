# SPDX-License-Identifier: MIT
# image: all
# SHA-256 of texts around the sizes where a block ends, at once and in pieces.
import hashlib
for n in (0,1,3,55,56,57,63,64,65,119,120,127,128,200,1000):
    d = (bytes(range(200)) * 5)[:n]
    print(n, hashlib.sha256(d).hexdigest())
h = hashlib.sha256(); h.update(b"a"); print(h.digest()); h.update(bytearray(b"bc")); print(h.digest()==hashlib.sha256(b"abc").digest(), len(h.digest()))
for w in ("abc", 5, None):
    try: hashlib.sha256().update(w)
    except TypeError: print("TypeError")
