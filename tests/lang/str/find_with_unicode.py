# SPDX-License-Identifier: MIT
# Positions are counted in characters, with bounds inside long text.
s = "αβγ" * 4 + "end"
print(
    s.find("γ"),
    s.find("γ", 3),
    s.rfind("α"),
    s.find("end"),
    s.index("β", 5, 9),
    s.count("βγ"),
    s.find("δ"),
)
print(
    s[s.find("end") :],
    s.split("γ"),
    s.replace("α", "a")[:6],
    s.startswith("βγ", 1),
    s[-5:-2],
    s[10:2:-3],
)
