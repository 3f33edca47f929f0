# SPDX-License-Identifier: MIT
# Morse code there and back.
MORSE = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
BACK = {v: k for k, v in MORSE.items()}
code = " / ".join(" ".join(MORSE[c] for c in w) for w in "SOS BLUE PILL".split()); print(code)
print(" ".join("".join(BACK[c] for c in w.split()) for w in code.split(" / ")))
