# SPDX-License-Identifier: MIT
# A parser of length-prefixed frames.
def frames(stream):
    while len(stream) >= 2:
        kind, n = stream[0], stream[1]
        if len(stream) < 2 + n:
            return
        yield kind, stream[2:2 + n]
        stream = stream[2 + n:]


stream = b"\x01\x03abc\x02\x00\x7f\x02\xff\x00\x05\x09short"
for kind, body in frames(stream):
    print(kind, body, body.hex(), sum(body))
