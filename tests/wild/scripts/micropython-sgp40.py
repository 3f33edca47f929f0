# SPDX-License-Identifier: MIT
import fake
import sgp40

device = sgp40.SGP40(fake.bus({0x59: fake.Commands({}, fake.sensirion(0x7654, 1, 2))}))
fake.each(device, ("measure_raw",), ("measure_raw", 80, 30), ("measure_test",), ("get_serial_id",), ("heater_off",), ("reset",))
fake.tell("absent", lambda: sgp40.SGP40(fake.bus({})))
