# SPDX-License-Identifier: MIT
# const and the decorators of micropython need no import; a name of the program's own hides them.
_REG = const(0x80)
LIMIT = const(_REG | 3)


@micropython.native
def twice(x: int) -> int:
    return x * 2


@micropython.viper
def thrice(x: int) -> int:
    return x * 3


class C:
    @micropython.native
    def get(self):
        return LIMIT


print(_REG, LIMIT, twice(4), thrice(5), C().get())
const = 7
print(const)
