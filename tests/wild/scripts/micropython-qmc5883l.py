# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_qmc5883l import qmc5883l

device = qmc5883l.QMC5883L(fake.bus({0x0D: fake.Registers({0x0D: 0xFF, 0x0E: 0, 6: 4})}))
fake.explore(device, qmc5883l)
