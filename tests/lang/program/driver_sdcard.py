# SPDX-License-Identifier: MIT
# A block device: commands and blocks through memoryviews.
class SDCard:
    _CMD_TIMEOUT = 100
    def __init__(self): self.cmdbuf = bytearray(6); self.dummybuf = bytearray(16); self.dummybuf_memoryview = memoryview(self.dummybuf); self.store = {}
    def cmd(self, cmd, arg, crc, final=0, release=True, skip1=False):
        buf = self.cmdbuf
        buf[0] = 0x40 | cmd; buf[1] = arg >> 24; buf[2] = (arg >> 16) & 0xff; buf[3] = (arg >> 8) & 0xff; buf[4] = arg & 0xff; buf[5] = crc
        return bytes(buf)
    def readblocks(self, block_num, buf):
        nblocks = len(buf) // 16
        assert nblocks and not len(buf) % 16, 'Buffer length is invalid'
        offset = 0; mv = memoryview(buf)
        while nblocks:
            mv[offset:offset + 16] = self.store.get(block_num, bytes(16)); block_num += 1; offset += 16; nblocks -= 1
    def writeblocks(self, block_num, buf):
        nblocks, err = divmod(len(buf), 16)
        assert nblocks and not err, 'Buffer length is invalid'
        for i in range(nblocks): self.store[block_num + i] = bytes(memoryview(buf)[i * 16:(i + 1) * 16])
    def ioctl(self, op, arg):
        if op == 4: return len(self.store)
        if op == 5: return 16
sd = SDCard(); sd.writeblocks(3, bytearray(range(32))); b = bytearray(48); sd.readblocks(2, b); print(sd.cmd(17, 0x12345678, 0xff), b[16:20], b[-1], sd.ioctl(4, 0), sd.ioctl(9, 0))
try: sd.writeblocks(0, b"abc")
except AssertionError as e: print(e)
