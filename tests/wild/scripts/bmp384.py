# SPDX-License-Identifier: MIT
# on Pyll: ImportError: no module named 'register'
import fake
import bmp384
