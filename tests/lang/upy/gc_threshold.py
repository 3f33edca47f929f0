import gc
print(gc.threshold())
print(gc.threshold(gc.mem_free() // 4 + gc.mem_alloc()))
try:
    gc.threshold(1, 2)
except TypeError:
    print("TypeError")
