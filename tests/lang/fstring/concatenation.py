# SPDX-License-Identifier: MIT
# Adjacent plain, raw and f-strings join.
x = "v"
print("a" f"{x}" "b" f"{x}{x}" 'c')
print(f"{x}" r"\n" "{x}")
print("left "
      f"{x} "
      "right")
print(f"a{x}" + f"b{x}" * 2)
