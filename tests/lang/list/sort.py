# SPDX-License-Identifier: MIT
# sort with key and reverse, in place and stable.
a = [3, 1, 2]
print(a.sort(), a)
a.sort(reverse=True)
print(a)
words = ["bb", "a", "ccc", "dd", "e"]
words.sort(key=len)
print(words)
words.sort(key=len, reverse=True)
print(words)
words.sort(key=lambda w: (w[0], len(w)))
print(words)
print(sorted([]), sorted([5]), sorted([2.5, 1, True, 0]))
