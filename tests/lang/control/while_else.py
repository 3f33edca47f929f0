# SPDX-License-Identifier: MIT
# else of a while loop runs unless it breaks.
def search(items, x):
    i = 0
    while i < len(items):
        if items[i] == x:
            print("found", i)
            break
        i += 1
    else:
        print("not found")


search([1, 2, 3], 2)
search([1, 2, 3], 9)
search([], 1)
while False:
    pass
else:
    print("never entered")
