# What every clock must do, whatever it counts from.
import time

start = time.time()
sleep_start = time.time_ns()
time.sleep(0.01)
passed = time.time_ns() - sleep_start
print(passed >= 9000000, passed < 1000000000)
print(0 <= time.time() - start <= 1)
try:
    time.sleep(-1)
except ValueError:
    print("ValueError")
