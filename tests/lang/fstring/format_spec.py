# SPDX-License-Identifier: MIT
# Specs after the colon.
n, x, s = 42, 2.5, "ab"
print(f"[{n:5}] [{n:<5}] [{n:^5}] [{n:05}] [{n:+}] [{n:x}] [{n:#x}] [{n:b}] [{n:08b}] [{n:,}]")
print(f"[{x:.2f}] [{x:8.3f}] [{x:<8}] [{x:e}] [{s:5}] [{s:>5}] [{s:*^6}] [{s:.1}]")
print(f"{1234567:,} {1234567:_} {255:#o} {255:X} {65:c} {0.5:.0%}")
