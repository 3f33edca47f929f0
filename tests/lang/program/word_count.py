# SPDX-License-Identifier: MIT
# Words of a text, counted and sorted.
text = """The quick brown fox
jumps over the lazy dog"""
words = {}
for w in text.lower().split(): words[w] = words.get(w, 0) + 1
print(sorted(words.items(), key=lambda kv: (-kv[1], kv[0]))[:3], max(words, key=lambda w: len(w)), sum(map(len, words)))
