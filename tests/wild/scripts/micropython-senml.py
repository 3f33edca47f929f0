# SPDX-License-Identifier: MIT
# does not fit: MemoryError before its import of cbor2
# on Pyll: ImportError: no module named 'cbor2'
import fake
import senml
