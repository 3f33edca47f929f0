# SPDX-License-Identifier: MIT
# The sign of zero survives printing but not comparison.
z = -0.0
print(z, 0.0, z == 0.0, -z, z + 0, 0.0 * -1, str(z), bool(z))
print("%.1f" % z, "{:.2f}".format(z), abs(z))
