# SPDX-License-Identifier: MIT
# Numbers that are not well formed.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "0x",
    "0b",
    "0o",
    "0b2",
    "0o8",
    "0xg",
    "1_",
    "1__0",
    "0_x1",
    "0x_",
    "1e",
    "1e+",
    "1.e",
    "1.5.5",
    "012",
    "1a",
    "0x1g",
    "1_000_",
    "5x = 1",
    "1.x",
    "08",
    "0b12",
    "1e5e5",
    "1.2.3",
    "1_.5",
    "1._5",
):
    print(repr(source), kind(source))
