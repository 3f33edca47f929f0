# SPDX-License-Identifier: MIT
# A table of names and small ints, then with other keys too, small and large; texts made at run time find names.
def made(text):
    return "".join([c for c in text])


for n in (3, 30):
    d = {}
    for i in range(n):
        d[i] = i
    d["append"] = "a"
    d["some_name"] = "s"
    print(d[made("append")], d[made("some_name")], made("appen") in d, made("some_nam") in d)
    d[made("append")] = "A"
    print(len(d) - n, list(d)[n:])
    del d[0]
    # Looking for another kind of key moves no entry under an iteration.
    seen = []
    for key in d:
        seen.append(key)
        assert (key, 1) not in d and float(n) not in d
    print(len(seen), seen[0], seen[-2:])
    print(d[1.0], d[True], d.get(1.5), d.get(made("append")), d.get(made("some_name")))
    d[made("run") + " time"] = "r"
    d[(1, 2)] = "t"
    print(d["run time"], d[1, 2], d["append"], d["some_name"], d[2], d.get(made("zip")), d.get("zip"))
    d["zip"] = "z"
    d[made("zap")] = "Z"
    print(d[made("zip")], d["zap"], d.pop(made("some_name")), "some_name" in d, len(d) - n)
    for key in list(d):
        del d[key]
    d["x"] = 1
    print(d, made("x") in d)

s = {"append", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
print(made("append") in s, made("appen") in s, 2.0 in s, s == {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, made("append")})
try:
    {}[[]]
except TypeError as e:
    print("TypeError")
