# SPDX-License-Identifier: MIT
# The beginning of an SPI flash memory (W25Q32 and its like) at SPI1, chip select PA4.
from machine import SPI, Pin

spi = SPI(1, baudrate=9000000)
select = Pin("PA4", Pin.OUT, value=1)


def command(data, count):
    select(0)
    spi.write(data)
    answer = spi.read(count)
    select(1)
    return answer


print("id", command(b"\x9f", 3).hex())
for address in range(0, 64, 16):
    line = command(b"\x03" + address.to_bytes(3, "big"), 16)
    print("%04x" % address, line.hex(" "))
