# SPDX-License-Identifier: MIT
# __reversed__, and reversed() of what has __len__ and __getitem__.
class R:
    def __reversed__(self):
        return iter("cba")
class S:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * 10
class Z:
    pass
print(list(reversed(R())), list(reversed(S())))
for wrong in (lambda: reversed(Z()),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
