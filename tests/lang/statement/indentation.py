# SPDX-License-Identifier: MIT
# Tabs, spaces and odd depths, with comments and blank lines anywhere.
if True:
        x = 1
        if x:
         y = 2
         # comment deeper

   # comment at an odd place
        print(x, y)
if True:
	print("tab")
	if True:
		print("two tabs")
def f():
  # first a comment

  return 1
# comment at column 0
  # and an indented one
print(f())
class A:

    x = 1

    # comment

    def g(self):

        return 2
print(A().g())
