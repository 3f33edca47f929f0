# SPDX-License-Identifier: MIT
"""Programs that people and tools send to boards, loaded from source with 12 KB of heap."""

from pathlib import Path

import thonny_session
from harness_clients import RawPort

SOURCES = Path(__file__).resolve().parent / "sources"
HEAP = 12288


def leave(port, free):
    """Takes all but so much of the heap."""
    port.run(f"import gc\ngc.collect()\nballast = bytearray(gc.mem_free() - {free + 32})\n")
    left = int(port.run("import gc\ngc.collect()\nprint(gc.mem_free())"))
    assert free - 200 < left <= free + 32, left


def loads(client, source, paste):
    with RawPort(client.port) as port:
        leave(port, HEAP)
        return port.run(source, paste)


def test_a_display_driver(client):
    source = (SOURCES / "display.py").read_text()
    assert len(source.splitlines()) >= 150
    for paste in (True, False):
        assert loads(client, source, paste) == "68 True True\n55 16118\n"
        client.mpremote("soft-reset")


def test_a_script_of_9_kb(client):
    source = (SOURCES / "inventory.py").read_text()
    assert len(source) >= 9000
    for paste in (True, False):
        output = loads(client, source, paste)
        assert output.startswith("checks 5\n") and "family        : STM32F1\n" in output, output
        assert output.endswith(" fields, 0 faults\n"), output
        client.mpremote("soft-reset")


def test_thonnys_helper(client):
    source = thonny_session.helper()
    for paste in (True, False):
        assert loads(client, source, paste) == ""
        client.mpremote("soft-reset")


def test_mpremotes_mount(client):
    client.write("local/there.py", "print('imported from the mounted directory')\n")
    with RawPort(client.port) as port:
        leave(port, HEAP)
        port.type("\x02")
        port.read_until(">>> ")
    output = client.mpremote("resume", "mount", "local", "exec", "import there")
    assert output.endswith("imported from the mounted directory\n"), output
