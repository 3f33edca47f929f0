# SPDX-License-Identifier: MIT
exec("async def f():\n    await g()")
print("ran")
