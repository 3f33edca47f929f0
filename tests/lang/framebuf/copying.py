# SPDX-License-Identifier: MIT
# .out by hand: CPython has no framebuf. The numbers were worked out.
# blit with key and palette, between formats; scroll in all directions; classes over FrameBuffer.
import framebuf


def rows(f, w, h):
    print(["".join([str(f.pixel(x, y)) for x in range(w)]) for y in range(h)])


big = framebuf.FrameBuffer(bytearray(36), 6, 6, framebuf.GS8)
small = framebuf.FrameBuffer(bytearray(3), 3, 3, framebuf.MONO_HLSB)
small.line(0, 0, 2, 2, 1)
small.pixel(2, 0, 1)
big.fill(5)
big.blit(small, 1, 1)
rows(big, 6, 6)
big.fill(5)
big.blit(small, 1, 1, 0)
big.blit(small, -2, -2, 0)
big.blit(small, 5, 4, 0)
rows(big, 6, 6)
palette = framebuf.FrameBuffer(bytearray(b"\x07\x09"), 2, 1, framebuf.GS8)
big.blit(small, 2, 2, -1, palette)
rows(big, 6, 6)
big.blit(small, 0, 3, 7, palette)
big.blit((bytearray(b"\x01\x02"), 2, 1, framebuf.GS8), 4, 0)
big.blit(big, 0, 0, -1, None)
rows(big, 6, 6)
for step in ((1, 0), (0, 1), (-1, 0), (0, -1), (1, -1), (-1, 1), (2, 2), (0, 0), (9, -9)):
    data = bytearray(range(9))
    f = framebuf.FrameBuffer(data, 3, 3, framebuf.GS8)
    f.scroll(*step)
    print(step, list(data))
color = framebuf.FrameBuffer(bytearray(8), 2, 2, framebuf.RGB565)
color.blit(big, 0, 0, -1, framebuf.FrameBuffer(bytearray(b"\1\2\3\4\5\6\7\x08" * 3), 12, 1, framebuf.RGB565))
print([hex(color.pixel(x, y)) for y in range(2) for x in range(2)])


class Display(framebuf.FrameBuffer):
    def __init__(self, width, height):
        self.width = width
        self.buffer = bytearray(width * height // 8)
        super().__init__(self.buffer, width, height, framebuf.MONO_VLSB)
        self.fill(0)

    def show(self):
        print(self.buffer)


class Plain(framebuf.FrameBuffer):
    pass


d = Display(8, 8)
d.text("o", 0, 0)
d.hline(0, 7, d.width, 1)
d.show()
p = Plain(bytearray(8), 8, 8, framebuf.MONO_VLSB)
p.blit(d, 2, 0)
p.scroll(-2, 0)
print(p.pixel(3, 7), p.pixel(2, 3), isinstance(p, framebuf.FrameBuffer))
for wrong in (lambda: d.blit(5, 0, 0), lambda: d.blit(p, 0), lambda: d.blit(p, 0, 0, 0, 5), lambda: d.blit((1, 2), 0, 0),
              lambda: d.scroll(1), lambda: Display.__init__(5, 1, 2)):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)
