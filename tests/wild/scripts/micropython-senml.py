# SPDX-License-Identifier: MIT
# files: 30 KB
# on Pyll: ImportError: no module named 'cbor2'
import fake
import senml
