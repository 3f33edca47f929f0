# Functions of the core in Python look like those in C: none of their lines is in a traceback.
import sys
import time


class Text:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text


def date():
    return time.mktime(())


for call in ([].remove, bytearray().insert, time.mktime, slice(1).indices):
    try:
        call()
    except TypeError:
        print("TypeError")

try:
    date()
except ValueError as e:
    out = Text()
    sys.print_exception(e, out)
    print("in date" in out.text, "mktime" in out.text)
