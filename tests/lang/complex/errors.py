# SPDX-License-Identifier: MIT
# image: all
# what complex numbers cannot do
expressions = """1j // 1; 1 // 1j; 1j % 2; 2 % 1j; 1.5 // 1j; divmod(1j, 1); divmod(1, 1j); 1j & 1; 1 | 1j; 1j ^ 1j; 1j << 1;
1 >> 1j; 1j @ 1; ~1j; int(1j); float(1j); int(1 + 0j); round(1j); round(1j, 1); 1j[0]; len(1j); iter(1j); 1j(); 1j.other;
1j + 'a'; 'a' + 1j; 'a' * 1j; 1j * 'a'; [1] * 1j; 1j + None; [] + 1j; 1j / []; 1j ** 'a'; 1j / 0; 1 / 0j; 1j / 0j; 1j / 0.0;
range(1j); [1][1j]; chr(1j); bytes([1j]); '%d' % 1j; '%f' % 1j; '%x' % 1j; 1j * 10**400; 10**400 + 1j; 'ab'.center(1j); abs(1j, 1);
(1j).conjugate(1); complex.conjugate(1.5); complex.conjugate(); hex(1j); bool(1j, 1)"""
for text in expressions.replace("\n", " ").split("; "):
    try:
        print(text, eval(text.strip()))
    except Exception as e:
        print(text, type(e).__name__)
for module, name in (("math", "sqrt"), ("math", "floor"), ("math", "sin")):
    try:
        getattr(__import__(module), name)(1j)
    except TypeError:
        print(name, "TypeError")
for args in ((2.5, "a", 3), ("a", 2, 3), (2, 3, "a"), (2, [], 3)):
    try:
        print(pow(*args))
    except TypeError:
        print(args, "TypeError")
