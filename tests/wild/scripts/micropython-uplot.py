# SPDX-License-Identifier: MIT
# files: 32 KB
# beside it does not fit: the test program beside it does not fit the heap
import fake
from micropython_uplot.plot import PLOT
from micropython_uplot.cartesian import Cartesian
from micropython_uplot.bar import Bar
from micropython_uplot.utils import linspace
from framebuf import FrameBuffer


class Display(FrameBuffer):
    width, height = 128, 64

    def __init__(self):
        super().__init__(bytearray(1024), 128, 64, 0)

    def rgb(self, r, g, b):
        return (r + g + b) // 3


fake.quiet = True
display = Display()
plot = PLOT(display, 1, 1, width=120, height=60, padding=5)
fake.tell("axes", lambda: plot.axs_params(axstype="box"))
x = list(linspace(0, 10, 12))
print([round(value, 3) for value in x])
fake.tell("curve", lambda: Cartesian(plot, x, [value * value for value in x]) and None)
fake.report()
fake.tell("bars", lambda: Bar(plot, ["a", "b", "c"], [3, 5, 1], 0xFFFFFF, True) and None)
fake.report()
