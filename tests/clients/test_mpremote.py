# SPDX-License-Identifier: MIT
"""Stock mpremote: each of its commands about files, mip and mount."""

import ast
import datetime
import hashlib
import os
import random
import stat

import copies
from harness_clients import Server


def test_copies_both_ways(client):
    data = bytes(range(256)) * 13 + b"tail"
    client.write("data.bin", data)
    client.mpremote("cp", "data.bin", ":")
    client.mpremote("cp", ":data.bin", "back.bin")
    assert client.read("back.bin") == data
    assert client.mpremote("ls").split() == ["ls", ":", str(len(data)), "data.bin"]
    assert client.mpremote("sha256sum", ":data.bin").split()[-1] == hashlib.sha256(data).hexdigest()


def test_copies_varying_content(client):
    rng = random.Random(4)
    for size in (0, 1, 255, 256, 257, 1023, 6000):
        data = rng.randbytes(size)
        client.write("v", data)
        client.mpremote("cp", "--force", "v", ":v")
        client.mpremote("cp", ":v", "w")
        assert client.read("w") == data, size


def test_copies_of_6000_bytes(client):
    """A few of them; copies.py makes 200."""
    copies.look(client, copies.copy(client, 5, 2))


def test_cat_and_touch(client):
    client.write("t.txt", "first\nzweite Zeile: äöü\n" + "x" * 700 + "\n")
    client.mpremote("cp", "t.txt", ":")
    assert client.mpremote("cat", "t.txt").encode() == client.read("t.txt")
    client.mpremote("touch", "new")
    client.mpremote("touch", "t.txt")
    assert client.mpremote("ls").split()[-2:] == ["0", "new"]
    assert client.mpremote("cat", "t.txt").encode() == client.read("t.txt")


def test_directories(client):
    client.mpremote("mkdir", "d", "+", "mkdir", "d/e")
    client.write("f", "content")
    client.mpremote("cp", "f", ":d/e/")
    assert client.mpremote("ls", "d/e").split()[-2:] == ["7", "f"]
    assert "Directory not empty" in client.fails("rmdir", "d/e") or "39" in client.fails("rmdir", "d/e")
    client.mpremote("rm", "d/e/f")
    client.mpremote("rmdir", "d/e", "+", "rmdir", "d")
    assert client.mpremote("ls").split() == ["ls", ":"]


def test_recursive_copy_and_removal(client):
    for name in ("tree/one.txt", "tree/sub/two.txt", "tree/sub/deep/three.txt"):
        client.write(name, name)
    client.mpremote("cp", "-r", "tree", ":")
    shown = client.mpremote("tree")
    for name in ("tree", "one.txt", "sub", "two.txt", "deep", "three.txt"):
        assert name in shown, shown
    client.mpremote("cp", "-r", ":tree", "copy")
    for name in ("one.txt", "sub/two.txt", "sub/deep/three.txt"):
        assert client.read("copy/" + name) == b"tree/" + name.encode()
    client.mpremote("rm", "-r", "tree")
    assert client.mpremote("ls").split() == ["ls", ":"]


def test_errors_are_named(client):
    assert "No such file or directory" in client.fails("cat", "nothere")
    assert "No such file or directory" in client.fails("rm", "nothere")
    assert "No such file or directory" in client.fails("rmdir", "nothere")
    client.mpremote("mkdir", "d")
    assert "File exists" in client.fails("mkdir", "d")
    assert "directory" in client.fails("cat", "d")


def test_a_copy_that_does_not_fit(client):
    client.write("small", b"s" * 2000)
    client.mpremote("cp", "small", ":keep")
    client.write("large", bytes(range(256)) * 240)
    assert "No space left on device" in client.fails("cp", "large", ":keep")
    client.mpremote("cp", ":keep", "back")
    assert client.read("back") == b"s" * 2000
    client.mpremote("cp", "small", ":another")
    assert sorted(client.mpremote("ls").split()) == ["2000", "2000", ":", "another", "keep", "ls"]


def test_names_with_spaces_and_umlauts(client):
    client.write("tree/a b/\u00fc/drei vier.txt", "\u00e4\u00f6")
    client.mpremote("cp", "-r", "tree", ":")
    assert client.mpremote("cat", "tree/a b/\u00fc/drei vier.txt") == "\u00e4\u00f6"
    client.mpremote("rm", "-r", "tree")


def test_df(client):
    columns = client.mpremote("df").splitlines()[-1].split()
    size, used, free = (int(column) for column in columns[-5:-2])
    assert columns[-1] == "/" and size > 6000 and used + free == size, columns
    client.write("k", b"k" * 1000)
    client.mpremote("cp", "k", ":")
    assert int(client.mpremote("df").splitlines()[-1].split()[-3]) <= free - 1000


def test_edit(client):
    script = client.files / "editor"
    script.write_text("#!/bin/sh\nsed -i s/old/new/ \"$1\"\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    client.write("e.txt", "an old word\n")
    client.mpremote("cp", "e.txt", ":")
    client.mpremote("edit", "e.txt", env={**os.environ, "EDITOR": str(script)})
    assert client.mpremote("cat", "e.txt") == "an new word\n"


def test_mip_from_a_local_server(client):
    client.write("www/single.py", "def greet():\n    return 'installed'\n")
    client.write("www/part.py", "value = 6\n")
    with Server(client.files / "www") as address:
        client.write("www/package.json", '{"version": "1", "urls": [["pack/__init__.py", "%s/single.py"], '
                                         '["pack/part.py", "%s/part.py"]]}' % (address, address))
        client.mpremote("mip", "install", address + "/single.py")
        client.mpremote("mip", "install", address + "/package.json")
    assert client.mpremote("exec", "import single, pack.part; print(single.greet(), pack.greet(), pack.part.value)"
                           ) == "installed installed 6\n"
    assert client.mpremote("exec", "import os; print(sorted(os.listdir('/lib')))") == "['pack', 'single.py']\n"


def test_mount(client):
    client.write("local/remote_module.py", "print('imported', __name__)\nvalue = 42\n")
    client.write("local/text.txt", "first\nsecond\n")
    client.write("local/sub/inner.txt", "inner")
    output = client.mpremote("mount", "local", "exec", """
import os
print(os.getcwd(), sorted(os.listdir()), os.listdir('sub'))
import remote_module
print(remote_module.value)
with open('text.txt') as f:
    print(f.read(3), f.readline(), list(f))
with open('made.txt', 'w') as f:
    f.write('by the board')
os.rename('made.txt', 'sub/moved.txt')
os.mkdir('new')
print(os.stat('text.txt')[6], os.stat('new')[0] & 0xF000)
os.chdir('sub')
print(os.getcwd(), open('inner.txt').read(), open('/remote/text.txt').readline())
os.remove('/remote/text.txt')
try:
    open('nothere')
except OSError as e:
    print(e)
os.chdir('/')
print(os.listdir())
""")
    assert output.splitlines()[1:] == [
        "/remote ['remote_module.py', 'sub', 'text.txt'] ['inner.txt']", "imported remote_module", "42",
        "fir st", " ['second\\n']", "13 16384", "/remote/sub inner first", "", "[Errno 2] ENOENT", "[]"], output
    assert client.read("local/sub/moved.txt") == b"by the board"
    assert not (client.files / "local/text.txt").exists()


def test_run_from_a_mounted_directory(client):
    client.write("local/helper.py", "def twice(x):\n    return 2 * x\n")
    client.write("script.py", "import helper\nprint(helper.twice(21))\n")
    assert client.mpremote("mount", "local", "run", "script.py").splitlines()[-1] == "42"


def test_files_outlive_a_reset(client):
    client.write("kept.txt", "kept")
    client.mpremote("cp", "kept.txt", ":")
    client.mpremote("soft-reset")
    assert client.mpremote("cat", "kept.txt") == "kept"
    client.mpremote("reset")
    assert client.mpremote("cat", "kept.txt") == "kept"
    client.stop()
    client.start()
    assert client.mpremote("cat", "kept.txt") == "kept"


def test_rtc(client):
    before = datetime.datetime.now()
    client.mpremote("rtc", "--set")
    shown = ast.literal_eval(client.mpremote("rtc"))
    assert len(shown) == 8, shown
    year, month, day, weekday, hours, minutes, seconds, _ = shown
    told = datetime.datetime(year, month, day, hours, minutes, seconds)
    assert weekday == told.weekday() and before.replace(microsecond=0) <= told, (shown, before)
    assert told - before < datetime.timedelta(hours=1), (shown, before)


def test_one_session_of_two_commands(client):
    """Two commands that keep the session: exec leaves its names for eval."""
    assert client.mpremote("exec", "kept = 20", "eval", "kept + 1") == "21\n"


def test_a_file_that_does_not_fit(client):
    client.write("old", "old content")
    client.mpremote("cp", "old", ":old")
    free = int(client.mpremote("df").splitlines()[-1].split()[-3])
    client.write("huge", b"h" * (free + 1000))
    assert "No space left on device" in client.fails("cp", "huge", ":huge")
    assert client.mpremote("cat", "old") == "old content"
    client.mpremote("rm", ":huge")
    assert client.mpremote("ls").split() == ["ls", ":", "11", "old"]
