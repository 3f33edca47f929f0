# SPDX-License-Identifier: MIT
# What each mode keeps, creates and allows.
def content():
    with open("m") as f:
        return f.read()


with open("m", "x") as f:
    f.write("one")
try:
    open("m", "x")
except OSError as error:
    print(error.errno)
with open("m", "a") as f:
    f.write("two")
print(content())
with open("m", "a+") as f:
    f.seek(0)
    print(f.read())
    f.write("three")
print(content())
with open("m", "r+") as f:
    f.write("ONE")
print(content())
open("m", "w").close()
print(repr(content()))
open("new", "a").close()
print(repr(open("new").read()))
for mode in ("", "q", "rw", "+", "b", "r r", "xa"):
    try:
        open("m", mode)
    except ValueError as error:
        print("ValueError", mode)
for mode, action in (("r", lambda f: f.write("x")), ("w", lambda f: f.read())):
    try:
        with open("m", mode) as f:
            action(f)
    except OSError:
        print("OSError", mode)
