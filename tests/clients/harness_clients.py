# SPDX-License-Identifier: MIT
"""A simulated board on a serial port, and people's own tools, unmodified, that are pointed at it."""

import os
import re
import subprocess
import sys
import tempfile
import threading
import tty
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "board"))
from harness import Console, Skip  # noqa: E402

PROGRAMS = Path(__file__).resolve().parents[2] / ".venv" / "bin"
WAIT_S = 60


class Client:
    """The board is on `port`; `folder` is an empty directory of this computer, where the tools run."""

    def __init__(self, sim, firmware, sim_args=()):
        self.command = [str(sim), *sim_args, str(firmware), "--uart1", "none", "--usb", "pty"]
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        self.files = self.folder / "files"
        self.files.mkdir()
        self.start()

    def start(self):
        self.process = subprocess.Popen([*self.command, "--flash", str(self.folder / "flash.bin")],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.port = re.search(r"/dev/\S+", self.process.stderr.readline()).group()

    def stop(self):
        self.process.terminate()  # the flash is written to its file then
        self.process.wait()
        self.process.stderr.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.stop()
        self.temporary.cleanup()

    def write(self, name, data):
        path = self.files / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def read(self, name):
        return (self.files / name).read_bytes()

    def run(self, program, *arguments, env=None):
        """(exit status, output, errors), with plain line ends."""
        if not (PROGRAMS / program).exists():
            raise Skip(f"{program} is not installed in .venv")
        done = subprocess.run([PROGRAMS / program, *map(str, arguments)], capture_output=True, cwd=self.files,
                              timeout=WAIT_S, env=env, stdin=subprocess.DEVNULL)
        return done.returncode, *(text.decode(errors="replace").replace("\r\n", "\n")
                                  for text in (done.stdout, done.stderr))

    def mpremote(self, *arguments, env=None):
        """Its output; it must succeed."""
        status, output, errors = self.run("mpremote", "connect", self.port, *arguments, env=env)
        assert status == 0, f"mpremote {arguments}: {status}, {output[-300:]!r}, {errors[-500:]!r}"
        return output

    def fails(self, *arguments):
        """The errors of mpremote, which must fail."""
        status, output, errors = self.run("mpremote", "connect", self.port, *arguments)
        assert status != 0, f"mpremote {arguments} succeeded: {output!r}"
        return output + errors

    def rshell(self, *arguments):
        status, output, errors = self.run("rshell", "--quiet", "-p", self.port, "-b", "115200", *arguments)
        assert status == 0, f"rshell {arguments}: {status}, {output[-300:]!r}, {errors[-500:]!r}"
        return output

    def ampy(self, *arguments):
        status, output, errors = self.run("ampy", "-p", self.port, "-b", "115200", *arguments)
        assert status == 0, f"ampy {arguments}: {status}, {output[-300:]!r}, {errors[-500:]!r}"
        return output


class RawPort(Console):
    """The port opened by a program that talks to the board in raw mode."""

    def __init__(self, port):
        self.fd = os.open(port, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self.fd)
        super().__init__(self.fd, self.fd)
        self.enter_raw()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        os.close(self.fd)

    def run(self, source, paste=False):
        """What the program prints, with plain line ends; it must succeed. paste: sent in raw-paste mode."""
        output, error = (self.run_raw_paste if paste else self.run_raw)(source)
        assert not error, error
        return output.replace("\r\n", "\n")


class Server:
    """Offers a directory on the loopback interface: its address."""

    def __init__(self, folder):
        class Handler(SimpleHTTPRequestHandler):
            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *exception):
        self.server.shutdown()
        self.server.server_close()
