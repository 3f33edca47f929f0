# SPDX-License-Identifier: MIT
# Bit fields of registers as descriptors.
class Reg:
    def __init__(self, addr, shift=0, width=8): self.addr, self.shift, self.mask = addr, shift, (1 << width) - 1
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return obj.mem[self.addr] >> self.shift & self.mask
    def __set__(self, obj, v): obj.mem[self.addr] = obj.mem[self.addr] & ~(self.mask << self.shift) | (v & self.mask) << self.shift
class Chip:
    enable = Reg(0, 7, 1); mode = Reg(0, 0, 3); level = Reg(1)
    def __init__(self): self.mem = [0] * 4
c = Chip(); c.enable = 1; c.mode = 5; c.level = 300; print(c.mem, c.enable, c.mode, c.level); c.enable = 0; print(c.mem)
