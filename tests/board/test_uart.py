# SPDX-License-Identifier: MIT
"""machine.UART against a serial port of this computer."""
import os
import re
import select
import subprocess
import tempfile
import tty

import harness

ECHO = """
from machine import UART
u = UART(2, 115200, timeout=2000, timeout_char=50, rxbuf=256)
seen = []
irq = u.irq(lambda u: seen.append(irq.flags()), UART.IRQ_RXIDLE)
print(u.readline())
print(u.read(5))
b = bytearray(8)
print(u.readinto(b, 3), b)
rest = u.read()
u.irq(None)
print(len(rest), sum(rest))
u.write(bytes(range(256)))
u.flush()
u.read(1)
print(seen and seen[0] == UART.IRQ_RXIDLE)
"""


class Peer:
    """A board that runs a program, with a serial port connected to this computer."""

    def __init__(self, board, source, port):
        self.file = tempfile.NamedTemporaryFile("w", suffix=".py")
        self.file.write(source)
        self.file.flush()
        self.board = subprocess.Popen(
            [*board.command[:-1], f"--{port}", "pty", "--exec", self.file.name, board.command[-1]],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        name = re.search(rb"/dev/\S+", self.board.stderr.readline()).group()
        self.port = os.open(name, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self.port)

    def read(self, count, wait=20):
        data = b""
        while len(data) < count and select.select([self.port], [], [], wait)[0]:
            more = os.read(self.port, count - len(data))
            if not more:
                break
            data += more
        return data

    def finish(self):
        text = self.board.communicate(timeout=60)[0].decode()
        os.close(self.port)
        self.file.close()
        return text


def test_baud_rate_at_8_mhz(board):
    """Without a crystal APB1 has half of the core's clock at every frequency."""
    _, told = board.program("""
import machine
machine.freq(8000000)
u = machine.UART(2, 9600)
u.write("UUUU")
u.flush()
""", "--no-hse", "--attach", "uart@PA2:9600")
    rate, = re.findall(r"4 bytes at ([\d.]+) baud, 0 framing", told)
    assert abs(float(rate) - 9600) < 50, told


def test_both_ways(board):
    peer = Peer(board, ECHO, "uart2")
    os.write(peer.port, b"a line\n12345abc" + bytes(range(200)))
    assert peer.read(256) == bytes(range(256))
    os.write(peer.port, b".")
    assert peer.finish().split("\n") == ["b'a line\\n'", "b'12345'",
                                         "3 bytearray(b'abc\\x00\\x00\\x00\\x00\\x00')",
                                         f"200 {sum(range(200))}", "True", ""]


def test_time_on_the_wire(board):
    output, _ = board.program("""
from machine import UART
import time
for args in ((9600,), (115200,), (1200, 8, 0), (9600, 7, 1, 2), (38400, 8, None, 2)):
    u = UART(2, *args, txbuf=256)
    start = time.ticks_us()
    u.write(bytes(100))
    u.flush()
    print(time.ticks_diff(time.ticks_us(), start))
""")
    bits = (100 * 10 / 9600, 100 * 10 / 115200, 100 * 11 / 1200, 100 * 11 / 9600, 100 * 11 / 38400)
    assert len(output.split()) == len(bits), output
    for took, wanted in zip(output.split(), bits):
        assert abs(int(took) - wanted * 1e6) < wanted * 1e4 + 1000, (took, wanted)


def test_refused_arguments_leave_the_port_closed(board):
    """Its interrupt would fill rings that nobody keeps."""
    output, _ = board.program("""
from machine import UART, mem32
for bad in ({"timeout": -1}, {"timeout_char": 70000}, {"rxbuf": 5000}):
    try:
        UART(2, 115200, **bad)
    except ValueError as e:
        print(e, mem32[0x4000440C])
""")
    assert output == "invalid value: -1 0\ninvalid value: 70000 0\ninvalid value: 5000 0\n"


def test_flush_waits_for_all_of_a_large_buffer(board):
    output, told = board.program("""
from machine import UART
u = UART(2, 9600, txbuf=1024)
print(u.write(bytes(1000)))
u.flush()
print(u.txdone())
""")
    assert output == "1000\nTrue\n", told


FLOW = """
from machine import UART
a = UART(2, 115200, flow=UART.RTS | UART.CTS)
b = UART(3, 115200, flow=UART.RTS | UART.CTS, rxbuf=32)
sent, got, turns = bytes(range(192)), b"", 0
left = sent
while len(got) < len(sent) and turns < 5000:
    left = left[a.write(left[:16]) or 0:]
    turns += 1
    if turns % 50 == 0:
        got += b.read(7) or b""
print(len(got), got == sent)
"""


def test_flow_control(board):
    """A reader far too slow for its small buffer loses nothing while RTS holds back the sender, and a lot without."""
    wires = [option for pins in ("PA2,PB11", "PA3,PB10", "PA1,PB13", "PA0,PB14")
             for option in ("--attach", "wire@" + pins)]
    printed, _ = board.program(FLOW, *wires)
    assert printed == "192 True\n", printed
    printed, _ = board.program(FLOW.replace("UART.RTS | UART.CTS", "0"), *wires)
    assert printed.endswith(" False\n"), printed


def test_errors(board):
    output, _ = board.program("""
from machine import UART
for args, kw in (((0,), {}), ((4,), {}), ((2, 100), {}), ((2, 9600, 9), {}), ((2, 9600, 7), {}),
                 ((2, 9600, 8, 2), {}), ((2, 9600), {"tx": "A5"}), ((2,), {"stop": 3}), ((2,), {"rxbuf": 0}),
                 ((3, 9600), {"tx": "PB10"})):
    try:
        print(UART(*args, **kw))
    except ValueError as e:
        print(e)
UART(3, 9600)
""")
    assert output.split("\n")[:-1] == [
        "UART(0) doesn't exist", "UART(4) doesn't exist", "invalid value: 100", "invalid value: 9",
        "invalid value: 7", "invalid value: 2", "Pin(PA5, mode=IN) is no pin of UART(2)",
        "invalid value: 3", "invalid value: 0", "UART(3, baudrate=9600)"], output


def test_nothing_comes(board):
    output, _ = board.program("""
from machine import UART
import time
u = UART(3, 9600, timeout=100)
start = time.ticks_ms()
print(u.any(), u.read(), u.readline(), u.readinto(bytearray(3)), u.write(b""))
print(time.ticks_diff(time.ticks_ms(), start))
u.deinit()
try:
    u.read()
except ValueError as e:
    print(e)
""")
    first, took, error = output.strip().split("\n")
    assert first == "0 None None None 0" and 300 <= int(took) < 320 and error == "not initialised", output


# PA2 and PB10 send to PA3 and PB11 all the time; meanwhile the program does what keeps interrupts out, and the USB host
# enumerates the board.
BUSY = """
import micropython, time
from machine import I2C, Pin, Timer, UART
ports = [UART(n, {baud}, rxbuf=512, txbuf=256) for n in (2, 3)]
text = bytes(range(250))
pin, bus, timer = Pin("B12", Pin.OUT), I2C(1), Timer(1, freq=500, hard=True, callback=lambda t: None)
ignore = lambda x: None
rounds = lost = 0
def run():
    global rounds, lost
    while time.ticks_ms() < 600:
        for u in ports:
            u.write(text)
        while not all([u.txdone() for u in ports]):
            pin.init(Pin.IN)
            pin.init(Pin.OUT)
            micropython.schedule(ignore, 0)
            bus.readfrom_mem(0x50, 0, 1, addrsize=16)
        time.sleep_ms(1)
        for u in ports:
            lost += u.read() != text
        rounds += 1
run()
timer.deinit()
print(rounds, "rounds,", lost, "lost.")
"""


def test_nothing_is_lost_while_a_usb_host_enumerates(board):
    for baud in (115200, 921600):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
            args = [*board.command[1:-1], "--flash", folder + "/flash"]
            with harness.Board(board.command[0], board.command[-1], args) as first:
                first.enter_raw()
                for name, text in ("main.py", "import busy"), ("busy.py", BUSY.format(baud=baud)):
                    assert first.run_raw(f"f = open('{name}', 'w'); _ = f.write({text!r}); f.close()") == ("", "")
                first.run_raw("import busy")  # compiles it
            args += ["--attach", "wire@PA2,PA3", "--attach", "wire@PB10,PB11", "--attach", "24c32@i2c1", "--usb", "pty", "--stats"]
            with harness.Board(board.command[0], board.command[-1], args, log) as second:
                second.process.terminate()
                second.process.wait()
            told = os.pread(log.fileno(), 65536, 0).decode()
        assert "usb: 1209:adda" in told, told
        rounds, lost = [int(n) for n in re.search(rb"(\d+) rounds, (\d+) lost", second.boot).groups()]
        overruns, wait = [int(re.search(rf"rx-{what} (\d+)", told)[1]) for what in ("lost", "wait")]
        assert rounds > 5 and not lost and not overruns and wait < 781, (baud, rounds, lost, overruns, wait)  # cycles of a character
