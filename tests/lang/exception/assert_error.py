# SPDX-License-Identifier: MIT
# assert raises with its message.
assert True
assert 1 == 1, "not shown"
try:
    assert 1 == 2
except AssertionError as e:
    print("AssertionError", e.args)
try:
    assert [], "empty"
except AssertionError as e:
    print("AssertionError", e, e.args)
