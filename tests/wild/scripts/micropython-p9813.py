# SPDX-License-Identifier: MIT
import fake
import p9813
from machine import Pin

fake.quiet = True
chain = p9813.P9813(Pin("PA0"), Pin("PA1"), 3)
chain[0] = (255, 0, 7)
chain[2] = (1, 2, 3)
fake.each(chain, ("write",), ("fill", (9, 8, 7)), ("write",), ("reset",), ("write",))
print(chain[1], list(chain.buf))
fake.report()
