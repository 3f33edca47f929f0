# SPDX-License-Identifier: MIT
# Slices of a memoryview share the bytes; they can be assigned to, but not resized.
data = bytearray(b"0123456789")
whole = memoryview(data)
part = whole[2:8]
inner = part[1:-1]
print(bytes(part), bytes(inner), len(part), len(inner), inner[0], inner[-1])
inner[0] = 120
part[-2:] = b"yz"
print(data, bytes(whole[5:]), part[2:2] == b"")
whole[1:] = whole[:-1]
print(data)
for wrong in (lambda: whole.__setitem__(20, 1), lambda: whole[20]):
    try:
        wrong()
    except (ValueError, IndexError, AttributeError) as e:
        print("error")
try:
    part[0:2] = b"abc"
except ValueError:
    print("ValueError", data)
