# SPDX-License-Identifier: MIT
# Methods of machine/i2c.c.


def scan(self):
    found = []
    for address in range(8, 120):
        try:
            self.writeto(address, b"")
            found.append(address)
        except OSError as e:
            if e.errno != 19:  # not just nobody there
                raise
    return found
