# SPDX-License-Identifier: MIT
# A small JSON writer and reader.
def dumps(x):
    if x is None:
        return "null"
    if x is True or x is False:
        return "true" if x else "false"
    if isinstance(x, (int, float)):
        return str(x)
    if isinstance(x, str):
        return '"' + x.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(x, dict):
        return "{" + ", ".join(dumps(k) + ": " + dumps(v) for k, v in x.items()) + "}"
    return "[" + ", ".join(map(dumps, x)) + "]"


def loads(text):
    def blank(i):
        while text[i].isspace():
            i += 1
        return i

    def value(i):
        i = blank(i)
        c = text[i]
        if c in "[{":
            return container(i)
        if c == '"':
            j = text.index('"', i + 1)
            return text[i + 1:j], j + 1
        for word, v in (("true", True), ("false", False), ("null", None)):
            if text.startswith(word, i):
                return v, i + len(word)
        j = i
        while j < len(text) and text[j] in "-+.0123456789e":
            j += 1
        number = text[i:j]
        return (float if "." in number else int)(number), j

    def container(i):
        items, is_dict = [], text[i] == "{"
        close = "}" if is_dict else "]"
        i = blank(i + 1)
        while text[i] != close:
            v, i = value(i)
            i = blank(i)
            if text[i] == ":":
                k = v
                v, i = value(i + 1)
                v = k, v
            items.append(v)
            i = blank(i)
            if text[i] == ",":
                i = blank(i + 1)
        return dict(items) if is_dict else items, i + 1

    return value(0)[0]


data = {"name": "pin", "n": [1, -2.5, True, None], "sub": {"empty": [], "d": {}}}
text = dumps(data)
print(text)
print(loads(text) == data, loads(' [ 1 , {"a" : "b"} ] '), dumps('say "hi"\n'))
