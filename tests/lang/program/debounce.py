# SPDX-License-Identifier: MIT
# A button's noisy samples to clean presses.
def debounce(samples, need=3):
    state = run = 0
    for t, s in enumerate(samples):
        run = run + 1 if s != state else 0
        if run == need:
            state, run = s, 0
            yield t, "down" if s else "up"


samples = [int(c) for c in "0010110111111101001000000011100"]
for event in debounce(samples):
    print(event)
print(list(debounce([])), len(list(debounce([1, 0] * 10))))
