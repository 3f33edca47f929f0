# SPDX-License-Identifier: MIT
# Adjacent literals are one, whatever stands between them and behind.
print('a' 'b' "c" '''d''' r'\e' u'f')
print('' 'x' '', '' '', b'' b'y', b'' b'', len(b'' b''))
print(b'\x00\xff' b'' br'\n' b"'")
long = ('a text that is longer than a name '  # a comment
        "and goes on " 'here',
        b'bytes '
        b'too \
continued')
print(long)
joined = 'one ' \
    'two ' \
    'three'
print(joined, len(joined))
name = 'inner'
print('first ' f'{name} ' 'mid' f"{'x' 'y'}" 'dle' ' end', f'{name!r:>8}' ' ' 'z', 'q' f'')
print('k' 'ey' in {'key': 1}, 'a' 'b' if name else 'c' 'd', 'a' 'b' not in 'abc', ['x' 'y', 'z'], {'a' 'b': 'c' 'd'})
print('%s-' '%s' % (1, 2), 'ab' 'cd'.upper(), 'ab' 'cd'[1], ('e' 'f')[0], -1 if 'g' 'h' else 12)
print('x' 'y' .join('ab'), len('\u20ac' 'é'), 'tab\t' 'new\n' == 'tab\tnew\n')
for bad in ("'a' b'b'", "b'a' 'b'", "b'' ''", "'a' 5", "'a' name", "'a' 'b", "b'a' b'\u20ac'"):
    try:
        print(eval(bad))
    except SyntaxError:
        print('SyntaxError')
