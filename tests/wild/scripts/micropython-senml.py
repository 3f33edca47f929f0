# SPDX-License-Identifier: MIT
# on Pyll: ImportError: no module named 'cbor2'
import fake
import senml
