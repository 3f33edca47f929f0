# SPDX-License-Identifier: MIT
import fake
import struct
import scd30

value = struct.pack(">fff", 439.09, 27.23, 48.8)
words = [value[i] << 8 | value[i + 1] for i in range(0, 12, 2)]
device = scd30.SCD30(fake.bus({0x61: fake.Commands({b"\x03\x00": fake.sensirion(*words)}, fake.sensirion(1))}), 0x61)
fake.each(device, ("get_status_ready",), ("read_measurement",), ("get_measurement_interval",), ("set_measurement_interval", 5),
          ("start_continous_measurement",), ("get_automatic_recalibration",), ("stop_continous_measurement",), ("soft_reset",),
          ("get_firmware_version",))
fake.tell("absent", lambda: scd30.SCD30(fake.bus({}), 0x61))
