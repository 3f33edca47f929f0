# SPDX-License-Identifier: MIT
# Exceptions of one's own, with attributes and methods.
class AppError(Exception):
    pass


class CodeError(AppError):
    def __init__(self, code, text="none"):
        super().__init__(text)
        self.code = code

    def describe(self):
        return "%d:%s" % (self.code, self)


class Fancy(AppError):
    def __str__(self):
        return "fancy " + str(self.args)


for make in (
    lambda: AppError("plain"),
    lambda: CodeError(5),
    lambda: CodeError(7, "seven"),
    lambda: Fancy(1, 2),
):
    try:
        raise make()
    except CodeError as e:
        print("code", e.code, e.describe(), e.args)
    except AppError as e:
        print(type(e).__name__, e, e.args)
