# SPDX-License-Identifier: MIT
# Small text manipulations put together.
text = "the quick brown fox jumps over the lazy dog"
print(" ".join(reversed(text.split())))
print(" ".join(w[::-1] for w in text.split()))
counts = {}
for c in text.replace(" ", ""):
    counts[c] = counts.get(c, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:5])
print("".join(sorted(set(text))).strip())
print(text.title().replace(" ", "")[:12])
