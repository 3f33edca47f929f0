# SPDX-License-Identifier: MIT
# A decorator with arguments that tries again.
def retry(times, exceptions=(Exception,)):
    def deco(fn):
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try: return fn(*args, **kwargs)
                except exceptions as e:
                    print("attempt", attempt, "failed:", e, end="; ")
                    if attempt == times: raise
        return wrapper
    return deco
state = {"n": 0}
@retry(3, (OSError, ValueError))
def flaky():
    state["n"] += 1
    if state["n"] < 3: raise ValueError("try %d" % state["n"])
    return "ok"
print(flaky())
