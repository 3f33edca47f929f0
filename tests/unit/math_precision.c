// SPDX-License-Identifier: MIT
// tests/unit/math_precision.c -- the functions of math are right to 2 units in the last place of single precision, or what is said.
//
// Every 9,973rd float that a function takes, from the smallest denormal on, with both signs; the C library's double
// functions judge. With a number as argument every so manieth float instead, which is for finding out: 1 is all of them.
// Links: core/*/*.c repl/*.c host/port.c host/files.c host/no_flash.c build/messages.c build/rom_names.c build/library.c build/font.c
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/mem/gc.h"
#include "core/obj/float.h"
#include "core/vm/run.h"
#include "host/port.h"

extern const py_module_t py_module_math;

static const struct {
    py_name_t name;
    double (*exact)(double);
    float low, high; // what is outside raises
    double most;     // 0: 2
} functions[] = {
    {PY_N_acos, acos, -1, 1},
    {PY_N_acosh, acosh, 1, INFINITY},
    {PY_N_asin, asin, -1, 1},
    {PY_N_asinh, asinh, -INFINITY, INFINITY},
    {PY_N_atan, atan, -INFINITY, INFINITY},
    {PY_N_atanh, atanh, -0x0.FFFFFFp0f, 0x0.FFFFFFp0f},
    {PY_N_cos, cos, -0x1.FFFFFEp127f, 0x1.FFFFFEp127f},
    {PY_N_cosh, cosh, -INFINITY, INFINITY},
    {PY_N_erf, erf, -INFINITY, INFINITY},
    {PY_N_erfc, erfc, -INFINITY, 0x0.FFFFFFp0f}, // beyond, up to 3.6 units
    {PY_N_exp, exp, -INFINITY, INFINITY},
    {PY_N_expm1, expm1, -INFINITY, INFINITY},
    {PY_N_gamma, tgamma, 0x1p-127f, INFINITY, 2.5},
    {PY_N_lgamma, lgamma, 0x1p-149f, INFINITY, 2.1},
    {PY_N_log, log, 0x1p-149f, INFINITY},
    {PY_N_log10, log10, 0x1p-149f, INFINITY},
    {PY_N_log1p, log1p, -0x0.FFFFFFp0f, INFINITY},
    {PY_N_log2, log2, 0x1p-149f, INFINITY},
    {PY_N_sin, sin, -0x1.FFFFFEp127f, 0x1.FFFFFEp127f},
    {PY_N_sinh, sinh, -INFINITY, INFINITY},
    {PY_N_sqrt, sqrt, 0, INFINITY},
    {PY_N_tan, tan, -0x1.FFFFFEp127f, 0x1.FFFFFEp127f},
    {PY_N_tanh, tanh, -INFINITY, INFINITY},
};

static py_native_fn find(py_name_t name) {
    const py_entry_t *entry = py_module_math.attrs;
    while (entry->name != name) {
        entry++;
    }
    return entry->fn;
}

// In units of the last place of the float that is nearest to the exact result.
static double error(float got, double exact) {
    float nearest = (float)exact;
    if (isinf(nearest) || isinf(got) || nearest == 0) {
        bool same = got == nearest && !signbit(got) == !signbit(nearest);
        return same || (isinf(got) && fabs(exact) > 0x1.FFFFFEp127) ? 0 : 1e9;
    }
    int exponent;
    frexp(nearest, &exponent);
    return fabs((double)got - exact) / ldexp(1, (exponent < -125 ? -125 : exponent) - 24);
}

int main(int argc, char **argv) {
    static uint64_t arena[8192];
    unsigned step = argc > 1 ? (unsigned)atoi(argv[1]) : 9973;
    int failures = 0;
    host_port_init(__builtin_frame_address(0));
    py_init(arena, sizeof arena);
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        py_native_fn fn = find(functions[i].name);
        double worst = 0;
        float at = 0;
        for (uint64_t bits = 0; bits < 1ull << 32; bits += step) {
            float x = py_float_of_bits((uint32_t)bits), got = NAN;
            if (!(x >= functions[i].low && x <= functions[i].high)) {
                continue;
            }
            py_val_t args[2] = {py_float(x), PY_UNDEF};
            py_float_check(fn(args, 1), &got);
            double off = error(got, functions[i].exact(x));
            if (!(off <= worst)) {
                worst = off;
                at = x;
            }
        }
        failures += !(worst <= (functions[i].most ? functions[i].most : 2));
        printf("%2u %.3f at %a\n", (unsigned)i, worst, (double)at);
    }
    printf("%d failures\n", failures);
    return failures != 0;
}
