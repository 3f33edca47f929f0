# SPDX-License-Identifier: MIT
# An except clause catches subclasses; the first match wins.
for make in (
    lambda: 1 // 0,
    lambda: [][1],
    lambda: {}["x"],
    lambda: int("x"),
    lambda: undefined,
    lambda: None.x,
):
    try:
        make()
    except ArithmeticError:
        print("arithmetic")
    except LookupError:
        print("lookup")
    except ValueError:
        print("value")
    except Exception as e:
        print("other", type(e).__name__)
