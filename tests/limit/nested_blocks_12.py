# SPDX-License-Identifier: MIT
# Twelve nested try, for, with and if blocks, left by return, break and an exception.
class Guard:
    depth = 0

    def __enter__(self):
        Guard.depth += 1

    def __exit__(self, *args):
        Guard.depth -= 1


g = Guard()


def f(how):
    log = 0
    while True:
        try:
            for i0 in range(2):
                with g:
                    try:
                        for i1 in range(2):
                            with g:
                                try:
                                    for i2 in range(2):
                                        with g:
                                            if how == 'return':
                                                return log, Guard.depth
                                            if how == 'raise':
                                                raise ValueError(Guard.depth)
                                            log += 1
                                finally:
                                    log += 1000
                    finally:
                        log += 1000
        finally:
            log += 1000
        break
    return log


print(f("return"), Guard.depth)
print(f("run"), Guard.depth)
try:
    f("raise")
except ValueError as e:
    print(e, Guard.depth)
