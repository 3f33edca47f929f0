# SPDX-License-Identifier: MIT
# .out by hand: CPython has no machine
# not on host: the chip of a board
import machine

print(machine.freq())
machine.freq(48000000)
print(machine.freq())
machine.freq(72000000)
try:
    machine.freq(9000000)
except ValueError as e:
    print(e)
print(type(machine.unique_id()), len(machine.unique_id()))
print(machine.reset_cause() in (machine.PWRON_RESET, machine.HARD_RESET, machine.SOFT_RESET))

state = machine.disable_irq()
inner = machine.disable_irq()
machine.enable_irq(inner)
machine.enable_irq(state)
print(state, inner)
machine.idle()
