# SPDX-License-Identifier: MIT
# ModuleNotFoundError and RecursionError can be caught by those names.
try:
    import no_such_module
except ModuleNotFoundError:
    print("no module")
def f():
    return f()
try:
    f()
except RecursionError:
    print("too deep")
print(issubclass(ModuleNotFoundError, ImportError), issubclass(RecursionError, RuntimeError))
try:
    raise RecursionError("x")
except RuntimeError as e:
    print(e)
