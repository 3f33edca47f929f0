# SPDX-License-Identifier: MIT
# image: all
# .out by hand: CPython has no framebuf. The pictures were looked at.
# Lines, rectangles, ellipses and text, cut at the picture's edges.
import framebuf


def show(f, w, h):
    for y in range(h):
        print("".join([".#"[f.pixel(x, y)] for x in range(w)]))
    print()


data = bytearray(32 * 2)
f = framebuf.FrameBuffer(data, 32, 16, framebuf.MONO_VLSB)
f.rect(0, 0, 32, 16, 1)
f.line(2, 13, 29, 2, 1)
f.hline(-5, 8, 10, 1)
f.vline(30, 10, 100, 1)
f.fill_rect(20, 10, 6, 4, 1)
f.fill_rect(22, 11, 2, 2, 0)
f.line(3, 3, 3, 3, 1)
f.line(-10, 4, 8, 4, 1)
show(f, 32, 16)
f.fill(0)
f.ellipse(7, 7, 7, 7, 1)
f.ellipse(22, 7, 9, 4, 1)
f.ellipse(22, 7, 3, 2, 1, True)
f.ellipse(0, 15, 2, 2, 1, True)
f.ellipse(31, 15, 0, 3, 1)
show(f, 32, 16)
f.fill(0)
f.ellipse(7, 7, 7, 7, 1, True, 1)
f.ellipse(7, 7, 7, 7, 1, False, 6)
f.ellipse(22, 7, 7, 7, 1, True, 8)
f.rect(-3, -3, 9, 9, 1, True)
f.rect(14, 1, 4, 5, 1, False)
show(f, 32, 16)
f.fill(0)
f.text("Aj0~", 0, 0)
f.text("\x7f\xe9", 0, 8, 1)
f.text("W", 28, 10)
f.text("", 0, 0)
show(f, 32, 16)
f.fill(1)
f.text("gQ", -3, 2, 0)
show(f, 16, 10)
for wrong in (lambda: f.ellipse(1, 2, 300, 4, 1), lambda: f.ellipse(1, 2, -1, 4, 1), lambda: f.rect(1, 2, 3, 4), lambda: f.text(1, 2, 3),
              lambda: f.fill("x"), lambda: f.line(1, 2, 3, 4), lambda: f.rect(1, 2, 3, 4, 5, 6, 7), lambda: f.pixel(1.5, 1),
              lambda: framebuf.FrameBuffer.fill(1, 2), lambda: framebuf.FrameBuffer().fill(0)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
f.line(-(1 << 29), 5, 1 << 29, 5, 0)
f.fill_rect(-(1 << 30), 7, (1 << 30) - 1, 1, 0)
f.rect(5, 5, 65535, 65535, 0)
print(f.pixel(31, 5), f.pixel(5, 15), f.pixel(31, 6))
