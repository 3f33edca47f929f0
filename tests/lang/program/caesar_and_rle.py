# SPDX-License-Identifier: MIT
# A shift cipher and run-length coding.
def caesar(text, n):
    out = ""
    for c in text:
        if "a" <= c <= "z":
            c = chr((ord(c) - 97 + n) % 26 + 97)
        elif c.isupper():
            c = chr((ord(c) - 65 + n) % 26 + 65)
        out += c
    return out


def pack(text):
    out = []
    for c in text:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return "".join(c + (str(n) if n > 1 else "") for c, n in out)


secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3))
print(pack("aaabccdddd"), pack(""), pack("abc"))
