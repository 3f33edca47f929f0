# SPDX-License-Identifier: MIT
# Methods work on characters beyond ASCII.
s = "naïve café"
print(s.split(), s.replace("é", "e"), s.count("a"), s.startswith("naï"), s.endswith("é"))
print(s.center(14, "·"), s.partition("ï"), "é".join(["a", "b"]))
print("€".ljust(3) + "|", "€".rjust(3), "€" * 3, "x€y".strip("xy"))
print("%s|%5s|%-3s|" % ("é", "é", "é"), "{:>4}|{:*^5}".format("é", "€"))
