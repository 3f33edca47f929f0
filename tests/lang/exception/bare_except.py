# SPDX-License-Identifier: MIT
# A bare except catches everything.
for exc in (ValueError, KeyboardInterrupt, SystemExit, GeneratorExit):
    try:
        try:
            raise exc("x")
        except Exception:
            print("exception")
    except:
        print("bare")
