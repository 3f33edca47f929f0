# SPDX-License-Identifier: MIT
# A triple-quoted f-string spans lines.
x, y = 1, [2, 3]
print(f"""first {x}
second {y[0]}
  third {
    x + 1
}""")
print(f'''{x}"{y}"''')
