# SPDX-License-Identifier: MIT
# Doubled braces and quotes.
x = 1
print(f"{{}} {{x}} {x} {{{x}}} }}{{")
print(f'{x} "q" \'s\' \n\ttab {"in"}')
print(rf"\n{x}\t", fr"{x}\\")
