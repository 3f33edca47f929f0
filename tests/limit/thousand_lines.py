# SPDX-License-Identifier: MIT
# A module of 1,000 lines compiles and runs in a small heap. Made by make_thousand_lines.py.

def f0(a, b=2):
    x = a * 2 + b
    if x > 10:
        x -= 10
    y = x % 2
    return x + y

def f1(a):
    total = 0
    for n in range(a):
        if n % 3 == 1:
            continue
        total += n
    return total

def f2(a):
    out = []
    while a > 0:
        out.append(a % 4)
        a //= 4
    out.reverse()
    return out

def f3(a, b=0):
    try:
        x = a // (b - 5)
    except ZeroDivisionError:
        x = -19
    return x + 5

def f4(a):
    if a < 6:
        s = "low"
    elif a < 22:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f5(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 7
    for key in d:
        n += d[key]
    return n ^ 25

def f6(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 8)]
    return sum(t) + 28

def f7(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 2:
        return None
    return (x, a & 31)

def f8(a, b=3):
    x = a * 3 + b
    if x > 34:
        x -= 34
    y = x % 3
    return x + y

def f9(a):
    total = 0
    for n in range(a):
        if n % 4 == 1:
            continue
        total += n
    return total

def f10(a):
    out = []
    while a > 0:
        out.append(a % 5)
        a //= 5
    out.reverse()
    return out

def f11(a, b=0):
    try:
        x = a // (b - 6)
    except ZeroDivisionError:
        x = -43
    return x + 6

def f12(a):
    if a < 7:
        s = "low"
    elif a < 46:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f13(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 8
    for key in d:
        n += d[key]
    return n ^ 49

def f14(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 2)]
    return sum(t) + 52

def f15(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 3:
        return None
    return (x, a & 55)

def f16(a, b=4):
    x = a * 4 + b
    if x > 58:
        x -= 58
    y = x % 4
    return x + y

def f17(a):
    total = 0
    for n in range(a):
        if n % 5 == 1:
            continue
        total += n
    return total

def f18(a):
    out = []
    while a > 0:
        out.append(a % 6)
        a //= 6
    out.reverse()
    return out

def f19(a, b=0):
    try:
        x = a // (b - 7)
    except ZeroDivisionError:
        x = -17
    return x + 7

def f20(a):
    if a < 8:
        s = "low"
    elif a < 20:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f21(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 2
    for key in d:
        n += d[key]
    return n ^ 23

def f22(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 3)]
    return sum(t) + 26

def f23(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 4:
        return None
    return (x, a & 29)

def f24(a, b=5):
    x = a * 5 + b
    if x > 32:
        x -= 32
    y = x % 5
    return x + y

def f25(a):
    total = 0
    for n in range(a):
        if n % 6 == 1:
            continue
        total += n
    return total

def f26(a):
    out = []
    while a > 0:
        out.append(a % 7)
        a //= 7
    out.reverse()
    return out

def f27(a, b=0):
    try:
        x = a // (b - 8)
    except ZeroDivisionError:
        x = -41
    return x + 8

def f28(a):
    if a < 2:
        s = "low"
    elif a < 44:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f29(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 3
    for key in d:
        n += d[key]
    return n ^ 47

def f30(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 4)]
    return sum(t) + 50

def f31(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 5:
        return None
    return (x, a & 53)

def f32(a, b=6):
    x = a * 6 + b
    if x > 56:
        x -= 56
    y = x % 6
    return x + y

def f33(a):
    total = 0
    for n in range(a):
        if n % 7 == 1:
            continue
        total += n
    return total

def f34(a):
    out = []
    while a > 0:
        out.append(a % 8)
        a //= 8
    out.reverse()
    return out

def f35(a, b=0):
    try:
        x = a // (b - 2)
    except ZeroDivisionError:
        x = -15
    return x + 2

def f36(a):
    if a < 3:
        s = "low"
    elif a < 18:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f37(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 4
    for key in d:
        n += d[key]
    return n ^ 21

def f38(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 5)]
    return sum(t) + 24

def f39(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 6:
        return None
    return (x, a & 27)

def f40(a, b=7):
    x = a * 7 + b
    if x > 30:
        x -= 30
    y = x % 7
    return x + y

def f41(a):
    total = 0
    for n in range(a):
        if n % 8 == 1:
            continue
        total += n
    return total

def f42(a):
    out = []
    while a > 0:
        out.append(a % 2)
        a //= 2
    out.reverse()
    return out

def f43(a, b=0):
    try:
        x = a // (b - 3)
    except ZeroDivisionError:
        x = -39
    return x + 3

def f44(a):
    if a < 4:
        s = "low"
    elif a < 42:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f45(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 5
    for key in d:
        n += d[key]
    return n ^ 45

def f46(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 6)]
    return sum(t) + 48

def f47(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 7:
        return None
    return (x, a & 51)

def f48(a, b=8):
    x = a * 8 + b
    if x > 54:
        x -= 54
    y = x % 8
    return x + y

def f49(a):
    total = 0
    for n in range(a):
        if n % 2 == 1:
            continue
        total += n
    return total

def f50(a):
    out = []
    while a > 0:
        out.append(a % 3)
        a //= 3
    out.reverse()
    return out

def f51(a, b=0):
    try:
        x = a // (b - 4)
    except ZeroDivisionError:
        x = -13
    return x + 4

def f52(a):
    if a < 5:
        s = "low"
    elif a < 16:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f53(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 6
    for key in d:
        n += d[key]
    return n ^ 19

def f54(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 7)]
    return sum(t) + 22

def f55(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 8:
        return None
    return (x, a & 25)

def f56(a, b=2):
    x = a * 2 + b
    if x > 28:
        x -= 28
    y = x % 2
    return x + y

def f57(a):
    total = 0
    for n in range(a):
        if n % 3 == 1:
            continue
        total += n
    return total

def f58(a):
    out = []
    while a > 0:
        out.append(a % 4)
        a //= 4
    out.reverse()
    return out

def f59(a, b=0):
    try:
        x = a // (b - 5)
    except ZeroDivisionError:
        x = -37
    return x + 5

def f60(a):
    if a < 6:
        s = "low"
    elif a < 40:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f61(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 7
    for key in d:
        n += d[key]
    return n ^ 43

def f62(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 8)]
    return sum(t) + 46

def f63(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 2:
        return None
    return (x, a & 49)

def f64(a, b=3):
    x = a * 3 + b
    if x > 52:
        x -= 52
    y = x % 3
    return x + y

def f65(a):
    total = 0
    for n in range(a):
        if n % 4 == 1:
            continue
        total += n
    return total

def f66(a):
    out = []
    while a > 0:
        out.append(a % 5)
        a //= 5
    out.reverse()
    return out

def f67(a, b=0):
    try:
        x = a // (b - 6)
    except ZeroDivisionError:
        x = -11
    return x + 6

def f68(a):
    if a < 7:
        s = "low"
    elif a < 14:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f69(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 8
    for key in d:
        n += d[key]
    return n ^ 17

def f70(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 2)]
    return sum(t) + 20

def f71(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 3:
        return None
    return (x, a & 23)

def f72(a, b=4):
    x = a * 4 + b
    if x > 26:
        x -= 26
    y = x % 4
    return x + y

def f73(a):
    total = 0
    for n in range(a):
        if n % 5 == 1:
            continue
        total += n
    return total

def f74(a):
    out = []
    while a > 0:
        out.append(a % 6)
        a //= 6
    out.reverse()
    return out

def f75(a, b=0):
    try:
        x = a // (b - 7)
    except ZeroDivisionError:
        x = -35
    return x + 7

def f76(a):
    if a < 8:
        s = "low"
    elif a < 38:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f77(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 2
    for key in d:
        n += d[key]
    return n ^ 41

def f78(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 3)]
    return sum(t) + 44

def f79(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 4:
        return None
    return (x, a & 47)

def f80(a, b=5):
    x = a * 5 + b
    if x > 50:
        x -= 50
    y = x % 5
    return x + y

def f81(a):
    total = 0
    for n in range(a):
        if n % 6 == 1:
            continue
        total += n
    return total

def f82(a):
    out = []
    while a > 0:
        out.append(a % 7)
        a //= 7
    out.reverse()
    return out

def f83(a, b=0):
    try:
        x = a // (b - 8)
    except ZeroDivisionError:
        x = -59
    return x + 8

def f84(a):
    if a < 2:
        s = "low"
    elif a < 12:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f85(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 3
    for key in d:
        n += d[key]
    return n ^ 15

def f86(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 4)]
    return sum(t) + 18

def f87(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 5:
        return None
    return (x, a & 21)

def f88(a, b=6):
    x = a * 6 + b
    if x > 24:
        x -= 24
    y = x % 6
    return x + y

def f89(a):
    total = 0
    for n in range(a):
        if n % 7 == 1:
            continue
        total += n
    return total

def f90(a):
    out = []
    while a > 0:
        out.append(a % 8)
        a //= 8
    out.reverse()
    return out

def f91(a, b=0):
    try:
        x = a // (b - 2)
    except ZeroDivisionError:
        x = -33
    return x + 2

def f92(a):
    if a < 3:
        s = "low"
    elif a < 36:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f93(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 4
    for key in d:
        n += d[key]
    return n ^ 39

def f94(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 5)]
    return sum(t) + 42

def f95(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 6:
        return None
    return (x, a & 45)

def f96(a, b=7):
    x = a * 7 + b
    if x > 48:
        x -= 48
    y = x % 7
    return x + y

def f97(a):
    total = 0
    for n in range(a):
        if n % 8 == 1:
            continue
        total += n
    return total

def f98(a):
    out = []
    while a > 0:
        out.append(a % 2)
        a //= 2
    out.reverse()
    return out

def f99(a, b=0):
    try:
        x = a // (b - 3)
    except ZeroDivisionError:
        x = -57
    return x + 3

def f100(a):
    if a < 4:
        s = "low"
    elif a < 10:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f101(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 5
    for key in d:
        n += d[key]
    return n ^ 13

def f102(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 6)]
    return sum(t) + 16

def f103(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 7:
        return None
    return (x, a & 19)

def f104(a, b=8):
    x = a * 8 + b
    if x > 22:
        x -= 22
    y = x % 8
    return x + y

def f105(a):
    total = 0
    for n in range(a):
        if n % 2 == 1:
            continue
        total += n
    return total

def f106(a):
    out = []
    while a > 0:
        out.append(a % 3)
        a //= 3
    out.reverse()
    return out

def f107(a, b=0):
    try:
        x = a // (b - 4)
    except ZeroDivisionError:
        x = -31
    return x + 4

def f108(a):
    if a < 5:
        s = "low"
    elif a < 34:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f109(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 6
    for key in d:
        n += d[key]
    return n ^ 37

def f110(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 7)]
    return sum(t) + 40

def f111(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 8:
        return None
    return (x, a & 43)

def f112(a, b=2):
    x = a * 2 + b
    if x > 46:
        x -= 46
    y = x % 2
    return x + y

def f113(a):
    total = 0
    for n in range(a):
        if n % 3 == 1:
            continue
        total += n
    return total

def f114(a):
    out = []
    while a > 0:
        out.append(a % 4)
        a //= 4
    out.reverse()
    return out

def f115(a, b=0):
    try:
        x = a // (b - 5)
    except ZeroDivisionError:
        x = -55
    return x + 5

def f116(a):
    if a < 6:
        s = "low"
    elif a < 58:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f117(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 7
    for key in d:
        n += d[key]
    return n ^ 11

def f118(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 8)]
    return sum(t) + 14

def f119(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 2:
        return None
    return (x, a & 17)

def f120(a, b=3):
    x = a * 3 + b
    if x > 20:
        x -= 20
    y = x % 3
    return x + y

def f121(a):
    total = 0
    for n in range(a):
        if n % 4 == 1:
            continue
        total += n
    return total

def f122(a):
    out = []
    while a > 0:
        out.append(a % 5)
        a //= 5
    out.reverse()
    return out

def f123(a, b=0):
    try:
        x = a // (b - 6)
    except ZeroDivisionError:
        x = -29
    return x + 6

def f124(a):
    if a < 7:
        s = "low"
    elif a < 32:
        s = "mid"
    else:
        s = "high"
    return s + str(a)

def f125(a, b=1):
    d = {"a": a, "b": b}
    d["c"] = a + b
    n = len(d) * 8
    for key in d:
        n += d[key]
    return n ^ 35

def f126(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, 2)]
    return sum(t) + 38

def f127(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == 3:
        return None
    return (x, a & 41)

def f128(a, b=4):
    x = a * 4 + b
    if x > 44:
        x -= 44
    y = x % 4
    return x + y

def f129(a):
    total = 0
    for n in range(a):
        if n % 5 == 1:
            continue
        total += n
    return total
# the last lines call a sample
# the last lines call a sample
# the last lines call a sample
sample = [f0, f11, f22, f33, f44, f55, f66, f77, f88, f99, f110, f121]
for f in sample:
    print(f.__name__, f(5), f(29))
print(sum(1 for n in globals() if n[0] == "f" and n != "f"))
