# SPDX-License-Identifier: MIT
# FizzBuzz.
for i in range(1, 16):
    print("Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0) or i, end=" ")
print()
