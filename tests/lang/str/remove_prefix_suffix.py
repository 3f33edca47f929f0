# SPDX-License-Identifier: MIT
# removeprefix and removesuffix.
s = "test_name_test"
print(s.removeprefix("test_"), s.removesuffix("_test"), s.removeprefix("x"), s.removesuffix(""))
