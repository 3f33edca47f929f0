// SPDX-License-Identifier: MIT
// sim/cpu/exec.c -- what each operation does, and the inner loop.
//
// Conventions inside an operation: the pc already points to the next instruction and r[15] reads as
// the manual says (address + 4). A memory access that fails has entered the fault's handler before it
// returns false; the operation then returns and touches nothing more, so a register is written back
// only after the last access has succeeded.
//
// Cycles: Cortex-M3 TRM table 18-1. One is counted for every instruction; what costs more adds here.
#include <string.h>

#include "sim/cpu/state.h"

#define LIKELY(x)   __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

static sim_cpu_t *const cpu = &sim_cpu;
static uint32_t *const r = sim_cpu.r;

// ---- flags

static inline void set_nz(uint32_t result) {
    cpu->n = cpu->z = result;
}

static inline uint32_t add(uint32_t x, uint32_t y, uint32_t carry) {
    return x + y + carry;
}

static inline uint32_t add_flags(uint32_t x, uint32_t y, uint32_t carry) {
    uint64_t wide = (uint64_t)x + y + carry;
    uint32_t result = (uint32_t)wide;
    cpu->c = (uint32_t)(wide >> 32);
    cpu->v = ((x ^ result) & (y ^ result)) >> 31;
    set_nz(result);
    return result;
}

static inline bool negative(void) {
    return cpu->n >> 31;
}

static bool condition_holds(unsigned condition) {
    bool holds;
    switch (condition >> 1) {
    case 0: holds = cpu->z == 0; break;
    case 1: holds = cpu->c; break;
    case 2: holds = negative(); break;
    case 3: holds = cpu->v; break;
    case 4: holds = cpu->c && cpu->z != 0; break;
    case 5: holds = negative() == cpu->v; break;
    case 6: holds = cpu->z != 0 && negative() == cpu->v; break;
    default: return true;
    }
    return holds != (condition & 1);
}

uint32_t sim_exec_xpsr(void) {
    return (cpu->n & 0x80000000u) | (uint32_t)(cpu->z == 0) << 30 | cpu->c << 29 | cpu->v << 28 |
           cpu->q << 27 | (uint32_t)(cpu->itstate & 3) << 25 | (uint32_t)cpu->thumb << 24 |
           (uint32_t)(cpu->itstate >> 2) << 10 | cpu->ipsr;
}

void sim_exec_set_flags(uint32_t xpsr) {
    cpu->n = xpsr & 0x80000000u;
    cpu->z = !(xpsr >> 30 & 1);
    cpu->c = xpsr >> 29 & 1;
    cpu->v = xpsr >> 28 & 1;
    cpu->q = xpsr >> 27 & 1;
}

// ---- shifts

// A shift by a constant; LSR and ASR take 1 to 32, ROR by 0 is RRX.
static inline uint32_t shift_constant(uint32_t value, unsigned shift, uint32_t *carry) {
    unsigned amount = shift & 63;
    switch (shift >> 6) {
    case SHIFT_LSL:
        *carry = amount ? value >> (32 - amount) & 1 : cpu->c;
        return value << amount;
    case SHIFT_LSR:
        *carry = value >> (amount - 1) & 1;
        return (uint32_t)((uint64_t)value >> amount);
    case SHIFT_ASR:
        *carry = value >> (amount - 1) & 1;
        return (uint32_t)((int64_t)(int32_t)value >> amount);
    default:
        if (amount == 0) {
            *carry = value & 1;
            return value >> 1 | cpu->c << 31;
        }
        *carry = value >> (amount - 1) & 1;
        return value >> amount | value << (32 - amount);
    }
}

// A shift by the low byte of a register, 0 to 255; by 0 leaves the carry.
static inline uint32_t shift_by(enum shift_kind kind, uint32_t value, uint32_t by, uint32_t *carry) {
    by &= 0xFF;
    if (by == 0) {
        return value;
    }
    switch (kind) {
    case SHIFT_LSL:
        *carry = by > 32 ? 0 : value >> (32 - by) & 1;
        return by > 31 ? 0 : value << by;
    case SHIFT_LSR:
        *carry = by > 32 ? 0 : value >> (by - 1) & 1;
        return by > 31 ? 0 : value >> by;
    case SHIFT_ASR:
        by = by > 32 ? 32 : by;
        *carry = (uint32_t)((int64_t)(int32_t)value >> (by - 1)) & 1;
        return (uint32_t)((int64_t)(int32_t)value >> by);
    default:
        *carry = value >> ((by - 1) & 31) & 1;
        by &= 31;
        return by ? value >> by | value << (32 - by) : value;
    }
}

// ---- memory

// Neighbouring loads and stores overlap: the second takes one cycle, not two (TRM 18.3).
static inline void count_access(void) {
    cpu->cycles += cpu->last_access + 1 != cpu->instructions;
    cpu->last_access = cpu->instructions;
}

static bool data_fault(uint32_t address) {
    sim_exc_fault(EXC_BUSFAULT, BFSR_PRECISERR | BFSR_BFARVALID, address);
    return false;
}

static bool unaligned_fault(void) {
    sim_exc_fault(EXC_USAGEFAULT, UFSR_UNALIGNED, 0);
    return false;
}

static bool is_system_space(uint32_t address) {
    return address >> 20 == 0xE00; // the private peripheral bus: privileged only
}

// HardFault and NMI handlers may ask that their own bus faults be ignored, to probe for memory.
static bool bus_faults_ignored(void) {
    return (cpu->ccr & CCR_BFHFNMIGN) && sim_exc_execution_priority() < 0;
}

static bool load_aligned(uint32_t address, unsigned size, bool privileged, uint32_t *value) {
    cpu->cycles += address >> 29 == 2; // the bridge to a peripheral's bus
    if (!(is_system_space(address) && !privileged) && sim_bus_read(address, size, value)) {
        return true;
    }
    if (bus_faults_ignored()) {
        *value = 0;
        return true;
    }
    return data_fault(address);
}

static bool store_aligned(uint32_t address, unsigned size, bool privileged, uint32_t value) {
    cpu->cycles += address >> 29 == 2;
    if (!(is_system_space(address) && !privileged) && sim_bus_write(address, size, value)) {
        return true;
    }
    return bus_faults_ignored() || data_fault(address);
}

// Everything but an aligned access to plain memory. A misaligned access is split into bytes, where
// the chip would use half-words if it can: only a device could tell.
static __attribute__((noinline)) bool load_slow(uint32_t address, unsigned size, bool privileged,
                                                uint32_t *value) {
    if (cpu->watching) {
        sim_cpu_watch_access(address, size, false);
    }
    if ((address & (size - 1)) == 0) {
        return load_aligned(address, size, privileged, value);
    }
    if (cpu->ccr & CCR_UNALIGN_TRP) {
        return unaligned_fault();
    }
    uint32_t whole = 0;
    for (unsigned i = 0; i < size; i++) {
        uint32_t byte;
        if (!load_aligned(address + i, 1, privileged, &byte)) {
            return false;
        }
        whole |= byte << 8 * i;
    }
    cpu->cycles++;
    *value = whole;
    return true;
}

static __attribute__((noinline)) bool store_slow(uint32_t address, unsigned size, bool privileged,
                                                 uint32_t value) {
    if (cpu->watching) {
        sim_cpu_watch_access(address, size, true);
    }
    if ((address & (size - 1)) == 0) {
        return store_aligned(address, size, privileged, value);
    }
    if (cpu->ccr & CCR_UNALIGN_TRP) {
        return unaligned_fault();
    }
    for (unsigned i = 0; i < size; i++) {
        if (!store_aligned(address + i, 1, privileged, value >> 8 * i & 0xFF)) {
            return false;
        }
    }
    cpu->cycles++;
    return true;
}

// size is a constant wherever these are inlined.
static inline bool load(uint32_t address, unsigned size, uint32_t *value) {
    const sim_map_t *map = sim_map_by_mib[address >> 20];
    if (UNLIKELY(!map || address - map->base >= map->size || (address & (size - 1)))) {
        return load_slow(address, size, sim_cpu_privileged(), value);
    }
    uint32_t word = 0;
    memcpy(&word, map->memory + (address - map->base), size); // little-endian host
    if (!map->writable) {
        sim_fetch_data();
    }
    *value = word;
    return true;
}

static inline bool store(uint32_t address, unsigned size, uint32_t value) {
    const sim_map_t *map = sim_map_by_mib[address >> 20];
    if (UNLIKELY(!map || address - map->base >= map->size || (address & (size - 1)) ||
                 !map->writable)) {
        return store_slow(address, size, sim_cpu_privileged(), value);
    }
    uint32_t offset = address - map->base;
    memcpy(map->memory + offset, &value, size);
    if (UNLIKELY(map->code->lines[offset / CODE_LINE])) {
        sim_bus_code_written(map, offset, size);
    }
    return true;
}

// LDM, LDRD and the exclusives fault when misaligned, whatever UNALIGN_TRP says.
static inline bool load_strict(uint32_t address, unsigned size, uint32_t *value) {
    return UNLIKELY(address & (size - 1)) ? unaligned_fault() : load(address, size, value);
}

static inline bool store_strict(uint32_t address, unsigned size, uint32_t value) {
    return UNLIKELY(address & (size - 1)) ? unaligned_fault() : store(address, size, value);
}

// ---- branches

static inline void branch(uint32_t target) {
    cpu->pc = target & ~1u;
    sim_fetch_branch(cpu->pc);
}

// BXWritePC and LoadWritePC: in handler mode 0xFxxxxxxx is the return from an exception. Bit 0 is the
// Thumb bit, and there is nothing but Thumb: the next instruction faults if it is clear.
static void branch_exchange(uint32_t target) {
    if (cpu->ipsr != 0 && target >> 28 == 0xF) {
        sim_exc_return(target);
        return;
    }
    cpu->thumb = target & 1;
    if (!cpu->thumb) {
        sim_fetch_forget();
    }
    branch(target);
}

static inline void branch_link(uint32_t target, uint32_t size) {
    r[14] = (r[15] - 4 + size) | 1;
    branch(target);
}

static void branch_link_exchange(uint32_t target) {
    r[14] = (r[15] - 2) | 1; // BLX Rm is 16 bits long
    cpu->thumb = target & 1;
    if (!cpu->thumb) {
        sim_fetch_forget();
    }
    branch(target);
}

static void table_branch(const insn_t *i, unsigned size) {
    uint32_t entry = 0;
    uint32_t address = r[i->rn] + r[i->rm] * size;
    if (size == 1 ? load(address, 1, &entry) : load(address, 2, &entry)) {
        count_access();
        branch(r[15] + 2 * entry);
    }
}

// ---- loads and stores of more than one register

static inline uint32_t literal_base(void) {
    return r[15] & ~3u;
}

static void load_multiple(uint32_t address, uint32_t list, unsigned base, uint32_t base_after) {
    uint32_t values[16];
    unsigned count = 0;
    for (uint32_t left = list; left; left &= left - 1, count++) {
        if (!load_strict(address + 4 * count, 4, &values[count])) {
            return;
        }
    }
    r[base] = base_after; // before the loads: the list may hold the base (without write-back)
    cpu->cycles += count;
    count = 0;
    for (uint32_t left = list & 0x7FFF; left; left &= left - 1) {
        r[__builtin_ctz(left)] = values[count++];
    }
    if (list & 0x8000) {
        branch_exchange(values[count]);
    }
}

static void store_multiple(uint32_t address, uint32_t list, unsigned base, uint32_t base_after) {
    unsigned count = 0;
    for (uint32_t left = list; left; left &= left - 1, count++) {
        if (!store_strict(address + 4 * count, 4, r[__builtin_ctz(left)])) {
            return;
        }
    }
    r[base] = base_after;
    cpu->cycles += count;
}

static void execute_multiple(const insn_t *i, bool is_load) {
    uint32_t size = 4 * (uint32_t)__builtin_popcount(i->imm);
    bool down = i->shift & ADDRESS_DECREMENT;
    uint32_t start = down ? r[i->rn] - size : r[i->rn];
    uint32_t end = down ? start : start + size;
    uint32_t base_after = i->shift & ADDRESS_WRITE_BACK ? end : r[i->rn];
    (is_load ? load_multiple : store_multiple)(start, i->imm, i->rn, base_after);
}

static uint32_t dual_address(const insn_t *i, uint32_t *base_after) {
    uint32_t base = i->rn == 15 ? literal_base() : r[i->rn];
    uint32_t moved = base + i->imm;
    *base_after = i->shift & ADDRESS_WRITE_BACK ? moved : base;
    return i->shift & ADDRESS_POST ? base : moved;
}

static void load_dual(const insn_t *i) {
    uint32_t base_after, first, second;
    uint32_t address = dual_address(i, &base_after);
    if (!load_strict(address, 4, &first) || !load_strict(address + 4, 4, &second)) {
        return;
    }
    if (i->shift & ADDRESS_WRITE_BACK) {
        r[i->rn] = base_after;
    }
    r[i->rd] = first;
    r[i->ra] = second;
    cpu->cycles += 2;
}

static void store_dual(const insn_t *i) {
    uint32_t base_after;
    uint32_t address = dual_address(i, &base_after);
    if (!store_strict(address, 4, r[i->rd]) || !store_strict(address + 4, 4, r[i->ra])) {
        return;
    }
    r[i->rn] = base_after;
    cpu->cycles += 2;
}

// ---- exclusives: one core, so the local monitor is a flag (ARMv7-M ARM A3.4.1)

static inline void load_exclusive(const insn_t *i, unsigned size) {
    uint32_t value;
    if (load_strict(r[i->rn] + i->imm, size, &value)) {
        count_access();
        cpu->exclusive = true;
        r[i->rd] = value;
    }
}

static inline void store_exclusive(const insn_t *i, unsigned size) {
    uint32_t address = r[i->rn] + i->imm;
    if (address & (size - 1)) {
        unaligned_fault();
        return;
    }
    if (cpu->exclusive && !store(address, size, r[i->ra])) {
        return;
    }
    count_access();
    r[i->rd] = !cpu->exclusive;
    cpu->exclusive = false;
}

// ---- multiplication and division

static bool is_short(uint32_t value) {
    return value < 0x10000u || value >= 0xFFFF0000u;
}

// The TRM gives ranges (3 to 5, accumulating 4 to 7) and says that short operands end early.
static void count_long_multiply(uint32_t x, uint32_t y, bool accumulate) {
    cpu->cycles += 2u + !is_short(x) + !is_short(y) + accumulate * (1u + (!is_short(x) && !is_short(y)));
}

static void long_multiply(const insn_t *i, bool is_signed, bool accumulate) {
    uint32_t x = r[i->rn], y = r[i->rm];
    uint64_t product =
        is_signed ? (uint64_t)((int64_t)(int32_t)x * (int32_t)y) : (uint64_t)x * (uint64_t)y;
    if (accumulate) {
        product += (uint64_t)r[i->ra] << 32 | r[i->rd];
    }
    count_long_multiply(x, y, accumulate);
    r[i->rd] = (uint32_t)product;
    r[i->ra] = (uint32_t)(product >> 32);
}

// 2 to 12 cycles by the length of the quotient.
static void count_divide(uint32_t dividend, uint32_t divisor) {
    unsigned quotient_bits = 0;
    if (dividend >= divisor && divisor) {
        quotient_bits = (unsigned)(__builtin_clz(divisor) - __builtin_clz(dividend)) + 1;
    }
    cpu->cycles += 1 + (10 * quotient_bits + 31) / 32;
}

static bool divides_by_zero(uint32_t divisor) {
    if (divisor != 0 || !(cpu->ccr & CCR_DIV_0_TRP)) {
        return false;
    }
    sim_exc_fault(EXC_USAGEFAULT, UFSR_DIVBYZERO, 0);
    return true;
}

static void divide_unsigned(const insn_t *i) {
    uint32_t x = r[i->rn], y = r[i->rm];
    if (!divides_by_zero(y)) {
        count_divide(x, y);
        r[i->rd] = y ? x / y : 0;
    }
}

static void divide_signed(const insn_t *i) {
    int64_t x = (int32_t)r[i->rn], y = (int32_t)r[i->rm];
    if (!divides_by_zero((uint32_t)y)) {
        count_divide((uint32_t)(x < 0 ? -x : x), (uint32_t)(y < 0 ? -y : y));
        r[i->rd] = y ? (uint32_t)(x / y) : 0; // -2^31 / -1 wraps to -2^31
    }
}

// ---- bits

static inline uint32_t low_mask(unsigned width) {
    return width < 32 ? (1u << width) - 1 : ~0u;
}

static void insert_bits(const insn_t *i) {
    uint32_t mask = low_mask(i->ra) << i->shift;
    uint32_t source = i->imm ? 0 : r[i->rn];
    r[i->rd] = (r[i->rd] & ~mask) | (source << i->shift & mask);
}

static void saturate(const insn_t *i, int64_t lowest, int64_t highest) {
    uint32_t carry;
    int64_t value = (int32_t)shift_constant(r[i->rm], i->shift, &carry);
    int64_t saturated = value < lowest ? lowest : value > highest ? highest : value;
    cpu->q |= saturated != value;
    r[i->rd] = (uint32_t)saturated;
}

static uint32_t reverse_bits(uint32_t value) {
    value = (value >> 1 & 0x55555555u) | (value & 0x55555555u) << 1;
    value = (value >> 2 & 0x33333333u) | (value & 0x33333333u) << 2;
    value = (value >> 4 & 0x0F0F0F0Fu) | (value & 0x0F0F0F0Fu) << 4;
    return __builtin_bswap32(value);
}

static uint32_t reverse_in_halves(uint32_t value) {
    return (value >> 8 & 0x00FF00FFu) | (value & 0x00FF00FFu) << 8;
}

static inline uint32_t rotate(uint32_t value, unsigned by) {
    return by ? value >> by | value << (32 - by) : value;
}

// ---- special registers

static uint32_t *banked_sp(bool process) {
    return sim_cpu_on_psp() == process ? &r[13] : &cpu->sp_other;
}

static uint32_t read_special(unsigned sysm) {
    switch (sysm) {
    case 8: return sim_cpu_privileged() ? *banked_sp(false) : 0;
    case 9: return sim_cpu_privileged() ? *banked_sp(true) : 0;
    case 16: return sim_cpu_privileged() ? cpu->primask : 0;
    case 17:
    case 18: return sim_cpu_privileged() ? cpu->basepri : 0;
    case 19: return sim_cpu_privileged() ? cpu->faultmask : 0;
    case 20: return cpu->control;
    default: { // xPSR: bit 0 asks for IPSR, bit 1 for EPSR (which reads as 0), not bit 2 for APSR
        uint32_t mask = (sysm & 1 ? 0x1FFu : 0) | (sysm & 4 ? 0 : 0xF8000000u);
        return sim_exec_xpsr() & mask;
    }
    }
}

// SPSEL changes in thread mode only: a handler always uses the main stack.
static void write_control(uint32_t value) {
    bool was_psp = sim_cpu_on_psp();
    cpu->control = (value & CONTROL_NPRIV) |
                   (cpu->ipsr == 0 ? value & CONTROL_SPSEL : cpu->control & CONTROL_SPSEL);
    if (sim_cpu_on_psp() != was_psp) {
        uint32_t other = cpu->sp_other;
        cpu->sp_other = r[13];
        r[13] = other;
        sim_exec_sp_changed();
    }
}

static void write_privileged_special(unsigned sysm, uint32_t value) {
    switch (sysm) {
    case 8:
    case 9: *banked_sp(sysm == 9) = value & ~3u; break;
    case 16: cpu->primask = value & 1; break;
    case 17: cpu->basepri = value & 0xF0; break; // four bits of priority
    case 18: {
        uint32_t level = value & 0xF0;
        if (level != 0 && (level < cpu->basepri || cpu->basepri == 0)) {
            cpu->basepri = level;
        }
        break;
    }
    case 19:
        if (sim_exc_execution_priority() > -1) {
            cpu->faultmask = value & 1;
        }
        break;
    case 20: write_control(value); break;
    default: break;
    }
    sim_exc_update();
}

static void write_special(unsigned sysm, uint32_t value) {
    if (sysm <= 3) {
        sim_exec_set_flags(value);
    } else if (sim_cpu_privileged()) {
        write_privileged_special(sysm, value);
    }
}

// CPS: rd holds the bits I (PRIMASK) and F (FAULTMASK), imm is 1 for "disable".
static void change_processor_state(const insn_t *i) {
    if (!sim_cpu_privileged()) {
        return;
    }
    if (i->rd & 2) {
        cpu->primask = i->imm;
    }
    if ((i->rd & 1) && (!i->imm || sim_exc_execution_priority() > -1)) {
        cpu->faultmask = i->imm;
    }
    sim_exc_update();
}

// ---- events, breakpoints, stops

static void sleep_until(enum sim_sleep kind) {
    if (kind == SIM_SLEEP_WFE && cpu->event) {
        cpu->event = false;
        return;
    }
    cpu->asleep = kind;
    sim_cpu_leave_loop();
}

static void stop_before_this(enum sim_stop why) {
    cpu->pc = r[15] - 4;
    cpu->itstate = cpu->it_stamp == cpu->instructions ? cpu->it_before : 0;
    cpu->instructions--;
    cpu->cycles--;
    cpu->stop = why;
    cpu->stop_requested = true;
    sim_cpu_leave_loop();
}

static void breakpoint_instruction(unsigned imm) {
    enum sim_bkpt what = cpu->on_bkpt ? cpu->on_bkpt(imm) : SIM_BKPT_FAULT;
    if (what == SIM_BKPT_STOP) {
        stop_before_this(SIM_STOP_BKPT);
    } else if (what == SIM_BKPT_FAULT) {
        cpu->dfsr |= 2; // BKPT
        if (cpu->demcr & DEMCR_MON_EN && cpu->priority[EXC_DEBUGMON] < sim_exc_execution_priority()) {
            sim_exc_fault(EXC_DEBUGMON, 0, 0);
        } else {
            sim_exc_hardfault(HFSR_DEBUGEVT);
        }
    }
}

void sim_exec_sp_changed(void) {
    r[13] &= ~3u;
    cpu->sp_seen = r[13];
    bool process = sim_cpu_on_psp();
    if (r[13] < cpu->sp_low[process]) {
        const sim_map_t *map = sim_bus_find_map(r[13]);
        if (map && map->writable) {
            cpu->sp_low[process] = r[13];
        }
    }
}

// ---- IT blocks

static uint8_t it_advance(uint8_t itstate) {
    return itstate & 7 ? (itstate & 0xE0) | (itstate << 1 & 0x1F) : 0;
}

// The instruction as it is inside an IT block; NULL: its condition fails.
static const insn_t *in_it_block(const insn_t *insn, insn_t *copy) {
    cpu->it_before = cpu->itstate;
    cpu->it_stamp = cpu->instructions;
    bool runs = condition_holds(cpu->itstate >> 4) || insn->op == OP_BKPT || insn->op == OP_BREAKPOINT;
    cpu->itstate = it_advance(cpu->itstate);
    *copy = *insn;
    copy->op = insn->op_in_it;
    return runs ? copy : NULL;
}

// ---- the operations

// One family of data processing: immediate, register, shifted register, each without and with flags.
// PLAIN and FLAGS compute from a (rn), b (the operand) and carry (what the shifter gives).
#define ALU_CASES(NAME, PLAIN, FLAGS)                                                    \
    case OP_##NAME##_IMM: {                                                               \
        uint32_t a = r[i->rn], b = i->imm;                                                \
        (void)a;                                                                          \
        r[i->rd] = PLAIN;                                                                 \
        break;                                                                            \
    }                                                                                     \
    case OP_##NAME##S_IMM: {                                                              \
        uint32_t a = r[i->rn], b = i->imm, carry = i->shift ? b >> 31 : cpu->c;           \
        (void)a, (void)carry;                                                             \
        r[i->rd] = FLAGS;                                                                 \
        break;                                                                            \
    }                                                                                     \
    case OP_##NAME##_REG: {                                                               \
        uint32_t a = r[i->rn], b = r[i->rm];                                              \
        (void)a;                                                                          \
        r[i->rd] = PLAIN;                                                                 \
        break;                                                                            \
    }                                                                                     \
    case OP_##NAME##S_REG: {                                                              \
        uint32_t a = r[i->rn], b = r[i->rm], carry = cpu->c;                              \
        (void)a, (void)carry;                                                             \
        r[i->rd] = FLAGS;                                                                 \
        break;                                                                            \
    }                                                                                     \
    case OP_##NAME##_SHIFT: {                                                             \
        uint32_t carry, a = r[i->rn], b = shift_constant(r[i->rm], i->shift, &carry);     \
        (void)a;                                                                          \
        r[i->rd] = PLAIN;                                                                 \
        break;                                                                            \
    }                                                                                     \
    case OP_##NAME##S_SHIFT: {                                                            \
        uint32_t carry, a = r[i->rn], b = shift_constant(r[i->rm], i->shift, &carry);     \
        (void)a, (void)carry;                                                             \
        r[i->rd] = FLAGS;                                                                 \
        break;                                                                            \
    }
#define LOGICAL_CASES(NAME, EXPRESSION) ALU_CASES(NAME, EXPRESSION, logical_flags(EXPRESSION, carry))
#define TEST_CASES(NAME, FLAGS)                                                           \
    case OP_##NAME##_IMM: {                                                               \
        uint32_t a = r[i->rn], b = i->imm, carry = i->shift ? b >> 31 : cpu->c;           \
        (void)carry;                                                                      \
        FLAGS;                                                                            \
        break;                                                                            \
    }                                                                                     \
    case OP_##NAME##_REG: {                                                               \
        uint32_t a = r[i->rn], b = r[i->rm], carry = cpu->c;                              \
        (void)carry;                                                                      \
        FLAGS;                                                                            \
        break;                                                                            \
    }                                                                                     \
    case OP_##NAME##_SHIFT: {                                                             \
        uint32_t carry, a = r[i->rn], b = shift_constant(r[i->rm], i->shift, &carry);     \
        (void)carry;                                                                      \
        FLAGS;                                                                            \
        break;                                                                            \
    }
#define SHIFT_CASES(NAME)                                                                 \
    case OP_##NAME##_BY: {                                                                \
        uint32_t carry;                                                                   \
        r[i->rd] = shift_by(SHIFT_##NAME, r[i->rn], r[i->rm], &carry);                    \
        break;                                                                            \
    }                                                                                     \
    case OP_##NAME##S_BY:                                                                 \
        set_nz(r[i->rd] = shift_by(SHIFT_##NAME, r[i->rn], r[i->rm], &cpu->c));           \
        break;
#define LOAD_CASES(NAME, SIZE, EXTEND)                                                    \
    case OP_##NAME##_IMM: load_register(i, r[i->rn] + i->imm, SIZE, EXTEND); break;       \
    case OP_##NAME##_REG:                                                                 \
        load_register(i, r[i->rn] + (r[i->rm] << i->shift), SIZE, EXTEND);                \
        break;                                                                            \
    case OP_##NAME##_PRE: load_indexed(i, i->imm, SIZE, EXTEND); break;                   \
    case OP_##NAME##_POST: load_indexed(i, 0, SIZE, EXTEND); break;                       \
    case OP_##NAME##_USER: load_as_user(i, SIZE, EXTEND); break;                          \
    case OP_##NAME##_LIT: load_register(i, literal_base() + i->imm, SIZE, EXTEND); break;
#define STORE_CASES(NAME, SIZE)                                                           \
    case OP_##NAME##_IMM: store_immediate(i, SIZE); break;                                \
    case OP_##NAME##_REG: store_by_register(i, SIZE); break;                              \
    case OP_##NAME##_PRE: store_indexed(i, i->imm, SIZE); break;                          \
    case OP_##NAME##_POST: store_indexed(i, 0, SIZE); break;                              \
    case OP_##NAME##_USER: store_as_user(i, SIZE); break;

static inline uint32_t logical_flags(uint32_t result, uint32_t carry) {
    cpu->c = carry;
    set_nz(result);
    return result;
}

enum extend { ZERO_EXTEND, SIGN_EXTEND };

static inline uint32_t extend_value(uint32_t value, unsigned size, enum extend extend) {
    if (extend == ZERO_EXTEND) {
        return value;
    }
    return size == 1 ? (uint32_t)(int8_t)value : (uint32_t)(int16_t)value;
}

static inline void write_loaded(const insn_t *i, uint32_t value) {
    if (UNLIKELY(i->rd == 15)) {
        branch_exchange(value);
    } else {
        r[i->rd] = value;
    }
}

static inline void load_register(const insn_t *i, uint32_t address, unsigned size, enum extend extend) {
    uint32_t value;
    if (load(address, size, &value)) {
        count_access();
        write_loaded(i, extend_value(value, size, extend));
    }
}

static inline void load_indexed(const insn_t *i, uint32_t offset, unsigned size, enum extend extend) {
    uint32_t value;
    if (load(r[i->rn] + offset, size, &value)) {
        count_access();
        r[i->rn] += i->imm;
        write_loaded(i, extend_value(value, size, extend));
    }
}

static void load_as_user(const insn_t *i, unsigned size, enum extend extend) {
    uint32_t value;
    if (load_slow(r[i->rn] + i->imm, size, false, &value)) {
        count_access();
        r[i->rd] = extend_value(value, size, extend);
    }
}

// The write buffer hides a store's second cycle unless its address took two registers to make.
static inline void store_immediate(const insn_t *i, unsigned size) {
    if (store(r[i->rn] + i->imm, size, r[i->rd])) {
        cpu->last_access = cpu->instructions;
    }
}

static inline void store_by_register(const insn_t *i, unsigned size) {
    if (store(r[i->rn] + (r[i->rm] << i->shift), size, r[i->rd])) {
        count_access();
    }
}

static inline void store_indexed(const insn_t *i, uint32_t offset, unsigned size) {
    if (store(r[i->rn] + offset, size, r[i->rd])) {
        cpu->last_access = cpu->instructions;
        r[i->rn] += i->imm;
    }
}

static void store_as_user(const insn_t *i, unsigned size) {
    if (store_slow(r[i->rn] + i->imm, size, false, r[i->rd])) {
        cpu->last_access = cpu->instructions;
    }
}

static inline void execute(const insn_t *i) {
    switch ((enum op)i->op) {
        LOGICAL_CASES(AND, a &b)
        LOGICAL_CASES(BIC, a & ~b)
        LOGICAL_CASES(ORR, a | b)
        LOGICAL_CASES(ORN, a | ~b)
        LOGICAL_CASES(EOR, a ^ b)
        LOGICAL_CASES(MOV, b)
        LOGICAL_CASES(MVN, ~b)
        ALU_CASES(ADD, add(a, b, 0), add_flags(a, b, 0))
        ALU_CASES(ADC, add(a, b, cpu->c), add_flags(a, b, cpu->c))
        ALU_CASES(SUB, add(a, ~b, 1), add_flags(a, ~b, 1))
        ALU_CASES(SBC, add(a, ~b, cpu->c), add_flags(a, ~b, cpu->c))
        ALU_CASES(RSB, add(~a, b, 1), add_flags(~a, b, 1))
        TEST_CASES(TST, logical_flags(a &b, carry))
        TEST_CASES(TEQ, logical_flags(a ^ b, carry))
        TEST_CASES(CMP, add_flags(a, ~b, 1))
        TEST_CASES(CMN, add_flags(a, b, 0))
        SHIFT_CASES(LSL)
        SHIFT_CASES(LSR)
        SHIFT_CASES(ASR)
        SHIFT_CASES(ROR)
        LOAD_CASES(LDR, 4, ZERO_EXTEND)
        LOAD_CASES(LDRB, 1, ZERO_EXTEND)
        LOAD_CASES(LDRH, 2, ZERO_EXTEND)
        LOAD_CASES(LDRSB, 1, SIGN_EXTEND)
        LOAD_CASES(LDRSH, 2, SIGN_EXTEND)
        STORE_CASES(STR, 4)
        STORE_CASES(STRB, 1)
        STORE_CASES(STRH, 2)

    case OP_B: branch(r[15] + i->imm); break;
    case OP_BCOND:
        if (condition_holds(i->rd)) {
            branch(r[15] + i->imm);
        }
        break;
    case OP_BL: branch_link(r[15] + i->imm, 4); break;
    case OP_BX: branch_exchange(r[i->rm]); break;
    case OP_BLX: branch_link_exchange(r[i->rm]); break;
    case OP_CBZ:
        if (r[i->rn] == 0) {
            branch(r[15] + i->imm);
        }
        break;
    case OP_CBNZ:
        if (r[i->rn] != 0) {
            branch(r[15] + i->imm);
        }
        break;
    case OP_TBB: table_branch(i, 1); break;
    case OP_TBH: table_branch(i, 2); break;
    case OP_ADR: r[i->rd] = literal_base() + i->imm; break;
    case OP_ADD_PC: branch(r[15] + r[i->rm]); break;
    case OP_MOV_PC: branch(r[i->rm]); break;
    case OP_MOVT: r[i->rd] = (r[i->rd] & 0xFFFF) | i->imm << 16; break;

    case OP_MUL: r[i->rd] = r[i->rn] * r[i->rm]; break;
    case OP_MULS: set_nz(r[i->rd] = r[i->rn] * r[i->rm]); break;
    case OP_MLA:
        cpu->cycles++;
        r[i->rd] = r[i->ra] + r[i->rn] * r[i->rm];
        break;
    case OP_MLS:
        cpu->cycles++;
        r[i->rd] = r[i->ra] - r[i->rn] * r[i->rm];
        break;
    case OP_UMULL: long_multiply(i, false, false); break;
    case OP_SMULL: long_multiply(i, true, false); break;
    case OP_UMLAL: long_multiply(i, false, true); break;
    case OP_SMLAL: long_multiply(i, true, true); break;
    case OP_UDIV: divide_unsigned(i); break;
    case OP_SDIV: divide_signed(i); break;

    case OP_SSAT: saturate(i, -((int64_t)1 << (i->imm - 1)), ((int64_t)1 << (i->imm - 1)) - 1); break;
    case OP_USAT: saturate(i, 0, ((int64_t)1 << i->imm) - 1); break;
    case OP_BFI: insert_bits(i); break;
    case OP_UBFX: r[i->rd] = r[i->rn] >> i->shift & low_mask(i->ra); break;
    case OP_SBFX:
        r[i->rd] = (uint32_t)((int32_t)(r[i->rn] << (32 - i->ra - i->shift)) >> (32 - i->ra));
        break;
    case OP_CLZ: r[i->rd] = r[i->rm] ? (uint32_t)__builtin_clz(r[i->rm]) : 32; break;
    case OP_RBIT: r[i->rd] = reverse_bits(r[i->rm]); break;
    case OP_REV: r[i->rd] = __builtin_bswap32(r[i->rm]); break;
    case OP_REV16: r[i->rd] = reverse_in_halves(r[i->rm]); break;
    case OP_REVSH: r[i->rd] = (uint32_t)(int16_t)__builtin_bswap16((uint16_t)r[i->rm]); break;
    case OP_SXTB: r[i->rd] = (uint32_t)(int8_t)rotate(r[i->rm], i->shift); break;
    case OP_SXTH: r[i->rd] = (uint32_t)(int16_t)rotate(r[i->rm], i->shift); break;
    case OP_UXTB: r[i->rd] = (uint8_t)rotate(r[i->rm], i->shift); break;
    case OP_UXTH: r[i->rd] = (uint16_t)rotate(r[i->rm], i->shift); break;

    case OP_LDRD: load_dual(i); break;
    case OP_STRD: store_dual(i); break;
    case OP_LDM: execute_multiple(i, true); break;
    case OP_STM: execute_multiple(i, false); break;
    case OP_PUSH: {
        uint32_t to = r[13] - 4 * (uint32_t)__builtin_popcount(i->imm);
        store_multiple(to, i->imm, 13, to);
        break;
    }
    case OP_POP:
        load_multiple(r[13], i->imm, 13, r[13] + 4 * (uint32_t)__builtin_popcount(i->imm));
        break;
    case OP_LDREX: load_exclusive(i, 4); break;
    case OP_LDREXB: load_exclusive(i, 1); break;
    case OP_LDREXH: load_exclusive(i, 2); break;
    case OP_STREX: store_exclusive(i, 4); break;
    case OP_STREXB: store_exclusive(i, 1); break;
    case OP_STREXH: store_exclusive(i, 2); break;
    case OP_CLREX: cpu->exclusive = false; break;

    case OP_NOP: break;
    case OP_BARRIER: cpu->cycles += 2; break; // 1 + B; the pipeline drains
    case OP_WFI: sleep_until(SIM_SLEEP_WFI); break;
    case OP_WFE: sleep_until(SIM_SLEEP_WFE); break;
    case OP_SEV: cpu->event = true; break;
    case OP_IT: cpu->itstate = i->rd; break;
    case OP_CPS: change_processor_state(i); break;
    case OP_MRS:
        cpu->cycles++;
        r[i->rd] = read_special(i->imm);
        break;
    case OP_MSR:
        cpu->cycles++;
        write_special(i->imm, r[i->rn]);
        break;
    case OP_SVC: sim_exc_svc(); break;
    case OP_BKPT: breakpoint_instruction(i->imm); break;
    case OP_BREAKPOINT: stop_before_this(SIM_STOP_BREAKPOINT); break;
    case OP_COPROCESSOR: sim_exc_fault(EXC_USAGEFAULT, UFSR_NOCP, 0); break;
    case OP_UNDECODED:
    case OP_UNDEFINED:
    case OP_UNPREDICTABLE:
    case OP_COUNT: sim_exc_fault(EXC_USAGEFAULT, UFSR_UNDEFINSTR, 0); break;
    }
}

void sim_exec(void) {
    do {
        uint32_t pc = cpu->pc;
        if (UNLIKELY(pc - cpu->code_base >= cpu->code_size) && !sim_fetch_code_at(pc)) {
            continue; // a fault was entered, unless the core is locked up
        }
        insn_t *slot = &cpu->code->insns[(pc - cpu->code_base) >> 1];
        if (UNLIKELY(slot->op == OP_UNDECODED) && !sim_fetch_decode(pc, slot)) {
            continue;
        }
        const insn_t *insn = slot;
        r[15] = pc + 4;
        cpu->pc = pc + insn->size;
        if ((cpu->pc - 1) >> 3 != cpu->line) {
            sim_fetch_line(cpu->pc - 1);
        }
        cpu->cycles++;
        cpu->instructions++;
        insn_t copy;
        if (UNLIKELY(cpu->itstate)) {
            insn = in_it_block(slot, &copy);
            if (!insn) {
                continue;
            }
        }
        execute(insn);
        if (UNLIKELY(r[13] != cpu->sp_seen)) {
            sim_exec_sp_changed();
        }
    } while (cpu->cycles < cpu->deadline);
}
