# SPDX-License-Identifier: MIT
# Base64 by hand.
CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def encode(data):
    out = []
    for i in range(0, len(data), 3):
        part = data[i:i + 3]
        n = int.from_bytes(part + bytes(3 - len(part)), "big")
        quad = "".join(CHARS[n >> s & 63] for s in (18, 12, 6, 0))
        out.append(quad[:len(part) + 1] + "=" * (3 - len(part)))
    return "".join(out)


def decode(text):
    out = b""
    for i in range(0, len(text), 4):
        quad = text[i:i + 4]
        n = 0
        for c in quad:
            n = n << 6 | (0 if c == "=" else CHARS.index(c))
        out += n.to_bytes(3, "big")[:3 - quad.count("=")]
    return out


for data in (b"", b"f", b"fo", b"foo", b"foobar", bytes(range(250, 256)), "é€".encode()):
    print(encode(data), decode(encode(data)) == data)
