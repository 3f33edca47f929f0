# SPDX-License-Identifier: MIT
# An LED strip: items are tuples, the buffer has another order.
class NeoPixel:
    ORDER = (1, 0, 2, 3)
    def __init__(self, pin, n, bpp=3, timing=1):
        self.pin = pin; self.n = n; self.bpp = bpp; self.buf = bytearray(n * bpp)
    def __len__(self): return self.n
    def __setitem__(self, i, v):
        offset = i * self.bpp
        for i in range(self.bpp): self.buf[offset + self.ORDER[i]] = v[i]
    def __getitem__(self, i):
        offset = i * self.bpp
        return tuple(self.buf[offset + self.ORDER[i]] for i in range(self.bpp))
    def fill(self, v):
        b = self.buf; l = len(self.buf); bpp = self.bpp
        for i in range(bpp):
            c = v[i]; j = self.ORDER[i]
            while j < l: b[j] = c; j += bpp
np = NeoPixel(None, 4); np.fill((1, 2, 3)); np[1] = (255, 0, 7); print(np[1], np[0], np.buf, len(np))
def wheel(pos):
    if pos < 0 or pos > 255: return (0, 0, 0)
    if pos < 85: return (255 - pos * 3, pos * 3, 0)
    if pos < 170: pos -= 85; return (0, 255 - pos * 3, pos * 3)
    pos -= 170
    return (pos * 3, 0, 255 - pos * 3)
print([wheel(i) for i in (0, 85, 200, 300)])
