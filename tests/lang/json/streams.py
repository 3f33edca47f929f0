# SPDX-License-Identifier: MIT
# json.dump and json.load over streams of text and of bytes, and over objects with read() and write().
import io
import json
value = {"name": "Pyll", "list": [1, 2, {"y": "abc" * 50}], "é": None}
f = io.StringIO()
json.dump(value, f)
print(f.getvalue())
f.seek(0)
print(json.load(f) == value, repr(f.read()))
print(json.load(io.BytesIO(b' [1, "\xc3\xa9' + b"x" * 61 + b'\xc3\xa9"] \n')))


class Source:
    def __init__(self, text):
        self.text = text

    def read(self, n=-1):
        part, self.text = (self.text, "") if n < 0 else (self.text[:n], self.text[n:])
        return part


print(json.load(Source('{"a": [true, 1.25]}')))
for text in ("", "[1", "[1] x"):
    try:
        print(json.load(Source(text)))
    except ValueError:
        print("ValueError")


class Sink:
    text = ""

    def write(self, piece):
        self.text += piece
        return len(piece)


s = Sink()
json.dump([1, {"k": "v\n"}], s, separators=(",", ":"))
print(s.text)
for wrong in (lambda: json.load("[1]"), lambda: json.dump(1, 2)):
    try:
        wrong()
    except AttributeError:
        print("AttributeError")
