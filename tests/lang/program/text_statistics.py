# SPDX-License-Identifier: MIT
# Counting words and letters.
text = """The simulator runs the firmware. The firmware runs the program;
the program prints, and the simulator tells what the firmware did."""
words = {}
for word in text.lower().replace(".", "").replace(";", "").replace(",", "").split():
    words[word] = words.get(word, 0) + 1
for word, n in sorted(words.items(), key=lambda kv: (-kv[1], kv[0]))[:5]:
    print("%-10s %2d %s" % (word, n, "*" * n))
print(len(words), max(words, key=len), sum(words.values()), len(text.splitlines()))
print({n: sorted(w for w in words if len(w) == n) for n in sorted(set(map(len, words)))})
