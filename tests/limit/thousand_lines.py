# SPDX-License-Identifier: MIT
# A module of 1,000 lines compiles and runs in a small heap. Made by make_thousand_lines.py.

def f0(first, second=2):
    value = first * 2 + second
    if value > 10:
        value -= 10
    rest = value % 2
    return value + rest

def f1(first):
    total = 0
    for n in range(first):
        if n % 3 == 1:
            continue
        total += n
    return total

def f2(first):
    digits = []
    while first > 0:
        digits.append(first % 4)
        first //= 4
    digits.reverse()
    return digits

def f3(first, second=0):
    try:
        value = first // (second - 5)
    except ZeroDivisionError:
        value = -19
    return value + 5

def f4(first):
    if first < 6:
        level = "low"
    elif first < 22:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f5(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 7
    for key in d:
        total += d[key]
    return total ^ 25

def f6(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 8)]
    return sum(both) + 28

def f7(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 2:
        return None
    return (x, first & 31)

def f8(first, second=3):
    value = first * 3 + second
    if value > 34:
        value -= 34
    rest = value % 3
    return value + rest

def f9(first):
    total = 0
    for n in range(first):
        if n % 4 == 1:
            continue
        total += n
    return total

def f10(first):
    digits = []
    while first > 0:
        digits.append(first % 5)
        first //= 5
    digits.reverse()
    return digits

def f11(first, second=0):
    try:
        value = first // (second - 6)
    except ZeroDivisionError:
        value = -43
    return value + 6

def f12(first):
    if first < 7:
        level = "low"
    elif first < 46:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f13(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 8
    for key in d:
        total += d[key]
    return total ^ 49

def f14(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 2)]
    return sum(both) + 52

def f15(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 3:
        return None
    return (x, first & 55)

def f16(first, second=4):
    value = first * 4 + second
    if value > 58:
        value -= 58
    rest = value % 4
    return value + rest

def f17(first):
    total = 0
    for n in range(first):
        if n % 5 == 1:
            continue
        total += n
    return total

def f18(first):
    digits = []
    while first > 0:
        digits.append(first % 6)
        first //= 6
    digits.reverse()
    return digits

def f19(first, second=0):
    try:
        value = first // (second - 7)
    except ZeroDivisionError:
        value = -17
    return value + 7

def f20(first):
    if first < 8:
        level = "low"
    elif first < 20:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f21(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 2
    for key in d:
        total += d[key]
    return total ^ 23

def f22(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 3)]
    return sum(both) + 26

def f23(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 4:
        return None
    return (x, first & 29)

def f24(first, second=5):
    value = first * 5 + second
    if value > 32:
        value -= 32
    rest = value % 5
    return value + rest

def f25(first):
    total = 0
    for n in range(first):
        if n % 6 == 1:
            continue
        total += n
    return total

def f26(first):
    digits = []
    while first > 0:
        digits.append(first % 7)
        first //= 7
    digits.reverse()
    return digits

def f27(first, second=0):
    try:
        value = first // (second - 8)
    except ZeroDivisionError:
        value = -41
    return value + 8

def f28(first):
    if first < 2:
        level = "low"
    elif first < 44:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f29(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 3
    for key in d:
        total += d[key]
    return total ^ 47

def f30(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 4)]
    return sum(both) + 50

def f31(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 5:
        return None
    return (x, first & 53)

def f32(first, second=6):
    value = first * 6 + second
    if value > 56:
        value -= 56
    rest = value % 6
    return value + rest

def f33(first):
    total = 0
    for n in range(first):
        if n % 7 == 1:
            continue
        total += n
    return total

def f34(first):
    digits = []
    while first > 0:
        digits.append(first % 8)
        first //= 8
    digits.reverse()
    return digits

def f35(first, second=0):
    try:
        value = first // (second - 2)
    except ZeroDivisionError:
        value = -15
    return value + 2

def f36(first):
    if first < 3:
        level = "low"
    elif first < 18:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f37(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 4
    for key in d:
        total += d[key]
    return total ^ 21

def f38(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 5)]
    return sum(both) + 24

def f39(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 6:
        return None
    return (x, first & 27)

def f40(first, second=7):
    value = first * 7 + second
    if value > 30:
        value -= 30
    rest = value % 7
    return value + rest

def f41(first):
    total = 0
    for n in range(first):
        if n % 8 == 1:
            continue
        total += n
    return total

def f42(first):
    digits = []
    while first > 0:
        digits.append(first % 2)
        first //= 2
    digits.reverse()
    return digits

def f43(first, second=0):
    try:
        value = first // (second - 3)
    except ZeroDivisionError:
        value = -39
    return value + 3

def f44(first):
    if first < 4:
        level = "low"
    elif first < 42:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f45(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 5
    for key in d:
        total += d[key]
    return total ^ 45

def f46(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 6)]
    return sum(both) + 48

def f47(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 7:
        return None
    return (x, first & 51)

def f48(first, second=8):
    value = first * 8 + second
    if value > 54:
        value -= 54
    rest = value % 8
    return value + rest

def f49(first):
    total = 0
    for n in range(first):
        if n % 2 == 1:
            continue
        total += n
    return total

def f50(first):
    digits = []
    while first > 0:
        digits.append(first % 3)
        first //= 3
    digits.reverse()
    return digits

def f51(first, second=0):
    try:
        value = first // (second - 4)
    except ZeroDivisionError:
        value = -13
    return value + 4

def f52(first):
    if first < 5:
        level = "low"
    elif first < 16:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f53(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 6
    for key in d:
        total += d[key]
    return total ^ 19

def f54(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 7)]
    return sum(both) + 22

def f55(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 8:
        return None
    return (x, first & 25)

def f56(first, second=2):
    value = first * 2 + second
    if value > 28:
        value -= 28
    rest = value % 2
    return value + rest

def f57(first):
    total = 0
    for n in range(first):
        if n % 3 == 1:
            continue
        total += n
    return total

def f58(first):
    digits = []
    while first > 0:
        digits.append(first % 4)
        first //= 4
    digits.reverse()
    return digits

def f59(first, second=0):
    try:
        value = first // (second - 5)
    except ZeroDivisionError:
        value = -37
    return value + 5

def f60(first):
    if first < 6:
        level = "low"
    elif first < 40:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f61(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 7
    for key in d:
        total += d[key]
    return total ^ 43

def f62(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 8)]
    return sum(both) + 46

def f63(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 2:
        return None
    return (x, first & 49)

def f64(first, second=3):
    value = first * 3 + second
    if value > 52:
        value -= 52
    rest = value % 3
    return value + rest

def f65(first):
    total = 0
    for n in range(first):
        if n % 4 == 1:
            continue
        total += n
    return total

def f66(first):
    digits = []
    while first > 0:
        digits.append(first % 5)
        first //= 5
    digits.reverse()
    return digits

def f67(first, second=0):
    try:
        value = first // (second - 6)
    except ZeroDivisionError:
        value = -11
    return value + 6

def f68(first):
    if first < 7:
        level = "low"
    elif first < 14:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f69(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 8
    for key in d:
        total += d[key]
    return total ^ 17

def f70(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 2)]
    return sum(both) + 20

def f71(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 3:
        return None
    return (x, first & 23)

def f72(first, second=4):
    value = first * 4 + second
    if value > 26:
        value -= 26
    rest = value % 4
    return value + rest

def f73(first):
    total = 0
    for n in range(first):
        if n % 5 == 1:
            continue
        total += n
    return total

def f74(first):
    digits = []
    while first > 0:
        digits.append(first % 6)
        first //= 6
    digits.reverse()
    return digits

def f75(first, second=0):
    try:
        value = first // (second - 7)
    except ZeroDivisionError:
        value = -35
    return value + 7

def f76(first):
    if first < 8:
        level = "low"
    elif first < 38:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f77(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 2
    for key in d:
        total += d[key]
    return total ^ 41

def f78(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 3)]
    return sum(both) + 44

def f79(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 4:
        return None
    return (x, first & 47)

def f80(first, second=5):
    value = first * 5 + second
    if value > 50:
        value -= 50
    rest = value % 5
    return value + rest

def f81(first):
    total = 0
    for n in range(first):
        if n % 6 == 1:
            continue
        total += n
    return total

def f82(first):
    digits = []
    while first > 0:
        digits.append(first % 7)
        first //= 7
    digits.reverse()
    return digits

def f83(first, second=0):
    try:
        value = first // (second - 8)
    except ZeroDivisionError:
        value = -59
    return value + 8

def f84(first):
    if first < 2:
        level = "low"
    elif first < 12:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f85(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 3
    for key in d:
        total += d[key]
    return total ^ 15

def f86(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 4)]
    return sum(both) + 18

def f87(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 5:
        return None
    return (x, first & 21)

def f88(first, second=6):
    value = first * 6 + second
    if value > 24:
        value -= 24
    rest = value % 6
    return value + rest

def f89(first):
    total = 0
    for n in range(first):
        if n % 7 == 1:
            continue
        total += n
    return total

def f90(first):
    digits = []
    while first > 0:
        digits.append(first % 8)
        first //= 8
    digits.reverse()
    return digits

def f91(first, second=0):
    try:
        value = first // (second - 2)
    except ZeroDivisionError:
        value = -33
    return value + 2

def f92(first):
    if first < 3:
        level = "low"
    elif first < 36:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f93(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 4
    for key in d:
        total += d[key]
    return total ^ 39

def f94(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 5)]
    return sum(both) + 42

def f95(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 6:
        return None
    return (x, first & 45)

def f96(first, second=7):
    value = first * 7 + second
    if value > 48:
        value -= 48
    rest = value % 7
    return value + rest

def f97(first):
    total = 0
    for n in range(first):
        if n % 8 == 1:
            continue
        total += n
    return total

def f98(first):
    digits = []
    while first > 0:
        digits.append(first % 2)
        first //= 2
    digits.reverse()
    return digits

def f99(first, second=0):
    try:
        value = first // (second - 3)
    except ZeroDivisionError:
        value = -57
    return value + 3

def f100(first):
    if first < 4:
        level = "low"
    elif first < 10:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f101(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 5
    for key in d:
        total += d[key]
    return total ^ 13

def f102(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 6)]
    return sum(both) + 16

def f103(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 7:
        return None
    return (x, first & 19)

def f104(first, second=8):
    value = first * 8 + second
    if value > 22:
        value -= 22
    rest = value % 8
    return value + rest

def f105(first):
    total = 0
    for n in range(first):
        if n % 2 == 1:
            continue
        total += n
    return total

def f106(first):
    digits = []
    while first > 0:
        digits.append(first % 3)
        first //= 3
    digits.reverse()
    return digits

def f107(first, second=0):
    try:
        value = first // (second - 4)
    except ZeroDivisionError:
        value = -31
    return value + 4

def f108(first):
    if first < 5:
        level = "low"
    elif first < 34:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f109(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 6
    for key in d:
        total += d[key]
    return total ^ 37

def f110(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 7)]
    return sum(both) + 40

def f111(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 8:
        return None
    return (x, first & 43)

def f112(first, second=2):
    value = first * 2 + second
    if value > 46:
        value -= 46
    rest = value % 2
    return value + rest

def f113(first):
    total = 0
    for n in range(first):
        if n % 3 == 1:
            continue
        total += n
    return total

def f114(first):
    digits = []
    while first > 0:
        digits.append(first % 4)
        first //= 4
    digits.reverse()
    return digits

def f115(first, second=0):
    try:
        value = first // (second - 5)
    except ZeroDivisionError:
        value = -55
    return value + 5

def f116(first):
    if first < 6:
        level = "low"
    elif first < 58:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f117(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 7
    for key in d:
        total += d[key]
    return total ^ 11

def f118(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 8)]
    return sum(both) + 14

def f119(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 2:
        return None
    return (x, first & 17)

def f120(first, second=3):
    value = first * 3 + second
    if value > 20:
        value -= 20
    rest = value % 3
    return value + rest

def f121(first):
    total = 0
    for n in range(first):
        if n % 4 == 1:
            continue
        total += n
    return total

def f122(first):
    digits = []
    while first > 0:
        digits.append(first % 5)
        first //= 5
    digits.reverse()
    return digits

def f123(first, second=0):
    try:
        value = first // (second - 6)
    except ZeroDivisionError:
        value = -29
    return value + 6

def f124(first):
    if first < 7:
        level = "low"
    elif first < 32:
        level = "mid"
    else:
        level = "high"
    return level + str(first)

def f125(first, second=1):
    d = {"a": first, "b": second}
    d["sum"] = first + second
    total = len(d) * 8
    for key in d:
        total += d[key]
    return total ^ 35

def f126(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, 2)]
    return sum(both) + 38

def f127(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == 3:
        return None
    return (x, first & 41)

def f128(first, second=4):
    value = first * 4 + second
    if value > 44:
        value -= 44
    rest = value % 4
    return value + rest

def f129(first):
    total = 0
    for n in range(first):
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
