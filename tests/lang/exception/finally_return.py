# SPDX-License-Identifier: MIT
# return in finally wins; return in try waits for finally.
def a():
    try:
        return "try"
    finally:
        print("cleanup")


def b():
    try:
        return "try"
    finally:
        return "finally"


def c():
    try:
        raise ValueError
    finally:
        return "swallowed"


def d():
    x = 1
    try:
        return x
    finally:
        x = 2


print(a(), b(), c(), d())
