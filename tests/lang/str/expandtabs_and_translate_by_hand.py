# SPDX-License-Identifier: MIT
# Replacements through a table, character by character.
table = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
text = "Grüße aus Köln"
print("".join(table.get(c, c) for c in text))
print("".join(c if c.isalpha() and ord(c) < 128 else "-" for c in text).strip("-"))
print(
    "-".join(part.lower() for part in "Some Mixed Text".split()),
    "snake_case_name".replace("_", " ").title(),
)
