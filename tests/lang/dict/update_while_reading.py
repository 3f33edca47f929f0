# SPDX-License-Identifier: MIT
# Values may change during iteration; keys() of a copy may be deleted.
d = {c: i for i, c in enumerate("abcdef")}
for k in d:
    d[k] = d[k] * 2
for k, v in list(d.items()):
    if v % 4:
        del d[k]
print(d, sum(d.values()), [k for k, v in d.items() if v == max(d.values())])
d.update({k + "2": v for k, v in d.items()})
print(d, dict(sorted(d.items(), reverse=True)))
