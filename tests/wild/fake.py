# SPDX-License-Identifier: MIT
"""Hardware made of variables, the same for CPython and for Pyll: what a driver does with it is printed.

`import fake` puts modules machine, time, framebuf and their aliases of its own in sys.modules. A device's registers hold a fixed pattern;
time passes only by sleeping and by being asked for; each pin, PWM and bus prints what it is told.
"""
import sys

try:
    from binascii import hexlify
except ImportError:
    from ubinascii import hexlify

quiet = False  # True: transfers and pins are only counted and summed up, see report()
MOST = 20000
total = [0, 0]  # events and their check sum


def note(kind, *what):
    total[0] += 1
    if total[0] > MOST:
        raise SystemExit("a driver that never ends")
    for part in what:
        if isinstance(part, int):
            total[1] = (total[1] * 31 + part) & 0xFFFFFF
        else:
            for byte in part:
                total[1] = (total[1] * 31 + byte) & 0xFFFFFF
    if not quiet:
        print(kind, *[part if isinstance(part, int) else hexlify(part).decode() for part in what])


def report():
    print("events", total[0], "sum", total[1])


def pattern(start, count):
    return bytearray((i * 37 + 11) & 255 for i in range(start, start + count))


# ---- I2C ----
class Registers:
    """A device with a register pointer that moves on. fixed: {register: byte or bytes} that writing does not change."""

    def __init__(self, fixed={}, width=1, size=1):
        self.width, self.size, self.at = width, size, 0
        self.mem = pattern(0, 256 * size)
        self.fixed = fixed
        self.put()

    def put(self):
        for at, value in self.fixed.items():
            if isinstance(value, int):
                value = bytes([value])
            at *= self.size
            self.mem[at:at + len(value)] = value

    def write(self, data):
        self.at = 0
        for byte in data[:self.width]:
            self.at = self.at << 8 | byte
        self.at = (self.at & 255) * self.size
        data = data[self.width:]
        self.mem[self.at:self.at + len(data)] = data
        if data:
            self.put()

    def read(self, count):
        data = bytes(self.mem[self.at:self.at + count])
        self.at += count
        return data + bytes(count - len(data))


class Commands:
    """A device that answers what the last command asked for: {command: answer}."""

    def __init__(self, answers, default=b""):
        self.answers, self.default, self.answer = answers, default, default

    def write(self, data):
        self.answer = self.answers.get(bytes(data), self.default)

    def read(self, count):
        return self.answer[:count] + bytes(max(0, count - len(self.answer)))


def crc8(data, start=0xFF, polynomial=0x31):
    crc = start
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ polynomial if crc & 128 else crc << 1) & 255
    return crc


def sensirion(*words):
    """Words as Sensirion's sensors send them, each with its check."""
    data = b""
    for word in words:
        pair = bytes([word >> 8, word & 255])
        data += pair + bytes([crc8(pair)])
    return data


class I2C:
    devices = {}  # address: device, of every bus

    def __init__(self, *args, **options):
        pass

    init = __init__

    def of(self, address):
        if address not in self.devices:
            note("none", address)
            raise OSError(19)
        return self.devices[address]

    def scan(self):
        return sorted(self.devices)

    def writeto(self, address, data, stop=True):
        device = self.of(address)
        note("w", address, bytes(data))
        device.write(bytes(data))
        return len(data)

    def writevto(self, address, parts, stop=True):
        return self.writeto(address, b"".join([bytes(part) for part in parts]), stop)

    def readfrom(self, address, count, stop=True):
        data = self.of(address).read(count)
        note("r", address, data)
        return data

    def readfrom_into(self, address, buf, stop=True):
        buf[:] = self.readfrom(address, len(buf), stop)

    def place(self, memory, addrsize):
        return bytes([memory >> 8 & 255, memory & 255]) if addrsize == 16 else bytes([memory])

    def writeto_mem(self, address, memory, data, *, addrsize=8):
        self.writeto(address, self.place(memory, addrsize) + bytes(data))

    def readfrom_mem(self, address, memory, count, *, addrsize=8):
        self.writeto(address, self.place(memory, addrsize), False)
        return self.readfrom(address, count)

    def readfrom_mem_into(self, address, memory, buf, *, addrsize=8):
        buf[:] = self.readfrom_mem(address, memory, len(buf), addrsize=addrsize)


def bus(devices):
    I2C.devices = devices
    return SoftI2C()


# ---- SPI ----
class SPI:
    MSB, LSB, MASTER, CONTROLLER = 0, 1, 2, 2

    def __init__(self, *args, **options):
        self.at = 0

    def init(self, *args, **options):
        pass

    deinit = init

    def answer(self, count):
        self.at += count
        return pattern(self.at - count, count)

    def write(self, data):
        note("spi", bytes(data))

    def read(self, count, write=0):
        data = self.answer(count)
        note("spi", write, data)
        return bytes(data)

    def readinto(self, buf, write=0):
        buf[:] = self.read(len(buf), write)

    def write_readinto(self, data, buf):
        self.write(data)
        buf[:] = self.read(len(buf))


# ---- pins and what stands behind them ----
class Pin:
    IN, OUT, OPEN_DRAIN, ALT, ALT_OPEN_DRAIN, ANALOG = 0, 1, 2, 3, 4, 5
    PULL_UP, PULL_DOWN = 1, 2
    IRQ_RISING, IRQ_FALLING = 1, 2
    inputs = {}  # pin: levels to read, the last one for ever; or a function
    last = {}  # pin: the Pin made last

    def __init__(self, id, *args, **options):
        self.id = int(id) if str(id).isdigit() else sum(str(id).encode())
        self.level = 0
        self.handler = None
        Pin.last[self.id] = self
        self.init(*args, **options)

    def init(self, mode=-1, pull=-1, value=None, **options):
        self.level = 1 if pull == 1 else self.level
        if value is not None:
            self.value(value)

    def value(self, level=None):
        if level is None:
            return self.read()
        self.level = 1 if level else 0
        note("pin", self.id, self.level)

    __call__ = value

    def read(self):
        source = Pin.inputs.get(self.id)
        if source is None:
            return self.level
        if callable(source):
            return source()
        return source.pop(0) if len(source) > 1 else source[0]

    def on(self):
        self.value(1)

    def off(self):
        self.value(0)

    high, low = on, off

    def toggle(self):
        self.value(1 - self.level)

    def irq(self, handler=None, trigger=3, hard=False):
        self.handler = handler
        note("irq", self.id, trigger)

    def mode(self, *mode):
        return 0

    pull = mode


class PWM:
    def __init__(self, pin, **options):
        self.id = pin.id
        self.values = {"freq": 1000}
        self.init(**options)

    def init(self, **options):
        for name in sorted(options):
            self.set(name, options[name])

    def set(self, name, value):
        self.values[name] = value
        note("pwm " + name, self.id, int(value))

    def freq(self, *value):
        return self.set("freq", *value) if value else self.values["freq"]

    def duty_u16(self, *value):
        return self.set("duty_u16", *value) if value else self.values.get("duty_u16", 0)

    def duty_ns(self, *value):
        return self.set("duty_ns", *value) if value else self.values.get("duty_ns", 0)

    def deinit(self):
        note("pwm off", self.id)


class ADC:
    ATTN_11DB, WIDTH_12BIT, CORE_TEMP = 3, 3, 4
    at = 0

    def __init__(self, pin=0, **options):
        pass

    def atten(self, value):
        pass

    width = atten

    def read_u16(self):
        ADC.at += 1
        return ADC.at * 4099 & 0xFFFF

    def read(self):
        return self.read_u16() >> 4


class Timer:
    ONE_SHOT, PERIODIC = 0, 1
    made = []

    def __init__(self, id=-1, **options):
        self.callback = None
        Timer.made.append(self)
        self.init(**options)

    def init(self, mode=1, freq=-1, period=-1, callback=None, hard=False):
        self.callback = callback
        self.mode = mode
        note("timer", int(freq), int(period))

    def deinit(self):
        self.callback = None
        note("timer off")


def fire():
    """Lets each timer run down once."""
    for timer in list(Timer.made):
        callback = timer.callback
        if callback:
            if timer.mode == 0:
                timer.callback = None
            callback(timer)


class UART:
    RTS, CTS = 1, 2
    feed = bytearray()

    def __init__(self, *args, **options):
        pass

    def init(self, *args, **options):
        pass

    def any(self):
        return len(UART.feed)

    def read(self, count=256):
        data, UART.feed = UART.feed[:count], UART.feed[count:]
        return bytes(data) or None

    def readinto(self, buf, count=0):
        data = self.read(count or len(buf)) or b""
        buf[:len(data)] = data
        return len(data)

    def readline(self):
        return self.read(UART.feed.find(b"\n") + 1)

    def write(self, data):
        data = data.encode() if isinstance(data, str) else bytes(data)
        note("uart", data)
        return len(data)


class RTC:
    def __init__(self, *args):
        pass

    def datetime(self, *value):
        note("rtc")
        return (2024, 2, 29, 3, 12, 34, 56, 0)


class Module:
    def __init__(self, name, **items):
        self.__name__ = name
        for key in items:
            setattr(self, key, items[key])


def pulse(pin, level, timeout=1000000):
    note("pulse", pin.id, level)
    return 1234


def freq(*value):
    return 72000000


def nothing(*args):
    return 0


class SoftI2C(I2C):
    """With the single steps."""

    def start(self):
        self.sent = b""

    def write(self, data):
        self.sent += bytes(data)
        return len(data)

    def stop(self):
        self.writeto(self.sent[0] >> 1, self.sent[1:])


machine = Module("machine", I2C=I2C, SoftI2C=SoftI2C, SPI=SPI, SoftSPI=SPI, Pin=Pin, Signal=Pin, PWM=PWM, ADC=ADC, Timer=Timer, UART=UART,
                 RTC=RTC, time_pulse_us=pulse, freq=freq, disable_irq=nothing, enable_irq=nothing, idle=nothing)


# ---- time ----
now = [0]  # microseconds


def sleep(seconds):
    now[0] += int(seconds * 1000 + 0.5) * 1000


def sleep_ms(ms):
    now[0] += int(ms) * 1000


def sleep_us(us):
    now[0] += int(us)


def ticks_us():
    now[0] += 7
    return now[0] & 0x3FFFFFFF


def ticks_ms():
    now[0] += 7
    return now[0] // 1000 & 0x3FFFFFFF


def ticks_diff(a, b):
    return ((a - b + 0x20000000) & 0x3FFFFFFF) - 0x20000000


def ticks_add(a, b):
    return (a + b) & 0x3FFFFFFF


def seconds():
    return 700000000 + now[0] // 1000000


def localtime(at=0):
    return (2024, 2, 29, 12, 34, 56, 3, 60)


def mktime(when):
    return 700000000


time = Module("time", sleep=sleep, sleep_ms=sleep_ms, sleep_us=sleep_us, ticks_us=ticks_us, ticks_ms=ticks_ms,
              ticks_cpu=ticks_us, ticks_diff=ticks_diff, ticks_add=ticks_add, time=seconds, localtime=localtime,
              gmtime=localtime, mktime=mktime, monotonic=seconds)


# ---- framebuf ----
class FrameBuffer:
    """Draws nothing but whole fills and pixels; the rest is told."""

    def __init__(self, buffer, width, height, format, stride=0):
        self.buffer, self.columns = buffer, width

    def fill(self, colour):
        for i in range(len(self.buffer)):
            self.buffer[i] = 255 if colour else 0

    def pixel(self, x, y, *colour):
        note("pixel", x, y, *colour)
        self.buffer[(x + y * 7) % len(self.buffer)] ^= 1 << (y & 7)
        return 1

    def told(name):
        def method(self, *args):
            note(name, *[arg.encode() if isinstance(arg, str) else arg for arg in args if isinstance(arg, (int, str))])
        return method

    fill_rect, rect, line = told("fill_rect"), told("rect"), told("line")
    hline, vline, text = told("hline"), told("vline"), told("text")
    scroll, blit, ellipse = told("scroll"), told("blit"), told("ellipse")


framebuf = Module("framebuf", FrameBuffer=FrameBuffer, FrameBuffer1=FrameBuffer, MONO_VLSB=0, MVLSB=0, RGB565=1,
                  GS4_HMSB=2, MONO_HLSB=3, MONO_HMSB=4, GS2_HMSB=5, GS8=6)

class OneWire:
    def __init__(self, pin):
        pass


onewire = Module("onewire", OneWire=OneWire)

for module in machine, time, framebuf, onewire:
    sys.modules[module.__name__] = module
    sys.modules["u" + module.__name__] = module


# ---- what the scripts do with a driver ----
def tell(label, action):
    """Prints what action() returns, or the exception it raises."""
    try:
        result = action()
        print(label, "=", "an object" if " object at " in repr(result) else result)
    except Exception as problem:
        print(label, "!", type(problem).__name__)


def is_property(cls, name):
    try:
        return name[0] != "_" and isinstance(getattr(cls, name), property)
    except AttributeError:  # a descriptor of the driver's, which wants an object
        return False


def explore(device, module=None, skip=()):
    """Reads every property; sets those for which the module lists NAME_values to each of them, and to a wrong one."""
    names = [name for name in sorted(dir(type(device))) if is_property(type(device), name) and name not in skip]
    for name in names:
        tell(name, lambda: getattr(device, name))
    for name in names:
        for value in tuple(getattr(module, name + "_values", ())) + (77,):
            if hasattr(module, name + "_values"):
                tell("set " + name, lambda: setattr(device, name, value))
                tell(name, lambda: getattr(device, name))


def each(device, *calls):
    """Reads an attribute (its name), sets one (name, "=", value), calls a method (name, arguments)."""
    for call in calls:
        if isinstance(call, str):
            tell(call, lambda: getattr(device, call))
        elif call[1:2] == ("=",):
            tell("set " + call[0], lambda: setattr(device, call[0], call[2]))
        else:
            tell(call[0], lambda: getattr(device, call[0])(*call[1:]))
