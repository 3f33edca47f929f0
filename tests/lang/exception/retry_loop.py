# SPDX-License-Identifier: MIT
# Trying again until it works.
attempts = 0


def flaky():
    global attempts
    attempts += 1
    if attempts < 3:
        raise OSError(110)
    return "connected"


while True:
    try:
        print(flaky())
    except OSError as e:
        print("retry after", e.args[0])
        continue
    break
print(attempts)
