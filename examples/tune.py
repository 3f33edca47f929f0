# SPDX-License-Identifier: MIT
# A buzzer without electronics of its own at PB6 plays a tune: notes with how many eighths they last.
from machine import PWM
import time

NOTES = {"C": 262, "D": 294, "E": 330, "F": 349, "G": 392, "A": 440}
TUNE = "C1 D1 E1 F1 G2 G2 A1 A1 A1 A1 G4 -1"
EIGHTH = 100  # ms

buzzer = PWM("PB6", freq=440, duty_u16=0)
for note, length in TUNE.split():
    if note != "-":
        buzzer.init(freq=NOTES[note], duty_u16=32768)
    time.sleep_ms(int(length) * EIGHTH - 10)
    buzzer.duty_u16(0)  # a short pause, so that equal notes are two
    time.sleep_ms(10)
buzzer.deinit()
