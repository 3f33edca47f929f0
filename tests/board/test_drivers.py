# SPDX-License-Identifier: MIT
"""The drivers in the image, against their parts."""


def test_neopixel(board):
    output, told = board.program("""
import neopixel
from machine import Pin, Timer
n = 0
def tick(t):
    global n
    n += 1
np = neopixel.NeoPixel(Pin("B5"), 4)
np[0] = (255, 0, 1)
np[1] = (2, 3, 4)
np[-1] = (9, 8, 7)
print(np[0], np[3], len(np))
np.write()
try:
    np[4] = (1, 2, 3)
except IndexError:
    print("IndexError")
np.fill((10, 20, 30))
np.write()
""", "--attach", "ws2812@PB5:4")
    assert output == "(255, 0, 1) (9, 8, 7) 4\nIndexError\n", output
    assert "ff0001 020304 000000 090807" in told and "0a141e 0a141e 0a141e 0a141e" in told, told
    assert "2 frames, 0 bits out of tolerance" in told, told


def test_onewire(board):
    output, _ = board.program("""
import onewire, ds18x20, time
from machine import Pin
ow = onewire.OneWire(Pin("B12"))
ds = ds18x20.DS18X20(ow)
roms = ds.scan()
print(len(roms), all(ow.crc8(rom) == 0 for rom in roms))
ds.convert_temp()
time.sleep_ms(750)
print(sorted(ds.read_temp(rom) for rom in roms))
print(onewire.OneWire(Pin("A1")).scan())
try:
    ds18x20.DS18X20(onewire.OneWire(Pin("A1"))).convert_temp()
except onewire.OneWireError:
    print("nobody")
""", "--attach", "ds18b20@PB12:temp=23.5", "--attach", "ds18b20@PB12:temp=-7.25", "--attach", "ds18b20@PB12:temp=85",
                              "--attach", "wire@PA1,PA2:up")
    assert output == "3 True\n[-7.25, 23.5, 85.0]\n[]\nnobody\n", output


def test_dht(board):
    output, _ = board.program("""
import dht
from machine import Pin
d = dht.DHT22(Pin("B13"))
d.measure()
print("%.1f %.1f" % (d.temperature(), d.humidity()))
d = dht.DHT11(Pin("B14"))
d.measure()
print(d.temperature(), d.humidity())
try:
    dht.DHT11(Pin("B15")).measure()
except OSError as e:
    print(e)
""", "--attach", "dht22@PB13:temp=-5.3,hum=45.6", "--attach", "dht11@PB14:temp=21,hum=40")
    assert output == "-5.3 45.6\n21 40\n[Errno 110] ETIMEDOUT\n", output


def test_pulse(board):
    output, _ = board.program("""
import machine, time
from machine import Pin, PWM, time_pulse_us
PWM("B6", freq=1000, duty_ns=250000)
pin = Pin("A0", Pin.IN)
while pin():
    pass
print(time_pulse_us(pin, 1))
while not pin():
    pass
print(time_pulse_us(pin, 0))
print(time_pulse_us(Pin("A1", Pin.IN, Pin.PULL_UP), 0, 500), time_pulse_us(Pin("A1"), 1, 500))
""", "--attach", "wire@PB6,PA0")
    high, low, none, endless = map(int, output.split())
    assert abs(high - 250) <= 2 and abs(low - 750) <= 2 and (none, endless) == (-2, -1), output


def test_dht_beside_timers(board):
    """Neither a soft callback, which would end a sleep, nor a hard one may disturb the start signal or the answer."""
    output, told = board.program("""
import time, dht
from machine import Pin, Timer
def busy(t):
    i = 8
    while i:
        i -= 1
d = dht.DHT22(Pin("B12"))
for timer in (Timer(-1, period=5, callback=busy), Timer(2, freq=900, callback=busy, hard=True)):
    for _ in range(3):
        d.measure()
        print(d.temperature(), d.humidity())
        time.sleep_ms(2100)
    timer.deinit()
""", "--attach", "dht22@PB12:temp=21.5")
    assert output == 6 * "21.5 45.0\n" and "6 answers" in told, (output, told)
