# SPDX-License-Identifier: MIT
"""Names of types, and SimpleNamespace."""


def _generator():
    yield


FunctionType = LambdaType = type(_generator)
GeneratorType = CoroutineType = type(_generator())
MethodType = BuiltinMethodType = type([].append)
BuiltinFunctionType = type(len)
ModuleType = type(__import__("sys"))
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)


class SimpleNamespace:
    def __init__(self, **attributes):
        for name, value in attributes.items():
            setattr(self, name, value)

    def __repr__(self):
        return "namespace(" + ", ".join(["%s=%r" % item for item in self.__dict__.items()]) + ")"

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, SimpleNamespace) else NotImplemented
