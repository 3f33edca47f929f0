# SPDX-License-Identifier: MIT
"""machine.bootloader(): the program in system memory runs, and finds the chip as after a reset (AN2606)."""
import os
import select
import struct
import subprocess
import tempfile

from harness import Board

HERE = os.path.dirname(os.path.abspath(__file__))
CROSS = "arm-none-eabi-"
NAMES = ["CR", "CFGR", "APB2ENR", "APB1ENR", "SysTick", "ISER0", "ISER1", "ISPR0", "ISPR1", "VTOR", "CCR", "SHCSR",
         "PRIMASK", "MSP"]


def make_rom(folder):
    elf, rom = os.path.join(folder, "rom.elf"), os.path.join(folder, "rom.bin")
    subprocess.run([CROSS + "gcc", "-mcpu=cortex-m3", "-mthumb", "-Os", "-nostdlib", "-ffreestanding", "-Wl,-e,start",
                    "-Wl,--section-start=.vectors=0x1FFFF000", "-Wl,-Ttext=0x1FFFF008", "-Wl,--build-id=none",
                    os.path.join(HERE, "rom", "loader.c"), "-o", elf], check=True)
    subprocess.run([CROSS + "objcopy", "-O", "binary", elf, rom], check=True)
    return rom


def enter_loader(board, rom, before):
    """What the loader has found, after a program has run these lines."""
    with Board(board.command[0], board.command[-1], [*board.command[1:-1], "--rom", rom]) as other:
        for line in before:
            other.enter(line)
        other.type("import machine; machine.bootloader()\r")
        other.read_until("bootloader()\r\n")
        for _ in range(40):  # as a host does: the first may come before the loader is there
            other.type(b"\x7f")
            if select.select([other.from_board], [], [], 0.5)[0]:
                break
        other.type(b"?")
        while (first := other.take(1)) == b"\x79":
            pass
        return dict(zip(NAMES, struct.unpack("<14I", first + other.take(4 * len(NAMES) - 1))))


def test_as_after_reset(board):
    with tempfile.TemporaryDirectory() as folder:
        rom = make_rom(folder)
        for before in ([], ["from machine import Timer, UART, Pin", "t = Timer(2, freq=1000, callback=lambda t: None, hard=True)",
                            "u = UART(2, 9600)", "p = Pin('B5').irq(print)"]):
            found = enter_loader(board, rom, before)
            assert found["CR"] & 0x010F00FF == 0x83, hex(found["CR"])  # HSI alone, trimmed as from the factory
            assert 0x20000700 < found["MSP"] < 0x20000800, found  # what stands first in its vectors, less a frame
            assert found["CCR"] in (0, 0x200), found  # STKALIGN is 0 or 1 after a reset, by the core's revision
            others = {name: found[name] for name in NAMES if name not in ("CR", "MSP", "CCR")}
            assert not any(others.values()), others


# The word that leads there must not do so twice: any reset afterwards starts the firmware.
def test_only_once(board):
    with tempfile.TemporaryDirectory() as folder:
        rom = os.path.join(folder, "reset.bin")
        with open(rom, "wb") as file:  # ldr r0, [pc, #4]; ldr r1, [pc, #8]; str r1, [r0]; b .: writes SYSRESETREQ to AIRCR
            file.write(struct.pack("<2I4H2I", 0x20000800, 0x1FFFF009, 0x4801, 0x4902, 0x6001, 0xE7FE, 0xE000ED0C, 0x05FA0004))
        with Board(board.command[0], board.command[-1], [*board.command[1:-1], "--rom", rom]) as other:
            other.type("import machine; machine.bootloader()\r")
            other.read_until("information.\r\n>>> ")
            assert other.enter("1 + 1") == "2\n"
