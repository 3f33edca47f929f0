# SPDX-License-Identifier: MIT
"""CAN and USB share their memory."""
import time

IMAGE = "all"


def test_can_takes_usb_and_a_soft_reset_gives_it_back(board):
    """They share their memory: only one can be on."""
    uart = board.uart
    board.enter("'in' 'step'")
    uart.read_until("'instep'")
    uart.read_until(">>> ")
    uart.enter("import os; os.dupterm(None, 0)")
    uart.enter("from machine import CAN")
    board.type("x" * 300)  # 45 of them wait in the controller, whose memory goes
    time.sleep(1)
    assert uart.enter("c = CAN(1, CAN.LOOPBACK, baudrate=500000); c.send('a', 1, timeout=10); c.recv(0)[4]") == "b'a'\n"
    uart.type("\x04")
    uart.read_until("information.\r\n>>> ")
    assert uart.take(255) == b"x" * 255
    time.sleep(1)  # the host enumerates it once more
    uart.type("\x03")
    assert uart.read_until(">>> ") == b"\r\n>>> "
    assert uart.enter("from machine import Pin; Pin('B8'), Pin('A11')").count("mode=IN") == 2
    board.close()
    board.open()
    board.type("2 + 2\r")
    board.read_until("\r\n4\r\n>>> ")
