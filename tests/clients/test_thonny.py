# SPDX-License-Identifier: MIT
"""Thonny's back end, as PyPI has it, driven as Thonny's window drives it."""

import threading

from thonny_session import Session


def test_connects_and_runs(client):
    with Session(client.port, client.folder) as thonny:
        assert thonny.ready.cwd == "/" and thonny.ready.lib_dirs == ["/lib"], thonny.ready
        assert "MicroPython (Pyll " in thonny.ready.welcome_text
        assert "PROBLEM" not in thonny.errors and "WARNING" not in thonny.errors, thonny.errors
        source = "def f(x):\n    return 2 * x\n\nfor i in range(3):\n    print(i, f(i))\n"
        assert thonny.top("Run", source=source).endswith("0 0\r\n1 2\r\n2 4\r\n")
        assert thonny.top("execute_source", source="f(21)").endswith("42[/object_link_for_thonny]\r\n")
        assert "ZeroDivisionError: division by zero" in thonny.top("Run", source="1/0\n")


def test_interrupts_a_program(client):
    with Session(client.port, client.folder) as thonny:
        threading.Timer(0.5, thonny.interrupt).start()
        assert "KeyboardInterrupt" in thonny.top("Run", source="while True: pass\n")
        assert thonny.top("execute_source", source="print('still ' 'there')") == "still there\r\n"


def test_shows_variables(client):
    with Session(client.port, client.folder) as thonny:
        thonny.top("Run", source="class A:\n    def __init__(self):\n        self.q = 5\n\na = A()\nx = [1, 'two']\n")
        shown = thonny.inline("get_globals", module_name="__main__").globals
        assert sorted(shown) == ["A", "a", "x"] and shown["x"].repr == "[1, 'two']", shown
        info = thonny.inline("get_object_info", object_id=shown["a"].id, include_attributes=True,
                             all_attributes=False, context_id=None, back_links=[], forward_links=[]).info
        assert info["type"] == "<class 'A'>" and info["attributes"]["q"].repr == "5", info


def transfer(kind, source, target, size):
    return {"kind": kind, "source_path": str(source), "target_path": str(target), "size": size}


def test_files_both_ways(client):
    data = bytes(range(256)) * 20 + b"tail"
    client.write("up.bin", data)
    with Session(client.port, client.folder) as thonny:
        thonny.inline("upload", items=[transfer("file", client.files / "up.bin", "/d/up.bin", len(data))],
                      make_shebang_scripts_executable=False)
        thonny.inline("download", items=[transfer("file", "/d/up.bin", client.files / "down.bin", len(data))])
        assert client.read("down.bin") == data
        thonny.inline("write_file", path="/m.py", content_bytes=b"value = 'ge\xc3\xa4ndert'\n", editor_id=1,
                      make_shebang_scripts_executable=False)
        assert thonny.inline("read_file", path="/m.py").content_bytes == b"value = 'ge\xc3\xa4ndert'\n"
        assert "'geändert'" in thonny.top("execute_source", source="import m; m.value")


def test_file_tree(client):
    with Session(client.port, client.folder) as thonny:
        thonny.inline("mkdir", path="/new")
        thonny.inline("write_file", path="/new/f.txt", content_bytes=b"12345", editor_id=1,
                      make_shebang_scripts_executable=False)
        tree = thonny.inline("get_dirs_children_info", paths=["/", "/new"], node_id="", include_hidden=False).data
        assert tree["/"]["new"]["kind"] == "dir" and tree["/new"]["f.txt"]["size"] == 5, tree
        info = thonny.inline("get_fs_info", path="/")
        assert info.total > 6000 and info.used + info.free == info.total, info
        thonny.inline("delete", paths=["/new"])
        assert thonny.inline("get_dirs_children_info", paths=["/"], node_id="", include_hidden=False).data == {"/": {}}
