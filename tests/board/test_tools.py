# SPDX-License-Identifier: MIT
"""People's own tools, unmodified, on a serial port of the simulated board."""

import re
import subprocess
from contextlib import contextmanager
from pathlib import Path

from harness import Skip

MPREMOTE = Path(__file__).resolve().parents[2] / ".venv" / "bin" / "mpremote"


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
