# SPDX-License-Identifier: MIT
import fake
from keypad import Keypad
from keypad.i2ckeypad import I2CKeypad

port = fake.Commands({}, b"\xDB")
pad = I2CKeypad(fake.bus({0x21: port}))
pad.event_keypress_add(lambda key: print("pressed", key))
fake.each(pad, ("get_key",), ("read",), ("getKey",))
port.answer = port.default = b"\xFF"
fake.each(pad, ("get_key",))
