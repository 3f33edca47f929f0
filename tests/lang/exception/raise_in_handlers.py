# SPDX-License-Identifier: MIT
# Exceptions raised in except, else and finally.
def run(where):
    try:
        try:
            if where == "except":
                raise KeyError("original")
        except KeyError:
            raise ValueError("from except")
        else:
            if where == "else":
                raise ValueError("from else")
        finally:
            print("finally", end=" ")
            if where == "finally":
                raise ValueError("from finally")
    except ValueError as e:
        return str(e)
    return "none"


for w in ("except", "else", "finally", ""):
    print(run(w))
