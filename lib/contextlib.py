# SPDX-License-Identifier: MIT
"""contextmanager, suppress, closing, nullcontext, ExitStack."""


class _Manager:
    def __init__(self, generator):
        self._generator = generator

    def __enter__(self):
        for value in self._generator:
            return value
        raise RuntimeError("generator didn't yield")

    def __exit__(self, kind, exc, trace):
        if kind is None:
            for _ in self._generator:
                raise RuntimeError("generator didn't stop")
            return False
        exc = exc if isinstance(exc, BaseException) else kind()
        try:
            self._generator.throw(exc)
        except StopIteration as e:
            return e is not exc
        except BaseException as e:
            # A StopIteration that leaves a generator is a RuntimeError.
            if e is exc or (isinstance(exc, StopIteration) and isinstance(e, RuntimeError)):
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(function):
    def make(*args, **keywords):
        return _Manager(function(*args, **keywords))

    return make


class suppress:
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, exc, trace):
        return kind is not None and issubclass(kind, self._exceptions)


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exc):
        pass


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc):
        self.thing.close()


class ExitStack:
    def __init__(self):
        self._exits = []

    def __enter__(self):
        return self

    def enter_context(self, manager):
        value = manager.__enter__()
        self._exits.append(manager.__exit__)
        return value

    def push(self, manager):
        self._exits.append(manager.__exit__ if hasattr(manager, "__exit__") else manager)
        return manager

    def callback(self, function, /, *args, **keywords):
        self._exits.append(lambda *exc: function(*args, **keywords) and False)
        return function

    def pop_all(self):
        stack = type(self)()
        stack._exits = self._exits
        self._exits = []
        return stack

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *exc):
        raised = exc[1]
        now = raised
        while self._exits:
            try:
                if self._exits.pop()(*exc):
                    now = None
                    exc = None, None, None
            except BaseException as e:
                now = e
                exc = type(e), e, None
        if now is not None and now is not raised:
            raise now
        return raised is not None and now is None
