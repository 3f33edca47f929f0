# SPDX-License-Identifier: MIT
# raise from is accepted; what is raised is the new exception.
try:
    try:
        {}["x"]
    except KeyError as e:
        raise ValueError("bad config") from e
except ValueError as e:
    print(e)
try:
    raise ValueError("v") from None
except ValueError as e:
    print(e)
