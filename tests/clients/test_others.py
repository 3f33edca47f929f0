# SPDX-License-Identifier: MIT
"""rshell and ampy, as PyPI has them."""


def test_rshell(client):
    client.write("r.txt", "line one\nline two\n" * 50)
    output = client.rshell("cp r.txt /pyboard/r.txt; ls -l /pyboard; cat /pyboard/r.txt")
    assert "line two" in output and "900" in output, output
    client.rshell("cp /pyboard/r.txt back.txt")
    assert client.read("back.txt") == client.read("r.txt")
    client.rshell("mkdir /pyboard/d; cp r.txt /pyboard/d; rm /pyboard/r.txt")
    assert client.rshell("ls /pyboard").split() == ["d/"]
    assert client.rshell("ls /pyboard/d").split() == ["r.txt"]
    assert "42" in client.rshell("repl ~ print(6*7) ~")


def test_ampy(client):
    client.write("a.txt", "0123456789\n" * 200)
    client.ampy("put", "a.txt", "/a.txt")
    assert client.ampy("get", "/a.txt").encode() == client.read("a.txt") + b"\n"  # it prints the text
    client.ampy("mkdir", "/dir")
    client.ampy("put", "a.txt", "/dir/b.txt")
    assert sorted(client.ampy("ls", "/").split()) == ["/a.txt", "/dir"]
    assert client.ampy("ls", "-l", "/dir").split()[0] == "/dir/b.txt"
    client.write("p.py", "print('ran', 6 * 7)\n")
    assert client.ampy("run", "p.py") == "ran 42\n"
    client.ampy("rm", "/dir/b.txt")
    client.ampy("rmdir", "/dir")
    client.ampy("rm", "/a.txt")
    assert client.ampy("ls").split() == []
