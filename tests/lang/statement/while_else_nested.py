# SPDX-License-Identifier: MIT
# else of while and for: only without break.
for limit in (2, 5):
    n = 0
    while n < 4:
        if n == limit:
            print("break", n)
            break
        n += 1
    else:
        print("else", n)
for i in range(3):
    for j in range(3):
        if i * j == 2:
            break
    else:
        print("inner done", i)
        continue
    print("outer stops", i, j)
    break
else:
    print("not printed")
