# SPDX-License-Identifier: MIT
# Functions of core/mod/re.c; the first argument is a pattern or a compiled one.


def finditer(regex, text):
    import re
    regex = re.compile(regex)
    at = 0
    while at <= len(text) and (match := regex.search(text, at)):
        yield match
        at = match.end()
        at += at == match.start()


def split(regex, text, maxsplit=0):
    import re
    parts = []
    at = 0
    for match in re.finditer(regex, text):
        parts.append(text[at:match.start()])
        parts += match.groups()
        at = match.end()
        maxsplit -= 1
        if not maxsplit:
            break
    return parts + [text[at:]]


def sub(regex, repl, text, count=0):
    import re
    result = text[:0]
    at = 0
    for match in re.finditer(regex, text):
        if callable(repl):
            new = repl(match)
        else:
            new = repl
            if b"\\" in new if text[:0] == b"" else "\\" in new:
                def part(escape):
                    group = escape.group(1) or escape.group(2)
                    return (match.group(int(group)) or text[:0]) if group else escape.group(3)
                new = re.sub(r"\\(?:g<(\d+)>|(\d\d?)|(.))", part, new)
        result += text[at:match.start()] + new
        at = match.end()
        count -= 1
        if not count:
            break
    return result + text[at:]
