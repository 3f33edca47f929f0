# SPDX-License-Identifier: MIT
# Parts of repl/line.c.


# What is missing of the name that the text is the beginning of. When there are several names and nothing is
# common to all, they are printed: "". None when there is none. Underscores only for those who type them.
def complete(text, modules):
    import __main__, builtins
    where, dot, name = text.rpartition(".")
    if dot:
        names = dir(eval(where, __main__.__dict__))
    else:
        names = dir(__main__) + dir(builtins) + modules.split()
    names = sorted({each for each in names if each.startswith(name or each.lstrip("_"))})
    if names:
        first = names[0]
        while not names[-1].startswith(first):
            first = first[:-1]
        rest = first[len(name):]
        if not rest:
            print("\n", *names)
        return rest
