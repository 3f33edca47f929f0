# SPDX-License-Identifier: MIT
"""Stock mpremote, through the pty that the simulated host offers."""

import importlib.util
import os
import pty
import select
import subprocess
import sys
import tempfile
import time

from harness import Skip

WAIT_S = 60


def command(board, *args):
    if not importlib.util.find_spec("mpremote"):
        raise Skip("mpremote is not installed")
    return [sys.executable, "-m", "mpremote", "connect", board.port, *args]


def mpremote(board, *args):
    if board.fd is not None:
        board.close()
    done = subprocess.run(command(board, *args), capture_output=True, text=True, timeout=WAIT_S)
    assert done.returncode == 0, done.stdout[-300:] + done.stderr[-600:]
    return done.stdout.replace("\r\n", "\n")


def test_eval(board):
    assert mpremote(board, "eval", "[i * i for i in range(5)]") == "[0, 1, 4, 9, 16]\n"


def test_exec(board):
    assert mpremote(board, "exec", "import sys\nfor i in range(3):\n    print(i, sys.platform)\n") == \
        "0 stm32f1\n1 stm32f1\n2 stm32f1\n"


def test_exec_that_raises(board):
    board.close()
    done = subprocess.run(command(board, "exec", "print('before')\n1 / 0"), capture_output=True, text=True,
                          timeout=WAIT_S)
    assert done.returncode == 1 and "before" in done.stdout
    assert "ZeroDivisionError" in done.stdout + done.stderr


def test_run_a_file(board):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        for i in range(100):
            file.write(f"def f{i}(x):\n    return x + {i}\n")
        file.write("print(sum(f(0) for f in (f1, f2, f99)))\n")
        file.flush()
        assert mpremote(board, "run", file.name) == "102\n"


def test_one_after_the_other(board):
    for i in range(4):
        assert mpremote(board, "eval", f"{i} + 1") == f"{i + 1}\n"


def test_state_is_kept_with_resume(board):
    assert mpremote(board, "exec", "kept = 41") == ""
    assert mpremote(board, "resume", "eval", "kept + 1") == "42\n"
    mpremote(board, "soft-reset")
    assert mpremote(board, "resume", "eval", "'kept' in globals()") == "False\n"


def test_long_output(board):
    lines = mpremote(board, "exec", "for i in range(500): print('line', i)").splitlines()
    assert lines == [f"line {i}" for i in range(500)]


def test_repl(board):
    board.close()
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command(board, "repl"), stdin=theirs, stdout=theirs, stderr=theirs,
                               start_new_session=True)
    os.close(theirs)
    seen = b""

    def wait_for(marker):
        nonlocal seen
        deadline = time.monotonic() + WAIT_S
        while marker not in seen:
            left = deadline - time.monotonic()
            assert left > 0 and select.select([ours], [], [], left)[0], f"no {marker!r} in {seen[-200:]!r}"
            seen += os.read(ours, 4096)
        seen = seen.partition(marker)[2]

    try:
        wait_for(b"Connected to")
        wait_for(b"exit this shell")
        os.write(ours, b"\r")
        wait_for(b">>> ")
        os.write(ours, b"6 * 7\r")
        wait_for(b"\r\n42\r\n>>> ")
        os.write(ours, b"while True: pass\r")
        wait_for(b"pass\r\n")
        os.write(ours, b"\x03")
        wait_for(b"KeyboardInterrupt")
        os.write(ours, b"\x1d")  # Ctrl-]: out of it
        process.wait(timeout=WAIT_S)
        assert process.returncode == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)
