# SPDX-License-Identifier: MIT
import fake
import mlx90614

device = mlx90614.MLX90614(fake.bus({0x5A: fake.Registers({7: 0x27, 8: 0x3A}, size=2)}))
fake.each(device, ("read_ambient_temp",), ("read_object_temp",), ("read16", 4))
