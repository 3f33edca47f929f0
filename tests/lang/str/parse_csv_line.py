# SPDX-License-Identifier: MIT
# A hand-written field parser.
def fields(line):
    out = []
    current = ""
    quoted = False
    for c in line:
        if c == '"':
            quoted = not quoted
        elif c == "," and not quoted:
            out.append(current)
            current = ""
        else:
            current += c
    out.append(current)
    return out


print(fields('a,"b,c",d'))
print(fields(",,"))
print(fields(""))
print(fields('"x"'))
