# SPDX-License-Identifier: MIT
# float() of text.
for text in ("1", "1.5", "-1.5", "+.5", "5.", " 2.5 ", "1e3", "1E-2", "1.25e2", "1_0.5", "\n3\t"):
    print(float(text))
for text in ("", "a", "1.5x", "1..5", "e5", "1e", "--1", "."):
    try:
        print(float(text))
    except ValueError:
        print("ValueError", repr(text))
