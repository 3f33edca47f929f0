# SPDX-License-Identifier: MIT
# Strings, dicts and comprehensions with other quotes inside.
d = {"k": {"n": 5}}
print(f"{d['k']['n']} {'-'.join(['a', 'b'])} {[c for c in 'xyz']} {({'a': 1})}")
print(f'{d["k"]} {sum(i for i in range(4))} {"a:b".split(":")}')
print(f"{'{}'.format(3)} {d.get('z', 'none')!r} {3 != 4} {(x := 6)} {x}")
