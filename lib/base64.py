# SPDX-License-Identifier: MIT
"""Base 64, 32 and 16."""
import binascii

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def _bytes(s):
    return s.encode() if isinstance(s, str) else bytes(s)


def _swapped(s, old, new):
    return bytes([new[old.index(c)] if c in old else c for c in s])


def b64encode(s, altchars=None):
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    text = binascii.b2a_base64(s)[:-1]
    return _swapped(text, b"+/", altchars) if altchars else text


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars:
        s = _swapped(s, _bytes(altchars), b"+/")
    if validate and not all([chr(c).isalpha() or chr(c).isdigit() or c in b"+/=" for c in s]):
        raise ValueError("Only base64 data is allowed")
    return binascii.a2b_base64(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


standard_b64encode = b64encode
standard_b64decode = b64decode
encodebytes = binascii.b2a_base64
decodebytes = b64decode


def b32encode(s):
    text = bytearray()
    for at in range(0, len(s), 5):
        part = s[at:at + 5]
        n = int.from_bytes(part + bytes(5 - len(part)), "big")
        used = (len(part) * 8 + 4) // 5
        for i in range(8):
            text.append(_LETTERS[n >> 35 - 5 * i & 31] if i < used else 61)
    return bytes(text)


def b32decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    data = bytearray()
    text = s.rstrip(b"=")
    if len(s) % 8 or len(s) - len(text) not in (0, 1, 3, 4, 6):
        raise ValueError("Incorrect padding")
    for at in range(0, len(text), 8):
        n = 0
        part = text[at:at + 8]
        for i in range(8):
            digit = _LETTERS.find(part[i:i + 1]) if i < len(part) else 0
            if digit < 0:
                raise ValueError("Non-base32 digit found")
            n = n << 5 | digit
        data += n.to_bytes(5, "big")[:len(part) * 5 // 8]
    return bytes(data)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if not casefold and s != s.upper():
        raise ValueError("Non-base16 digit found")
    return binascii.unhexlify(s)
