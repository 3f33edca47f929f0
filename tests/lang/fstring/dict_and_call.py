# SPDX-License-Identifier: MIT
# Subscripts, calls, methods, operators in fields.
d = {"k": [1, 2]}
class A:
    b = 5
print(f"{d['k'][0]}", f"{len(d)}", f"{A.b + 1}", f"{'x'.upper()}", f"{1 if d else 2}")
print(f"{[i * 2 for i in d['k']]}", f"{ {1: 2}[1] }", f"{(1, 2)}", f"{not d}", f"{A().b:>3}|")
