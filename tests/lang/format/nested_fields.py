# SPDX-License-Identifier: MIT
# Replacement fields inside specs.
print("{:{}}|".format("ab", 5), "{:{}{}}|".format("ab", ">", 5), "{0:{1}.{2}f}".format(1.5, 8, 3))
print("{:{w}}|{:{f}^{w}}".format(1, 2, w=4, f="-"), "{:>{width}}".format("x", width=3))
