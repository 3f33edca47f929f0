# SPDX-License-Identifier: MIT
# Callbacks kept as bound methods and closures.
class Source:
    def __init__(self):
        self.listeners = []

    def on(self, f):
        self.listeners.append(f)
        return f

    def fire(self, *args):
        return [f(*args) for f in self.listeners]


class Listener:
    def __init__(self, tag):
        self.tag = tag

    def got(self, x):
        return self.tag + str(x)


s = Source()
s.on(Listener("a").got)
s.on(lambda x: x * 2)


@s.on
def named(x):
    return "named %r" % x


print(s.fire(5), s.fire("z"), len(s.listeners), named(1))
