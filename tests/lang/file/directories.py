# SPDX-License-Identifier: MIT
# Making, listing, entering and removing directories.
# not on board: it has no file system yet
import os
top = os.getcwd()
os.mkdir("a")
os.mkdir("a/b")
open("a/x.txt", "w").close()
print(sorted(os.listdir()), sorted(os.listdir("a")), os.listdir("a/b"))
os.chdir("a/b")
print(os.getcwd()[-4:], sorted(os.listdir("..")), sorted(os.listdir("../b/..")))
os.chdir("..")
print(sorted(os.listdir()), sorted(os.listdir("./b/../.")))
os.rename("x.txt", "b/y.txt")
print(os.listdir("b"), os.listdir("."))
os.rename("b", "c")
os.chdir("../a/c/")
print(os.listdir())
os.remove("y.txt")
os.chdir(top)
os.rmdir("a/c")
os.rmdir("a")
print(os.listdir(), os.getcwd() == top)
