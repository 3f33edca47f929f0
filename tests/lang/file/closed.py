# SPDX-License-Identifier: MIT
# A closed file raises ValueError; closing it twice does no harm.
f = open("c", "w")
f.close()
f.close()
for action in (f.write, f.read, f.seek):
    try:
        action(*([] if action == f.read else ["x"] if action == f.write else [0]))
    except ValueError as error:
        print(str(error)[:29])
try:
    with f:
        pass
except ValueError:
    print("with")
try:
    list(f)
except ValueError:
    print("list")
with open("c", "w") as g:
    g.write("kept")
try:
    g.write("x")
except ValueError:
    print(open("c").read())
try:
    with open("c", "w") as g:
        g.write("before")
        raise KeyError
except KeyError:
    print(open("c").read())
