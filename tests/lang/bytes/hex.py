# SPDX-License-Identifier: MIT
# hex and fromhex.
print(b"\x01\xab\xff".hex(), b"".hex(), bytes.fromhex("01abFF"), bytes.fromhex("de ad be ef"))
for text in ("0", "zz", "0g"):
    try:
        print(bytes.fromhex(text))
    except ValueError:
        print("ValueError")
