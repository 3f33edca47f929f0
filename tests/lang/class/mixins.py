# SPDX-License-Identifier: MIT
# Cooperative mixins pass keyword arguments on.
class Base:
    def __init__(self, **kw):
        self.rest = kw


class Named(Base):
    def __init__(self, name="?", **kw):
        super().__init__(**kw)
        self.name = name


class Sized(Base):
    def __init__(self, size=0, **kw):
        super().__init__(**kw)
        self.size = size


class Thing(Named, Sized):
    pass


t = Thing(name="box", size=3, colour="red")
print(t.name, t.size, t.rest)
