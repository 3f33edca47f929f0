// SPDX-License-Identifier: MIT
// tests/cpu/context.c -- two stacks and two privileges: what an operating system does with the core.
#include "program.h"

#define BARRIER() __asm__ volatile("dsb\nisb" : : : "memory")

static uint32_t seen[6];

static uint32_t get_control(void) {
    uint32_t control;
    __asm__ volatile("mrs %0, control" : "=r"(control));
    return control;
}

// ---- two tasks on the process stack, switched by PendSV

static uint32_t task_stacks[2][64];
__attribute__((used)) uint32_t *task_sp[2];
__attribute__((used)) uint32_t task_now;
static volatile uint32_t turns[2], trace;
static uint32_t main_psp;

__attribute__((naked)) static void pendsv_switches(void) {
    __asm__ volatile("mrs r0, psp\n"
                     "stmdb r0!, {r4-r11}\n"
                     "ldr r1, =task_now\n"
                     "ldr r2, [r1]\n"
                     "ldr r3, =task_sp\n"
                     "str r0, [r3, r2, lsl #2]\n"
                     "eor r2, #1\n"
                     "str r2, [r1]\n"
                     "ldr r0, [r3, r2, lsl #2]\n"
                     "ldmia r0!, {r4-r11}\n"
                     "msr psp, r0\n"
                     "bx lr");
}

static void yield(void) {
    REG(0xE000ED04) = PENDSVSET;
    BARRIER();
}

static void task_loop(uint32_t me) {
    register uint32_t marker __asm__("r9") = 0x1000 + me; // must survive the other task
    for (unsigned i = 0; i < 20; i++) {
        turns[me]++;
        trace = trace * 3 + me;
        __asm__ volatile("" : "+r"(marker));
        yield();
        __asm__ volatile("" : "+r"(marker));
        trace += marker;
    }
}

static void task_one(void) {
    task_loop(1);
    for (;;) {
        yield();
    }
}

static void context_switch(void) {
    vectors_ram[14] = pendsv_switches;
    SHPR(14) = 0xF0;
    uint32_t *frame = &task_stacks[1][64 - 16];
    for (unsigned i = 0; i < 16; i++) {
        frame[i] = 0xA0 + i;
    }
    frame[14] = (uint32_t)task_one & ~1u;
    frame[15] = 1u << 24;
    task_sp[1] = frame;
    __asm__ volatile("mrs %0, psp\nmsr psp, %1\nmsr control, %2\nisb"
                     : "=&r"(main_psp)
                     : "r"(&task_stacks[0][64]), "r"(2)
                     : "memory");
    seen[0] = get_control();
    task_loop(0);
    __asm__ volatile("msr control, %0\nisb" : : "r"(0) : "memory");
    line("context switch", 5, seen[0], turns[0], turns[1], trace, get_control());
}

// ---- unprivileged thread mode

__attribute__((naked)) static void svc_raises_privilege(void) {
    __asm__ volatile("mov r0, #0\nmsr control, r0\nbx lr");
}

static uint32_t fault_number, fault_cfsr, fault_bfar;
__attribute__((used)) uint32_t fault_resume;

__attribute__((used)) static void note_fault(uint32_t *frame) {
    __asm__ volatile("mrs %0, ipsr" : "=r"(fault_number));
    fault_cfsr = CFSR;
    fault_bfar = fault_cfsr & 0x8000 ? BFAR : 0;
    CFSR = 0xFFFFFFFF;
    HFSR = 0xFFFFFFFF;
    frame[6] = fault_resume;
}

__attribute__((naked)) static void fault_handler(void) {
    __asm__ volatile("tst lr, #4\nite eq\nmrseq r0, msp\nmrsne r0, psp\nb note_fault");
}

static void report_fault(const char *name) {
    line(name, 3, fault_number, fault_cfsr, fault_bfar);
    fault_number = fault_cfsr = fault_bfar = 0;
}

#define RESUME_AT_2 "adr.w r4, 2f\nldr r5, =fault_resume\nstr r4, [r5]\n"

static void privilege(void) {
    vectors_ram[11] = svc_raises_privilege;
    vectors_ram[5] = vectors_ram[6] = vectors_ram[3] = fault_handler;
    SHCSR |= 7u << 16;
    // Unprivileged, MSR of masks, of CONTROL and CPS do nothing, and MRS of masks reads as zero.
    __asm__ volatile("mov r1, #1\nmsr control, r1\nisb\n"
                     "cpsid i\nmov r2, #0x40\nmsr basepri, r2\nmov r2, #0\nmsr control, r2\n"
                     "mrs r3, primask\nmrs r4, basepri\nmrs r5, control\nmrs r6, msp\n"
                     "svc 0\n"
                     "mrs r2, primask\nmrs r1, basepri\n"
                     "str r3, [%0]\nstr r4, [%0, #4]\nstr r5, [%0, #8]\nstr r6, [%0, #12]\n"
                     "str r2, [%0, #16]\nstr r1, [%0, #20]"
                     :
                     : "r"(seen)
                     : "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r12", "memory");
    line("unprivileged", 6, seen[0], seen[1], seen[2], seen[3], seen[4], seen[5]);
    __asm__ volatile(RESUME_AT_2 "mov r1, #1\nldr r6, =0xE000ED08\nmsr control, r1\nisb\n"
                                 "ldr r6, [r6]\n.balign 4\n2: svc 0"
                     :
                     :
                     : "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r12", "memory");
    report_fault("unprivileged read of VTOR");
    __asm__ volatile(RESUME_AT_2 "ldr r6, =0xE000ED08\nldrt r6, [r6]\n.balign 4\n2:\n"
                     :
                     :
                     : "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r12", "memory");
    report_fault("LDRT of VTOR");
}

// ---- returns that the core refuses

__attribute__((naked)) static void returns_wrongly(void) {
    __asm__ volatile("ldr r0, =wrong_return\nldr r1, [r0]\nmov lr, r1\nbx lr");
}
__attribute__((used)) uint32_t wrong_return;

// INVPC is found on the way out of the SVC: its frame is still there, so returning from the fault
// returns from the SVC.
__attribute__((used)) static uint32_t note_return(uint32_t lr) {
    __asm__ volatile("mrs %0, ipsr" : "=r"(fault_number));
    fault_cfsr = CFSR;
    CFSR = 0xFFFFFFFF;
    seen[0] = lr;
    seen[1] = SHCSR & 0xFFF;
    return 0xFFFFFFF9;
}

__attribute__((naked)) static void return_fault(void) {
    __asm__ volatile("mov r0, lr\nbl note_return\nmov lr, r0\nbx lr");
}

static void refused(const char *name, uint32_t exc_return) {
    wrong_return = exc_return;
    __asm__ volatile("svc 0" : : : "r0", "r1", "r2", "r3", "r12", "memory");
    line(name, 4, fault_number, fault_cfsr, seen[0], seen[1]);
    fault_number = fault_cfsr = 0;
}

// The frame says "handler" where EXC_RETURN says "thread": the frame goes back, and INVPC is taken.
__attribute__((naked)) static void spoils_frame(void) {
    __asm__ volatile("ldr r0, [sp, #28]\norr r0, #11\nstr r0, [sp, #28]\nbx lr");
}

__attribute__((naked)) static void repairs_frame(void) {
    __asm__ volatile("ldr r2, [sp, #28]\nbfc r2, #0, #9\nstr r2, [sp, #28]\n"
                     "mov r0, lr\nbl note_return\nmov lr, r0\nbx lr");
}

static void wrong_frames(void) {
    vectors_ram[11] = spoils_frame;
    vectors_ram[6] = repairs_frame;
    refused("frame with a handler's IPSR", 0);
    vectors_ram[11] = returns_wrongly;
    vectors_ram[5] = return_fault;
    __asm__ volatile("msr psp, %0" : : "r"(0x30000100));
    refused("frame in nowhere", 0xFFFFFFFD);
}

static void wrong_returns(void) {
    vectors_ram[11] = returns_wrongly;
    vectors_ram[6] = return_fault;
    refused("return to a handler that is not there", 0xFFFFFFF1);
    refused("EXC_RETURN with a wrong nibble", 0xFFFFFFF5);
    wrong_return = 0xFFFFFFF9;
    vectors_ram[6] = fault_handler;
}

// ---- a process stack that overflows: the push faults, and so does stacking the frame

static void bad_process_stack(void) {
    __asm__ volatile("mrs r6, psp\n"
                     "ldr r0, =0x30000100\nmsr psp, r0\nmov r0, #2\nmsr control, r0\nisb\n"
                     "push {r1}\n"
                     "2: nop"
                     :
                     :
                     : "r0", "r4", "r5", "r6", "memory");
}

__attribute__((used)) static void note_stack_fault(void) {
    __asm__ volatile("mrs %0, ipsr" : "=r"(fault_number));
    fault_cfsr = CFSR;
    fault_bfar = BFAR;
    CFSR = 0xFFFFFFFF;
    report_fault("process stack in nowhere");
    finish();
}

void test(void) {
    context_switch();
    privilege();
    wrong_returns();
    wrong_frames();
    vectors_ram[5] = note_stack_fault;
    bad_process_stack();
}
