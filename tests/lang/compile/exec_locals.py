# SPDX-License-Identifier: MIT
# What exec and eval take as locals: a dict, one of a class over dict, globals(); all else is a TypeError.
exec('xx=1', {}, globals()); print(xx)
class D(dict): pass
d=D(); exec('yy=2', {}, d); print(d)
for v in 1, 'a', None, type, 1.5, {1}:
    try:
        exec('zz=1\nzz', {}, v)
        print('ok')
    except TypeError: print('TypeError')
try: eval('1', {}, 5)
except TypeError: print('TypeError')
def f():
    exec('q=1', {'a':1}, {})
    return eval('a+b', {'a':1}, {'b':2})
print(f())
