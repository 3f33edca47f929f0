# SPDX-License-Identifier: MIT
# Conversion of units with nested dicts.
UNITS = {"length": {"m": 1.0, "km": 1000.0, "cm": 0.01, "in": 0.0254, "ft": 0.3048}, "mass": {"kg": 1.0, "g": 0.001, "lb": 0.453592}}
def convert(value, src, dst):
    for kind, table in UNITS.items():
        if src in table and dst in table: return value * table[src] / table[dst]
    raise KeyError("no conversion from {} to {}".format(src, dst))
for args in ((1, "km", "m"), (12, "in", "cm"), (2, "lb", "g"), (1, "kg", "m")):
    try: print("%8.2f" % convert(*args), end=" ")
    except KeyError as e: print(e.args[0])
