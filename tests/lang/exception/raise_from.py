# SPDX-License-Identifier: MIT
# raise from names the cause.
try:
    try:
        {}["x"]
    except KeyError as e:
        raise ValueError("bad config") from e
except ValueError as e:
    print(e, type(e.__cause__).__name__)
try:
    raise ValueError("v") from None
except ValueError as e:
    print(e, e.__cause__)
