// SPDX-License-Identifier: MIT
// machine/drivers.c -- modules in Python that are in the image: neopixel, dht, onewire, ds18x20.
//
// Each is a function in frozen/drivers.py that makes its classes when the module is imported.
#include "core/obj/dict.h"
#include "core/port.h"
#include "core/vm/frozen.h"
#include "core/vm/vm.h"

static const struct {
    py_name_t name;
    const py_function_t *make;
} drivers[] = {
    {PY_N_dht, &py_frozen_drivers_dht},
    {PY_N_ds18x20, &py_frozen_drivers_ds18x20},
    {PY_N_neopixel, &py_frozen_drivers_neopixel},
    {PY_N_onewire, &py_frozen_drivers_onewire},
};

uint32_t py_port_frozen_module(uint16_t name) {
    for (unsigned i = 0; i < sizeof drivers / sizeof *drivers; i++) {
        if (drivers[i].name == name) {
            py_val_t module = py_ptr(py_module_new(name));
            py_call(py_ptr(drivers[i].make), 1, &module);
            py_dict_set(py_vm.modules, py_name(name), module);
            return module;
        }
    }
    return PY_UNDEF;
}
