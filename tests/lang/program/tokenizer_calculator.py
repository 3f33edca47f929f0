# SPDX-License-Identifier: MIT
# A calculator: tokens, precedence, parentheses, variables, errors.
OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a // b,
    "%": lambda a, b: a % b,
}


class Calculator:
    LEVELS = ("+-", "*/%")

    def __init__(self):
        self.names = {}

    def tokens(self, text):
        i = 0
        while i < len(text):
            c = text[i]
            j = i + 1
            if c.isdigit():
                while j < len(text) and text[j].isdigit():
                    j += 1
                yield int(text[i:j])
            elif c.isalpha():
                while j < len(text) and text[j].isalpha():
                    j += 1
                yield text[i:j]
            elif not c.isspace():
                yield c
            i = j
        yield None

    def run(self, text):
        self.source = self.tokens(text)
        self.token = next(self.source)
        value = self.binary(0)
        if self.token is not None:
            raise SyntaxError(self.token)
        return value

    def advance(self):
        token, self.token = self.token, next(self.source, None)
        return token

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.unary()
        value = self.binary(level + 1)
        while self.token is not None and str(self.token) in self.LEVELS[level]:
            op = self.advance()
            right = self.binary(level + 1)
            value = OPERATORS[op](value, right)
        return value

    def unary(self):
        token = self.advance()
        if isinstance(token, int):
            return token
        if token == "-":
            return -self.unary()
        if token == "(":
            value = self.binary(0)
            if self.advance() != ")":
                raise SyntaxError("missing )")
            return value
        if token is not None and token.isalpha():
            return self.names[token]
        raise SyntaxError("unexpected %s" % token)


c = Calculator()
c.names["x"] = 7
for text in (
    "1 + 2 * 3",
    "(1 + 2) * 3",
    "-(4 - 10) * x",
    "100 / 7 % 5",
    "2 *",
    "(1",
    "1 / 0",
    "y + 1",
    "1 2",
):
    try:
        print(text, "=", c.run(text))
    except (SyntaxError, ZeroDivisionError, KeyError) as e:
        print(text, "->", type(e).__name__)
