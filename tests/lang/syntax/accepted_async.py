# SPDX-License-Identifier: MIT
# not yet: async and await
exec("async def f():\n    await g()")
print("ran")
