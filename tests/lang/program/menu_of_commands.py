# SPDX-License-Identifier: MIT
# A command loop with handlers found by name.
class Shell:
    def __init__(self):
        self.values = {}

    def do_set(self, name, value):
        "set NAME VALUE"
        self.values[name] = int(value)

    def do_add(self, *names):
        return sum(self.values[n] for n in names)

    def do_list(self):
        return sorted(self.values.items())

    def run(self, line):
        command, *args = line.split() or [""]
        handler = getattr(self, "do_" + command, None)
        if handler is None:
            return "unknown: %r" % command
        try:
            return handler(*args)
        except (KeyError, ValueError, TypeError) as e:
            return type(e).__name__


s = Shell()
for line in ("set a 5", "set b 7", "add a b", "list", "add a c", "set x y", "set", "quit now", ""):
    print(repr(line), s.run(line))
