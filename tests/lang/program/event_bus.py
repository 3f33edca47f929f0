# SPDX-License-Identifier: MIT
# Events with decorated handlers.
class Bus:
    def __init__(self): self._h = {}
    def on(self, name, fn=None):
        if fn is None: return lambda f: self.on(name, f)
        self._h.setdefault(name, []).append(fn); return fn
    def emit(self, name, *a, **k): return [h(*a, **k) for h in self._h.get(name, ())]
bus = Bus()
@bus.on("t")
def handler(x, scale=1): return x * scale
bus.on("t", lambda x, **k: -x); print(bus.emit("t", 5, scale=3), bus.emit("none"))
