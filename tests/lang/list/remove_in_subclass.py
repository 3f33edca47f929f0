# SPDX-License-Identifier: MIT
# remove() works on the list itself, whatever a subclass makes of its parts.
class Loud(list):
    def index(self, *args):
        print("index")
        return 0

    def __delitem__(self, at):
        print("del", at)


numbers = Loud([1, 2, 3, 2])
numbers.remove(2)
print(list(numbers), len(numbers))
try:
    numbers.remove(9)
except ValueError:
    print("ValueError")
