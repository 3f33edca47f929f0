# SPDX-License-Identifier: MIT
# __context__ is no obstacle: errors during handling show the last one.
def parse(text):
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            raise TypeError("not a number: " + text)


for text in ("5", "2.5", "x"):
    try:
        print(parse(text))
    except TypeError as e:
        print(e)
