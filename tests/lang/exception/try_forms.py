# SPDX-License-Identifier: MIT
# try with except, else and finally in every combination.
def run(n):
    log = []
    try:
        log.append("try")
        if n == 1:
            raise ValueError("v")
        if n == 2:
            raise KeyError("k")
        if n == 3:
            return log
    except ValueError as e:
        log.append("value " + str(e))
    except (KeyError, IndexError):
        log.append("lookup")
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log


for n in range(4):
    print(n, run(n))
