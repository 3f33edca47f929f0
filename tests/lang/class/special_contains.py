# SPDX-License-Identifier: MIT
# __contains__ gives a truth value; without it __iter__, then __getitem__.
class X:
    def __contains__(self, v):
        return [v] if v == 3 else []
class Y:
    def __iter__(self):
        return iter([1, 2])
class G:
    def __getitem__(self, i):
        if i > 9:
            raise IndexError
        return i
class Z:
    pass
print(3 in X(), 4 in X(), 4 not in X(), 2 in Y(), 9 in Y(), 5 in G(), 77 in G())
for wrong in (lambda: 1 in Z(),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
