# SPDX-License-Identifier: MIT
# Exceptions thrown into a waiting coroutine; closing runs its cleaning code.
class Y:
    def __await__(self):
        try:
            yield "waiting"
        finally:
            print("leaf cleans")
async def inner():
    try:
        await Y()
    except ValueError as e:
        return "caught " + str(e)
async def outer():
    try:
        return await inner()
    finally:
        print("outer cleans")
c = outer()
print(c.send(None))
try:
    c.throw(ValueError("v"))
except StopIteration as e:
    print(e.value)
c = outer()
c.send(None)
try:
    c.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
c = outer()
c.send(None)
c.close()
try:
    c.send(None)
except (StopIteration, RuntimeError):
    print("finished")
