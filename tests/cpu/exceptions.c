// SPDX-License-Identifier: MIT
// tests/cpu/exceptions.c -- entry, return, priorities, nesting and masks. Handlers write down what they
// see in a log; the order of the entries is the result.
#include "program.h"

#define SVC(n)    __asm__ volatile("svc " #n : : : "memory")
#define BARRIER() __asm__ volatile("dsb\nisb" : : : "memory")

static char log_text[96];
static unsigned log_len;

static void note(char c) {
    log_text[log_len++] = c;
    log_text[log_len] = 0;
}

static void print_log(const char *name) {
    put(name);
    put(" ");
    put(log_text);
    put("\n");
    log_len = 0;
    log_text[0] = 0;
}

static uint32_t ipsr(void) {
    uint32_t number;
    __asm__ volatile("mrs %0, ipsr" : "=r"(number));
    return number;
}

static void set_priority(unsigned irq, unsigned priority) {
    NVIC_IPR(irq) = (uint8_t)priority;
}

static void irq_plain(void) {
    note((char)('0' + ipsr() - 16));
}

static void use(handler_t handler, unsigned first, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        vectors_ram[16 + first + i] = handler;
        NVIC_ISER0 = 1u << (first + i);
    }
}

// ---- SVC: the frame, its arguments, its immediate

static uint32_t frame_copy[8], exc_return_seen, svc_number;

__attribute__((used)) static void svc_body(uint32_t *frame, uint32_t exc_return) {
    for (unsigned i = 0; i < 8; i++) {
        frame_copy[i] = frame[i];
    }
    exc_return_seen = exc_return;
    svc_number = ((uint8_t *)frame[6])[-2];
    frame[0] = frame[0] + frame[1] + frame[2] + frame[3];
}

__attribute__((naked)) static void svc_handler(void) {
    __asm__ volatile("tst lr, #4\nite eq\nmrseq r0, msp\nmrsne r0, psp\nmov r1, lr\nb svc_body");
}

static void svc(void) {
    vectors_ram[11] = svc_handler;
    register uint32_t r0 __asm__("r0") = 0x1000;
    __asm__ volatile("movs r1, #0x20\nmovs r2, #3\nmov r3, #0x40000\nmov r12, #0x77\n"
                     "msr apsr_nzcvq, %1\nsvc 42"
                     : "+r"(r0)
                     : "r"(0xA8000000)
                     : "r1", "r2", "r3", "r12", "cc", "memory");
    line("svc result", 2, r0, svc_number);
    line("svc frame r0-r3, r12", 5, frame_copy[0], frame_copy[1], frame_copy[2], frame_copy[3],
         frame_copy[4]);
    line("svc frame xpsr", 1, frame_copy[7] & ~0x200u);
    line("svc EXC_RETURN", 1, exc_return_seen);
}

// An odd number of words on the stack: the frame is aligned to 8 and xPSR bit 9 says so.
static void stack_alignment(void) {
    uint32_t bit9[2], sp_kept[2];
    __asm__ volatile("mov r4, sp\nbic r5, r4, #7\nmov sp, r5\nsvc 1\nmov r6, sp\nsub %1, r6, r5\n"
                     "mov sp, r4\n"
                     : "=m"(bit9[0]), "=&r"(sp_kept[0])
                     :
                     : "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r12", "memory");
    bit9[0] = frame_copy[7] >> 9 & 1;
    __asm__ volatile("mov r4, sp\nbic r5, r4, #7\nsub r5, #4\nmov sp, r5\nsvc 1\nmov r6, sp\n"
                     "sub %1, r6, r5\nmov sp, r4\n"
                     : "=m"(bit9[1]), "=&r"(sp_kept[1])
                     :
                     : "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r12", "memory");
    bit9[1] = frame_copy[7] >> 9 & 1;
    line("stack alignment", 4, bit9[0], sp_kept[0], bit9[1], sp_kept[1]);
}

// An SVC inside an IT block: the block goes on after it.
static void svc_in_it(void) {
    register uint32_t r0 __asm__("r0") = 0;
    __asm__ volatile(
        "movs r1, #0\nmovs r2, #0\nmovs r3, #0\ncmp r0, r0\nittte eq\nsvceq 5\naddeq r0, #2\n"
        "addeq r0, #4\naddne r0, #8"
        : "+r"(r0)
        :
        : "r1", "r2", "r3", "r12", "cc", "memory");
    line("svc in an IT block", 3, r0, svc_number, frame_copy[7] >> 8 & 0x60000FC);
}

// ---- priorities

static void order_of_pending(void) {
    use(irq_plain, 0, 6);
    set_priority(0, 0x80);
    set_priority(1, 0x40);
    set_priority(2, 0x80);
    set_priority(3, 0x20);
    set_priority(4, 0x40);
    set_priority(5, 0xF0);
    __asm__ volatile("cpsid i");
    NVIC_ISPR0 = 0x3F;
    line("pending while masked", 3, NVIC_ISPR0, ICSR & 0x00C00000, (ICSR >> 12 & 0x1FF));
    __asm__ volatile("cpsie i\nisb" : : : "memory");
    print_log("order of pending interrupts");
    line("pending after", 2, NVIC_ISPR0, NVIC_IABR0);
}

static void irq_nests(void) {
    uint32_t me = ipsr() - 16;
    note((char)('a' + me));
    if (me > 0) {
        NVIC_ISPR0 = 1u << (me - 1);
        BARRIER();
    }
    note((char)('A' + me));
}

static void nesting(void) {
    use(irq_nests, 0, 4);
    for (unsigned i = 0; i < 4; i++) {
        set_priority(i, 0x20 + 0x20 * i);
    }
    NVIC_ISPR0 = 8;
    BARRIER();
    print_log("nesting, each more urgent");
    for (unsigned i = 0; i < 4; i++) {
        set_priority(i, 0x80 - 0x20 * i);
    }
    NVIC_ISPR0 = 8;
    BARRIER();
    print_log("each less urgent");
    for (unsigned i = 0; i < 4; i++) {
        set_priority(i, 0x60);
    }
    NVIC_ISPR0 = 8;
    BARRIER();
    print_log("all alike");
}

// With PRIGROUP = 5 two bits decide on preemption, the rest on order.
static void sub_priorities(void) {
    AIRCR = 0x05FA0000 | 5 << 8;
    use(irq_nests, 0, 3);
    set_priority(2, 0x90);
    set_priority(1, 0x80); // same group as 2: no preemption
    set_priority(0, 0x40);
    NVIC_ISPR0 = 4;
    BARRIER();
    print_log("sub-priorities");
    use(irq_plain, 0, 3);
    set_priority(0, 0xB0);
    set_priority(1, 0xA0);
    set_priority(2, 0x90);
    __asm__ volatile("cpsid i");
    NVIC_ISPR0 = 7;
    __asm__ volatile("cpsie i\nisb" : : : "memory");
    print_log("order in one group");
    line("AIRCR", 1, AIRCR);
    AIRCR = 0x05FA0000;
}

static uint32_t active_seen, icsr_seen;

static void irq_looks(void) {
    active_seen = NVIC_IABR0;
    icsr_seen = ICSR;
}

static void active_bits(void) {
    use(irq_looks, 3, 1);
    NVIC_ISPR0 = 8;
    BARRIER();
    line("active", 3, active_seen, icsr_seen & 0x9FF, NVIC_IABR0);
}

static void masks(void) {
    use(irq_plain, 0, 3);
    set_priority(0, 0x20);
    set_priority(1, 0x40);
    set_priority(2, 0x60);
    __asm__ volatile("msr basepri, %0" : : "r"(0x40));
    NVIC_ISPR0 = 7;
    BARRIER();
    note('-');
    __asm__ volatile("msr basepri_max, %0\nisb" : : "r"(0x60)); // has no effect: it would lower it
    note('-');
    __asm__ volatile("msr basepri, %0\nisb" : : "r"(0x60));
    note('-');
    __asm__ volatile("msr basepri, %0\nisb" : : "r"(0));
    print_log("BASEPRI");
    __asm__ volatile("cpsid f");
    NVIC_ISPR0 = 2;
    BARRIER();
    note('-');
    __asm__ volatile("cpsie f\nisb" : : : "memory");
    print_log("FAULTMASK");
    uint32_t values[3];
    __asm__ volatile("cpsid i\nmrs %0, primask\ncpsie i\nmsr basepri, %3\nmrs %1, basepri\n"
                     "msr basepri, %4\nmrs %2, faultmask"
                     : "=&r"(values[0]), "=&r"(values[1]), "=&r"(values[2])
                     : "r"(0x70), "r"(0));
    line("masks read", 3, values[0], values[1], values[2]);
}

static void disabled(void) {
    use(irq_plain, 0, 1);
    NVIC_ICER0 = 1;
    NVIC_ISPR0 = 1;
    BARRIER();
    note('-');
    NVIC_ISER0 = 1;
    BARRIER();
    print_log("pending, then enabled");
    NVIC_ICER0 = 1;
    NVIC_ISPR0 = 1;
    NVIC_ICPR0 = 1;
    NVIC_ISER0 = 1;
    BARRIER();
    note('-');
    print_log("pending, then cleared");
    line("enabled", 2, NVIC_ISER0, NVIC_ICER0);
}

static void software_trigger(void) {
    use(irq_plain, 7, 1);
    STIR = 7;
    BARRIER();
    print_log("STIR");
}

// ---- system handlers

static void pendsv(void) {
    note('P');
}

static void systick(void) {
    note('S');
}

static void nmi(void) {
    note('N');
}

static void svc_pends(void) {
    note('v');
    ICSR = PENDSVSET;
    BARRIER();
    note('V');
}

static void irq_pends_systick(void) {
    note('i');
    ICSR = PENDSTSET | PENDSVSET;
    BARRIER();
    note('I');
}

static void system_handlers(void) {
    vectors_ram[2] = nmi;
    vectors_ram[11] = svc_pends;
    vectors_ram[14] = pendsv;
    vectors_ram[15] = systick;
    SHPR(11) = 0x40;
    SHPR(14) = 0xF0;
    SHPR(15) = 0x20;
    SVC(0);
    print_log("SVC, then PendSV");
    use(irq_pends_systick, 2, 1);
    set_priority(2, 0x80);
    NVIC_ISPR0 = 4;
    BARRIER();
    print_log("SysTick preempts, PendSV waits");
    __asm__ volatile("cpsid i");
    ICSR = PENDSVSET;
    ICSR = PENDSTSET;
    ICSR = 1u << 31; // NMI does not care
    BARRIER();
    note('-');
    line("ICSR pending", 2, ICSR >> 26 & 0x15, ICSR >> 12 & 0x1FF);
    ICSR = 1u << 27; // PENDSVCLR
    __asm__ volatile("cpsie i\nisb" : : : "memory");
    print_log("NMI under PRIMASK, PendSV cleared");
    line("SHPR read back", 3, SHPR(11), SHPR(14), SHPR(15));
}

void test(void) {
    svc();
    stack_alignment();
    svc_in_it();
    order_of_pending();
    nesting();
    sub_priorities();
    active_bits();
    masks();
    disabled();
    software_trigger();
    system_handlers();
}
