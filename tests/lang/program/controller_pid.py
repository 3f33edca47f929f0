# SPDX-License-Identifier: MIT
# A PID controller with properties and limits.
class PID:
    def __init__(self, Kp=1.0, Ki=0.0, Kd=0.0, setpoint=0, output_limits=(None, None)):
        self.Kp, self.Ki, self.Kd = Kp, Ki, Kd
        self.setpoint = setpoint
        self._i = 0; self._last = None
        self.output_limits = output_limits
    @property
    def output_limits(self): return self._lo, self._hi
    @output_limits.setter
    def output_limits(self, limits):
        if limits is None: self._lo, self._hi = None, None; return
        lo, hi = limits
        if None not in limits and hi < lo: raise ValueError('lower limit must be less than upper limit')
        self._lo, self._hi = lo, hi
    def __call__(self, v, dt=0.5):
        e = self.setpoint - v
        self._i += self.Ki * e * dt
        d = 0 if self._last is None else (v - self._last) / dt
        self._last = v
        out = self.Kp * e + self._i - self.Kd * d
        if self._hi is not None and out > self._hi: return self._hi
        elif self._lo is not None and out < self._lo: return self._lo
        return out
    @property
    def tunings(self): return self.Kp, self.Ki, self.Kd
    @tunings.setter
    def tunings(self, t): self.Kp, self.Ki, self.Kd = t
pid = PID(0.5, 0.25, 0.125, setpoint=10, output_limits=(0, 100)); pid.tunings = (1, 0.25, 0)
v = 0.0
for _ in range(6):
    c = pid(v); v += c * 0.25; print("%.3f" % v, end=" ")
print(pid.tunings, pid.output_limits)
try: pid.output_limits = (5, 1)
except ValueError as e: print(e)
