# SPDX-License-Identifier: MIT
# A rotary encoder: a table of transitions, listeners, a range that wraps.
def const(x):
    return x
_R_START = const(0x0); _R_CW_1 = const(0x1); _R_CW_2 = const(0x2); _R_CW_3 = const(0x3); _R_CCW_1 = const(0x4); _R_CCW_2 = const(0x5); _R_CCW_3 = const(0x6)
_DIR_CW = const(0x10); _DIR_CCW = const(0x20)
_transition_table = [
    [_R_START, _R_CCW_1, _R_CW_1, _R_START], [_R_CW_2, _R_START, _R_CW_1, _R_START], [_R_CW_2, _R_CW_3, _R_CW_1, _R_START],
    [_R_CW_2, _R_CW_3, _R_START, _R_START | _DIR_CW], [_R_CCW_2, _R_CCW_1, _R_START, _R_START], [_R_CCW_2, _R_CCW_1, _R_CCW_3, _R_START],
    [_R_CCW_2, _R_START, _R_CCW_3, _R_START | _DIR_CCW], [_R_START, _R_START, _R_START, _R_START]]
_STATE_MASK = const(0x07); _DIR_MASK = const(0x30)
def _wrap(value, incr, lower_bound, upper_bound):
    range = upper_bound - lower_bound + 1
    value = value + incr
    if value < lower_bound: value += range * ((lower_bound - value) // range + 1)
    return lower_bound + (value - lower_bound) % range
class Rotary:
    RANGE_UNBOUNDED = const(1); RANGE_WRAP = const(2); RANGE_BOUNDED = const(3)
    def __init__(self, min_val, max_val, incr, reverse, range_mode, half_step, invert):
        self._min_val = min_val; self._max_val = max_val; self._incr = incr
        self._reverse = -1 if reverse else 1
        self._range_mode = range_mode; self._value = min_val; self._state = _R_START
        self._listener = []
    def add_listener(self, l): self._listener.append(l)
    def _process(self, clk_dt):
        old_value = self._value
        self._state = _transition_table[self._state & _STATE_MASK][clk_dt]
        direction = self._state & _DIR_MASK
        incr = 0
        if direction == _DIR_CW: incr = self._incr
        elif direction == _DIR_CCW: incr = -self._incr
        incr *= self._reverse
        if self._range_mode == self.RANGE_WRAP: self._value = _wrap(self._value, incr, self._min_val, self._max_val)
        else: self._value = self._value + incr
        try:
            if old_value != self._value and len(self._listener) != 0:
                for listener in self._listener: listener()
        except: pass
r = Rotary(0, 3, 1, False, Rotary.RANGE_WRAP, False, False)
r.add_listener(lambda: print("v", r._value, end=" "))
for s in [3, 2, 0, 1, 3] * 5 + [3, 1, 0, 2, 3] * 2: r._process(s)
print()
