# SPDX-License-Identifier: MIT
"""machine.CAN: by itself in loopback, and with another node, watched on the wire."""
import re
import tempfile

IMAGE = "all"
NEEDS = """
import os
from machine import CAN
os.dupterm(None, 0)
"""


def run(board, source, *args):
    return board.program(NEEDS + source, *args)


def test_usb_keeps_its_memory(board):
    output, _ = run(board, """
os.dupterm(True, 0)
for pins in {}, {"tx": "B9", "rx": "B8"}:
    try:
        CAN(1, CAN.LOOPBACK, **pins)
    except ValueError as e:
        print(e)
can = CAN(1)
print(can, can.state() == CAN.STOPPED)
try:
    can.any(0)
except Exception as e:
    print(e)
""")
    refused = "CAN(1) cannot have Pin(PA11, mode=IN): it is USB(1)'s\n"
    assert output == refused * 2 + "CAN(1) True\nnot initialised\n", output


def test_loopback(board):
    output, _ = run(board, """
can = CAN(1, CAN.LOOPBACK, baudrate=500000)
print(can.state() == CAN.ERROR_ACTIVE, can.any(0), can.info())
can.send("message!", 123)
can.send(b"ab", 0x12345678, extframe=True, timeout=100)
can.send(b"", 5, rtr=True, timeout=100)
print(can.any(0), can.info())
for i in range(3):
    print(can.recv(0))
try:
    can.recv(0, timeout=20)
except OSError as e:
    print(e)
for bad in ("CAN(2)", "can.send(b'123456789', 1)", "can.send(b'', 0x800)", "can.recv(2)", "can.setfilter(14, 0, 0, ())",
            "can.setfilter(0, 0, 0, (1,))", "can.init(CAN.LOOPBACK, baudrate=972973)", "can.init(0, 0)"):
    try:
        eval(bad)
    except ValueError as e:
        print(e)
can.deinit()
print(can.state() == CAN.STOPPED)
""")
    assert output.split("\n") == [
        "True False [0, 0, 0, 0, 0, 0, 0, 0]", "True [0, 0, 0, 0, 0, 0, 3, 0]", "(123, False, False, 0, b'message!')",
        "(305419896, True, False, 0, b'ab')", "(5, False, True, 0, b'')", "[Errno 110] ETIMEDOUT", "CAN(2) doesn't exist",
        "invalid value: 9", "invalid value: 2048", "invalid value: 2", "invalid value: 14", "need 4 items, got 1",
        "invalid value: 972973", "invalid value: 0", "True", ""], output


def test_filters(board):
    output, _ = run(board, """
can = CAN(1, CAN.LOOPBACK, baudrate=500000)
def through(extframe, *ids):
    for id in ids:
        can.send(b"", id, timeout=10, extframe=extframe)
    got = []
    for fifo in (0, 1):
        while can.any(fifo):
            got.append((fifo, can.recv(fifo)[0]))
    print(got)
can.setfilter(0, CAN.LIST16, 1, (123, 124, 125, 126))
through(False, 122, 123, 126, 127)
can.setfilter(0, CAN.MASK16, 0, (0x100, 0x700, 0x208, 0x7FF))
through(False, 0xFF, 0x1FF, 0x208, 0x209)
through(True, 0x100, 0x208)
can.setfilter(0, CAN.MASK32, 0, (0x100, 0x1FFFFF00))
through(True, 0xFF, 0x1FF, 0x208)
can.setfilter(13, CAN.LIST32, 1, (0x1FFFFFFF, 0))
through(True, 0x1FFFFFFF, 0x101, 1, 0)
can.clearfilter(13)
through(True, 0x1FFFFFFF, 0x102)
""")
    assert output.split("\n") == ["[(1, 123), (1, 126)]", "[(0, 511), (0, 520)]", "[]", "[(0, 511)]",
                                  "[(0, 257), (1, 536870911), (1, 0)]", "[(0, 258)]", ""], output


def bit_times(path):
    """Lengths of the pulses on the wire, in seconds."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    unit = {"ps": 1e-12, "ns": 1e-9, "us": 1e-6}
    number, name = re.search(r"\$timescale\s+(\d+)\s*(\w+)", text).groups()
    edges = [int(t) for t in re.findall(r"^#(\d+)", text.split("$enddefinitions")[1], re.M)]
    return [(b - a) * int(number) * unit[name] for a, b in zip(edges, edges[1:])]


def test_another_node(board):
    for baud, where, pins in ((1000000, "can", ""), (500000, "canb", ", tx='B9', rx='B8'"), (125000, "can", ""),
                              (83333, "can", "")):
        with tempfile.NamedTemporaryFile(suffix=".vcd") as file:
            output, told = run(board, f"""
can = CAN(1, CAN.NORMAL, baudrate={baud}{pins})
can.send("hello", 0x123, timeout=100)
can.send(b"\\1\\2", 0x1234567, timeout=100, extframe=True)
print(can.recv(0), can.recv(0), can.info())
""", "--attach", f"can@{where}:{baud},echo", "--vcd", file.name + (":PB9" if pins else ":PA12"))
            pulses = bit_times(file.name)[-40:]
        assert output == ("(292, False, False, 0, b'hello') (19088744, True, False, 0, b'\\x01\\x02') "
                          "[0, 0, 0, 0, 0, 0, 0, 0]\n"), output
        assert f"can@{where}: 123#68656c6c6f\n" in told and f"can@{where}: 01234567#0102\n" in told, told
        inside = [pulse * baud for pulse in pulses if pulse * baud < 5.5]  # no more equal bits in a frame than five
        assert len(inside) > 20 and all(abs(bits - round(bits)) < 0.01 * round(bits) for bits in inside), inside


def test_given_timing(board):
    # 36 MHz / 18 / (1 + 12 + 3) = 125,000
    output, told = run(board, """
can = CAN(1, CAN.NORMAL, 18, bs1=12, bs2=3, sjw=2)
can.send(b"\\1\\2", 0x7A0, timeout=100)
print(can.recv(0, timeout=200))
""", "--attach", "can@can:125000,echo")
    assert output == "(1953, False, False, 0, b'\\x01\\x02')\n", (output, told)


def test_nobody_answers(board):
    output, _ = run(board, """
can = CAN(1, CAN.NORMAL, baudrate=500000)
try:
    can.send("x", 1, timeout=50)
except OSError as e:
    print(e)
print(can.state() == CAN.ERROR_PASSIVE, can.info()[0] >= 128)
can.send("x", 1), can.send("x", 2), can.send("x", 3)
try:
    can.send("x", 4)
except OSError as e:
    print(e)
print(can.info()[5])
can.restart()
print(can.state() == CAN.ERROR_PASSIVE)
""", "--attach", "can@can:500000,silent")
    assert output == "[Errno 110] ETIMEDOUT\nTrue True\n[Errno 11] EAGAIN\n3\nTrue\n", output
