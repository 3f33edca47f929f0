# SPDX-License-Identifier: MIT
# Asynchronous generators and iteration: core/obj/generator.c, core/vm/vm_ops.c.


# An asynchronous generator is a generator. What it awaits goes up through the frame that waits for it; what it yields itself
# is the item for an `async for`: given() in core/obj/generator.c. At first py_vm_delegate() sends it the value.
async def asend(self, value=None):
    async for item in self:
        return item
    raise StopAsyncIteration


async def aclose(self):
    self.close()


# What an `async for` awaits.
async def anext(iterator):
    try:
        return await iterator.__anext__(),
    except StopAsyncIteration:
        return ()
