# SPDX-License-Identifier: MIT
# json.loads: values, blanks, escapes, numbers.
import json
for text in ("null", "[1, 2,3]", ' { "a" : [true,false,null] , "b":{}}\n', '"\\u00e9\\ud83d\\ude00\\n\\/\\"\\\\ é😀"',
             "-1", "1.5e3", "-0", "0", "[]", "{}", "[[],[[]]]", "12345678901234567890", "-2.5E-1", "1e2", "NaN", "Infinity",
             '"\\b\\f\\r\\t\\u0041\\u00DF\\uD834\\uDD1E"', '""', "\t\r\n [ ]", '{"a":1,"a":2}', "true", '"\\\\u0041"', "1E+2"):
    value = json.loads(text)
    print(repr(value), type(value).__name__)
print(json.loads(b'[1, "\xc3\xa9"]'), json.loads(bytearray(b'{"a": 1}')))
d = json.loads('{"key": {"unusual key": [0]}}')
print(d["key"]["unusual key"][0], list(d))
for bad in (None, 5, [1], {}):
    try:
        print(json.loads(bad))
    except TypeError:
        print("TypeError")
