# SPDX-License-Identifier: MIT
# lib: functools logging
import schedule


def job(name):
    print("job", name)


schedule.every(10).minutes.do(job, "a")
schedule.every().hour.do(job, name="b")
print(len(schedule.jobs))
schedule.run_all()
schedule.clear()
print(len(schedule.jobs))
