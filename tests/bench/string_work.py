# SPDX-License-Identifier: MIT
# Splitting, joining, replacing and building text.
def run():
    line = "the quick brown fox jumps over the lazy dog"
    n = 0
    for i in range(60):
        words = line.split(" ")
        words.reverse()
        line = " ".join(words)
        n += line.find("fox") + line.replace("o", "00").count("0")
    s = ""
    for c in line:
        if c.isalpha():
            s += c.upper()
    return n, s


print(run())
