# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# types by name, SimpleNamespace
import types


def f():
    yield 1


class C:
    def m(self):
        pass


print(isinstance(f, types.FunctionType), isinstance(lambda: 0, types.LambdaType), isinstance(f(), types.GeneratorType), isinstance(C().m, types.MethodType))
print(isinstance(len, types.BuiltinFunctionType), isinstance(types, types.ModuleType), isinstance(None, types.NoneType), isinstance(1, types.FunctionType))
print(isinstance(..., types.EllipsisType), isinstance(NotImplemented, types.NotImplementedType), isinstance(C, types.FunctionType))
n = types.SimpleNamespace(a=1, b="x")
print(n, n.a, n == types.SimpleNamespace(a=1, b="x"), n == 5, n != types.SimpleNamespace())
n.c = [2]
del n.a
print(n, types.SimpleNamespace())
