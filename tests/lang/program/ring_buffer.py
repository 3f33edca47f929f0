# SPDX-License-Identifier: MIT
# A ring of bytes with two indices.
class Ring:
    def __init__(self, n): self.buf = bytearray(n); self.head = self.tail = 0
    def put(self, b):
        nxt = (self.head + 1) % len(self.buf)
        if nxt == self.tail: raise OverflowError("full")
        self.buf[self.head] = b; self.head = nxt
    def any(self): return (self.head - self.tail) % len(self.buf)
    def get(self):
        if self.head == self.tail: return None
        b = self.buf[self.tail]; self.tail = (self.tail + 1) % len(self.buf); return b
r = Ring(4)
for x in b"abcd":
    try: r.put(x)
    except OverflowError as e: print("ring", e)
print(r.any(), chr(r.get()), r.any())
