# SPDX-License-Identifier: MIT
# files: 30 KB
import fake
from micropython_mcp9808 import mcp9808

device = mcp9808.MCP9808(fake.bus({0x18: fake.Registers({7: 4}, size=2)}))
fake.explore(device, mcp9808)
