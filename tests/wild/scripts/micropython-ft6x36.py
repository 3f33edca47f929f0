# SPDX-License-Identifier: MIT
import fake
import ft6x36

device = ft6x36.FT6x36(fake.bus({0x38: fake.Registers({0: b"\x00\x10\x02\x80\x31\x00\x77"})}))
fake.explore(device)
fake.each(device, ("get_gesture",), ("get_positions",), ("theshold", "=", 30), ("interrupt_mode", "=", 1), "interrupt_mode")
