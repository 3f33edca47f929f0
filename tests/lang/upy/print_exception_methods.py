# SPDX-License-Identifier: MIT
# Frames of methods, constructors, lambdas and generators.
import sys

source = """\
class Sensor:
    def __init__(self, pin):
        self.pin = check(pin)

    def read(self):
        return list(self.values())

    def values(self):
        yield 1
        raise OSError(5)


def check(pin):
    if pin < 0:
        raise ValueError("no such pin")
    return pin


def show(f):
    try:
        f()
    except Exception as e:
        sys.print_exception(e)


show(lambda: Sensor(-1))
show(lambda: Sensor(1).values().throw(TypeError("thrown")))
"""
exec(source, {"sys": sys})
