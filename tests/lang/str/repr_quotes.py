# SPDX-License-Identifier: MIT
# repr chooses the quotes and escapes what is not printable.
for s in (
    "plain",
    "it's",
    'say "hi"',
    "both ' and \"",
    "tab\t",
    "nl\n",
    "cr\r",
    "nul\0",
    "\x7f",
    "\x1b[0m",
    "back\\slash",
    "",
):
    print(repr(s), len(s))
print(["a'b", 'c"d'], ("x",), {"k": "v\n"})
