// SPDX-License-Identifier: MIT
// Oscillators become ready after the typical times of the STM32F103x8 datasheet (tables 20-27).
//
//   HSI 8 MHz --+------------------------------+
//               +-- /2 --+                     |
//                        +-- PLL x2..x16 --+-- SW -- SYSCLK -- HPRE -- HCLK -+- PPRE1 -- PCLK1
//   HSE --+-- /1,/2 -----+                 |                                 +- PPRE2 -- PCLK2
//         +--------------------------------+
//
// BDCR and LSE belong to the backup domain (bkp.c).
#include "sim/periph/rcc.h"

#include "sim/periph/alarm.h"
#include "sim/periph/bkp.h"
#include "sim/periph/flash.h"
#include "sim/periph/mco.h"
#include "sim/periph/rtc.h"
#include "sim/periph/tim.h"
#include "sim/wire.h"

#define HSI_HZ    8000000u
#define MAX_HZ    72000000u
#define HSI_READY 2000u // ns
#define HSE_READY 2000000u
#define PLL_READY 200000u
#define LSI_READY 85000u
#define RCC_IRQ   5
#define BIT(n)    (1u << (n))

enum {
    CR = 0x00,
    CFGR = 0x04,
    CIR = 0x08,
    APB2RSTR = 0x0C,
    APB1RSTR = 0x10,
    AHBENR = 0x14,
    APB2ENR = 0x18,
    APB1ENR = 0x1C,
    BDCR = 0x20,
    CSR = 0x24,
};

#define CR_HSION    BIT(0)
#define CR_HSIRDY   BIT(1)
#define CR_HSITRIM  0xF8u
#define CR_HSICAL   0x7A00u // the factory's trimming of this chip
#define CR_HSEON    BIT(16)
#define CR_HSERDY   BIT(17)
#define CR_HSEBYP   BIT(18)
#define CR_CSSON    BIT(19)
#define CR_PLLON    BIT(24)
#define CR_PLLRDY   BIT(25)
#define CR_READY    (CR_HSIRDY | CR_HSERDY | CR_PLLRDY)
#define CR_WRITABLE (CR_HSION | CR_HSITRIM | CR_HSEON | CR_HSEBYP | CR_CSSON | CR_PLLON)

#define CFGR_SW       0x3u
#define CFGR_SWS      0xCu
#define CFGR_PLLSRC   BIT(16)
#define CFGR_PLLXTPRE BIT(17)
#define CFGR_PLL      0x3F0000u // PLLMUL, PLLXTPRE, PLLSRC: fixed while the PLL runs
#define CFGR_USBPRE   BIT(22)
#define CFGR_WRITABLE 0x77FFFF3u
#define APB1ENR_USBEN BIT(23)
enum { SW_HSI, SW_HSE, SW_PLL };

#define CIR_CSSF      BIT(7)
#define CIR_CLEARABLE (0x1Fu | CIR_CSSF)
#define CIR_ENABLES   0x1F00u

#define CSR_LSION  BIT(0)
#define CSR_LSIRDY BIT(1)
#define CSR_RMVF   BIT(24)
#define CSR_FLAGS  0xFC000000u

// Ready flags in CIR and the oscillators that raise them.
enum { LSI, LSE, HSI, HSE, PLL, OSCILLATORS };

static struct {
    uint32_t cr, cfgr, cir, csr;
    uint32_t enr[SIM_BUSES], rstr[SIM_BUSES];
    uint32_t hse_hz;
    const uint32_t *exists; // the bits of the gates and resets that this chip has, by bus
    sim_alarm_t ready[OSCILLATORS];
    sim_alarm_t hse_fails;
    bool lsi_forced;                // by the watchdog, until the next reset
    uint64_t epoch_cycle, epoch_ns; // where the present core clock began
} rcc;

static sim_periph_t periph;

static uint64_t ns_at(uint64_t cycle) {
    unsigned __int128 ns = (unsigned __int128)(cycle - rcc.epoch_cycle) * 1000000000u;
    return rcc.epoch_ns + (uint64_t)(ns / sim_core_hz());
}

uint64_t sim_rcc_nanoseconds(void) {
    return ns_at(sim_now());
}

// The wires' clock. What happened before the last change of the clock is told as if it happened with it.
static uint64_t stamp_ns(void) {
    uint64_t cycle = sim_stamp();
    return ns_at(cycle > rcc.epoch_cycle ? cycle : rcc.epoch_cycle);
}

// Rounded up: when those cycles have passed, so have the nanoseconds.
uint64_t sim_rcc_cycles(uint64_t nanoseconds) {
    unsigned __int128 scaled = (unsigned __int128)nanoseconds * sim_core_hz();
    return (uint64_t)((scaled + 999999999u) / 1000000000u);
}

bool sim_rcc_hsi_ready(void) {
    return rcc.cr & CR_HSIRDY;
}

static unsigned ahb_divider(void) {
    static const uint16_t divider[] = {2, 4, 8, 16, 64, 128, 256, 512};
    unsigned hpre = rcc.cfgr >> 4 & 15;
    return hpre & 8 ? divider[hpre & 7] : 1;
}

static unsigned apb_divider(unsigned ppre) {
    return ppre & 4 ? 2u << (ppre & 3) : 1;
}

unsigned sim_rcc_bus_divider(sim_periph_bus_t bus) {
    switch (bus) {
    case SIM_APB1: return apb_divider(rcc.cfgr >> 8 & 7);
    case SIM_APB2: return apb_divider(rcc.cfgr >> 11 & 7);
    default: return 1;
    }
}

unsigned sim_rcc_adc_divider(void) {
    return sim_rcc_bus_divider(SIM_APB2) * 2 * ((rcc.cfgr >> 14 & 3) + 1);
}

static uint32_t pll_hz(void) {
    unsigned mul = (rcc.cfgr >> 18 & 15) + 2;
    uint32_t in = HSI_HZ / 2;
    if (rcc.cfgr & CFGR_PLLSRC) {
        in = rcc.cfgr & CFGR_PLLXTPRE ? rcc.hse_hz / 2 : rcc.hse_hz;
    }
    return in * (mul > 16 ? 16 : mul);
}

uint32_t sim_rcc_usb_hz(void) {
    if (!(rcc.cr & CR_PLLRDY)) {
        return 0;
    }
    return rcc.cfgr & CFGR_USBPRE ? pll_hz() : (uint32_t)((uint64_t)pll_hz() * 2 / 3);
}

static uint32_t sysclk_hz(void) {
    switch ((rcc.cfgr & CFGR_SWS) >> 2) {
    case SW_HSE: return rcc.hse_hz;
    case SW_PLL: return pll_hz();
    default: return HSI_HZ;
    }
}

void sim_rcc_check_latency(unsigned wait_states) {
    if (wait_states < 2 && sysclk_hz() > (wait_states + 1) * (MAX_HZ / 3)) {
        sim_unmodelled("FLASH", 0, 4, "too few wait states (LATENCY) for this SYSCLK");
    }
}

// The clock that comes out at PA8; 0: none.
static uint32_t mco_hz(void) {
    switch (rcc.cfgr >> 24 & 7) {
    case 4: return sysclk_hz();
    case 5: return rcc.cr & CR_HSIRDY ? HSI_HZ : 0;
    case 6: return rcc.cr & CR_HSERDY ? rcc.hse_hz : 0;
    case 7: return rcc.cr & CR_PLLRDY ? pll_hz() / 2 : 0;
    default: return 0;
    }
}

// Called after every change of CFGR: makes the new clock the core's, from this cycle on.
static void update_clock(void) {
    if (sysclk_hz() > MAX_HZ) {
        sim_strange("RCC", CFGR, "SYSCLK above 72 MHz: no chip is sure to run so fast");
    }
    sim_rcc_check_latency(sim_flash_wait_states());
    uint32_t hz = sysclk_hz() / ahb_divider();
    if (hz != sim_core_hz()) {
        uint64_t ns = sim_rcc_nanoseconds();
        rcc.epoch_cycle = sim_now();
        rcc.epoch_ns = ns;
        sim_set_core_hz(hz);
        sim_alarm_clock_changed();
    }
    sim_mco_set(mco_hz(), rcc.cfgr >> 24 & 7);
}

// SWS follows SW as soon as the wanted clock is ready.
static void follow_switch(void) {
    static const uint32_t ready[] = {CR_HSIRDY, CR_HSERDY, CR_PLLRDY, 0};
    unsigned wanted = rcc.cfgr & CFGR_SW;
    if (rcc.cr & ready[wanted]) {
        rcc.cfgr = (rcc.cfgr & ~CFGR_SWS) | wanted << 2;
    }
    update_clock();
}

static void update_irq(void) {
    sim_irq_set(RCC_IRQ, (rcc.cir & rcc.cir >> 8 & 0x1F) != 0);
    sim_nmi_set(rcc.cir & CIR_CSSF);
}

static void became_ready(unsigned oscillator) {
    rcc.cir |= rcc.cir >> 8 & BIT(oscillator); // the flag is set only if its interrupt is enabled
    update_irq();
    follow_switch();
}

static void lsi_ready(void *self) {
    (void)self;
    rcc.csr |= CSR_LSIRDY;
    became_ready(LSI);
    sim_rtc_clock_changed();
}

void sim_rcc_lse_ready(void) {
    became_ready(LSE);
}

bool sim_rcc_lsi_ready(void) {
    return rcc.csr & CSR_LSIRDY;
}

uint32_t sim_rcc_hse_hz(void) {
    return rcc.cr & CR_HSERDY ? rcc.hse_hz : 0;
}

static void hsi_ready(void *self) {
    (void)self;
    rcc.cr |= CR_HSIRDY;
    became_ready(HSI);
}

// The PLL locks only to a clock that runs.
static bool pll_is_fed(void) {
    return rcc.cr & (rcc.cfgr & CFGR_PLLSRC ? CR_HSERDY : CR_HSIRDY);
}

static void start(unsigned oscillator, uint64_t ns) {
    sim_alarm_set(&rcc.ready[oscillator], ns);
}

static void hse_ready(void *self) {
    (void)self;
    rcc.cr |= CR_HSERDY;
    if (rcc.cr & CR_PLLON && rcc.cfgr & CFGR_PLLSRC) {
        start(PLL, PLL_READY);
    }
    became_ready(HSE);
    sim_rtc_clock_changed();
}

static void pll_ready(void *self) {
    (void)self;
    rcc.cr |= CR_PLLRDY;
    became_ready(PLL);
}

// The clocks that SYSCLK stands on cannot be stopped: their ON bits stay (RM0008 7.3.1).
static uint32_t pinned(void) {
    switch ((rcc.cfgr & CFGR_SWS) >> 2) {
    case SW_HSE: return CR_HSEON;
    case SW_PLL: return CR_PLLON | (rcc.cfgr & CFGR_PLLSRC ? CR_HSEON : CR_HSION);
    default: return CR_HSION;
    }
}

static void write_cr(uint32_t value) {
    uint32_t old = rcc.cr;
    value = (value & CR_WRITABLE) | (pinned() & old);
    uint32_t on = value & ~old, off = old & ~value;
    rcc.cr = value | CR_HSICAL | (old & CR_READY);
    if (on & CR_HSION) {
        start(HSI, HSI_READY);
    }
    if ((on & CR_HSEON) && rcc.hse_hz) {
        start(HSE, HSE_READY);
    }
    if (on & CR_PLLON && pll_is_fed()) {
        start(PLL, PLL_READY);
    }
    static const struct {
        uint32_t on_bit, ready_bit;
        unsigned oscillator;
    } stops[] = {
        {CR_HSION, CR_HSIRDY, HSI},
        {CR_HSEON, CR_HSERDY, HSE},
        {CR_PLLON, CR_PLLRDY, PLL},
    };
    for (unsigned i = 0; i < 3; i++) {
        if (off & stops[i].on_bit) {
            sim_alarm_cancel(&rcc.ready[stops[i].oscillator]);
            rcc.cr &= ~stops[i].ready_bit;
        }
    }
    sim_mco_set(mco_hz(), rcc.cfgr >> 24 & 7);
    sim_rtc_clock_changed();
}

void sim_rcc_stop(void) {
    sim_alarm_cancel(&rcc.ready[HSE]);
    sim_alarm_cancel(&rcc.ready[PLL]);
    rcc.cr &= ~(CR_HSEON | CR_HSERDY | CR_PLLON | CR_PLLRDY);
    rcc.cr |= CR_HSION | CR_HSIRDY;
    rcc.cfgr &= ~(CFGR_SW | CFGR_SWS);
    update_clock();
    sim_rtc_clock_changed();
}

void sim_rcc_pass(uint64_t nanoseconds) {
    rcc.epoch_ns += nanoseconds;
    sim_alarm_clock_changed();
}

// USBPRE cannot be reset while USB has a clock (RM0008 7.3.2).
static void write_cfgr(uint32_t value) {
    uint32_t fixed = CFGR_SWS | (rcc.cr & CR_PLLON ? CFGR_PLL : 0);
    fixed |= rcc.enr[SIM_APB1] & APB1ENR_USBEN ? rcc.cfgr & CFGR_USBPRE : 0;
    sim_tim_clock_changing();
    rcc.cfgr = (value & CFGR_WRITABLE & ~fixed) | (rcc.cfgr & fixed);
    sim_tim_clock_changed();
    follow_switch();
}

// ---- failure of the crystal

static bool sysclk_needs_hse(void) {
    return pinned() & CR_HSEON;
}

// The clock security system (RM0008 7.2.7): HSI takes over, NMI tells it, TIM1's outputs go off.
static void rescue(void) {
    sim_tim_clock_changing();
    if (sysclk_needs_hse()) {
        rcc.cr |= CR_HSION | CR_HSIRDY;
        rcc.cfgr &= ~(CFGR_SW | CFGR_SWS);
    }
    rcc.cr &= ~CR_HSEON;
    rcc.cir |= CIR_CSSF;
    sim_tim_clock_changed();
    sim_tim_clock_failure();
    update_irq();
}

static void hse_fails(void *self) {
    (void)self;
    bool ran = rcc.cr & CR_HSERDY, fed_pll = rcc.cr & CR_PLLON && rcc.cfgr & CFGR_PLLSRC;
    sim_alarm_cancel(&rcc.ready[HSE]);
    if (ran && rcc.cr & CR_CSSON) {
        rescue();
    } else if (sysclk_needs_hse()) {
        sim_periph_unmodelled(&periph, CR, "HSE has failed, CSSON is 0: the core stands still");
    }
    rcc.hse_hz = 0;
    rcc.cr &= ~(CR_HSERDY | (fed_pll ? CR_PLLON | CR_PLLRDY : 0));
    update_clock();
    sim_rtc_clock_changed();
}

void sim_rcc_fail_hse(uint64_t ns) {
    rcc.hse_fails.call = hse_fails;
    sim_alarm_set(&rcc.hse_fails, ns);
}

static void write_cir(uint32_t value) {
    rcc.cir = (rcc.cir & CIR_CLEARABLE & ~(value >> 16)) | (value & CIR_ENABLES);
    update_irq();
}

static bool lsi_wanted(void) {
    return rcc.csr & CSR_LSION || rcc.lsi_forced;
}

static void change_lsi(bool wanted_before) {
    if (lsi_wanted() && !wanted_before) {
        start(LSI, LSI_READY);
    } else if (!lsi_wanted()) {
        sim_alarm_cancel(&rcc.ready[LSI]);
        rcc.csr &= ~CSR_LSIRDY;
        sim_rtc_clock_changed();
    }
}

void sim_rcc_force_lsi(void) {
    bool before = lsi_wanted();
    rcc.lsi_forced = true;
    change_lsi(before);
}

static void write_csr(uint32_t value) {
    bool before = lsi_wanted();
    if (value & CSR_RMVF) {
        rcc.csr &= ~CSR_FLAGS;
    }
    rcc.csr = (rcc.csr & ~CSR_LSION) | (value & CSR_LSION);
    change_lsi(before);
}

static uint32_t rcc_read(void *self, uint32_t offset) {
    (void)self;
    switch (offset) {
    case CR: return rcc.cr;
    case CFGR: return rcc.cfgr;
    case CIR: return rcc.cir;
    case APB2RSTR: return rcc.rstr[SIM_APB2];
    case APB1RSTR: return rcc.rstr[SIM_APB1];
    case AHBENR: return rcc.enr[SIM_AHB];
    case APB2ENR: return rcc.enr[SIM_APB2];
    case APB1ENR: return rcc.enr[SIM_APB1];
    case BDCR: return sim_bkp_read_bdcr();
    case CSR: return rcc.csr;
    default: return sim_periph_reserved(&periph, offset);
    }
}

static void set_enabled(sim_periph_bus_t bus, uint32_t value) {
    rcc.enr[bus] = value & rcc.exists[bus];
    sim_periph_set_enabled(bus, rcc.enr[bus]);
}

static void set_held(sim_periph_bus_t bus, uint32_t value) {
    rcc.rstr[bus] = value & rcc.exists[bus];
    sim_periph_set_held(bus, rcc.rstr[bus]);
}

static void rcc_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    switch (offset) {
    case CR: write_cr(value); break;
    case CFGR: write_cfgr(value); break;
    case CIR: write_cir(value); break;
    case APB2RSTR: set_held(SIM_APB2, value); break;
    case APB1RSTR: set_held(SIM_APB1, value); break;
    case AHBENR: set_enabled(SIM_AHB, value); break;
    case APB2ENR: set_enabled(SIM_APB2, value); break;
    case APB1ENR: set_enabled(SIM_APB1, value); break;
    case BDCR: sim_bkp_write_bdcr(value); break;
    case CSR: write_csr(value); break;
    default: sim_periph_reserved(&periph, offset);
    }
}

// Reset flags gather until RMVF; every reset also pulls NRST low, so PINRSTF is always among them.
static uint32_t reset_flags(void) {
    static const uint32_t flag[] = {
        [SIM_RESET_POWER] = BIT(27),     [SIM_RESET_PIN] = 0,        [SIM_RESET_SOFTWARE] = BIT(28),
        [SIM_RESET_LOW_POWER] = BIT(31), [SIM_RESET_IWDG] = BIT(29), [SIM_RESET_WWDG] = BIT(30),
        [SIM_RESET_STANDBY] = BIT(27),
    };
    enum sim_reset cause = sim_reset_cause();
    bool power = cause == SIM_RESET_POWER || cause == SIM_RESET_STANDBY;
    return (power ? 0 : rcc.csr & CSR_FLAGS) | flag[cause] | BIT(26);
}

static void rcc_reset(void *self) {
    (void)self;
    for (unsigned i = 0; i < OSCILLATORS; i++) {
        sim_alarm_cancel(&rcc.ready[i]);
    }
    rcc.cr = CR_HSION | CR_HSIRDY | 16u << 3 | CR_HSICAL;
    rcc.cfgr = 0;
    rcc.cir = 0;
    rcc.csr = reset_flags();
    rcc.lsi_forced = false;
    set_held(SIM_APB1, 0);
    set_held(SIM_APB2, 0);
    set_enabled(SIM_AHB, BIT(2) | BIT(4));
    set_enabled(SIM_APB1, 0);
    set_enabled(SIM_APB2, 0);
    update_irq();
    update_clock();
    sim_rtc_clock_changed();
}

static sim_periph_t periph = {
    .name = "RCC",
    .base = 0x40021000,
    .bus = SIM_AHB,
    .read = rcc_read,
    .write = rcc_write,
    .reset = rcc_reset,
};

void sim_rcc_init(uint32_t hse_hz, bool high_density) {
    static const uint32_t medium[SIM_BUSES] = {0x055, 0x1AE64807, 0x5E7D};
    static const uint32_t high[SIM_BUSES] = {0x557, 0x3AFEC83F, 0xFFFD};
    static void (*const calls[OSCILLATORS])(void *) = {
        [LSI] = lsi_ready,
        [HSI] = hsi_ready,
        [HSE] = hse_ready,
        [PLL] = pll_ready,
    };
    rcc.hse_hz = hse_hz;
    rcc.exists = high_density ? high : medium;
    for (unsigned i = 0; i < OSCILLATORS; i++) {
        rcc.ready[i].call = calls[i];
    }
    sim_set_core_hz(HSI_HZ);
    sim_mco_init();
    sim_wire_set_clock(stamp_ns);
    sim_periph_add(&periph);
}
