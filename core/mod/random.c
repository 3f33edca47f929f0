// SPDX-License-Identifier: MIT
// core/mod/random.c -- module random: Marsaglia's xorshift of 32 bits, its output multiplied. Not for secrets:
// os.urandom() is.
#include "core/obj/num.h"
#include "core/obj/seq.h"
#include "core/port.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"
#include "core/vm/vm.h"

// The next 32 bits. The state begins as 0: then it comes from the port.
static uint32_t word(void) {
    uint32_t state = py_vm.random ? py_vm.random : py_port_random() | 1;
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    py_vm.random = state;
    return state * 0x9E3779B1u;
}

static uint32_t below(uint32_t end) {
    if (!end) {
        py_raise(PY_MSG_empty_range);
    }
    return word() % end;
}

// From 0 to 1, without the latter.
static float fraction(void) {
    return (float)(word() >> 8) * 0x1p-24f;
}

// The same seed gives the same numbers; without one they are new.
static py_val_t random_seed(py_val_t *args, unsigned n) {
    (void)n;
    py_vm.random = args[0] && args[0] != PY_NONE ? py_hash(args[0]) * 2 + 1 : 0;
    return PY_NONE;
}

// getrandbits(n): up to 32
static py_val_t random_getrandbits(py_val_t *args, unsigned n) {
    n = 32u - (uint32_t)py_to_int(args[0]);
    if (n > 32) {
        py_raise(PY_MSG_bad_value, 32 - n);
    }
    uint32_t bits = word();
    return py_int_from_u(n < 32 ? bits >> n : 0);
}

static py_val_t random_random(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return py_float(fraction());
}

// randrange([start,] stop[, step])
static py_val_t random_randrange(py_val_t *args, unsigned n) {
    (void)n;
    int32_t start = py_to_int(args[0]), stop = start, step = args[2] ? py_to_int(args[2]) : 1;
    if (args[1]) {
        stop = py_to_int(args[1]);
    } else {
        start = 0;
    }
    uint32_t count = step ? py_span(start, stop, step) : 0;
    return py_int_from((int32_t)((uint32_t)start + below(count) * (uint32_t)step));
}

static py_val_t random_randint(py_val_t *args, unsigned n) {
    (void)n;
    int32_t first = py_to_int(args[0]), last = py_to_int(args[1]);
    return py_int_from(
        (int32_t)((uint32_t)first + below(py_span(first, last, 1) + (first <= last))));
}

static py_val_t random_uniform(py_val_t *args, unsigned n) {
    (void)n;
    float from = py_to_float(args[0]);
    return py_float(from + (py_to_float(args[1]) - from) * fraction());
}

// An empty sequence is an IndexError.
static py_val_t random_choice(py_val_t *args, unsigned n) {
    n = py_len(args[0]);
    return py_subscr(args[0], py_int((int32_t)(n ? below(n) : 0)), PY_UNDEF);
}

static py_val_t random_shuffle(py_val_t *args, unsigned n) {
    for (n = py_len(args[0]); n > 1;) {
        py_val_t other = py_int((int32_t)below(n--)), last = py_int((int32_t)n),
                 item = py_subscr(args[0], last, PY_UNDEF);
        py_subscr(args[0], last, py_subscr(args[0], other, PY_UNDEF));
        py_subscr(args[0], other, item);
    }
    return PY_NONE;
}

static const py_entry_t attrs[] = {
    PY_FN(choice, 1, 1, random_choice),       PY_FN(getrandbits, 1, 1, random_getrandbits),
    PY_FN(randint, 2, 2, random_randint),     PY_FN(random, 0, 0, random_random),
    PY_FN(randrange, 1, 3, random_randrange), PY_FN(seed, 0, 1, random_seed),
    PY_FN(shuffle, 1, 1, random_shuffle),     PY_FN(uniform, 2, 2, random_uniform),
};
const py_module_t py_module_random = PY_MODULE(random, attrs);
