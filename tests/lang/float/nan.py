# SPDX-License-Identifier: MIT
# NaN equals nothing, not even itself.
nan = float("nan")
print(nan, nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan)
print(nan + 1, nan * 0, float("inf") - float("inf"), float("inf") * 0)
print(bool(nan))
try:
    int(nan)
except ValueError:
    print("ValueError")
