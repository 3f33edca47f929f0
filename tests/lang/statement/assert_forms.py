# SPDX-License-Identifier: MIT
# assert evaluates its message only when it fails.
def message():
    print("message evaluated")
    return "m"


assert 1, message()
try:
    assert 0, message()
except AssertionError as e:
    print("AssertionError", e)
