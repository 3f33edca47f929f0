# SPDX-License-Identifier: MIT
"""People's own tools, unmodified, on a serial port of the simulated board."""

import os
import re
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from harness import Skip

ROOT = Path(__file__).resolve().parents[2]
MPREMOTE = ROOT / ".venv" / "bin" / "mpremote"


@contextmanager
def serial_port(board):
    """Another such board, with its console on a pty: the pty's name."""
    process = subprocess.Popen([*board.command, "--uart1", "pty"], stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True)
    try:
        yield re.search(r"/dev/\S+", process.stderr.readline()).group()
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def mpremote(port, *arguments):
    if not MPREMOTE.exists():
        raise Skip("mpremote is not installed in .venv")
    done = subprocess.run([MPREMOTE, "connect", port, *arguments], capture_output=True, text=True, timeout=30)
    return done.returncode, done.stdout.replace("\r\n", "\n"), done.stderr


def test_mpremote_runs_code(board):
    with serial_port(board) as port:
        assert mpremote(port, "exec", "x = 6\nprint(x * 7)") == (0, "42\n", "")
        assert mpremote(port, "eval", "[1, 2.5, 'x']")[1] == "[1, 2.5, 'x']\n"
        code, output, error = mpremote(port, "exec", "print('a')\n1/0")
        assert code == 1 and "ZeroDivisionError: division by zero" in output + error, (code, output, error)


def test_mpremote_resumes_and_resets(board):
    with serial_port(board) as port:
        mpremote(port, "exec", "kept = 5")
        assert mpremote(port, "resume", "exec", "print(kept)")[1] == "5\n"
        assert mpremote(port, "soft-reset", "exec", "print('kept' in globals())")[1] == "False\n"


def flash(image_size, tool, *arguments):
    """What tools/flash gives the program `tool`, the only one there is, argument by argument."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "firmware.bin").write_bytes(bytes(image_size))
        Path(folder, tool).write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
        Path(folder, tool).chmod(0o755)
        os.symlink("/usr/bin/wc", Path(folder, "wc"))
        done = subprocess.run(["/bin/sh", ROOT / "tools" / "flash", folder, *arguments], capture_output=True, text=True,
                              env={"PATH": folder})
        return [line.replace(folder, "DIR") for line in done.stdout.splitlines()] or done.stderr


def test_a_c8_is_programmed_beyond_64_kib(board):
    image = ["--reset", "write", "DIR/firmware.bin", "0x08000000"]
    assert flash(65536, "st-flash", "stlink") == image
    assert flash(65537, "st-flash", "stlink") == ["--flash=128k"] + image
    assert flash(98304, "openocd", "stlink")[:2] == ["-c", "set FLASH_SIZE 0x20000"]
    assert flash(98304, "stm32flash", "serial", "/dev/tty9")[-1] == "/dev/tty9"
    assert "stm32flash" in flash(98304, "openocd", "serial", "/dev/tty9")
    assert "PROBE is" in flash(98304, "st-flash", "dfu")
