# SPDX-License-Identifier: MIT
# io.StringIO: a text to write, print, read and iterate.
import io
s = io.StringIO()
print("hello", 1, None, file=s)
print(s.write("wörld\nline"), repr(s.getvalue()))
print(repr(s.read()), s.seek(0), repr(s.read(8)), repr(s.readline()), repr(s.read()))
s.seek(0)
print([line for line in s], s.readlines())
s.seek(0)
print(s.readlines())
s = io.StringIO("preset text")
print(s.tell(), s.read(3), s.tell(), s.getvalue())
s.write("XY")
print(s.getvalue(), s.tell(), s.read())
print(io.StringIO(None).getvalue() == io.StringIO("").read() == "")
with io.StringIO("a\nb") as c:
    print(next(c), end="")
    print(c.readline(1), c.readline())
for action in (c.getvalue, c.read, c.tell, c.__enter__, lambda: c.write("")):
    try:
        print(action())
    except ValueError:
        print("closed")
c.close()


class Upper(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


u = Upper()
u.write("ab")
print(u.getvalue(), file=u)
print(u.getvalue(), isinstance(u, io.StringIO))


class Pieces:
    def __init__(self):
        self.pieces = []

    def write(self, piece):
        self.pieces.append(piece)


p = Pieces()
print(1, "a", [2], sep="-", file=p)
print("".join(p.pieces), end="")
