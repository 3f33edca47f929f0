# SPDX-License-Identifier: MIT
# An interpreter of a tiny language.
def bf(src, inp=""):
    tape, p, out, inp = [0] * 20, 0, [], iter(inp)
    stack, jump = [], {}
    for i, c in enumerate(src):
        if c == "[": stack.append(i)
        elif c == "]": j = stack.pop(); jump[i], jump[j] = j, i
    i = 0
    while i < len(src):
        c = src[i]
        if c == ">": p += 1
        elif c == "<": p -= 1
        elif c == "+": tape[p] = (tape[p] + 1) % 256
        elif c == "-": tape[p] = (tape[p] - 1) % 256
        elif c == ".": out.append(chr(tape[p]))
        elif c == ",": tape[p] = ord(next(inp, "\0"))
        elif c == "[" and not tape[p] or c == "]" and tape[p]: i = jump[i]
        i += 1
    return "".join(out)
print(bf("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++."), bf(",[.,]", "echo"))
