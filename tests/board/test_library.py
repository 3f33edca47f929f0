# SPDX-License-Identifier: MIT
"""Modules that are in the image as source: compiled once, into the flash; a file of the same name comes first."""

import os
import tempfile

USE = ("import gc, time\n"
       "gc.collect()\n"
       "free = gc.mem_free()\n"
       "t = time.ticks_us()\n"
       "import heapq\n"
       "t = time.ticks_us() - t\n"
       "gc.collect()\n"
       "free -= gc.mem_free()\n"
       "h = [5, 3, 8, 1, 9, 2]\n"
       "heapq.heapify(h)\n"
       "heapq.heappush(h, 0)\n"
       "assert [heapq.heappop(h) for i in range(7)] == [0, 1, 2, 3, 5, 8, 9]\n"
       "print(t, free)\n")
FIRMWARE_SIZE = 98304
PAGE = 1024
PAGE_MARK = b"\x50\x79"

IMAGE = "all"


def run(board, source):
    output, error = board.run_raw(source)
    assert error == "", error
    return output.replace("\r\n", "\n")


def soft_reset(board):
    board.type("\x04")
    board.read_until("raw REPL; CTRL-B to exit\r\n>")


def use(board):
    """Microseconds that the import took, bytes that it keeps."""
    return tuple(map(int, run(board, USE).split()))


def test_compiled_once(board):
    board.enter_raw()
    took, kept = use(board)
    for boot in range(2):
        soft_reset(board)
        again, kept = use(board)
        assert again * 4 < took and kept < 800, (took, again, kept)
    assert 'File "heapq.py", line ' in board.run_raw("heapq.heappush(1, 2)")[1]


def test_a_file_comes_first(board):
    board.enter_raw()
    run(board, "f = open('heapq.py', 'w'); f.write('own = 1\\n'); f.close()\nimport heapq\nprint(heapq.own)\n"
               "import os, sys\nos.remove('heapq.py')\ndel sys.modules['heapq']\n")
    use(board)
    assert "no module named 'heapq.x'" in board.run_raw("import heapq.x")[1]
    assert run(board, "import uheapq\nprint(uheapq is heapq, uheapq.__name__)") == "True heapq\n"
    assert "\nheapq\n" in run(board, "help('modules')")


def test_without_room_it_goes_to_the_heap(board):
    board.enter_raw()
    board.run_raw("f = open('big', 'wb')\nwhile True: f.write(bytes(512)); f.flush()")
    assert "ENOSPC" in board.run_raw("f.write(bytes(600)); f.close()\nwhile True:\n"
                                     " f = open('big2', 'ab'); f.write(b'x' * 64); f.close()")[1]
    for boot in range(2):
        use(board)
        soft_reset(board)
    run(board, "import os\nos.remove('big')")
    use(board)
    soft_reset(board)
    took, kept = use(board)
    assert kept < 800, kept


def stored_end(flash):
    """Where the code behind the firmware ends."""
    at = FIRMWARE_SIZE
    while flash[at:at + 2] != PAGE_MARK:
        at += PAGE
    while flash[at - 4:at] == b"\xff" * 4:
        at -= 4
    return at


def test_another_firmware_compiles_anew(board):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "flash")

        def again():
            output, _ = board.program(USE, "--flash", path)
            return int(output.split()[0])

        first = again()
        assert again() * 4 < first
        with open(path, "rb") as file:
            flash = bytearray(file.read())
        at = stored_end(flash)
        flash[at - 4:at] = bytes(3) + flash[at - 1:at]  # its last word tells which firmware made it
        with open(path, "wb") as file:
            file.write(flash)
        anew = again()
        assert anew * 2 > first and again() * 4 < first, (first, anew)
