# SPDX-License-Identifier: MIT
# A tokenizer as a generator, and a calculator in reverse Polish notation.
from collections import namedtuple, deque
Tok = namedtuple("Tok", "kind text")
def tokens(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace(): i += 1; continue
        j = i + 1
        if c.isdigit():
            while j < len(s) and s[j].isdigit(): j += 1
            yield Tok("num", s[i:j])
        elif c.isalpha():
            while j < len(s) and s[j].isalpha(): j += 1
            yield Tok("name", s[i:j])
        else: yield Tok("op", c)
        i = j
class Calc:
    prec = {"+": 1, "-": 1, "*": 2, "/": 2}
    def rpn(self, s):
        out, ops = [], deque()
        for t in tokens(s):
            if t.kind != "op": out.append(t)
            elif t.text == "(": ops.append(t)
            elif t.text == ")":
                while ops[-1].text != "(": out.append(ops.pop())
                ops.pop()
            else:
                while ops and self.prec.get(ops[-1].text, 0) >= self.prec[t.text]: out.append(ops.pop())
                ops.append(t)
        out.extend(reversed(ops)); return out
    def run(self, s, **env):
        st = []
        for t in self.rpn(s):
            if t.kind == "num": st.append(int(t.text))
            elif t.kind == "name": st.append(env[t.text])
            else:
                b, a = st.pop(), st.pop()
                st.append({"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a // b}[t.text]())
        return st.pop()
k = Calc(); print(k.run("2 + 3 * (x - 1) / 2", x=9), [t.text for t in k.rpn("a*(b+c)")])
for bad in ("1 / 0", "y", ")"):
    try: print(k.run(bad))
    except Exception as e: print(type(e).__name__, end=" ")
print()
