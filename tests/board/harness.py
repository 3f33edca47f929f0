# SPDX-License-Identifier: MIT
"""A simulated board whose console is driven by a test: type, then wait for what must come."""

import os
import pathlib
import re
import select
import subprocess
import tempfile
import time
import tty

WAIT_S = 60  # of the clock on the wall; the board itself runs as fast as it can
PROMPT = b">>> "
RAW_BANNER = b"raw REPL; CTRL-B to exit\r\n>"


LIBRARY = pathlib.Path(__file__).resolve().parents[2] / "lib"


class Timeout(Exception):
    """What was waited for did not come."""


class Skip(Exception):
    """The test does not apply: why."""


class Console:
    """A prompt at the other end of two file descriptors."""

    def __init__(self, to_board, from_board):
        self.to_board = to_board
        self.from_board = from_board
        self.received = b""

    def type(self, text):
        data = text if isinstance(text, bytes) else text.encode()
        while data:
            data = data[os.write(self.to_board, data):]

    def read_until(self, marker, wait=WAIT_S):
        """All bytes up to and with the marker."""
        marker = marker if isinstance(marker, bytes) else marker.encode()
        deadline = time.monotonic() + wait
        while marker not in self.received:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.from_board], [], [], left)[0]:
                raise Timeout(f"no {marker!r} in {self.received[-400:]!r}")
            data = os.read(self.from_board, 4096)
            if not data:
                raise Timeout(f"the board stopped before {marker!r}: {self.received[-400:]!r}")
            self.received += data
        taken, _, self.received = self.received.partition(marker)
        return taken + marker

    def enter(self, line, prompt=PROMPT):
        """Types a line; returns what is printed between its echo and the next prompt, with plain line ends."""
        self.type(line + "\r")
        echo = (line + "\r\n").encode()
        answer = self.read_until(prompt)
        assert echo in answer, f"no echo of {line!r} in {answer!r}"
        return answer.partition(echo)[2][:-len(prompt)].replace(b"\r\n", b"\n").decode()

    def expect(self, text):
        """The next bytes must be these."""
        wanted = text if isinstance(text, bytes) else text.encode()
        got = self.read_until(wanted[-1:]) if wanted else b""
        while len(got) < len(wanted):
            got += self.read_until(wanted[-1:])
        assert got == wanted, f"expected {wanted!r}, got {got!r}"

    def program(self, source, *args, wait=60, library=()):
        """Runs a program on another board, with these options of the simulator (--attach and so on); what it
        prints, and what the simulator and its parts tell. library: modules of lib/ that are files on that board, whether
        or not they are in its image."""
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "program.py")
            file.write_text(source)
            if library:
                args = [*args, "--flash", f"{folder}/flash"]
                with Board(self.command[0], self.command[-1], [*self.command[1:-1], *args[-2:]]) as board:
                    board.copy_library(library)
            done = subprocess.run([*self.command[:-1], *args, "--exec", str(file), self.command[-1]],
                                  capture_output=True, timeout=wait)
        return done.stdout.decode(), done.stderr.decode()

    def copy_library(self, names):
        self.enter_raw()
        for name in names:
            text = (LIBRARY / (name + ".py")).read_text()
            assert self.run_raw(f"f = open('{name}.py', 'w')") == ("", "")
            for at in range(0, len(text), 512):
                assert self.run_raw(f"_ = f.write({text[at:at + 512]!r})") == ("", "")
            assert self.run_raw("f.close()") == ("", "")

    def enter_raw(self):
        self.type("\r\x03\x03\x01")
        self.read_until(RAW_BANNER)

    def run_raw(self, source):
        """Runs a program in raw mode: (output, error)."""
        self.type(source.encode() + b"\x04")
        self.expect("OK")
        output = self.read_until("\x04")[:-1]
        error = self.read_until("\x04")[:-1]
        self.expect(">")
        return output.decode(), error.decode()

    def run_raw_paste(self, source):
        """As a host does: no more than two windows ahead of what the board has acknowledged."""
        self.type("\x05A\x01")
        self.expect("R\x01")
        window = int.from_bytes(self.take(2), "little")
        assert self.take(1) == b"\x01"
        room = window * 2
        data = source.encode()
        while data:
            if room == 0:
                answer = self.take(1)
                if answer == b"\x04":  # an early error
                    self.type("\x04")
                    return self.finish_raw()
                assert answer == b"\x01", answer
                room += window
            part, data = data[:room], data[room:]
            room -= len(part)
            self.type(part)
        self.type("\x04")
        while (answer := self.take(1)) == b"\x01":
            pass
        assert answer == b"\x04", answer
        return self.finish_raw()

    def finish_raw(self):
        output = self.read_until("\x04")[:-1]
        error = self.read_until("\x04")[:-1]
        self.expect(">")
        return output.decode(), error.decode()

    def take(self, count):
        """The next bytes, whatever they are."""
        deadline = time.monotonic() + WAIT_S
        while len(self.received) < count:
            if not select.select([self.from_board], [], [], max(0, deadline - time.monotonic()))[0]:
                raise Timeout(f"{count} bytes awaited, {self.received!r} came")
            self.received += os.read(self.from_board, 4096)
        taken, self.received = self.received[:count], self.received[count:]
        return taken


class Board(Console):
    """Boots the firmware; afterwards the prompt is there and what it printed so far is in `boot`."""

    def __init__(self, sim, firmware, sim_args=(), stderr=subprocess.DEVNULL):
        self.command = [str(sim), *sim_args, str(firmware)]
        self.process = subprocess.Popen([*self.command, "--uart1", "stdio"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=stderr, bufsize=0)
        super().__init__(self.process.stdin.fileno(), self.process.stdout.fileno())
        self.boot = self.read_until(PROMPT)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


class UsbBoard(Console):
    """The same at USB's prompt; `uart` is the board as seen from its UART, `port` the pty's name."""

    def __init__(self, sim, firmware, sim_args=()):
        self.log = tempfile.TemporaryFile()
        self.uart = Board(sim, firmware, [*sim_args, "--usb", "pty"], self.log)
        self.port = self.logged(rb"usb: (/dev/\S+)").decode()
        self.logged(rb"serial")  # the host has enumerated it
        self.fd = None
        self.open()
        self.type("\r")
        self.read_until(PROMPT)

    def logged(self, pattern):
        """What the simulator says on stderr, as soon as it does."""
        deadline = time.monotonic() + WAIT_S
        while time.monotonic() < deadline:
            found = re.search(pattern, os.pread(self.log.fileno(), 65536, 0))
            if found:
                return found.group(found.lastindex or 0)
            time.sleep(0.01)
        raise Timeout(f"the simulator did not print {pattern!r}")

    def open(self):
        self.fd = os.open(self.port, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self.fd)
        Console.__init__(self, self.fd, self.fd)

    def close(self):
        os.close(self.fd)
        self.fd = None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        if self.fd is not None:
            self.close()
        self.uart.__exit__(*exception)
        self.log.close()
