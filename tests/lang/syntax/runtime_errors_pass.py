# SPDX-License-Identifier: MIT
# Errors that are not of syntax come through exec and eval unchanged.
def kind(run, source):
    try:
        run(source, {})
    except Exception as e:
        return type(e).__name__
    return "fine"


for source in ("x", "1 / 0", "[][0]", "{}['k']", "None.a", "1 + 'a'", "f()", "int('z')", "(1)(2)"):
    print(source, kind(exec, source), kind(eval, source))
for source in (
    "raise KeyError",
    "assert 0",
    "for i in 5: pass",
    "del x",
    "a, b = 1,",
):
    print(source, kind(exec, source))
