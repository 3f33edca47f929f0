# SPDX-License-Identifier: MIT
# Modules of the firmware are imported by name, once.
import micropython
import time
import gc as collector
import sys

import gc

print(gc is collector, micropython.__name__, time.__name__)
print(sys.modules is not None, hasattr(time, "ticks_ms"), hasattr(micropython, "const"))
