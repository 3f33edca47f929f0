# SPDX-License-Identifier: MIT
import fake
from micropython_event_bus import Producer, subscribe

producer = Producer(name="clicks", validation=lambda x: x / x)


@subscribe(producer)
def first(x):
    print("first", x)


def second(x):
    print("second", x)


producer += second
print(producer, len(producer))
fake.each(producer, ("emit", 3), ("emit", 0), ("subscribe", second), ("subscribe", lambda x: x), ("unsubscribe", first))
producer(7)
producer -= second
print(len(producer))
