# SPDX-License-Identifier: MIT
# Nested finally blocks run from the inside out.
def f(mode):
    try:
        try:
            try:
                if mode == "raise":
                    raise ValueError("x")
                if mode == "return":
                    return "returned"
            finally:
                print("1", end=" ")
        finally:
            print("2", end=" ")
    except ValueError:
        print("caught", end=" ")
    finally:
        print("3", end=" ")
    return "normal"


for mode in ("raise", "return", ""):
    print(f(mode))
