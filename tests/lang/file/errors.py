# SPDX-License-Identifier: MIT
# Errors of files and directories by number.
import errno
import os


def attempt(action, *args):
    try:
        action(*args)
        print("no error")
    except OSError as error:
        print(error.errno, errno.ENOENT == error.errno)


open("f", "w").close()
os.mkdir("d")
attempt(open, "nothere")
attempt(open, "d/nothere/x", "w")
attempt(open, "d")
attempt(os.mkdir, "d")
attempt(os.mkdir, "x/y")
attempt(os.rmdir, "f")
attempt(os.rmdir, "nothere")
attempt(os.remove, "nothere")
attempt(os.listdir, "nothere")
attempt(os.listdir, "f")
attempt(os.stat, "nothere")
attempt(os.chdir, "nothere")
attempt(os.chdir, "f")
attempt(os.rename, "nothere", "g")
open("d/inside", "w").close()
attempt(os.rmdir, "d")
