# SPDX-License-Identifier: MIT
# Tuples as keys, if their items can be.
d = {(1, 2): "a", (): "b", ((1,), "x"): "c"}
print(d[1, 2], d[()], d[(1,), "x"], hash((1, 2)) == hash((1, 2)), (1.0, 2) in d)
for wrong in (lambda: {([],): 1}, lambda: hash(({},))):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
