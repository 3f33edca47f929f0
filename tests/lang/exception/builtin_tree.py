# SPDX-License-Identifier: MIT
# The tree of the builtin exceptions.
pairs = [
    (Exception, BaseException),
    (KeyboardInterrupt, BaseException),
    (SystemExit, BaseException),
    (GeneratorExit, BaseException),
    (ZeroDivisionError, ArithmeticError),
    (OverflowError, ArithmeticError),
    (IndexError, LookupError),
    (KeyError, LookupError),
    (NotImplementedError, RuntimeError),
    (IndentationError, SyntaxError),
    (UnicodeError, ValueError),
    (ImportError, Exception),
    (StopIteration, Exception),
    (AttributeError, Exception),
    (NameError, Exception),
    (OSError, Exception),
    (MemoryError, Exception),
    (TypeError, Exception),
    (AssertionError, Exception),
    (EOFError, Exception),
]
for sub, base in pairs:
    print(sub.__name__, base.__name__, issubclass(sub, base))
print(
    issubclass(KeyboardInterrupt, Exception),
    issubclass(SystemExit, Exception),
    issubclass(GeneratorExit, Exception),
)
