# SPDX-License-Identifier: MIT
# pyb as docs.micropython.org/en/latest/library/pyb.html has it, as far as this chip and board go, over machine. Not there: what the
# board has no part for (Accel, DAC, LCD, Switch, hid), channels of timers that are no PWM, I2C and SPI as peripheral.
import machine
from machine import bootloader, disable_irq, enable_irq, mem32, reset as hard_reset, unique_id
try:
    from machine import CAN
except ImportError:  # not in this image
    pass
from machine import deepsleep as standby, idle as wfi, lightsleep as stop
from os import dupterm, sync, urandom
from time import sleep_ms as delay, sleep_us as udelay, ticks_diff, ticks_ms as millis, ticks_us as micros


def elapsed_millis(start):
    return ticks_diff(millis(), start)


def elapsed_micros(start):
    return ticks_diff(micros(), start)


def freq(hz=None):
    if hz:
        machine.freq(hz)
    hz = machine.freq()
    return hz, hz, hz >> (mem32[0x40021004] >> 10 & 1), hz  # RCC_CFGR: PPRE1


def rng():
    return int.from_bytes(urandom(4), "little") >> 2


def have_cdc():
    return mem32[0x40005C4C] & 127 > 0  # USB_DADDR: the host's name for the device


def repl_uart(uart):
    dupterm(uart, 1)


def info(_=None):
    import micropython
    print("ID=" + unique_id().hex())
    print("S=%u\nH=%u\nP1=%u\nP2=%u" % freq())
    micropython.mem_info()


class LED:
    def __init__(self, id):
        if id != 1:
            raise ValueError("no LED %d" % id)
        self.pin = machine.Signal(machine.Pin("LED", machine.Pin.OUT, value=1), invert=True)
        self.on = self.pin.on
        self.off = self.pin.off

    def toggle(self):
        self.pin.value(not self.pin.value())

    def intensity(self, level=None):
        if level is None:
            return 255 * self.pin.value()
        self.pin.value(level)


# Gives a machine.Pin, which has the methods.
class Pin:
    IN = machine.Pin.IN
    OUT = OUT_PP = machine.Pin.OUT
    OPEN_DRAIN = OUT_OD = machine.Pin.OPEN_DRAIN
    ALT = AF_PP = machine.Pin.ALT
    ALT_OPEN_DRAIN = AF_OD = machine.Pin.ALT_OPEN_DRAIN
    ANALOG = machine.Pin.ANALOG
    PULL_NONE = None
    PULL_UP = machine.Pin.PULL_UP
    PULL_DOWN = machine.Pin.PULL_DOWN

    def __new__(cls, *args, **kw):
        return machine.Pin(*args, **kw)


class ExtInt:
    IRQ_RISING = machine.Pin.IRQ_RISING
    IRQ_FALLING = machine.Pin.IRQ_FALLING
    IRQ_RISING_FALLING = IRQ_RISING | IRQ_FALLING

    def __init__(self, pin, mode, pull, callback):
        pin = machine.Pin(pin, machine.Pin.IN, pull)
        line = self._line = int(str(pin)[6:].split(",")[0])  # "Pin(PA5, ..."
        pin.irq(lambda _: callback(line), mode, True)

    def line(self):
        return self._line

    # EXTI_IMR and EXTI_SWIER
    def enable(self):
        mem32[0x40010400] |= 1 << self._line

    def disable(self):
        mem32[0x40010400] &= ~(1 << self._line)

    def swint(self):
        mem32[0x40010410] = 1 << self._line


class ADC:
    def __init__(self, pin):
        self.adc = machine.ADC(pin)

    def read(self):
        return self.adc.read_u16() >> 4

    def read_timed(self, buf, timer):
        us = int(1000000 / (timer if isinstance(timer, int) else timer.freq()))
        shift = 8 if isinstance(buf, bytearray) else 4
        start = micros()
        for i in range(len(buf)):
            while elapsed_micros(start) < i * us:
                pass
            buf[i] = self.adc.read_u16() >> shift


def _register(offset):
    def access(self, value=None):
        if value is None:
            return mem32[self.base + offset]
        mem32[self.base + offset] = value

    return access


class TimerChannel:
    def __init__(self, timer, pwm, n):
        self.timer = timer
        self.pwm = pwm
        self.base = timer.base + n * 4

    pulse_width = compare = _register(0x30)  # CCRn

    def pulse_width_percent(self, percent=None):
        whole = self.timer.period() + 1
        if percent is None:
            return self.pulse_width() * 100 / whole
        self.pulse_width(int(percent * whole / 100))


class Timer:
    UP = PWM = 0
    PWM_INVERTED = 1
    HIGH = 0
    LOW = 1

    def __init__(self, id, **kw):
        self.id = id
        self.timer = machine.Timer(id)
        self.base = (0x40012C00, 0x40000000, 0x40000400, 0x40000800)[id - 1]
        if kw:
            self.init(**kw)

    def init(self, freq=None, prescaler=None, period=None, mode=0, div=1, callback=None):
        self.timer.init(freq=1000)
        if freq is None:
            self.prescaler(prescaler)
            self.period(period)
        else:
            self.freq(freq)
        if callback:
            self.callback(callback)

    def deinit(self):
        self.timer.deinit()

    def source_freq(self):
        return machine.freq()

    counter = _register(0x24)
    prescaler = _register(0x28)
    period = _register(0x2C)

    def freq(self, hz=None):
        source = machine.freq()
        if hz is None:
            return source / (self.prescaler() + 1) / (self.period() + 1)
        prescaler = int(source / hz) // 65536
        self.prescaler(prescaler)
        self.period(int(source / (prescaler + 1) / hz) - 1)

    # make() sets the timer's frequency, which stays.
    def _keep(self, make):
        prescaler = self.prescaler()
        period = self.period()
        made = make()
        self.prescaler(prescaler)
        self.period(period)
        return made

    def callback(self, fun):
        self._keep(lambda: self.timer.init(freq=1000, callback=fun and (lambda _: fun(self)), hard=True))

    def channel(self, n, mode=None, *, pin=None, pulse_width=0, pulse_width_percent=None, polarity=0, callback=None):
        if mode not in (0, 1) or callback:
            raise ValueError("PWM alone")
        pin = pin or ("A8", "A9", "A10", "A11", "A0", "A1", "A2", "A3", "A6", "A7", "B0", "B1", "B6", "B7", "B8", "B9")[self.id * 4 + n - 5]

        def make():
            self.timer.deinit()
            return machine.PWM(pin, duty_u16=0, invert=mode)

        channel = TimerChannel(self, self._keep(make), n)
        if pulse_width_percent is None:
            channel.pulse_width(pulse_width)
        else:
            channel.pulse_width_percent(pulse_width_percent)
        return channel


# On A0 to A3.
class Servo:
    def __init__(self, id):
        self.pwm = machine.PWM(("A0", "A1", "A2", "A3")[id - 1], freq=50, duty_ns=1500000)
        self.timer = machine.Timer(-1)
        self.limits = [640, 2420, 1500, 2470, 2200]
        self.us = 1500

    def calibration(self, *values):
        if not values:
            return tuple(self.limits)
        self.limits[:len(values)] = values

    def pulse_width(self, us=None):
        if us is None:
            return self.us
        self.us = max(self.limits[0], min(us, self.limits[1]))
        self.pwm.duty_ns(self.us * 1000)

    def _move(self, full, end, value, time):
        middle = self.limits[2]
        if value is None:
            return round((self.us - middle) * full / (end - middle))
        target = middle + round(value * (end - middle) / full)
        first = self.us
        start = millis()
        self.timer.deinit()

        def step(timer):
            passed = elapsed_millis(start)
            if passed < time:
                self.pulse_width(first + (target - first) * passed // time)
            else:
                self.pulse_width(target)
                self.timer.deinit()

        if time:
            self.timer.init(period=20, callback=step)
        else:
            self.pulse_width(target)

    def angle(self, angle=None, time=0):
        return self._move(90, self.limits[3], angle, time)

    def speed(self, speed=None, time=0):
        return self._move(100, self.limits[4], speed, time)


# What is over one object of machine's.
class _Over:
    def __getattr__(self, name):
        if name == "over":
            raise AttributeError(name)
        return getattr(self.over, name)


def _bytes(data):
    return bytes((data,)) if isinstance(data, int) else data


class RTC(_Over):
    def __init__(self):
        self.over = machine.RTC()

    # Weekdays from 1, Monday; the last figure counts down from 255 in a second.
    def datetime(self, date=None):
        if date:
            return self.over.datetime(date)
        date = self.over.datetime()
        return date[:3] + (date[3] + 1,) + date[4:7] + (255 - date[7] // 3907,)

    def wakeup(self, ms, callback=None):
        if ms is None:
            self.over.cancel()
            return
        self.over.irq(trigger=machine.RTC.ALARM0, handler=callback and (lambda _: callback(0)))
        self.over.alarm(0, ms, repeat=True)


class UART(_Over):
    RTS = machine.UART.RTS
    CTS = machine.UART.CTS

    def __init__(self, bus, *args, **kw):
        self.over = machine.UART(bus)
        if args or kw:
            self.init(*args, **kw)

    def init(self, baudrate, bits=8, parity=None, stop=1, *, timeout=0, flow=0, timeout_char=0, read_buf_len=64):
        self.over.init(baudrate, bits, parity, stop, timeout=timeout, flow=flow, timeout_char=timeout_char, rxbuf=read_buf_len)

    def readchar(self):
        c = self.over.read(1)
        return c[0] if c else -1

    def writechar(self, c):
        self.over.write(bytes((c & 255,)))


class I2C(_Over):
    CONTROLLER = MASTER = 0

    def __init__(self, bus, *args, **kw):
        self.bus = bus
        if args or kw:
            self.init(*args, **kw)

    def init(self, mode=0, *, baudrate=400000):
        if mode:
            raise ValueError("controller alone")
        self.over = machine.I2C(self.bus, freq=baudrate)

    def is_ready(self, addr):
        try:
            self.over.writeto(addr, b"")
            return True
        except OSError:
            return False

    def send(self, send, addr=0, timeout=5000):
        self.over.writeto(addr, _bytes(send))

    def recv(self, recv, addr=0, timeout=5000):
        if isinstance(recv, int):
            return self.over.readfrom(addr, recv)
        self.over.readfrom_into(addr, recv)
        return recv

    def mem_read(self, data, addr, memaddr, *, timeout=5000, addr_size=8):
        if isinstance(data, int):
            data = bytearray(data)
        self.over.readfrom_mem_into(addr, memaddr, data, addrsize=addr_size)
        return data

    def mem_write(self, data, addr, memaddr, *, timeout=5000, addr_size=8):
        self.over.writeto_mem(addr, memaddr, _bytes(data), addrsize=addr_size)


class SPI(_Over):
    CONTROLLER = MASTER = 0
    MSB = machine.SPI.MSB
    LSB = machine.SPI.LSB

    def __init__(self, bus, *args, **kw):
        self.bus = bus
        if args or kw:
            self.init(*args, **kw)

    def init(self, mode=0, baudrate=328125, *, polarity=1, phase=0, bits=8, firstbit=machine.SPI.MSB):
        if mode:
            raise ValueError("controller alone")
        self.over = machine.SPI(self.bus, baudrate=baudrate, polarity=polarity, phase=phase, bits=bits, firstbit=firstbit)

    def send(self, send, *, timeout=5000):
        self.over.write(_bytes(send))

    def recv(self, recv, *, timeout=5000):
        if isinstance(recv, int):
            return self.over.read(recv, 255)
        self.over.readinto(recv, 255)
        return recv

    def send_recv(self, send, recv=None, *, timeout=5000):
        send = _bytes(send)
        recv = recv or bytearray(len(send))
        self.over.write_readinto(send, recv)
        return recv
