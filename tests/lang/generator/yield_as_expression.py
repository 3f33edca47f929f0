# SPDX-License-Identifier: MIT
# yield in calls, assignments, conditions and tuples.
def g():
    x = [(yield "a"), (yield "b")]
    print(x)
    if (yield "c"):
        print("true")
    y = yield 1, 2
    print(y)
    z = yield
    print(z, (yield z))


it = g()
values = [it.send(None)]
for v in ("A", "B", True, "Y", "Z"):
    values.append(it.send(v))
print(values)
try:
    it.send("last")
except StopIteration:
    print("StopIteration")
