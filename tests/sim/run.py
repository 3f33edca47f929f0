# SPDX-License-Identifier: MIT
"""Checks the simulated chip and board with small bare-metal programs (tests/sim/bare).

usage: run.py [--build DIR] [--sim build/sim/pyll-sim] [NAME...]

Prints a line for each check, `ok NAME`, `FAIL NAME: why` or `skip NAME: reason`, then the sums. With
NAMEs, only the groups of that name run: rcc, flash, gdb...
"""
import argparse
import os
import re
import select
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BARE = os.path.join(HERE, "bare")
CROSS = "arm-none-eabi-"
TIMEOUT = 60  # seconds of real time, for a run that should take one

counts = {"ok": 0, "FAIL": 0, "skip": 0}


def report(result, name, why=""):
    counts[result] += 1
    print(result + " " + name + (": " + why if why else ""), flush=True)


def check(name, good, why=""):
    report("ok" if good else "FAIL", name, "" if good else why)


def check_equal(name, got, want):
    check(name, got == want, "%.300r, not %.300r" % (got, want))


class Bench:
    """Builds programs and runs them on the simulator."""

    def __init__(self, build, sim):
        self.build = build
        self.sim = os.path.abspath(sim)
        os.makedirs(self.build, exist_ok=True)

    def path(self, name):
        return os.path.join(self.build, name)

    def program(self, name, base=0x08000000, defines=()):
        """Compiles bare/NAME.c to an ELF file; the defines are part of its name."""
        tag = "-".join([name, "%x" % base] + [d.replace("=", "") for d in defines])
        elf = self.path(tag + ".elf")
        command = [CROSS + "gcc", "-mcpu=cortex-m3", "-mthumb", "-O1", "-g", "-std=gnu11", "-Wall",
                   "-Wextra", "-Werror", "-ffreestanding", "-nostdlib", "-I", BARE,
                   "-T", os.path.join(BARE, "bare.ld"), "-Wl,--defsym=BASE=0x%x" % base,
                   "-Wl,--no-warn-rwx-segments", *["-D" + d for d in defines],
                   os.path.join(BARE, "bare.c"), os.path.join(BARE, name + ".c"), "-lgcc", "-o", elf]
        subprocess.run(command, check=True)
        return elf

    def convert(self, elf, kind, ending):
        out = elf[:-3] + ending
        subprocess.run([CROSS + "objcopy", "-O", kind, elf, out], check=True)
        return out

    def run(self, firmware, *options, stdin=b""):
        """Runs to the end; the result has returncode, stdout and stderr as text. The input is a file,
        so it is all there from the start and each run is the same."""
        with open(self.path("stdin"), "wb+") as source:
            source.write(stdin)
            source.seek(0)
            result = subprocess.run([self.sim, *options, firmware], stdin=source,
                                    capture_output=True, timeout=TIMEOUT)
        result.stdout = result.stdout.decode("latin-1")
        result.stderr = result.stderr.decode("latin-1")
        return result

    def start(self, firmware, *options, **kwargs):
        return subprocess.Popen([self.sim, *options, firmware], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0, **kwargs)


def relay(name, result, tag=""):
    """Takes over the checks that a program has told on its USART1."""
    for line in result.stdout.splitlines():
        found = re.match(r"(ok|FAIL) ([^:]+)(?:: (.*))?$", line)
        if found:
            report(found[1], found[2] + tag, found[3] or "")
    check(name + "-ends" + tag, result.stdout.endswith("end\n") and result.returncode == 0,
          "status %d: %r" % (result.returncode, (result.stdout[-200:], result.stderr[-300:])))


def group_wire(bench):
    out = bench.path("wire_test")
    subprocess.run(["cc", "-std=gnu11", "-Wall", "-Wextra", "-I", ROOT, "-o", out,
                    os.path.join(HERE, "wire_test.c"), os.path.join(ROOT, "sim/wire.c")], check=True)
    result = subprocess.run([out], capture_output=True, text=True, timeout=TIMEOUT)
    for line in result.stdout.splitlines():
        word, _, rest = line.partition(" ")
        name, _, why = rest.partition(": ")
        report(word, name, why)
    check("wire-short-is-told", "short circuit on PA0" in result.stderr, repr(result.stderr))


def simple(name, stdin=b""):
    def group(bench):
        relay(name, bench.run(bench.program(name), stdin=stdin))
    return group


def group_gpio(bench):
    result = bench.run(bench.program("gpio"), "--show-led")
    relay("gpio", result)
    check_equal("gpio-led", re.findall(r"LED \w+ o\w+", result.stderr),
                ["LED PC13 on", "LED PC13 off", "LED PC13 on", "LED PC13 off"])


def group_info(bench):
    for tag, options, kib, real_kib, ram_kib, idcode in (
            ("-c8", [], 64, 64, 20, 0x20036410),
            ("-c8-128", ["--flash-size", "128"], 64, 128, 20, 0x20036410),
            ("-cb", ["--chip", "CB"], 128, 128, 20, 0x20036410),
            ("-re", ["--flash-size", "512"], 512, 512, 64, 0x10036414)):
        elf = bench.program("info", defines=["FLASH_KIB=%d" % kib, "REAL_KIB=%d" % real_kib,
                                             "RAM_KIB=%d" % ram_kib, "IDCODE=0x%xu" % idcode])
        relay("info", bench.run(elf, *options), tag)


def group_usart(bench):
    result = bench.run(bench.program("usart"), stdin=b"abcdefgh")
    relay("usart", result)
    check("usart-through-pb6", "PB6 speaks" in result.stdout, repr(result.stdout[-100:]))
    check("usart-not-through-input", "nobody hears" not in result.stdout)
    check("usart-lost-output-is-told", "PA9 is not an alternate function" in result.stderr,
          repr(result.stderr))
    relay("stall", bench.run(bench.program("stall"), stdin=b"abcdefgh"))
    relay("parity", bench.run(bench.program("parity"), stdin=b"a-c"))


def group_parts(bench):
    elf = bench.program("parts")
    result = bench.run(elf, "--attach", "button@PA0:5+2,10+1,bounce=1", "--volt", "PA1=0.4,8=3V",
                       "--attach", "led@PB5", "--attach", "led@PB6:high", "--attach", "servo@PB7",
                       "--attach", "heater@PB7,PA3:tau=0.001,rise=10",
                       "--attach", "led@PB7:high,every=20")
    relay("parts", result)
    check_equal("parts-leds", re.findall(r"LED \w+ o\w+", result.stderr),
                ["LED PB5 on", "LED PB5 off", "LED PB6 on", "LED PB6 off"])
    widths = [float(w) for w in re.findall(r"servo@PB7: ([\d.]+) us", result.stderr)]
    check("parts-servo", len(widths) >= 2 and abs(widths[0] - 1000) < 5 and
          abs(widths[-1] - 1500) < 5 and "servo@PB7: 3 pulses" in result.stderr, repr(result.stderr))
    # 3.5 ms of light fall into one of these times, or two neighbours.
    light = sum(int(x) for x in re.findall(r"LED PB7 (\d+) %", result.stderr))
    check("parts-led-brightness", 17 <= light <= 18, repr(light))
    # A pulse of a time constant, then another, then one and a half; the end is long after.
    check("parts-heater", re.search(r"heater@PB7,PA3: 25\.00 C, highest 3[34]\.\d\d C", result.stderr),
          repr(result.stderr))
    for name, text in (("name", "nonsense@PA0"), ("form", "led"), ("pin", "led@PQ1"),
                       ("button", "button@PA0:7,5"), ("comma", "button@PA0,5+2"), ("voltage", "voltage@PA0:x")):
        check_equal("parts-wrong-" + name, bench.run(elf, "--attach", text).returncode, 2)


def group_dma(bench):
    result = bench.run(bench.program("dma"), stdin=b"abcdefgh")
    relay("dma", result)
    check("dma-usart-text", "\nby dma\n" in result.stdout, repr(result.stdout))


def group_timpin(bench):
    relay("timpin", bench.run(bench.program("timpin"), "--attach", "wire@PA8,PA0",
                              "--attach", "wire@PA6,PB6", "--attach", "wire@PA7,PB7"))


def group_adc(bench):
    options = ["--volt", "PA0=1.65", "--volt", "PA1=0.5", "--volt", "PA2=3.3V", "--volt", "PA3=1",
               "--volt", "PB0=1,40=2", "--temperature", "45"]
    relay("adc", bench.run(bench.program("adc"), *options))
    options[0:4] = ["--attach", "potentiometer@PA0:50", "--attach", "heater@PB5,PA1:ambient=50"]
    relay("adc-other-parts", bench.run(bench.program("adc"), *options), "-parts")
    result = bench.run(bench.program("bad", defines=["BAD=6"]))
    check("adc-clock-too-fast", result.returncode == 0 and result.stderr.count("ADCPRE") == 1, repr(result))


def group_foreign(bench):
    result = bench.run(bench.program("foreign"), "--attach", "wire@PA8,PB8,PA0:down")
    relay("foreign", result)
    check_equal("foreign-itm-printed", re.findall(r"^ITM: (.*)$", result.stderr, re.M),
                ["hello, trace", "second line"])
    told_of = re.findall(r"warning: (\w+) \+", result.stderr)
    check_equal("foreign-warned-once", told_of, ["DMA1", "RCC", "APB1", "APB2", "RCC"])


def group_semihost(bench):
    elf = bench.program("semihost", defines=["WRONG=0"])
    result = bench.run(elf, "--semihosting")
    for line in result.stdout.splitlines():
        found = re.match(r"(ok|FAIL) ([^:]+)(?:: (.*))?$", line)
        if found:
            report(found[1], found[2], found[3] or "")
    check("semihost-output", result.stdout.startswith("by wire\nby debugger\n!hosted\nok"),
          repr(result.stdout[:80]))
    check("semihost-stderr", "to stderr\n" in result.stderr and "no call 0x77" in result.stderr,
          repr(result.stderr))
    check_equal("semihost-status", result.returncode, 42)
    wrong = bench.program("semihost", defines=["WRONG=1"])
    check_equal("semihost-failure", bench.run(wrong, "--semihosting").returncode, 1)
    result = bench.run(elf, "--max-insns", "1000000")
    check("semihost-off", result.returncode != 42 and "by debugger" not in result.stdout, repr(result))


def group_css(bench):
    relay("css", bench.run(bench.program("css", defines=["CSS=1"]), "--hse-fails", "20"))
    result = bench.run(bench.program("css", defines=["CSS=0"]), "--hse-fails", "20")
    check("css-off", result.returncode == 5 and "HSE has failed" in result.stderr, repr(result))


def group_supply(bench):
    elf = bench.program("supply")
    relay("supply", bench.run(elf, "--supply", "3.3,20=2.7,40=2.85,60=3.0", "--attach", "potentiometer@PA1:50"))
    for text in ("1.5", "3.3,5=9", "x"):
        check_equal("supply-wrong-" + text, bench.run(elf, "--supply", text).returncode, 2)


def group_load(bench):
    """The same program as ELF, HEX and BIN; linked at the alias with its load address in flash."""
    for base in (0x08000000, 0):
        elf = bench.program("hello", base, ["LINKED_BASE=0x%xu" % base])
        for kind, file in (("elf", elf), ("hex", bench.convert(elf, "ihex", "hex")),
                           ("bin", bench.convert(elf, "binary", "bin"))):
            result = bench.run(file)
            check("load-%s-at-%x" % (kind, base),
                  result.stdout == "ok hello-data\nok hello-linked-base\nend\n",
                  repr(result.stdout + result.stderr))
    too_big = bench.path("big.bin")
    with open(too_big, "wb") as out:
        out.write(bytes(65 * 1024))
    check_equal("load-too-big", bench.run(too_big).returncode, 2)
    bad_hex = bench.path("bad.hex")
    with open(bad_hex, "w") as out:
        out.write(":0400000001020304F3\n:00000001FF\n")
    check_equal("load-bad-hex", bench.run(bad_hex).returncode, 2)
    check_equal("load-no-file", bench.run(bench.path("none.elf")).returncode, 2)


def numbers(text):
    return {key: int(value) for key, value in re.findall(r"^([a-z-]+) (\d+)$", text, re.M)}


def group_options(bench):
    forever = bench.program("bad", defines=["BAD=4"])
    result = bench.run(forever, "--max-insns", "100000", "--stats")
    stats = numbers(result.stderr)
    check_equal("options-max-insns-status", result.returncode, 3)
    check("options-max-insns-told", "--max-insns" in result.stderr, repr(result.stderr))
    check_equal("options-stats-instructions", stats.get("instructions"), 100000)
    check("options-stats-cycles", stats.get("cycles", 0) >= 100000, repr(stats))
    check("options-stats-stack-peak", 0 < stats.get("stack-peak", 0) < 200, repr(stats))
    again = bench.run(forever, "--max-insns", "100000", "--stats")
    check_equal("options-repeatable", again.stderr, result.stderr)
    result = bench.run(forever, "--max-insns", "300", "--trace")
    lines = [line for line in result.stderr.splitlines() if re.match(r" *\d+ 0[08]0", line)]
    check("options-trace", len(lines) == 300 and " r" in result.stderr, "%d lines" % len(lines))
    check_equal("options-wrong", bench.run(forever, "--nonsense").returncode, 2)
    check_equal("options-help", bench.run("", "--help").returncode, 0)
    stop = bench.run(bench.program("bad", defines=["BAD=5"]), "--no-hse")
    check("options-no-hse", "no hse" in stop.stdout, repr(stop.stdout))
    works = bench.run(bench.program("bad", defines=["BAD=5"]))
    check("options-hse", "\nhse" in works.stdout, repr(works.stdout))


def group_refusal(bench):
    for bad, name, status, text in ((1, "unmodelled", 5, "ETM"), (2, "lockup", 4, "lockup"),
                                    (3, "flash-too-fast", 5, "LATENCY")):
        result = bench.run(bench.program("bad", defines=["BAD=%d" % bad]))
        check_equal("refusal-%s-status" % name, result.returncode, status)
        check("refusal-%s-told" % name, text in result.stderr and "pc" in result.stderr,
              repr(result.stderr))
        check_equal("refusal-%s-output-kept" % name, result.stdout, "begin\n")


def group_keep(bench):
    """--flash keeps the flash; a power cut leaves an operation half done."""
    elf, file = bench.program("log"), bench.path("flash.bin")
    if os.path.exists(file):
        os.remove(file)
    runs = [bench.run(elf, "--flash", file).stdout for _ in range(2)]
    check_equal("keep-flash", runs, ["run 1\nend\n", "run 2\nend\n"])
    check_equal("keep-flash-size", os.path.getsize(file), 65536)
    check_equal("keep-flash-without-firmware",
                subprocess.run([bench.sim, "--flash", file], input=b"", capture_output=True,
                               timeout=TIMEOUT).stdout, b"run 3\nend\n")
    result = bench.run(elf, "--flash", file, "--power-cut-after", "1")
    check_equal("keep-power-cut-status", result.returncode, 6)
    with open(file, "rb") as flash:
        cell = int.from_bytes(flash.read()[0xFC06:0xFC08], "little")
    half_done = cell & 0x1111 == 0x1111 and cell not in (0x1111, 0xFFFF)
    check("keep-power-cut-partly-programmed", half_done, hex(cell))
    result = bench.run(elf, "--flash", file, "--power-cut-after", "1")
    with open(file, "rb") as flash:
        page = flash.read()[0xFC00:0xFC06]
    check("keep-power-cut-partly-erased", result.returncode == 6 and page != b"\x11" * 6 and
          page != b"\xff" * 6, page.hex())


def group_exec(bench):
    source = bench.path("program.py")
    text = b"print('hello')\n" * 40
    answer = "%d\n%d\rx\n" % (len(text), sum(text))

    def run(elf, program):
        with open(source, "wb") as out:
            out.write(program)
        return bench.run(elf, "--exec", source, "--max-insns", "20000000")

    for paste in (1, 0):
        elf, name = bench.program("prompt", defines=["RAW_PASTE=%d" % paste]), \
            "exec-paste" if paste else "exec-raw"
        result = run(elf, text)
        check_equal(name + "-output", (result.returncode, result.stdout, result.stderr),
                    (0, answer, ""))
        result = run(elf, b"Error\n" + text)
        check_equal(name + "-error", (result.returncode, result.stderr), (1, "Traceback\nError\n"))
        check_equal(name + "-empty", run(elf, b"").stdout, "0\n0\rx\n")
    elf = bench.program("prompt", defines=["RAW_PASTE=1"])
    result = run(elf, b"Syntax\n" + text)
    check_equal("exec-early-error", (result.returncode, result.stdout, result.stderr),
                (1, "", "Traceback\nError\n"))
    result = run(elf, b"Reset\n")
    check("exec-reset", result.returncode == 4 and "reset" in result.stderr, repr(result))
    result = run(bench.program("echo", defines=["TICK=0"]), text)
    check("exec-no-prompt", result.returncode == 4 and "waiting for the prompt" in result.stderr,
          repr((result.returncode, result.stderr)))


def read_line(stream, timeout=10):
    """A line of an unbuffered stream; what there is of it after the time-out."""
    line = b""
    while not line.endswith(b"\n") and select.select([stream], [], [], timeout)[0]:
        byte = stream.read(1)
        if not byte:
            break
        line += byte
    return line.decode("latin-1")


def converse(fd, out, want, timeout=10):
    """Writes to a pty and reads until want has come; what came."""
    os.write(fd, out)
    got, end = b"", time.monotonic() + timeout
    while want not in got and time.monotonic() < end:
        if select.select([fd], [], [], 0.1)[0]:
            got += os.read(fd, 4096)
    return got


def group_pty(bench):
    elf = bench.program("echo", defines=["TICK=0"])
    sim = bench.start(elf, "--uart1", "pty", "--uart2", "pty", "--show-led")
    try:
        names = [read_line(sim.stderr) for _ in range(2)]
        found = [re.match(r"uart(\d): (/dev/pts/\d+)\n", name) for name in names]
        check("pty-names", all(found) and [f[1] for f in found] == ["1", "2"], repr(names))
        first = os.open(found[0][2], os.O_RDWR | os.O_NOCTTY)
        second = os.open(found[1][2], os.O_RDWR | os.O_NOCTTY)
        check_equal("pty-banner", converse(first, b"", b"\n"), b"ready\n")
        check_equal("pty-uart1", converse(first, b"hello", b"hello"), b"hello")
        check_equal("pty-uart2", converse(second, b"world", b"world"), b"world")
        start = time.monotonic()
        block = bytes(range(1, 256)).replace(b"L", b"") * 8 + b"END"
        got = converse(first, block, b"END")
        took = time.monotonic() - start
        check("pty-nothing-lost", got == block, "%d of %d bytes" % (len(got), len(block)))
        check("pty-real-time", 0.15 < took < 5, "2035 bytes at 115200 baud took %.3f s" % took)
        os.write(first, b"L")
        check_equal("pty-led", read_line(sim.stderr), "LED PC13 on\n")
        os.close(first)
        first = os.open(found[0][2], os.O_RDWR | os.O_NOCTTY)
        check("pty-reopened", converse(first, b"again", b"again").endswith(b"again"))
        os.close(first)
        os.close(second)
    finally:
        sim.terminate()
        sim.communicate(timeout=10)
    check_equal("pty-ends-by-signal", sim.returncode, 130)


def group_terminal(bench):
    """A terminal on stdin: raw keys, Ctrl-C goes to the board, Ctrl-] leaves."""
    import pty
    master, slave = pty.openpty()
    elf = bench.program("echo", defines=["TICK=0"])
    sim = subprocess.Popen([bench.sim, elf], stdin=slave, stdout=slave, stderr=subprocess.PIPE,
                           bufsize=0)
    try:
        got = converse(master, b"", b"ready\r\n")
        check("terminal-banner", got.endswith(b"ready\r\n"), repr(got))
        check_equal("terminal-ctrl-c-passes", converse(master, b"a\x03b\r", b"\r"), b"a\x03b\r")
        converse(master, b"L", b"L")
        os.write(master, b"\x1d")
        check_equal("terminal-ctrl-]-leaves", sim.wait(timeout=10), 0)
        check("terminal-led", b"LED PC13 on" in sim.stderr.read())
    finally:
        sim.kill()
        sim.communicate()
        os.close(master)
        os.close(slave)


GDB_SESSION = """set confirm off
set pagination off
set architecture arm
target remote 127.0.0.1:%s
printf "FIRST %%x %%x\\n", $pc, $sp
break count_turn
continue
printf "BREAK %%d %%x\\n", n, turns
info registers msp control xpsr
set var turns = 40
stepi
stepi
printf "STEPPED %%d\\n", $pc != (unsigned)&count_turn
finish
printf "TURNS %%d\\n", turns
x/2xw 0x08000000
printf "IDCODE %%x\\n", *(unsigned *)0xE0042000
printf "SP %%x\\n", $msp
delete
watch turns
continue
printf "WATCHED %%d\\n", turns
delete
rwatch turns
continue
printf "READ %%d\\n", turns
delete
set var $r7 = 0x12345
printf "R7 %%x\\n", $r7
load
compare-sections
monitor reset
maintenance flush register-cache
printf "RESET %%x\\n", $pc
tbreak test
continue
printf "AGAIN %%d\\n", turns
detach
"""


def group_gdb(bench):
    """A session with the real gdb; the program's main loop turns once a millisecond."""
    gdb = shutil.which("gdb-multiarch") or shutil.which("arm-none-eabi-gdb")
    if not gdb:
        report("skip", "gdb", "no gdb-multiarch")
        return
    elf = bench.program("echo", defines=["TICK=1"])
    sim = bench.start(elf, "--gdb", "0", "--uart1", "none")
    try:
        port = re.match(r"gdb: 127.0.0.1:(\d+)", read_line(sim.stderr))[1]
        script = bench.path("session.gdb")
        with open(script, "w") as out:
            out.write(GDB_SESSION % port)
        result = subprocess.run([gdb, "-nx", "-batch", "-x", script, elf], capture_output=True,
                                text=True, timeout=TIMEOUT)
    finally:
        sim.terminate()
        sim.communicate(timeout=10)
    said = result.stdout
    start = subprocess.run([CROSS + "nm", elf], capture_output=True, text=True).stdout
    reset_handler = int(re.search(r"(\w+) T reset_handler", start)[1], 16)
    for name, pattern in (
            ("attach", "FIRST %x 20005000" % reset_handler), ("breakpoint", "BREAK 3 0"),
            ("registers", r"control +0x0"), ("step", "STEPPED 1"), ("write-memory", "TURNS 43"),
            ("read-flash", r"0x8000000.*0x20005000"), ("load", r"Section .text.*: matched"),
            ("read-register", "IDCODE 20036410"),
            ("system-registers", r"SP 20004[ef]\w\w"), ("watchpoint", "WATCHED 46"),
            ("read-watchpoint", r"read watchpoint 3: turns\s+Value = 46"),
            ("write-register", "R7 12345"), ("monitor-reset", "RESET %x" % reset_handler),
            ("run-again", "AGAIN 0"), ("detach", "detached")):
        check("gdb-" + name, re.search(pattern, said), repr((said[-1500:], result.stderr[-500:])))


def group_gdb_interrupt(bench):
    """Ctrl-C stops a running program: gdb's own protocol, spoken by hand."""
    import socket
    sim = bench.start(bench.program("bad", defines=["BAD=4"]), "--gdb", "0", "--uart1", "none")

    def packet(text):
        link.sendall(b"$" + text + b"#%02x" % (sum(text) & 255))

    def answer():
        got = b""
        while not re.search(rb"\$[^#]*#..", got):
            got += link.recv(4096)
        link.sendall(b"+")
        return re.search(rb"\$([^#]*)#..", got)[1]

    try:
        port = int(re.match(r"gdb: 127.0.0.1:(\d+)", read_line(sim.stderr))[1])
        link = socket.create_connection(("127.0.0.1", port), timeout=10)
        packet(b"?")
        check("gdb-stopped-at-start", answer().startswith(b"T"))
        packet(b"c")
        time.sleep(0.2)
        link.sendall(b"\x03")
        check("gdb-ctrl-c", answer().startswith(b"T02"))
        packet(b"m10000000,4")
        check_equal("gdb-read-nowhere", answer(), b"E01")
        packet(b"M20000000,4:78563412")
        check_equal("gdb-write-memory-hex", answer(), b"OK")
        packet(b"m20000000,4")
        check_equal("gdb-read-memory-hex", answer(), b"78563412")
        packet(b"k")
        check_equal("gdb-kill", sim.wait(timeout=10), 0)
        link.close()
    finally:
        sim.kill()
        sim.communicate()


def group_gdb_lockup(bench):
    """gdb hears of a lockup, and a reset revives the core."""
    gdb = shutil.which("gdb-multiarch") or shutil.which("arm-none-eabi-gdb")
    if not gdb:
        report("skip", "gdb-lockup", "no gdb-multiarch")
        return
    elf = bench.program("bad", defines=["BAD=2"])
    sim = bench.start(elf, "--gdb", "0", "--uart1", "none")
    try:
        port = re.match(r"gdb: 127.0.0.1:(\d+)", read_line(sim.stderr))[1]
        result = subprocess.run(
            [gdb, "-nx", "-batch", "-ex", "target remote 127.0.0.1:" + port, "-ex", "continue",
             "-ex", "monitor reset", "-ex", "maintenance flush register-cache", "-ex", "tbreak test",
             "-ex", "continue", "-ex", "kill", elf],
            capture_output=True, text=True, timeout=TIMEOUT)
        check("gdb-lockup-told", "SIGSEGV" in result.stdout, repr(result.stdout[-500:]))
        check("gdb-lockup-revived", "Temporary breakpoint 1, test" in result.stdout,
              repr(result.stdout[-500:]))
        check_equal("gdb-lockup-status", sim.wait(timeout=10), 0)
    finally:
        sim.kill()
        sim.communicate()


def usb_device(bench, ep0_size=64, hangs=0, usbpre=0, careless=0):
    return bench.program("usbdev", defines=["EP0_SIZE=%d" % ep0_size, "CONFIG_LEN=112", "HANGS=%d" % hangs,
                                            "USBPRE=%d" % usbpre, "CARELESS=%d" % careless])


def group_usb(bench):
    """The peripheral from inside, then a script of the host's against a small device."""
    relay("usbreg", bench.run(bench.program("usbreg")))
    test = os.path.join(ROOT, "build", "sim", "usb-test")
    subprocess.run(["make", "--no-print-directory", "-C", ROOT, "build/sim/usb-test"], check=True,
                   stdout=subprocess.DEVNULL)
    for size in (64, 8):
        result = subprocess.run([test, usb_device(bench, size), str(size)], capture_output=True, text=True,
                                timeout=TIMEOUT)
        relay("usb", result, "-ep0-%d" % size)
    # Without CTRM and the size of EP0's buffer it works on the chip, and it is told.
    result = subprocess.run([test, usb_device(bench, careless=1), "64"], capture_output=True, text=True,
                            timeout=TIMEOUT)
    result.stdout = re.sub(r"FAIL usb-double-(out|in)-fast-interrupt: 0, .*\n", "", result.stdout)  # its 19 asks CTRM
    relay("usb", result, "-careless")
    check("usb-careless-told", result.stderr.count("without NUM_BLOCK") == 1, repr(result.stderr))


def group_usb_hostile(bench):
    """The hostile host is stood by a sound device, and finds out one that hangs."""
    for seed in (1, 2):
        runs = [bench.run(usb_device(bench), "--uart1", "none", "--usb", "hostile:%d:20000" % seed)
                for _ in range(2)]
        check("usb-hostile-%d" % seed, runs[0].returncode == 0 and "the device works" in runs[0].stderr,
              repr(runs[0].stderr))
        check_equal("usb-hostile-%d-repeatable" % seed, runs[1].stderr, runs[0].stderr)
    result = bench.run(usb_device(bench, hangs=500), "--uart1", "none", "--usb", "hostile:1:20000")
    check("usb-hostile-finds-hang", result.returncode == 7 and "hostile USB host (seed 1" in result.stderr,
          repr((result.returncode, result.stderr)))
    result = bench.run(usb_device(bench, usbpre=1), "--uart1", "none", "--usb", "hostile:1")
    check("usb-wrong-clock", result.returncode == 7 and "48 MHz (now 72000000 Hz)" in result.stderr,
          repr((result.returncode, result.stderr)))


def open_tty(name):
    return os.open(name, os.O_RDWR | os.O_NOCTTY)


def group_usb_pty(bench):
    sim = bench.start(usb_device(bench), "--uart1", "none", "--usb", "pty")
    try:
        found = re.match(r"usb: (/dev/pts/\d+)\n", read_line(sim.stderr))
        port = open_tty(found[1])  # before the device is there
        check_equal("usb-pty-device-told", read_line(sim.stderr), 'usb: 1209:cafe "Bar" "Echo" serial "42"\n')
        check_equal("usb-pty-echo", converse(port, b"hello", b"hello"), b"hello")
        block = os.urandom(100000).replace(b"E", b"e") + b"E"
        got, sent = b"", 0
        end = time.monotonic() + 20
        os.set_blocking(port, False)
        while len(got) < len(block) and time.monotonic() < end:
            readable, writable, _ = select.select([port], [port] if sent < len(block) else [], [], 0.1)
            if writable:
                sent += os.write(port, block[sent:sent + 4096])
            if readable:
                got += os.read(port, 65536)
        check("usb-pty-nothing-lost", got == block, "%d of %d bytes" % (len(got), len(block)))
        os.close(port)
        port = open_tty(found[1])
        os.write(port, b"left behind")
        os.close(port)  # at once: it still goes out, and what comes back waits
        time.sleep(0.1)
        port = open_tty(found[1])
        check_equal("usb-pty-reopened", converse(port, b"!", b"!"), b"left behind!")
        os.close(port)
    finally:
        sim.terminate()
        sim.communicate(timeout=10)
    check_equal("usb-pty-ends-by-signal", sim.returncode, 130)


def read_vcd(path):
    """{wire: [(ns, value), ...]} of a Value Change Dump."""
    names, changes, now = {}, {}, 0
    with open(path) as file:
        for line in file:
            found = re.match(r"\$var wire 1 (\S) (\S+) \$end", line)
            if found:
                names[found[1]] = found[2]
                changes[found[2]] = []
            elif line.startswith("#"):
                now = int(line[1:])
            elif re.match(r"[01xz]\S$", line):
                changes[names[line[1]]].append((now, line[0]))
    return changes


def group_vcd(bench):
    file, elf = bench.path("pins.vcd"), bench.program("parts")
    relay("vcd-parts", bench.run(elf, "--attach", "button@PA0:5+2,10+1,bounce=1", "--volt", "PA1=0.4,8=3V",
                                 "--vcd", file), "-vcd")
    changes = read_vcd(file)
    check_equal("vcd-pins", len(changes), 35)
    button = [change for change in changes["PA0"] if change[1] in "01"]
    check_equal("vcd-button", button[2:5], [(5000000, "0"), (5100000, "1"), (5200000, "0")])
    pulses = changes["PB7"]
    highs = [after - at for (at, value), (after, _) in zip(pulses, pulses[1:]) if value == "1"]
    check("vcd-pulses", len(highs) == 3 and all(abs(got - want) < 5000 for got, want in
                                                zip(highs, (1000000, 1000000, 1500000))), repr(highs))
    check("vcd-floating", changes["PB0"] == [(0, "z")], repr(changes["PB0"]))
    bench.run(elf, "--vcd", file + ":PA9,PB5")
    changes = read_vcd(file)
    check_equal("vcd-some-pins", sorted(changes), ["PA9", "PB5"])
    check_equal("vcd-wrong-pin", bench.run(elf, "--vcd", file + ":PQ1").returncode, 2)


def group_rtc(bench):
    file = bench.path("backup.bin")
    if os.path.exists(file):
        os.remove(file)
    relay("rtc", bench.run(bench.program("rtc", defines=["ROUND=1"]), "--backup", file))
    # Until the end of its input the first run went on for some seconds, which the RTC has counted.
    with open(file, "rb") as kept:
        later = int.from_bytes(kept.read()[-12:-8], "little") - 0xCAFE0042
    check("backup-file-time", 4 <= later <= 10, repr(later))
    relay("rtc-kept", bench.run(bench.program("rtc", defines=["ROUND=2", "LATER=%d" % later]),
                                "--backup", file))
    result = bench.run(bench.program("rtc", defines=["ROUND=1"]), "--no-lse", "--max-insns", "5000000")
    check_equal("rtc-no-lse", (result.returncode, result.stdout), (3, ""))
    check_equal("backup-wrong-file", bench.run(bench.program("wwdg"), "--backup", __file__).returncode, 2)


def group_iwdg(bench):
    result = bench.run(bench.program("iwdg"))
    relay("iwdg", result)
    check_equal("iwdg-lockup-is-told", result.stderr.count("lockup"), 1)


def group_power(bench):
    result = bench.run(bench.program("power"), "--attach", "button@PA0:high,1700+10,1800+10", "--stats")
    relay("power", result)
    stats = numbers(result.stderr)
    check("power-stats-slept", 79000 < stats.get("cycles-slept", 0), repr(stats))
    check("power-stats-stopped", 1700000 < stats.get("us-stopped", 0) < 1850000, repr(stats))


GROUPS = {
    "wire": group_wire, "rcc": simple("rcc"), "reset": simple("reset"), "flash": simple("flash"),
    "gpio": group_gpio, "exti": simple("exti"), "usart": group_usart, "iwdg": group_iwdg,
    "mass": simple("mass"), "protect": simple("protect"),
    "tim": simple("tim"), "timpin": group_timpin, "dma": group_dma, "adc": group_adc,
    "rtc": group_rtc, "rtcout": simple("rtcout"), "power": group_power, "wwdg": simple("wwdg"),
    "vcd": group_vcd,
    "parts": group_parts, "info": group_info, "load": group_load, "options": group_options,
    "refusal": group_refusal,
    "keep": group_keep, "exec": group_exec, "pty": group_pty, "terminal": group_terminal,
    "usb": group_usb, "usb-hostile": group_usb_hostile, "usb-pty": group_usb_pty,
    "foreign": group_foreign, "semihost": group_semihost, "css": group_css, "fpb": simple("fpb"), "monitor": simple("monitor"), "supply": group_supply, "gdb": group_gdb, "gdb-interrupt": group_gdb_interrupt, "gdb-lockup": group_gdb_lockup,
}


# ---- buses, and the parts at them
def fresh(bench, name):
    """The path of a file that does not exist yet."""
    path = bench.path(name)
    if os.path.exists(path):
        os.remove(path)
    return path


def told(result, part):
    """What a part has told, line by line."""
    return re.findall(r"^%s: (.*)$" % re.escape(part), result.stderr, re.M)


def group_i2c(bench):
    memory = fresh(bench, "eeprom.bin")
    result = bench.run(bench.program("i2c"), "--attach", "24c32@i2c1:file=" + memory,
                       "--attach", "i2cmon@i2c1", "--attach", "wire@PB6,PB10,PA0",
                       "--attach", "wire@PB7,PB11,PA1", "--attach", "wire@PB5,PB12:up", "--attach", "24c32@i2c1b:0x57")
    relay("i2c", result)
    bus = told(result, "i2cmon@i2c1")
    wire = [re.sub(r" P.*", " P", line) for line in bus]
    for name, transfer in (("write", "S a0+ 01+ 3e+ 11+ 22+ 33+ P"), ("refused", "S a0- P"),
                           ("one", "S a0+ 01+ 3e+ Sr a1+ 11- P"),
                           ("two", "S a0+ 01+ 3e+ Sr a1+ 11+ 22- P"),
                           ("many", "S a0+ 01+ 20+ Sr a1+ 33+ " + 29 * "ff+ " + "11+ 22- P"),
                           ("dma", "S a0+ 01+ 3e+ Sr a1+ 11+ 22- P"), ("target", "S 84+ ca+ fe+ P"), ("target-sends", "S 87+ 60+ 61+ 62+ 63- P"),
                           ("ten-bits", "S f4+ a5+ 77+ Sr f5+ 60- P")):
        check("i2c-wire-" + name, transfer in wire, repr(bus))
    times = [tuple(map(int, found)) for found in re.findall(r"low (\d+) high (\d+)", result.stderr)]
    for name, low, high in (("100-khz", 5000, 5000), ("400-khz", 1667, 833), ("duty", 1778, 1000),
                            ("50-khz", 10000, 10000)):
        check("i2c-wire-" + name, any(abs(a - low) < 3 and abs(b - high) < 3 for a, b in times),
              repr(times))
    bad = [line for line in bus if "bad" in line]
    check("i2c-wire-legal", len(bad) == 1 and bad[0].startswith("S a0+ bad:start-setup"), repr(bad))
    with open(memory, "rb") as file:
        contents = file.read()
    check_equal("i2c-eeprom-file", (len(contents), contents[0x13E:0x140], contents[0x120]),
                (4096, b"\x11\x22", 0x33))


def group_spi(bench):
    memory = fresh(bench, "flash.w25")
    wires = ["--attach", "wire@PA4,PB12", "--attach", "wire@PA5,PB13", "--attach", "wire@PA6,PB14",
             "--attach", "wire@PA7,PB15,PB0", "--attach", "wire@PB4,PB5",
             "--attach", "w25q32@spi1,PA3:file=" + memory]
    elf = bench.program("spi")
    result = bench.run(elf, *wires, "--attach", "spimon@spi1,PA3")
    relay("spi", result)
    bus = told(result, "spimon@spi1,PA3")
    check("spi-wire-18-mhz", re.match("mosi 9f 00 00 00 miso .. ef 40 16 clock 55 ns", bus[0]), bus[0])
    check("spi-wire-mode-3", re.match("mosi sck high 9f 00 00 00 miso .. ef 40 16 clock", bus[1]), bus[1])
    check("spi-wire-program", any(line.startswith("mosi sck high 02 00 10 fe 12 34 56 78 miso")
                                  for line in bus), "not there")
    check_equal("spi-flash", told(result, "w25q32@spi1,PA3"),
                ["28 bytes read, 3 pages programmed, 1 erases"])
    with open(memory, "rb") as file:
        contents = file.read()
    check_equal("spi-flash-file", (len(contents), contents[0x1F:0x25], contents[0x1000:0x2000].count(255)),
                (4 << 20, b"\xff\xca\xfe\xba\xbe\xff", 4096))
    for mode in range(4):
        result = bench.run(elf, *wires, "--attach", "spimon@spi1,PA4:%d" % mode)
        check_equal("spi-wire-mode-%d-decoded" % mode, told(result, "spimon@spi1,PA4")[mode],
                    "mosi a6 miso 35 clock 222 ns")


def group_sensors(bench):
    result = bench.run(bench.program("sensors"), "--attach", "ds18b20@PB1:temp=21.5",
                       "--attach", "ds18b20@PB1:temp=-10.125,id=123456", "--attach",
                       "ds18b20@PB5:temp=20,heater=PB6,tau=1", "--attach", "dht22@PB0:temp=-10.1,hum=65.2%",
                       "--attach", "dht11@PB7:temp=23.2,hum=40", "--attach", "ws2812@PA7:3")
    relay("sensors", result)
    check("sensors-short-reset-told", "a reset pulse of 300 us is too short" in result.stderr,
          repr(result.stderr))
    check("sensors-short-start-told", "a start signal of 500 us is too short" in result.stderr,
          repr(result.stderr))
    strip = told(result, "ws2812@PA7")
    check_equal("ws2812-colours", strip[:2], ["ff0000 341256 008001 (3 LEDs)"] * 2)
    bad = re.match(r"(\d+) bits out of tolerance, the first: bit 8 high (\d+) low (\d+) ns", strip[2])
    check("ws2812-tolerance", bad and bad[1] == "19" and abs(int(bad[2]) - 1111) < 15 and
          abs(int(bad[3]) - 222) < 15, repr(strip))
    check_equal("ws2812-sum", strip[3:], ["2 frames, 19 bits out of tolerance"])


def picture(path):
    """A PBM file as lines of # and blanks."""
    with open(path, "rb") as file:
        magic, size, data = file.read().split(b"\n", 2)
    width, height = [int(n) for n in size.split()]
    if magic != b"P4" or len(data) != width * height // 8:
        return ["not a picture"]
    return ["".join("#" if data[y * width // 8 + x // 8] >> 7 - x % 8 & 1 else " " for x in range(width))
            for y in range(height)]


def drawing(height, dash=False, inverse=False):
    """What bare/display.c draws."""
    lit = {(x, y) for x in range(128) for y in (0, height - 1)}
    lit |= {(x, y) for y in range(height) for x in (0, 127, y)}
    lit |= {(80 + x, 8 + y) for x in range(8) for y in range(5)}
    if dash:
        lit = {(x, y) for x, y in lit if x not in (0x45, 0x46) or not 8 <= y < 16}
        lit |= {(x, y) for x in (0x45, 0x46) for y in (8, 15)}
    return ["".join("#" if ((x, y) in lit) != inverse else " " for x in range(128)) for y in range(height)]


def group_display(bench):
    files = [fresh(bench, name) for name in ("i2c.pbm", "i2c-105.pbm", "spi.pbm")]
    result = bench.run(bench.program("display"), "--attach", "ssd1306@i2c1:0x3c,pbm=%s,at=105" % files[0],
                       "--attach", "ssd1306@spi1,PA4,PA3,PA2:128x32,pbm=" + files[2])
    relay("display", result)
    check_equal("display-at-105-ms", picture(files[1]), drawing(64))
    check_equal("display-at-the-end", picture(files[0]), drawing(64, dash=True))
    check_equal("display-spi", picture(files[2]), drawing(32, inverse=True))
    check_equal("display-told", told(result, "ssd1306@i2c1"),
                ["on, 36 bytes of commands, 1026 of data"])


def group_sdcard(bench):
    image = bench.path("card.img")
    with open(image, "wb") as file:
        for n in range(4096):
            file.write(bytes([n * 16 & 255]) + bytes(510) + b"\xff")
    result = bench.run(bench.program("sdcard"), "--attach", "sdcard@spi2,PB12:file=" + image)
    relay("sdcard", result)
    with open(image, "rb") as file:
        blocks = file.read()
    for n, fill in ((7, 3), (9, 9), (10, 10)):
        check_equal("sdcard-block-%d" % n, blocks[n * 512:n * 512 + 512],
                    bytes((fill + i) & 255 for i in range(512)))
    check_equal("sdcard-block-20", blocks[20 * 512], 20 * 16 & 255)
    check_equal("sdcard-told", told(result, "sdcard@spi2,PB12"),
                ["selected after 8 clocks: it wants 74", "6 blocks read, 3 written"])


def group_uartwire(bench):
    result = bench.run(bench.program("uartwire"), "--attach", "uart@PA2,PA3:9600,8E1,echo", "--attach",
                       "wire@PB10,PB11,PA0:up", "--attach", "uart@PB10:100000")
    relay("uartwire", result)
    lines = told(result, "uart@PA2,PA3")
    check_equal("uart-heard", lines[:1], ['"U\\x07\\n"'])
    found = re.match(r"3 bytes at ([\d.]+) baud, 0 framing and 0 parity errors, 0 breaks", lines[1])
    check("uart-baud", found and abs(float(found[1]) - 9600) < 2, repr(lines))
    lines = told(result, "uart@PB10")
    check("uart-sees-break", lines[0].startswith('"\\xa5') and not lines[-1].endswith(" 0 breaks"),
          repr(lines))


def group_usartmode(bench):
    crossed = ["--attach", "wire@PA2,PB11", "--attach", "wire@PA3,PB10", "--attach", "wire@PA1,PB13",
               "--attach", "wire@PA0,PB14"]
    relay("usartmode", bench.run(bench.program("usartmode", defines=["CROSSED=1", "PARTS=0"]), *crossed))
    one_wire = bench.program("usartmode", defines=["CROSSED=0", "PARTS=0"])
    result = bench.run(one_wire, "--attach", "wire@PA2,PB10,PA7:up")
    relay("usartmode", result, "-one-wire")
    parts = bench.run(bench.program("usartmode", defines=["CROSSED=0", "PARTS=1"]), "--attach",
                      "uart@PA2,PA2:10000,echo", "--attach", "uart@PB10,PB11:10000,say=hello!,rts=PB14")
    relay("usartmode", parts, "-parts")
    check("usartmode-no-short", "short" not in result.stderr, repr(result.stderr))


def group_can(bench):
    result = bench.run(bench.program("can"), "--attach", "can@can:500000,echo", "--attach",
                       "wire@PB8,PB9,PA1:up")
    relay("can", result)
    check_equal("can-node-heard", told(result, "can@can"),
                ["123#0102", "18daf110#0001020304050607", "200#", "lost the arbitration", "1ff#",
                 "4 frames, 0 errors"])
    result = bench.run(bench.program("can", defines=["SILENT=1"]), "--attach", "can@can:500000,silent")
    relay("can", result, "-unheard")
    lines = told(result, "can@can")
    check("can-error-flags-seen", lines[0] == "form error while listening" and
          lines[-1].endswith(" 15 errors"), repr((lines[0], lines[-1])))


def group_bus_refusal(bench):
    for number, name in ((2, "SPI1"), (4, "I2C2")):
        result = bench.run(bench.program("badbus", defines=["BAD=%d" % number]),
                           "--attach", "i2cmon@i2c2")
        check("bus-refusal-%d" % number, result.returncode == 5 and name + " +" in result.stderr and
              "pc 0x" in result.stderr, repr((result.returncode, result.stderr[:200])))


GROUPS.update({
    "i2c": group_i2c, "spi": group_spi, "sensors": group_sensors, "display": group_display,
    "sdcard": group_sdcard, "uartwire": group_uartwire, "usartmode": group_usartmode, "can": group_can,
    "bus-refusal": group_bus_refusal,
})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "sim-tests"))
    parser.add_argument("--sim", default=os.path.join(ROOT, "build", "sim", "pyll-sim"))
    parser.add_argument("names", nargs="*", choices=[[], *GROUPS])
    args = parser.parse_args()
    if not shutil.which(CROSS + "gcc"):
        report("skip", "sim", "no " + CROSS + "gcc")
    else:
        bench = Bench(args.build, args.sim)
        for name in args.names or GROUPS:
            try:
                GROUPS[name](bench)
            except (OSError, subprocess.SubprocessError, TypeError) as error:
                report("FAIL", name, repr(error))
    skipped = ", %d skipped" % counts["skip"] if counts["skip"] else ""
    print("%d passed, %d failed%s" % (counts["ok"], counts["FAIL"], skipped))
    return 1 if counts["FAIL"] else 0


if __name__ == "__main__":
    sys.exit(main())
