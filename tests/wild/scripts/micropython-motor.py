# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_motor.motor import MOTOR
from micropython_motor.servo import Servo
from micropython_motor.stepper import StepperMotor
from machine import Pin, PWM

pwms = [PWM(Pin(n), freq=2000) for n in range(4)]
with MOTOR(pwms[0], pwms[1]) as motor:
    fake.each(motor, ("throttle", "=", 0.5), "throttle", ("throttle", "=", -0.25), ("throttle", "=", 0), ("throttle", "=", 2), ("decay_mode", "=", 0), ("throttle", "=", 1.0))
servo = Servo(pwms[2])
fake.each(servo, ("angle", "=", 90), "angle", ("angle", "=", 181), ("fraction", "=", 0.1), "fraction", ("angle", "=", None), "angle")
stepper = StepperMotor(*pwms)
for style in (1, 2, 3, 4):
    for direction in (1, 2, 1):
        fake.tell("step", lambda: stepper.onestep(direction=direction, style=style))
stepper.release()
