# SPDX-License-Identifier: MIT
# An interpreter of eight instructions prints a greeting.
def run(code):
    jumps, stack = {}, []
    for i, c in enumerate(code):
        if c == "[":
            stack.append(i)
        elif c == "]":
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    cells = bytearray(20)
    p = i = 0
    out = ""
    while i < len(code):
        c = code[i]
        if c == ">":
            p += 1
        elif c == "<":
            p -= 1
        elif c == "+":
            cells[p] = cells[p] + 1 & 255
        elif c == "-":
            cells[p] = cells[p] - 1 & 255
        elif c == ".":
            out += chr(cells[p])
        elif c == "[" and not cells[p] or c == "]" and cells[p]:
            i = jumps[i]
        i += 1
    return out


print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++."))
