# SPDX-License-Identifier: MIT
# Modules answer to their u-names too, which are the same objects.
import struct, collections, array, binascii, sys, time
import ustruct, ucollections, uarray, ubinascii, usys, utime
print(struct is ustruct, collections is ucollections, array is uarray, binascii is ubinascii, sys is usys, time is utime)
try:
    import unothing
except ImportError:
    print("ImportError")
