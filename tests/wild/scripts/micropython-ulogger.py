# SPDX-License-Identifier: MIT
# on Pyll: ImportError: cannot import name 'TextIOWrapper'
import fake
import ulogger


class Clock(ulogger.BaseClock):
    def __call__(self):
        return "12:34"


handlers = ulogger.Handler(level=ulogger.INFO, colorful=False, fmt="&(time)% - &(level)% - &(name)% - &(fnname)% - &(msg)%", clock=Clock(), direction=ulogger.TO_TERM)
log = ulogger.Logger("main", [handlers])
fake.each(log, ("debug", "hidden"), ("info", "seen", 5), ("warn", "x"), ("error", 1.5), ("critical", None))
log.info("with", fn="function")
