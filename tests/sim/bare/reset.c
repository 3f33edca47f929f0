// SPDX-License-Identifier: MIT
// SYSRESETREQ: flags in RCC_CSR, RAM that survives, registers that do not.
#include "bare.h"

#define MAGIC 0x5EED1234u
static volatile NO_INIT uint32_t magic, runs;

void test(void) {
    uint32_t gates = RCC_APB2ENR, csr = RCC_CSR;
    if (magic != MAGIC) {
        magic = MAGIC;
        runs = 0;
    }
    if (++runs == 1) {
        RCC_APB2ENR = 0x3C;
        RCC_CSR = 1u << 24; // RMVF
        SCB_AIRCR = 0x05FA0004;
        for (;;) {
        }
    }
    console_start(16);
    check("reset-ram-survives", runs, 2);
    check("reset-registers-do-not", gates, 0);
    check("reset-csr-software", csr, 0x14000000);
}
