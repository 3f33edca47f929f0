# SPDX-License-Identifier: MIT
# break and continue run the finally block.
log = []
for i in range(4):
    try:
        if i == 1:
            continue
        if i == 3:
            break
        log.append(i)
    finally:
        log.append("f%d" % i)
print(log)
n = 0
while True:
    try:
        n += 1
        if n > 2:
            break
    finally:
        print("finally", n)


def f():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue
    return "end"


print(f())
