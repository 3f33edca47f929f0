# SPDX-License-Identifier: MIT
# A JSON reader: recursion, escapes, own exceptions.
class JSONError(ValueError): pass
def loads(s):
    pos = [0]
    def ws():
        while pos[0] < len(s) and s[pos[0]] in " \t\r\n": pos[0] += 1
    def value():
        ws()
        if pos[0] >= len(s): raise JSONError("end")
        c = s[pos[0]]
        if c == '{':
            pos[0] += 1; out = {}; ws()
            if s[pos[0]] == '}': pos[0] += 1; return out
            while True:
                ws(); k = string(); ws()
                if s[pos[0]] != ':': raise JSONError("colon at %d" % pos[0])
                pos[0] += 1
                out[k] = value(); ws()
                c = s[pos[0]]; pos[0] += 1
                if c == '}': return out
                if c != ',': raise JSONError("comma at {}".format(pos[0]))
        if c == '[':
            pos[0] += 1; out = []; ws()
            if s[pos[0]] == ']': pos[0] += 1; return out
            while 1:
                out.append(value()); ws()
                c = s[pos[0]]; pos[0] += 1
                if c == ']': return out
        if c == '"': return string()
        for word, v in (("true", True), ("false", False), ("null", None)):
            if s.startswith(word, pos[0]): pos[0] += len(word); return v
        start = pos[0]
        while pos[0] < len(s) and (s[pos[0]].isdigit() or s[pos[0]] in "+-.eE"): pos[0] += 1
        text = s[start:pos[0]]
        try: return int(text)
        except ValueError: pass
        try: return float(text)
        except ValueError: raise JSONError(f"bad number {text!r}") from None
    def string():
        pos[0] += 1; out = ""
        while s[pos[0]] != '"':
            c = s[pos[0]]
            if c == '\\':
                pos[0] += 1; c = s[pos[0]]
                if c == 'u': c = chr(int(s[pos[0] + 1:pos[0] + 5], 16)); pos[0] += 4
                else: c = {'n': '\n', 't': '\t'}.get(c, c)
            out += c; pos[0] += 1
        pos[0] += 1
        return out
    return value()
print(loads('{"a": [1, 2.5, -3, true, null], "b": {"c": "x\\n\\u0041", "d": []}, "e": 1e3}'))
for bad in ('', '{"a" 1}', '[1, x]'):
    try: loads(bad)
    except JSONError as e: print(type(e).__name__, e)
