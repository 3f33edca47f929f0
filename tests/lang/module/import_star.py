# SPDX-License-Identifier: MIT
# from math import * brings the public names.
from math import *

print(sqrt(16), floor(2.5), "%.3f" % pi)
