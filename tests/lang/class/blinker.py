# SPDX-License-Identifier: MIT
# A driver class around a pin-like object.
class FakePin:
    def __init__(self, name):
        self.name = name
        self.history = []

    def value(self, v=None):
        if v is None:
            return self.history[-1] if self.history else 0
        self.history.append(v)


class Blinker:
    def __init__(self, pin):
        self.pin = pin

    def on(self):
        self.pin.value(0)

    def off(self):
        self.pin.value(1)

    def toggle(self):
        self.pin.value(not self.pin.value())


b = Blinker(FakePin("PC13"))
b.on()
b.off()
b.toggle()
b.toggle()
print(b.pin.history, b.pin.value(), b.pin.name)
