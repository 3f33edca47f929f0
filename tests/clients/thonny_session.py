# SPDX-License-Identifier: MIT
"""Thonny's back end, the process that talks to the board, without Thonny's window: its commands and answers are
lines of Python expressions on stdin and stdout (thonny/common.py)."""

import importlib
import importlib.util
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path

from harness import Skip, Timeout

WAIT_S = 60


def thonny(module):
    if not importlib.util.find_spec("thonny"):
        raise Skip("thonny is not installed in .venv")
    return importlib.import_module("thonny." + module)


def helper():
    """The source that it sends to every board first."""
    return thonny("plugins.micropython.mp_back").MicroPythonBackend._get_helper_code(None)


class Session:
    """What Thonny is while a board is connected. `output` is what its shell would show."""

    def __init__(self, port, folder, **options):
        self.common = thonny("common")
        backend = Path(self.common.__file__).parent / "plugins/micropython/bare_metal_backend.py"
        arguments = {"clean": True, "port": port, "dtr": None, "rts": None, "submit_mode": None,
                     "interrupt_on_connect": True, "write_block_size": None, "write_block_delay": None,
                     "proxy_class": "GenericBareMetalMicroPythonProxy", "sync_time": True, "validate_time": True,
                     "local_rtc": True, **options}
        folder = folder / "thonny"
        folder.mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, backend, repr(arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, env={**os.environ, "THONNY_USER_DIR": str(folder)})
        self.lines = queue.Queue()
        threading.Thread(target=self.read_lines, daemon=True).start()
        self.output = ""
        self.errors = ""
        self.number = 0
        self.ready = self.wait_for(lambda message: message.event_type == "ToplevelResponse")

    def read_lines(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()

    def message(self):
        """The next one, or None for a line that is none."""
        try:
            line = self.lines.get(timeout=WAIT_S)
        except queue.Empty:
            raise Timeout(f"Thonny's back end is silent; so far: {self.output[-400:]!r}") from None
        if line is None:
            raise Timeout(f"Thonny's back end has ended: {self.output[-400:]!r} {self.errors[-1500:]!r}")
        if not line.startswith(self.common.MESSAGE_MARKER):
            self.errors += line
            return None
        return self.common.parse_message(line)

    def wait_for(self, wanted):
        while True:
            message = self.message()
            if message is None:
                continue
            if message.event_type == "ProgramOutput":
                self.output += message.data
            elif wanted(message):
                return message

    def send(self, message):
        self.process.stdin.write(self.common.serialize_message(message) + "\n")
        self.process.stdin.flush()

    def top(self, name, **arguments):
        """A command of the shell or of the Run button; what it prints."""
        self.output = ""
        self.send(self.common.ToplevelCommand(name, **arguments))
        self.wait_for(lambda message: message.event_type == "ToplevelResponse")
        return self.output

    def inline(self, name, **arguments):
        """A command of a view; its answer."""
        self.number += 1
        number = self.number
        self.send(self.common.InlineCommand(name, id=number, **arguments))
        answer = self.wait_for(lambda message: message.get("command_id") == number
                               and message.event_type != "InlineProgress")
        error = answer.get("error") or answer.get("errors")
        assert not error, f"{name}: {error} {self.output[-600:]}"
        return answer

    def interrupt(self):
        self.send(self.common.ImmediateCommand("interrupt"))
