# SPDX-License-Identifier: MIT
# __enter__ and __exit__: what they get and give.
log = []
class M:
    def __init__(self, hide):
        self.hide = hide
    def __enter__(self):
        log.append("enter")
        return self
    def __exit__(self, t, v, tb):
        log.append((t and t.__name__, str(v)))
        return self.hide
class Z:
    pass
with M(False) as m:
    log.append(m.hide)
with M(True):
    raise ValueError("hidden")
try:
    with M(0):
        raise KeyError("k")
except KeyError:
    log.append("out")
def f():
    with M(False):
        return "returned"
log.append(f())
for i in range(2):
    with M(1):
        continue
print(log)
for wrong in (lambda: exec("with Z(): pass"),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
