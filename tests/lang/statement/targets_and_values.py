# SPDX-License-Identifier: MIT
# What may be assigned to, among much that may not; and long displays that are values only.
WRONG = ('[1, a] = x', '(a, 1) = x', 'a, f() = 1, 2', '1 = x', 'f() = x', 'a + b = x', '{a} = x', '{a: b} = x', '[a, [b, 1]] = x',
         '(a, (b, f())) = x', 'del a, 1', 'del [a, (1, b)]', 'for 1 in []: pass', 'for a, 1 in []: pass', 'for a, (b, 2) in []: pass',
         '[a for 1 in []]', 'with a as 1: pass', '*a = [1]', '[*a, *b] = [1]', '[*1, b] = [1]', '(1): int = 3', '[a, 1]: int = 3',
         '(a + 1) = 2', '((a), 1) = 1, 2', '-a = 1', 'not a = 1', '(a, b) + c = 1', '[a, b][0:1], 3 = 4', 'lambda: a = 1',
         '[x for x in y] = 1', "'a' = 1", 'a = 1 = b', 'a, None = 1, 2', '(yield) = 1', '(a, b, 1) += 2', '[a, b] += [1]',
         '(a := 1) = 2', '((a := 1), b) = 2', '{1: (a, b)}, c = 1, 2')
for source in WRONG:
    try:
        exec(source)
        print(source, 'accepted')
    except SyntaxError:
        print(source, 'SyntaxError')

a, (b, [c, *d]), e = 1, (2, [3, 4, 5]), 6
print(a, b, c, d, e)
(a, b), [c, d] = [1, 2], (3, 4)
print(a, b, c, d)
items = [0, 1, 2]
items[0], (items[1], items[2]) = 7, (8, 9)
print(items)
[] = ()
() = []
(a) = 5
((a)) = 6
[(a), ((b))] = 7, 8
print(a, b)
x = [(a, b), 1, (b, a)]
y = {1: (a, b), 2: (b, a), 3: [a, [b]]}
print(x, y)
z = [[a, b], [b, a], 2]
(p, q), r = w = (1, 2), [3, 4]
print(z, p, q, r, w)


class Place:
    pass


o = Place()
o.a, o.b = o.c, items[1] = 3, 4
print(o.a, o.b, o.c, items)
for i, (j, k) in [(1, (2, 3)), (4, [5, 6])]:
    print(i, j, k)
print([i + j for i, [j] in [(1, [2])]])
for o.x, items[0] in [(1, 2)]:
    print(o.x, items)
(*a,) = 1, 2
*a, b = (1, 2, 3)
print(a, b)


def g():
    (a, b) = yield 1, (2, 3)
    print(a, b)
    x = (yield), (yield 2), 3
    print(x)


h = g()
print(next(h))
print(h.send((4, 5)), h.send(1))
try:
    h.send(2)
except StopIteration:
    print('end')
a = b, c = 1, (2, a)
print(a, b, c)

# Names only: a target all along, until it is none.
source = ', '.join('a, b, (a, b)' for _ in range(30))
a, b = 1, 2
print(len(eval('[' + source + ', 3]')), len(eval('{' + '1: [' + source + ']}')[1]))
try:
    exec('[' + source + ', 3] = 1')
except SyntaxError:
    print('SyntaxError')
font = eval('{' + ', '.join('%d: [%d, (%d, 3), 255]' % (n, n, n) for n in range(40)) + '}')
print(len(font), font[0], font[39])
