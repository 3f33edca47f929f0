# SPDX-License-Identifier: MIT
# Quotes, triple quotes, implicit concatenation and raw strings.
print('a"b', "a'b", 'a\'b', "a\"b")
print("""one
two "quoted" three""")
print('''it's
fine''')
print("ab" "cd" 'ef', "a" r"\n" "b")
print(r"\n\t\\", len(r"\n"), r'it\'s')
print("line \
continued")
print(len(""), len(''''''), "" == '')
