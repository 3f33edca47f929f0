// SPDX-License-Identifier: MIT
// sim/cpu/exec.c -- what each operation does, and the inner loop.
//
// Conventions inside an operation: the pc already points to the next instruction and r[15] reads as
// the manual says (address + 4). A memory access that fails has entered the fault's handler before it
// returns false; the operation then returns and touches nothing more, so a register is written back
// only after the last access has succeeded.
//
// Cycles: Cortex-M3 TRM table 18-1. One is counted for every instruction; what costs more adds here.
#include "sim/cpu/access.h"
#include "sim/cpu/alu.h"
#include "sim/cpu/state.h"

static sim_cpu_t *const cpu = &sim_cpu;
static uint32_t *const r = sim_cpu.r;

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
    if (size == 1 ? access_load(address, 1, &entry) : access_load(address, 2, &entry)) {
        access_count();
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
        if (!access_load_strict(address + 4 * count, 4, &values[count])) {
            return;
        }
    }
    r[base] = base_after; // before the loads: the list may hold the base (without write-back)
    cpu->cycles += count;
    count = 0;
    for (uint32_t left = list & 0x7FFF; left; left &= left - 1) {
        // cppcheck-suppress uninitvar
        r[__builtin_ctz(left)] = values[count++]; // the decoder lets no empty list through
    }
    if (list & 0x8000) {
        branch_exchange(values[count]);
    }
}

static void store_multiple(uint32_t address, uint32_t list, unsigned base, uint32_t base_after) {
    unsigned count = 0;
    for (uint32_t left = list; left; left &= left - 1, count++) {
        if (!access_store_strict(address + 4 * count, 4, r[__builtin_ctz(left)])) {
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
    if (!access_load_strict(address, 4, &first) || !access_load_strict(address + 4, 4, &second)) {
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
    if (!access_store_strict(address, 4, r[i->rd]) ||
        !access_store_strict(address + 4, 4, r[i->ra])) {
        return;
    }
    r[i->rn] = base_after;
    cpu->cycles += 2;
}

// ---- exclusives: one core, so the local monitor is a flag (ARMv7-M ARM A3.4.1)

static inline void load_exclusive(const insn_t *i, unsigned size) {
    uint32_t value;
    if (access_load_strict(r[i->rn] + i->imm, size, &value)) {
        access_count();
        cpu->exclusive = true;
        r[i->rd] = value;
    }
}

static inline void store_exclusive(const insn_t *i, unsigned size) {
    uint32_t address = r[i->rn] + i->imm;
    if (address & (size - 1)) {
        sim_access_unaligned_fault();
        return;
    }
    if (cpu->exclusive && !access_store(address, size, r[i->ra])) {
        return;
    }
    access_count();
    r[i->rd] = !cpu->exclusive;
    cpu->exclusive = false;
}

// ---- multiplication and division

static bool is_short(uint32_t value) {
    return value < 0x10000u || value >= 0xFFFF0000u;
}

// The TRM gives ranges (3 to 5, accumulating 4 to 7) and says that short operands end early.
static void count_long_multiply(uint32_t x, uint32_t y, bool accumulate) {
    cpu->cycles +=
        2u + !is_short(x) + !is_short(y) + accumulate * (1u + (!is_short(x) && !is_short(y)));
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
static void insert_bits(const insn_t *i) {
    uint32_t mask = alu_low_mask(i->ra) << i->shift;
    uint32_t source = i->imm ? 0 : r[i->rn];
    r[i->rd] = (r[i->rd] & ~mask) | (source << i->shift & mask);
}

static void saturate(const insn_t *i, int64_t lowest, int64_t highest) {
    uint32_t carry;
    int64_t value = (int32_t)alu_shift_constant(r[i->rm], i->shift, &carry);
    int64_t saturated = value < lowest ? lowest : value > highest ? highest : value;
    cpu->q |= saturated != value;
    r[i->rd] = (uint32_t)saturated;
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

static void (*event_out)(void);

void sim_on_event_out(void (*call)(void)) {
    event_out = call;
}

static void send_event(void) {
    cpu->event = true;
    if (event_out) {
        event_out();
    }
}

static void breakpoint_instruction(unsigned imm) {
    enum sim_bkpt what = cpu->on_bkpt ? cpu->on_bkpt(imm) : SIM_BKPT_FAULT;
    if (what == SIM_BKPT_STOP) {
        stop_before_this(SIM_STOP_BKPT);
    } else if (what == SIM_BKPT_FAULT) {
        cpu->dfsr |= DFSR_BKPT;
        if (sim_exc_monitor_takes()) {
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
    bool runs =
        alu_condition_holds(cpu->itstate >> 4) || insn->op == OP_BKPT || insn->op == OP_BREAKPOINT;
    cpu->itstate = it_advance(cpu->itstate);
    *copy = *insn;
    copy->op = insn->op_in_it;
    return runs ? copy : NULL;
}

// ---- the operations

// One family of data processing: immediate, register, shifted register, each without and with flags.
// PLAIN and FLAGS compute from a (rn), b (the operand) and carry (what the shifter gives).
#define ALU_CASES(NAME, PLAIN, FLAGS)                                                              \
    case OP_##NAME##_IMM: {                                                                        \
        uint32_t a = r[i->rn], b = i->imm;                                                         \
        (void)a;                                                                                   \
        r[i->rd] = PLAIN;                                                                          \
        break;                                                                                     \
    }                                                                                              \
    case OP_##NAME##S_IMM: {                                                                       \
        uint32_t a = r[i->rn], b = i->imm, carry = i->shift ? b >> 31 : cpu->c;                    \
        (void)a, (void)carry;                                                                      \
        r[i->rd] = FLAGS;                                                                          \
        break;                                                                                     \
    }                                                                                              \
    case OP_##NAME##_REG: {                                                                        \
        uint32_t a = r[i->rn], b = r[i->rm];                                                       \
        (void)a;                                                                                   \
        r[i->rd] = PLAIN;                                                                          \
        break;                                                                                     \
    }                                                                                              \
    case OP_##NAME##S_REG: {                                                                       \
        uint32_t a = r[i->rn], b = r[i->rm], carry = cpu->c;                                       \
        (void)a, (void)carry;                                                                      \
        r[i->rd] = FLAGS;                                                                          \
        break;                                                                                     \
    }                                                                                              \
    case OP_##NAME##_SHIFT: {                                                                      \
        uint32_t carry, a = r[i->rn], b = alu_shift_constant(r[i->rm], i->shift, &carry);          \
        (void)a;                                                                                   \
        r[i->rd] = PLAIN;                                                                          \
        break;                                                                                     \
    }                                                                                              \
    case OP_##NAME##S_SHIFT: {                                                                     \
        uint32_t carry, a = r[i->rn], b = alu_shift_constant(r[i->rm], i->shift, &carry);          \
        (void)a, (void)carry;                                                                      \
        r[i->rd] = FLAGS;                                                                          \
        break;                                                                                     \
    }
#define LOGICAL_CASES(NAME, EXPRESSION)                                                            \
    ALU_CASES(NAME, EXPRESSION, alu_logical_flags(EXPRESSION, carry))
#define TEST_CASES(NAME, FLAGS)                                                                    \
    case OP_##NAME##_IMM: {                                                                        \
        uint32_t a = r[i->rn], b = i->imm, carry = i->shift ? b >> 31 : cpu->c;                    \
        (void)carry;                                                                               \
        FLAGS;                                                                                     \
        break;                                                                                     \
    }                                                                                              \
    case OP_##NAME##_REG: {                                                                        \
        uint32_t a = r[i->rn], b = r[i->rm], carry = cpu->c;                                       \
        (void)carry;                                                                               \
        FLAGS;                                                                                     \
        break;                                                                                     \
    }                                                                                              \
    case OP_##NAME##_SHIFT: {                                                                      \
        uint32_t carry, a = r[i->rn], b = alu_shift_constant(r[i->rm], i->shift, &carry);          \
        (void)carry;                                                                               \
        FLAGS;                                                                                     \
        break;                                                                                     \
    }
#define SHIFT_CASES(NAME)                                                                          \
    case OP_##NAME##_BY: {                                                                         \
        uint32_t carry;                                                                            \
        r[i->rd] = alu_shift_by(SHIFT_##NAME, r[i->rn], r[i->rm], &carry);                         \
        break;                                                                                     \
    }                                                                                              \
    case OP_##NAME##S_BY:                                                                          \
        alu_set_nz(r[i->rd] = alu_shift_by(SHIFT_##NAME, r[i->rn], r[i->rm], &cpu->c));            \
        break;
#define LOAD_CASES(NAME, SIZE, EXTEND)                                                             \
    case OP_##NAME##_IMM: load_register(i, r[i->rn] + i->imm, SIZE, EXTEND); break;                \
    case OP_##NAME##_REG: load_register(i, r[i->rn] + (r[i->rm] << i->shift), SIZE, EXTEND);       \
        break;                                                                                     \
    case OP_##NAME##_PRE: load_indexed(i, i->imm, SIZE, EXTEND); break;                            \
    case OP_##NAME##_POST: load_indexed(i, 0, SIZE, EXTEND); break;                                \
    case OP_##NAME##_USER: load_as_user(i, SIZE, EXTEND); break;                                   \
    case OP_##NAME##_LIT:                                                                          \
        load_register(i, literal_base() + i->imm, SIZE, EXTEND);                                   \
        break;
#define STORE_CASES(NAME, SIZE)                                                                    \
    case OP_##NAME##_IMM: store_immediate(i, SIZE); break;                                         \
    case OP_##NAME##_REG: store_by_register(i, SIZE); break;                                       \
    case OP_##NAME##_PRE: store_indexed(i, i->imm, SIZE); break;                                   \
    case OP_##NAME##_POST: store_indexed(i, 0, SIZE); break;                                       \
    case OP_##NAME##_USER: store_as_user(i, SIZE); break;

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

static inline void load_register(const insn_t *i, uint32_t address, unsigned size,
                                 enum extend extend) {
    uint32_t value;
    if (access_load(address, size, &value)) {
        access_count();
        write_loaded(i, extend_value(value, size, extend));
    }
}

static inline void load_indexed(const insn_t *i, uint32_t offset, unsigned size,
                                enum extend extend) {
    uint32_t value;
    if (access_load(r[i->rn] + offset, size, &value)) {
        access_count();
        r[i->rn] += i->imm;
        write_loaded(i, extend_value(value, size, extend));
    }
}

static void load_as_user(const insn_t *i, unsigned size, enum extend extend) {
    uint32_t value;
    if (sim_access_load_slow(r[i->rn] + i->imm, size, false, &value)) {
        access_count();
        r[i->rd] = extend_value(value, size, extend);
    }
}

// The write buffer hides a store's second cycle unless its address took two registers to make.
static inline void store_immediate(const insn_t *i, unsigned size) {
    if (access_store(r[i->rn] + i->imm, size, r[i->rd])) {
        cpu->last_access = cpu->instructions;
    }
}

static inline void store_by_register(const insn_t *i, unsigned size) {
    if (access_store(r[i->rn] + (r[i->rm] << i->shift), size, r[i->rd])) {
        access_count();
    }
}

static inline void store_indexed(const insn_t *i, uint32_t offset, unsigned size) {
    if (access_store(r[i->rn] + offset, size, r[i->rd])) {
        cpu->last_access = cpu->instructions;
        r[i->rn] += i->imm;
    }
}

static void store_as_user(const insn_t *i, unsigned size) {
    if (sim_access_store_slow(r[i->rn] + i->imm, size, false, r[i->rd])) {
        cpu->last_access = cpu->instructions;
    }
}

static inline __attribute__((always_inline)) void execute(const insn_t *i) {
    switch ((enum op)i->op) {
        LOGICAL_CASES(AND, a & b)
        LOGICAL_CASES(BIC, a & ~b)
        LOGICAL_CASES(ORR, a | b)
        LOGICAL_CASES(ORN, a | ~b)
        LOGICAL_CASES(EOR, a ^ b)
        LOGICAL_CASES(MOV, b)
        LOGICAL_CASES(MVN, ~b)
        ALU_CASES(ADD, alu_add(a, b, 0), alu_add_flags(a, b, 0))
        ALU_CASES(ADC, alu_add(a, b, cpu->c), alu_add_flags(a, b, cpu->c))
        ALU_CASES(SUB, alu_add(a, ~b, 1), alu_add_flags(a, ~b, 1))
        ALU_CASES(SBC, alu_add(a, ~b, cpu->c), alu_add_flags(a, ~b, cpu->c))
        ALU_CASES(RSB, alu_add(~a, b, 1), alu_add_flags(~a, b, 1))
        TEST_CASES(TST, alu_logical_flags(a & b, carry))
        TEST_CASES(TEQ, alu_logical_flags(a ^ b, carry))
        TEST_CASES(CMP, alu_add_flags(a, ~b, 1))
        TEST_CASES(CMN, alu_add_flags(a, b, 0))
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
        if (alu_condition_holds(i->rd)) {
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
    case OP_MULS: alu_set_nz(r[i->rd] = r[i->rn] * r[i->rm]); break;
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

    case OP_SSAT:
        saturate(i, -((int64_t)1 << (i->imm - 1)), ((int64_t)1 << (i->imm - 1)) - 1);
        break;
    case OP_USAT: saturate(i, 0, ((int64_t)1 << i->imm) - 1); break;
    case OP_BFI: insert_bits(i); break;
    case OP_UBFX: r[i->rd] = r[i->rn] >> i->shift & alu_low_mask(i->ra); break;
    case OP_SBFX:
        r[i->rd] = (uint32_t)((int32_t)(r[i->rn] << (32 - i->ra - i->shift)) >> (32 - i->ra));
        break;
    case OP_CLZ: r[i->rd] = r[i->rm] ? (uint32_t)__builtin_clz(r[i->rm]) : 32; break;
    case OP_RBIT: r[i->rd] = alu_reverse_bits(r[i->rm]); break;
    case OP_REV: r[i->rd] = __builtin_bswap32(r[i->rm]); break;
    case OP_REV16: r[i->rd] = alu_reverse_in_halves(r[i->rm]); break;
    case OP_REVSH: r[i->rd] = (uint32_t)(int16_t)__builtin_bswap16((uint16_t)r[i->rm]); break;
    case OP_SXTB: r[i->rd] = (uint32_t)(int8_t)alu_rotate(r[i->rm], i->shift); break;
    case OP_SXTH: r[i->rd] = (uint32_t)(int16_t)alu_rotate(r[i->rm], i->shift); break;
    case OP_UXTB: r[i->rd] = (uint8_t)alu_rotate(r[i->rm], i->shift); break;
    case OP_UXTH: r[i->rd] = (uint16_t)alu_rotate(r[i->rm], i->shift); break;

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
    case OP_SEV: send_event(); break;
    case OP_IT: cpu->itstate = i->rd; break;
    case OP_CPS: sim_special_cps(i->rd & 2, i->rd & 1, i->imm); break;
    case OP_MRS:
        cpu->cycles++;
        r[i->rd] = sim_special_read(i->imm);
        break;
    case OP_MSR:
        cpu->cycles++;
        sim_special_write(i->imm, r[i->rn]);
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
