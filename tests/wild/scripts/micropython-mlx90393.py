# SPDX-License-Identifier: MIT
# files: 32 KB
import fake
from micropython_mlx90393 import mlx90393

device = mlx90393.MLX90393(fake.bus({0x0C: fake.Commands({}, bytes(range(1, 12)))}))
fake.explore(device, mlx90393)
fake.each(device, ("gain", "=", 3), ("resolution_x", "=", 2), ("digital_filter", "=", 5), ("oversampling", "=", 1), ("gain", "=", 99))
