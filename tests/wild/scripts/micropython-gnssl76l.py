# SPDX-License-Identifier: MIT
import fake
import gnssl76l

text = b"$GPGGA,092750.000,5321.6802,N*76\r\n$GPGSA,A,3,10,07*30\r\n" + b"\n" * 202
device = gnssl76l.GNSSL76L(fake.bus({0x10: fake.Commands({}, text)}))
fake.each(device, ("read", 100), ("sentences",))
