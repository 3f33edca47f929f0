# SPDX-License-Identifier: MIT
# return through loops, with, finally and handlers keeps its value.
class W:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        log.append("exit")


log = []


def f():
    for i in range(3):
        with W():
            try:
                for j in "ab":
                    try:
                        raise KeyError
                    except KeyError:
                        for k in [1]:
                            with W():
                                return [i, j, k]
                    finally:
                        log.append("inner")
            finally:
                for x in range(2):
                    if x:
                        break
                log.append("outer")
    return "not here"


print(f(), log)
