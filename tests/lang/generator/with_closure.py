# SPDX-License-Identifier: MIT
# A generator closes over variables and can change them.
def make():
    log = []
    n = 0

    def gen():
        nonlocal n
        while n < 3:
            n += 1
            log.append(n)
            yield n * 10

    return gen(), log, lambda: n


g, log, read = make()
print(next(g), log, read(), list(g), log, read())
