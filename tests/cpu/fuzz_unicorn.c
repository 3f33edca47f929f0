// SPDX-License-Identifier: MIT
// tests/cpu/fuzz_unicorn.c -- random instructions on our core and on Unicorn (QEMU's translator), and
// then every register, flag and byte of memory compared.
//
//     fuzz_unicorn [INSTRUCTIONS [SEED]]
//
// Each trial has a random state and a short program at a fixed place: one instruction, or an IT block
// of one to four. Instructions are drawn from encodings.def with random fields, and some from random
// bits. What is not compared is counted by reason, and printed; there are four kinds of reasons:
//   - the encoding is UNPREDICTABLE: encodings.def says under which condition;
//   - system instructions: tests/cpu/*.c compare them with QEMU's whole machine;
//   - an UNDEFINED instruction, or one of the DSP extension: ours must fault, and that is checked, but
//     Unicorn executes some of them, so it is not asked;
//   - what Unicorn lacks: see explained().
// Everything else that differs ends the run with both states and exit status 1.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicorn/unicorn.h>

#include "sim/cpu/state.h"
#include "tests/cpu/encodings.h"

#define CODE_BASE 0x08000000u
#define CODE_AT   (CODE_BASE + 0x800)
#define DATA_BASE 0x20000000u
enum { CODE_SIZE = 0x1000, DATA_SIZE = 0x1000, MAX_PROGRAM = 5, SLOTS = 80, SLOT_SIZE = 24 };

typedef struct insn_bits {
    uint32_t bits;
    bool wide;
    const encoding_t *encoding; // NULL: UNDEFINED
} insn_bits_t;

typedef struct program {
    insn_bits_t insns[MAX_PROGRAM];
    unsigned count;
    uint32_t address, size;
} program_t;

typedef struct state {
    uint32_t r[16];
    uint32_t flags; // NZCVQ, in their places of xPSR
    bool faulted;
} state_t;

static uint8_t our_code[CODE_SIZE], our_data[DATA_SIZE];
static uint8_t their_code[CODE_SIZE], their_data[DATA_SIZE];
static uint8_t start_data[DATA_SIZE];
static uc_engine *uc;
static int our_exception;
static uint64_t their_bad_address;
static bool their_access_failed;

// ---- randomness: xorshift64*

static uint64_t random_state;

static uint32_t random32(void) {
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return (uint32_t)(random_state * 0x2545F4914F6CDD1Du >> 32);
}

static unsigned below(unsigned limit) {
    return (unsigned)((uint64_t)random32() * limit >> 32);
}

// ---- counting what is not compared

typedef struct tally {
    const char *name;
    uint64_t count;
} tally_t;
static tally_t skipped[64], unpredictable[256], used[256];

static void tally(tally_t *table, const char *name) {
    while (table->name && table->name != name) {
        table++;
    }
    table->name = name;
    table->count++;
}

static void print_tally(const tally_t *table, const char *title) {
    for (; table->name; table++) {
        printf("%10llu %s%s\n", (unsigned long long)table->count, title, table->name);
    }
}

// ---- trials

static uint32_t random_value(void) {
    static const uint32_t edges[] = {
        0,       1,          2,          0x7F,       0x80,       0xFF, 0x7FFF, 0x8000, 0xFFFF,
        0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFE, 31,   32,     33};
    switch (below(8)) {
    case 0: return edges[below(sizeof edges / sizeof *edges)];
    case 1: return below(256);
    case 2: return DATA_BASE + below(DATA_SIZE);
    case 3:
    case 4:
    case 5: return DATA_BASE + 0x400 + 4 * below(0x200);
    case 6: return CODE_AT + below(64);
    default: return random32();
    }
}

static void random_start(state_t *state) {
    for (unsigned i = 0; i < 15; i++) {
        state->r[i] = random_value();
    }
    state->r[13] = below(16) ? DATA_BASE + 0x400 + 4 * below(0x200) : random32() & ~3u;
    state->flags = random32() & 0xF8000000u;
}

static insn_bits_t random_insn(bool in_it) {
    insn_bits_t insn;
    do {
        const encoding_t *from = enc_at(below(enc_count()));
        insn.wide = from->wide;
        insn.bits = enc_generate(from, random32());
        if (below(16) == 0) { // anything at all
            insn.bits = random32();
            insn.wide = sim_is_32_bit(insn.bits >> 16);
            insn.bits >>= insn.wide ? 0 : 16;
        }
        insn.encoding = enc_match(insn.bits, insn.wide);
    } while (in_it && (!insn.encoding || insn.encoding->kind > KIND_STRICT));
    return insn;
}

static void random_program(program_t *p) {
    p->count = 0;
    p->size = 0;
    if (below(4)) {
        p->insns[p->count++] = random_insn(false);
    } else {
        unsigned body = 1 + below(4), mask = 1u << (4 - body), condition = below(15);
        if (condition != 14) { // AL has no "else"
            mask |= random32() << (5 - body) & 0xF;
        }
        p->insns[p->count++] = (insn_bits_t){0xBF00 | condition << 4 | mask, false, NULL};
        p->insns[0].encoding = enc_match(p->insns[0].bits, false);
        while (body--) {
            p->insns[p->count++] = random_insn(true);
        }
    }
    for (unsigned i = 0; i < p->count; i++) {
        p->size += p->insns[i].wide ? 4 : 2;
    }
}

static bool is_named(const insn_bits_t *insn, const char *start) {
    return insn->encoding && strncmp(insn->encoding->name, start, strlen(start)) == 0;
}

static bool has(const program_t *p, const char *name) {
    bool found = false;
    for (unsigned i = 0; i < p->count; i++) {
        found |= is_named(&p->insns[i], name);
    }
    return found;
}

// Is there a reason not to compare this program at all? Counts it.
static bool is_skipped(const program_t *p) {
    for (unsigned i = 0; i < p->count; i++) {
        const insn_bits_t *insn = &p->insns[i];
        const char *condition =
            insn->encoding ? enc_unpredictable(insn->encoding, insn->bits) : NULL;
        if (condition) {
            tally(unpredictable, condition);
            return true;
        }
        if (insn->encoding && insn->encoding->kind == KIND_SYSTEM) {
            tally(skipped, "system instruction: compared on QEMU");
            return true;
        }
    }
    if (has(p, "LDREX") && has(p, "STREX")) {
        tally(skipped,
              "IMPLEMENTATION DEFINED: LDREX and STREX of different addresses; see memory.c");
        return true;
    }
    return false;
}

// Must fault whatever the state is, and Unicorn is not asked.
static bool must_be_undefined(const program_t *p) {
    const encoding_t *e = p->insns[0].encoding;
    return p->count == 1 &&
           (!e || e->kind == KIND_DSP || e->kind == KIND_UNDEF || e->kind == KIND_COPRO);
}

static void store_half(uint8_t *at, uint32_t half) {
    at[0] = half & 0xFF;
    at[1] = half >> 8 & 0xFF;
}

static void place_program(program_t *p, uint32_t address) {
    uint32_t offset = address - CODE_BASE;
    p->address = address;
    for (unsigned i = 0; i < p->count; i++) {
        if (p->insns[i].wide) {
            store_half(our_code + offset, p->insns[i].bits >> 16);
            offset += 2;
        }
        store_half(our_code + offset, p->insns[i].bits);
        offset += 2;
    }
}

// ---- our side

static void note_exception(int number) {
    our_exception = our_exception ? our_exception : number;
}

static void set_up_ours(void) {
    sim_bus_map(CODE_BASE, CODE_SIZE, our_code, false);
    sim_bus_map(DATA_BASE, DATA_SIZE, our_data, true);
    sim_cpu_on_exception(note_exception);
    sim_cpu_reset(SIM_RESET_POWER);
    sim_cpu.vtor = CODE_BASE;
}

static void run_ours(const program_t *p, const state_t *from, state_t *to) {
    sim_exc_reset();
    sim_cpu.locked_up = false;
    sim_cpu.control = 0;
    sim_cpu.itstate = 0;
    sim_cpu.thumb = true;
    sim_cpu.exclusive = false;
    sim_cpu.cfsr = sim_cpu.hfsr = 0;
    memcpy(sim_cpu.r, from->r, 15 * sizeof *from->r);
    sim_exec_set_flags(from->flags);
    sim_exec_sp_changed();
    sim_cpu.pc = p->address;
    our_exception = 0;
    for (unsigned i = 0; i < p->count && !our_exception; i++) {
        sim_cpu_step();
    }
    memcpy(to->r, sim_cpu.r, 15 * sizeof *to->r);
    to->r[15] = sim_cpu.pc;
    to->flags = sim_exec_xpsr() & 0xF8000000u;
    to->faulted = our_exception != 0;
}

// ---- their side

static bool note_bad_access(uc_engine *engine, uc_mem_type type, uint64_t address, int size,
                            int64_t value, void *self) {
    (void)engine, (void)size, (void)value, (void)self;
    if (type != UC_MEM_FETCH_UNMAPPED) { // a branch to nowhere has been executed all the same
        their_bad_address = address;
        their_access_failed = true;
    }
    return false;
}

static void must(uc_err error, const char *what) {
    if (error != UC_ERR_OK) {
        fprintf(stderr, "unicorn: %s: %s\n", what, uc_strerror(error));
        exit(2);
    }
}

static void set_up_theirs(void) {
    uc_hook hook;
    must(uc_open(UC_ARCH_ARM, UC_MODE_THUMB, &uc), "open"); // UC_MODE_MCLASS would select an M33
    must(uc_ctl_set_cpu_model(uc, UC_CPU_ARM_CORTEX_M3), "model");
    must(uc_mem_map_ptr(uc, CODE_BASE, CODE_SIZE, UC_PROT_READ | UC_PROT_EXEC, their_code),
         "map code");
    must(uc_mem_map_ptr(uc, DATA_BASE, DATA_SIZE, UC_PROT_READ | UC_PROT_WRITE, their_data),
         "map data");
    must(uc_hook_add(uc, &hook, UC_HOOK_MEM_UNMAPPED | UC_HOOK_MEM_PROT, (void *)note_bad_access,
                     NULL, 1, 0),
         "hook");
}

static int register_ids[17] = {
    UC_ARM_REG_R0,  UC_ARM_REG_R1, UC_ARM_REG_R2, UC_ARM_REG_R3,   UC_ARM_REG_R4,  UC_ARM_REG_R5,
    UC_ARM_REG_R6,  UC_ARM_REG_R7, UC_ARM_REG_R8, UC_ARM_REG_R9,   UC_ARM_REG_R10, UC_ARM_REG_R11,
    UC_ARM_REG_R12, UC_ARM_REG_SP, UC_ARM_REG_LR, UC_ARM_REG_XPSR, UC_ARM_REG_PC};

// A reservation that LDREX has made must not outlive the trial; there is no register to write for it.
static void clear_their_reservation(void) {
    must(uc_emu_start(uc, CODE_BASE | 1, CODE_BASE + 4, 0, 1), "CLREX");
}

static void run_theirs(const program_t *p, const state_t *from, state_t *to) {
    uint32_t values[17];
    void *places[17];
    memcpy(values, from->r, 15 * sizeof *values);
    values[15] = from->flags | 1u << 24;
    values[16] = p->address;
    for (unsigned i = 0; i < 17; i++) {
        places[i] = &values[i];
    }
    must(uc_reg_write_batch(uc, register_ids, places, 16), "write registers");
    their_access_failed = false;
    // Never a count of 0: Unicorn clears a gigabyte each time it changes to or from that. A block ends
    // at its end address; a single instruction may go anywhere.
    // What a neighbour's branch made it translate here does not stop at the end address: away with it.
    must(uc_ctl_remove_cache(uc, p->address, p->address + p->size + 2), "drop translated code");
    size_t limit = p->count > 1 ? 4 * MAX_PROGRAM : 1;
    uc_err error = uc_emu_start(uc, p->address | 1, p->address + p->size, 0, limit);
    must(uc_reg_read_batch(uc, register_ids, places, 17), "read registers");
    memcpy(to->r, values, 15 * sizeof *values);
    to->r[15] = values[16] & ~1u;
    to->flags = values[15] & 0xF8000000u;
    to->faulted =
        error != UC_ERR_OK && error != UC_ERR_FETCH_UNMAPPED && error != UC_ERR_FETCH_PROT;
    if (has(p, "LDREX")) {
        clear_their_reservation();
    }
}

// ---- the comparison

static bool same(const state_t *ours, const state_t *theirs) {
    if (ours->faulted || theirs->faulted) { // what a fault leaves behind differs by nature
        return ours->faulted == theirs->faulted;
    }
    return memcmp(ours->r, theirs->r, sizeof ours->r) == 0 && ours->flags == theirs->flags &&
           memcmp(our_data, their_data, DATA_SIZE) == 0;
}

// Differences whose reason lies in Unicorn; the text is the reason.
static const char *explained(const program_t *p, const state_t *ours, const state_t *theirs) {
    enum enc_kind kind = KIND_PLAIN;
    for (unsigned i = 0; i < p->count; i++) {
        if (p->insns[i].encoding->kind == KIND_STRICT || p->insns[i].encoding->kind == KIND_EXIT) {
            kind = KIND_STRICT;
        }
    }
    if (ours->faulted && (sim_cpu.cfsr & UFSR_UNALIGNED) && kind == KIND_STRICT) {
        return "Unicorn: no fault on a misaligned LDM, LDRD or exclusive";
    }
    state_t masked = *theirs;
    masked.r[13] &= ~3u;
    if (masked.r[13] != theirs->r[13] && (p->count > 1 || same(ours, &masked))) {
        return "UNPREDICTABLE: a value that is not a multiple of 4 written to SP (A5.1.3)";
    }
    masked.faulted = false;
    bool cannot_go_on = !sim_cpu.thumb || ours->r[15] - CODE_BASE >= CODE_SIZE;
    if (!ours->faulted && cannot_go_on && same(ours, &masked)) {
        return "Unicorn: goes on to the fault of the next instruction, after the same branch";
    }
    if (!ours->faulted && their_access_failed && has(p, "STREX")) {
        return "Unicorn: a STREX that fails for want of a reservation still checks its address";
    }
    uint32_t mib32 = (uint32_t)(their_bad_address >> 25);
    if (!ours->faulted && their_access_failed && (mib32 == 0x22000000u >> 25)) {
        return "Unicorn: no bit-band alias";
    }
    return NULL;
}

static void print_state(const char *name, const state_t *s) {
    printf("%-7s", name);
    for (unsigned i = 0; i < 16; i++) {
        printf("%s r%-2u %08x", i == 8 ? "\n       " : "", i, s->r[i]);
    }
    printf("\n        flags %08x%s\n", s->flags, s->faulted ? ", faulted" : "");
}

static void print_difference(const program_t *p, const state_t *start, const state_t *ours,
                             const state_t *theirs) {
    printf("difference at 0x%08x:", p->address);
    for (unsigned i = 0; i < p->count; i++) {
        const encoding_t *e = p->insns[i].encoding;
        printf(" %0*x %s;", p->insns[i].wide ? 8 : 4, p->insns[i].bits, e ? e->name : "UNDEFINED");
    }
    printf("\n");
    print_state("start", start);
    print_state("ours", ours);
    print_state("theirs", theirs);
    printf("ours: exception %d, CFSR %08x; theirs: bad address %08x\n", our_exception, sim_cpu.cfsr,
           (uint32_t)their_bad_address);
    for (unsigned i = 0; i < DATA_SIZE; i++) {
        if (our_data[i] != their_data[i]) {
            printf("memory 0x%08x: was %02x, ours %02x, theirs %02x\n", DATA_BASE + i,
                   start_data[i], our_data[i], their_data[i]);
        }
    }
}

static void restore_memory(void) {
    if (memcmp(our_data, start_data, DATA_SIZE) != 0) {
        memcpy(our_data, start_data, DATA_SIZE);
    }
    if (memcmp(their_data, start_data, DATA_SIZE) != 0) {
        memcpy(their_data, start_data, DATA_SIZE);
    }
}

// How many instructions were compared; -1: there is a difference.
static int run_trial(const program_t *p) {
    state_t start = {0}, ours, theirs;
    random_start(&start);
    start.r[15] = p->address;
    if (is_skipped(p)) {
        return 0;
    }
    run_ours(p, &start, &ours);
    if (must_be_undefined(p)) {
        tally(skipped, "undefined on a Cortex-M3: ours faults, which is checked");
        uint32_t expected = p->insns[0].encoding && p->insns[0].encoding->kind == KIND_COPRO
                                ? UFSR_NOCP
                                : UFSR_UNDEFINSTR;
        if (!ours.faulted || !(sim_cpu.cfsr & expected)) {
            print_difference(p, &start, &ours, &ours);
            return -1;
        }
        restore_memory();
        return 0;
    }
    run_theirs(p, &start, &theirs);
    int compared = (int)p->count;
    if (!same(&ours, &theirs)) {
        const char *reason = explained(p, &ours, &theirs);
        if (!reason) {
            print_difference(p, &start, &ours, &theirs);
            return -1;
        }
        tally(skipped, reason);
        compared = 0;
    }
    for (int i = 0; i < compared; i++) {
        tally(used, p->insns[i].encoding->name);
    }
    restore_memory();
    return compared;
}

// A page of programs at a time, so that dropping what was translated before is done once for all.
static int run_page(void) {
    static program_t programs[SLOTS];
    memset(our_code, 0xBF, CODE_SIZE);
    for (unsigned i = 0; i < CODE_SIZE; i += 2) {
        our_code[i] = 0; // NOP
    }
    store_half(our_code, 0xF3BF); // CLREX
    store_half(our_code + 2, 0x8F2F);
    for (unsigned i = 0; i < SLOTS; i++) {
        random_program(&programs[i]);
        place_program(&programs[i], CODE_AT + i * SLOT_SIZE + 2 * below(2));
    }
    sim_bus_invalidate(CODE_BASE, CODE_SIZE);
    memcpy(their_code, our_code, CODE_SIZE);
    must(uc_ctl_remove_cache(uc, CODE_BASE, CODE_BASE + CODE_SIZE), "drop translated code");
    for (unsigned i = 0; i < DATA_SIZE; i++) {
        start_data[i] = (uint8_t)random32();
    }
    restore_memory();
    int compared = 0;
    for (unsigned i = 0; i < SLOTS; i++) {
        int count = run_trial(&programs[i]);
        if (count < 0) {
            return -1;
        }
        compared += count;
    }
    return compared;
}

// Every encoding that a fuzzer can execute must have had its turn, or the table has gone wrong.
static int encodings_never_compared(void) {
    int missing = 0;
    for (unsigned i = 0; i < enc_count(); i++) {
        const encoding_t *e = enc_at(i);
        const tally_t *t = used;
        while (t->name && t->name != e->name) {
            t++;
        }
        bool comparable = e->kind <= KIND_ALONE && strcmp(e->condition, "ALWAYS") != 0;
        if (comparable && t->count == 0) {
            printf("never compared: %s\n", e->name);
            missing++;
        }
    }
    return missing;
}

int main(int argc, char **argv) {
    uint64_t wanted = argc > 1 ? strtoull(argv[1], NULL, 0) : 1000000;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 0) : 1;
    random_state = seed * 0x9E3779B97F4A7C15u + 1;
    enc_init();
    set_up_ours();
    set_up_theirs();
    uint64_t compared = 0;
    while (compared < wanted) {
        int count = run_page();
        if (count < 0) {
            printf("seed %llu: a difference after %llu instructions\n", (unsigned long long)seed,
                   (unsigned long long)compared);
            return 1;
        }
        compared += (uint64_t)count;
    }
    print_tally(unpredictable, "not compared, UNPREDICTABLE: ");
    print_tally(skipped, "not compared: ");
    printf("%10llu instructions compared, seed %llu, no difference\n", (unsigned long long)compared,
           (unsigned long long)seed);
    return encodings_never_compared() != 0 && wanted >= 200000;
}
