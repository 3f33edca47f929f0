# SPDX-License-Identifier: MIT
# asyncio as https://docs.micropython.org/en/latest/library/asyncio.html has it. A task that does not run is in one queue, a linked
# list: in _ready, sorted by the time when it goes on, or in that of what it waits for. `is None`: truth of an instance is slow.
from time import ticks_add, ticks_diff, ticks_ms
import sys

try:
    from machine import idle
except ImportError:
    import time

    idle = lambda: time.sleep_us(200)


class CancelledError(BaseException):
    pass


class TimeoutError(Exception):
    pass


class _Queue:
    next = None  # its first task, and then that task's next

    def _put(self, task, ms=0):
        task.on = self
        task.time = time = ticks_add(ticks_ms(), ms)
        while self.next is not None and ticks_diff(self.next.time, time) <= 0:
            self = self.next
        task.next = self.next
        self.next = task

    def _wait(self, ms=0):
        self._put(_me, ms)
        yield

    def _wake(self):
        task = self.next
        self.next = None
        while task is not None:
            next = task.next
            _ready._put(task)
            task = next


# Few attributes: four of an instance take 40 bytes, five 64.
class Task:
    error = value = None  # what has ended it
    end = inner = None  # the queue of those that await it; the last task that it awaited

    def __init__(self, coro):
        if not hasattr(coro, "send"):
            raise TypeError("coroutine expected")
        self.coro = coro  # None when it has ended
        _ready._put(self)

    def done(self):
        return self.coro is None

    def cancel(self):
        if self.coro is None:
            return False
        if self is _me:
            raise CancelledError
        if self.inner and self.inner.cancel():
            return True
        queue = self.on
        if isinstance(queue, _Queue):  # not yet cancelled
            while queue.next is not self:
                queue = queue.next
            queue.next = self.next
            _ready._put(self)
            self.on = CancelledError()
        return True

    def __iter__(self):
        while self.coro is not None:
            self.end = self.end or _Queue()
            _me.inner = self
            yield from self.end._wait()
        if self.error:
            raise self.error
        return self.value


def _run(main):
    global _me
    while main.coro is not None:
        queue = _polled
        while (task := queue.next) is not None:
            if task.stream.ioctl(3, task.mask):
                queue.next = task.next
                _ready._put(task)
            else:
                queue = task
        _me = task = _ready.next
        if task is None or ticks_diff(task.time, ticks_ms()) > 0:
            idle()
            continue
        _ready.next = task.next
        error = task.on  # or _ready
        task.on = None
        try:
            if error is _ready:
                task.coro.send(None)
            else:
                task.coro.throw(error)
            if task.on is None:
                _ready._put(task)
            continue
        except StopIteration as e:
            task.value = e.value
        except CancelledError as e:
            task.error = e
        except Exception as e:
            task.error = e
            task.coro = None
            if task is not main and not task.end:
                _loop.call_exception_handler(dict(message="Task exception wasn't retrieved", exception=e, future=task))
        task.coro = None
        if task.end:
            task.end._wake()
    _me = None


class Loop:
    handler = None

    def create_task(self, coro):
        return Task(coro)

    def run_until_complete(self, aw):
        task = _task(aw)
        _run(task)
        list(task)  # raises what has ended it
        return task.value

    def run_forever(self):
        self.coro = _run  # not None
        _run(self)

    def stop(self):
        self.coro = None

    def close(self):
        pass

    def set_exception_handler(self, handler):
        self.handler = handler

    def get_exception_handler(self):
        return self.handler

    def default_exception_handler(self, context):
        print(context["message"])
        sys.print_exception(context["exception"])

    def call_exception_handler(self, context):
        (self.handler or Loop.default_exception_handler)(self, context)


_me = None  # the task that runs
_ready = _Queue()
_polled = _Queue()  # waits for a stream
_loop = Loop()
create_task = _loop.create_task
run = _loop.run_until_complete


def get_event_loop():
    return _loop


def new_event_loop():
    _ready.next = _polled.next = None
    return _loop


def current_task():
    return _me


def _task(aw):
    return aw if isinstance(aw, Task) else Task(aw)


def sleep_ms(ms):
    return _ready._wait(ms if ms > 0 else 0)


def sleep(s):
    return sleep_ms(int(s * 1000))


async def wait_for_ms(aw, ms):
    task = _task(aw)

    async def timeout():
        await sleep_ms(ms)
        task.cancel()

    timer = Task(timeout())
    try:
        return await task
    except CancelledError:
        raise TimeoutError if timer.done() else CancelledError
    finally:
        timer.cancel()


def wait_for(aw, s):
    return _task(aw) if s is None else wait_for_ms(aw, int(s * 1000))


async def gather(*aws, return_exceptions=False):
    tasks = [_task(aw) for aw in aws]
    cancelled = None
    end = _Queue()
    for task in tasks:  # all have the same
        if task.end:
            task.end._wake()
        task.end = end
    while True:
        left = False
        for task in tasks:
            if task.coro is not None:
                left = True
            elif task.error and not return_exceptions:
                raise task.error
        if not left:
            break
        try:
            await end._wait()
        except CancelledError as e:
            cancelled = e
            for task in tasks:
                task.cancel()
    if cancelled:
        raise cancelled
    return [task.error or task.value for task in tasks]


class Event(_Queue):
    state = False

    def is_set(self):
        return self.state

    def clear(self):
        self.state = False

    def set(self):
        self.state = True
        self._wake()

    async def wait(self):
        if not self.state:
            await self._wait()
        return True


class ThreadSafeFlag(Event):
    __init__ = Event.clear

    # May come from a hard interrupt: it only changes what is there.
    def set(self):
        self.state = True

    def ioctl(self, *_):
        return self.state

    async def wait(self):
        await _until(self, 1)
        self.state = False


class Lock(_Queue):
    owner = None

    def locked(self):
        return bool(self.owner)

    async def acquire(self):
        if self.owner:
            try:
                await self._wait()
            except CancelledError:
                if self.owner is _me:
                    self.release()
                raise
        self.owner = _me
        return True

    def release(self):
        if not self.owner:
            raise RuntimeError("not locked")
        self.owner = task = self.next
        if task:
            self.next = task.next
            _ready._put(task)

    __aenter__ = acquire

    async def __aexit__(self, *_):
        self.release()


def _until(stream, mask):
    if not stream.ioctl(3, mask):
        _me.stream = stream
        _me.mask = mask
        yield from _polled._wait()


_ALL = 1 << 29


class Stream:
    def __init__(self, stream, *_):
        self.s = stream
        self.data = self.out = b""  # read but not taken, written but not sent

    # At least so many bytes unless the stream ends before, or the line.
    async def _read(self, least, most, line=False):
        s = self.s
        while True:
            data = self.data
            i = line and data.find("\n" if isinstance(data, str) else b"\n") + 1
            if i:
                most = i
                break
            if len(data) >= least:
                break
            await _until(s, 1)
            more = s.read(s.any() if hasattr(s, "any") else 1)
            if not more:
                break
            self.data = data + more if data else more
        self.data = data[most:]
        return data[:most]

    def read(self, n=-1):
        return self._read(_ALL, _ALL) if n < 0 else self._read(1, n)

    def readline(self):
        return self._read(_ALL, _ALL, True)

    async def readexactly(self, n):
        data = await self._read(n, n)
        if len(data) < n:
            raise EOFError
        return data

    async def readinto(self, buf):
        data = await self._read(1, len(buf))
        buf[:len(data)] = data
        return len(data)

    def write(self, data):
        self.out = self.out + data if self.out else data

    async def drain(self):
        while self.out:
            await _until(self.s, 4)
            self.out = self.out[self.s.write(self.out[:32]) or 0:]

    def close(self):
        pass

    async def wait_closed(self):
        self.s.close()


StreamReader = StreamWriter = Stream
