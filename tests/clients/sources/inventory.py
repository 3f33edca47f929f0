# SPDX-License-Identifier: MIT
"""What a flashing tool runs on a board to learn what it is, about 9 KB of source: classes, annotations,
f-strings, comprehensions, nested functions, try in many places. Written for the tests; the kind is that of mpflash."""

import gc
import os
import sys

try:
    import machine
except ImportError:
    machine = None

try:
    from collections import namedtuple
except ImportError:
    namedtuple = None

# The families of processors, by what os.uname().machine says about them.
FAMILIES: dict[str, tuple[str, str, int]] = {
    "STM32F1": ("arm", "Cortex-M3", 72),
    "STM32F4": ("arm", "Cortex-M4F", 168),
    "STM32F7": ("arm", "Cortex-M7", 216),
    "RP2040": ("arm", "Cortex-M0+", 125),
    "RP2350": ("arm", "Cortex-M33", 150),
    "ESP8266": ("xtensa", "L106", 80),
    "ESP32S3": ("xtensa", "LX7", 240),
    "ESP32C3": ("riscv", "RV32IMC", 160),
    "ESP32": ("xtensa", "LX6", 240),
    "SAMD21": ("arm", "Cortex-M0+", 48),
    "SAMD51": ("arm", "Cortex-M4F", 120),
    "NRF52": ("arm", "Cortex-M4F", 64),
}

# What a module's presence tells.
HINTS: list[tuple[str, str]] = [
    ("pyb", "a pyboard's library"),
    ("stm", "STM32 registers"),
    ("rp2", "programmable I/O"),
    ("esp", "an Espressif chip"),
    ("network", "a network"),
    ("bluetooth", "Bluetooth"),
    ("uctypes", "structures"),
    ("cryptolib", "ciphers"),
    ("framebuf", "frame buffers"),
    ("btree", "a database"),
    ("json", "JSON"),
    ("re", "regular expressions"),
    ("_thread", "threads"),
]


class ProbeError(Exception):
    """Something about the board could not be found out."""

    def __init__(self, topic: str, cause: Exception) -> None:
        super().__init__(topic, cause)
        self.topic = topic
        self.cause = cause

    def __str__(self) -> str:
        return f"{self.topic}: {type(self.cause).__name__}: {self.cause}"


class Version:
    """A version such as 1.24.0-preview.12, which can be compared."""

    def __init__(self, text: str) -> None:
        self.text = text
        head, _, tail = text.partition("-")
        numbers: list[int] = []
        for part in head.split("."):
            digits = "".join(c for c in part if c.isdigit())
            numbers.append(int(digits) if digits else 0)
        while len(numbers) < 3:
            numbers.append(0)
        self.numbers = tuple(numbers)
        self.preview = tail

    @classmethod
    def of(cls, parts: tuple) -> "Version":
        text = ".".join(str(part) for part in parts[:3])
        if len(parts) > 3 and parts[3]:
            text += f"-{parts[3]}"
        return cls(text)

    def key(self) -> tuple:
        return self.numbers + (0 if self.preview else 1,)

    def __lt__(self, other: "Version") -> bool:
        return self.key() < other.key()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and self.key() == other.key()

    def __str__(self) -> str:
        return f"v{self.text}"


class Field:
    """A name, a value and how it is shown."""

    def __init__(self, name: str, value, unit: str = "") -> None:
        self.name = name
        self.value = value
        self.unit = unit

    def line(self, width: int = 14) -> str:
        shown = f"{self.value:,}" if isinstance(self.value, int) and not isinstance(self.value, bool) else f"{self.value}"
        return f"{self.name:<{width}}: {shown}{' ' + self.unit if self.unit else ''}"


class Report:
    """Collects fields under headings; faults are fields, too."""

    def __init__(self) -> None:
        self.sections: dict[str, list[Field]] = {}
        self.faults: list[ProbeError] = []

    def add(self, section: str, name: str, value, unit: str = "") -> None:
        self.sections.setdefault(section, []).append(Field(name, value, unit))

    def probe(self, section: str, name: str, function, unit: str = "", default=None):
        try:
            value = function()
        except Exception as cause:
            self.faults.append(ProbeError(name, cause))
            value = default
        if value is not None:
            self.add(section, name, value, unit)
        return value

    def find(self, section: str, name: str):
        for field in self.sections.get(section, []):
            if field.name == name:
                return field.value
        raise KeyError(name)

    def show(self) -> None:
        for section in sorted(self.sections):
            print(f"[{section}]")
            for field in self.sections[section]:
                print("  " + field.line())
        for fault in self.faults:
            print(f"? {fault}")

    def __len__(self) -> int:
        return sum(len(fields) for fields in self.sections.values())


def family_of(machine_name: str) -> tuple[str, tuple[str, str, int]]:
    """The longest family name that is in the text."""
    found = ""
    for name in FAMILIES:
        if name in machine_name.upper() and len(name) > len(found):
            found = name
    return found, FAMILIES.get(found, ("unknown", "unknown", 0))


def describe_system(report: Report) -> None:
    section = "system"
    implementation = sys.implementation
    report.add(section, "implementation", implementation.name)
    version = Version.of(tuple(implementation.version))
    report.add(section, "recent", Version("1.10.0") < version or version == Version("1.10"))
    report.probe(section, "platform", lambda: sys.platform)
    report.probe(section, "byteorder", lambda: sys.byteorder)
    report.probe(section, "maxsize bits", lambda: len(bin(sys.maxsize)) - 2)
    report.probe(section, "mpy", lambda: getattr(implementation, "_mpy", None))


def describe_machine(report: Report) -> None:
    section = "machine"
    name = report.probe(section, "machine", lambda: os.uname().machine, default="")
    family, (architecture, core, mhz) = family_of(name or "")
    report.add(section, "family", family or "unknown")
    report.add(section, "architecture", f"{architecture}/{core}")
    if machine:
        frequency = report.probe(section, "frequency", lambda: machine.freq(), "Hz", 0)
        if isinstance(frequency, tuple):
            frequency = frequency[0]
        report.add(section, "at full speed", bool(mhz) and frequency == mhz * 1000000)
        report.probe(section, "id bytes", lambda: len(machine.unique_id()))


def describe_memory(report: Report) -> None:
    section = "memory"

    def heap() -> tuple[int, int]:
        gc.collect()
        return gc.mem_free(), gc.mem_alloc()

    try:
        free, used = heap()
        report.add(section, "has heap", free > 1000 and used > 0)
    except AttributeError as cause:
        report.faults.append(ProbeError("heap", cause))

    def flash() -> str:
        stat = os.statvfs("/")
        size, free = stat[0] * stat[2], stat[0] * stat[3]
        return f"{100 * free // size}%" if size else "none"

    report.probe(section, "flash free", lambda: flash().endswith("%"))


def describe_modules(report: Report) -> None:
    present: list[str] = []
    for name, meaning in HINTS:
        try:
            __import__(name)
        except ImportError:
            continue
        present.append(meaning)
    report.add("modules", "hints", ", ".join(present) or "none")
    report.add("modules", "loaded", len(sys.modules) > 0)


class Requirement:
    """What a program asks of a board: `name>=version`, or the name of a module alone."""

    OPERATORS = (">=", "<=", "==", ">", "<")

    def __init__(self, text: str) -> None:
        for operator in self.OPERATORS:
            if operator in text:
                self.name, version = (part.strip() for part in text.split(operator))
                self.operator, self.version = operator, Version(version)
                break
        else:
            self.name, self.operator, self.version = text.strip(), "", None

    def holds(self, versions: dict[str, Version]) -> bool:
        if self.name not in versions:
            return False
        if not self.operator:
            return True
        have, want = versions[self.name], self.version
        return {
            ">=": not have < want,
            "<=": have < want or have == want,
            "==": have == want,
            ">": want < have,
            "<": have < want,
        }[self.operator]

    def __repr__(self) -> str:
        return f"{self.name}{self.operator}{self.version or ''}"


def unmet(requirements: list[str], versions: dict[str, Version]) -> list[str]:
    return [repr(each) for each in map(Requirement, requirements) if not each.holds(versions)]


def self_check() -> int:
    """Of the parts that compare and format."""
    versions = [Version(text) for text in ("1.24.1", "1.9.4", "1.24.0-preview.3", "1.24.0", "v1.20")]
    order = [str(version) for version in sorted(versions, key=Version.key)]
    assert order == ["v1.9.4", "vv1.20", "v1.24.0-preview.3", "v1.24.0", "v1.24.1"], order
    assert Field("a", 1234567, "B").line(4) == "a   : 1,234,567 B"
    assert str(ProbeError("x", ValueError("y"))) == "x: ValueError: y"
    assert family_of("Board with esp32s3")[0] == "ESP32S3"
    have = {"core": Version("1.24.0"), "display": Version("0.3.1")}
    missing = unmet(["core>=1.20", "core < 1.24", "display == 0.3.1", "wifi", "display"], have)
    assert missing == ["core<v1.24", "wifi"], missing
    return len(order)


def main() -> None:
    report = Report()
    print("checks", self_check())
    for describe in (describe_system, describe_machine, describe_memory, describe_modules):
        describe(report)
    report.show()
    print(len(report), "fields,", len(report.faults), "faults")


main()
