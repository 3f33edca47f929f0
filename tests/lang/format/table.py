# SPDX-License-Identifier: MIT
# A small table, as programs print it.
rows = [("pin", 13, 0.5), ("counter", -7, 12.25), ("x", 100000, 0.125)]
for name, n, x in rows:
    print("{:<10}|{:>8}|{:8.3f}".format(name, n, x))
for name, n, x in rows:
    print("%-10s|%8d|%8.3f" % (name, n, x))
print("-" * 28)
print("{:>10}".format("total") + "|" + f"{sum(r[1] for r in rows):8d}")
