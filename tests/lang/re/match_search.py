# SPDX-License-Identifier: MIT
# image: all
# re.match and re.search: what matches where, and the groups.
import re
CASES = (
    ('a', 'xa'), ('a*', 'aaa'), ('a*?', 'aaa'), ('a+', 'baaa'), ('a+?b', 'aaab'), ('(a)(b)?', 'ac'), ('(a|b)*c', 'ababc'),
    ('a|b|cd', 'xcd'), ('(a*)*', 'aab'), ('(a*)+', 'aab'), ('(?:a|b)+?c', 'abac'), ('^a$', 'a'), ('^a$', 'a\n'),
    ('^a$', 'ab'), ('\\bfoo\\b', 'a foo b'), ('\\Bo', 'foo'), ('\\d+', 'ab123c'), ('[a-c]+', 'xxabcabd'),
    ('[^a-c]+', 'abxyc'), ('[]a]+', 'x]a'), ('[\\d.]+', 'v1.25x'), ('[\\w]+', ' a_1 '), ('[^\\s]+', ' ab '),
    ('\\W+', 'ab, c'), ('\\S+', '  xy '), ('a{2}', 'aaa'), ('a{2,}', 'aaaa'), ('a{1,2}', 'aaaa'), ('a{,2}', 'aaaa'),
    ('a{0}b', 'ab'), ('(ab){2,3}', 'abababab'), ('a{2,3}?', 'aaaa'), ('é+', 'xéé'), ('.', 'é'), ('[é-ü]+', 'aöüz'),
    ('(\\d+)-(\\d+)', '10-20'), ('', 'abc'), ('a||b', 'b'), ('(|a)+', 'aaa'), ('(a+|b+)*c', 'aabbc'), ('x{', 'x{'),
    ('x{1,b', 'x{1,b'), ('\\.', 'a.b'), ('\\t', 'a\tb'), ('[a-]', '-'), ('[-a]', '-'), ('[\\]]', ']'), ('((a)|b)+', 'ab'),
    ('(a)|b', 'b'), ('a$', 'ba\n'), ('$', 'ab'), ('(a?)*?b', 'aab'), ('(?:a?)*?b', 'aab'), ('(?:(a)|b)*', 'ab'),
    ('\\n', '\n'), ('(a?){3}', 'aa'), ('(((a)))', 'a'), ('a.c', 'a\nc'), ('[^a]', '\n'), ('[\\^]', '^'), ('\\\\', '\\'),
)
for pattern, text in CASES:
    for find in (re.match, re.search):
        m = find(pattern, text)
        print(repr(pattern), repr(text), m and (m.span(), m.group(), m.groups()))
