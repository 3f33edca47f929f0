// SPDX-License-Identifier: MIT
// Programming and erasing change the array at once, but BSY stays up for as long as the chip needs.
// Code that runs from flash meanwhile stands still, as its next fetch would; code in SRAM goes on
// and can watch BSY. (Not modelled: code in SRAM that reads flash during an operation would stand
// still.)
#include "sim/periph/flash.h"

#include <string.h>

#include "sim/periph/iwdg.h"
#include "sim/periph/rcc.h"
#include "sim/random.h"

#define PROGRAM_TIME 52500u    // ns, a half-word: datasheet table 28, typical
#define ERASE_TIME   20000000u // ns, a page or all pages
#define FLASH_IRQ    4
#define KEY1         0x45670123u
#define KEY2         0xCDEF89ABu
#define RDP_OPEN     0xA5
#define PROTECT_UNIT 4096u // one bit of WRPR; the last bit stands for all the rest
#define BIT(n)       (1u << (n))

enum {
    ACR = 0x00,
    KEYR = 0x04,
    OPTKEYR = 0x08,
    SR = 0x0C,
    CR = 0x10,
    AR = 0x14,
    OBR = 0x1C,
    WRPR = 0x20,
};

#define ACR_LATENCY  0x7u
#define ACR_PRFTBE   BIT(4)
#define ACR_PRFTBS   BIT(5)
#define ACR_WRITABLE 0x1Fu

#define SR_BSY      BIT(0)
#define SR_PGERR    BIT(2)
#define SR_WRPRTERR BIT(4)
#define SR_EOP      BIT(5)

#define CR_PG       BIT(0)
#define CR_PER      BIT(1)
#define CR_MER      BIT(2)
#define CR_OPTPG    BIT(4)
#define CR_OPTER    BIT(5)
#define CR_STRT     BIT(6)
#define CR_LOCK     BIT(7)
#define CR_OPTWRE   BIT(9)
#define CR_ERRIE    BIT(10)
#define CR_EOPIE    BIT(12)
#define CR_WRITABLE (CR_PG | CR_PER | CR_MER | CR_OPTPG | CR_OPTER | CR_ERRIE | CR_EOPIE)

#define OBR_OPTERR     BIT(0)
#define OBR_RDPRT      BIT(1)
#define OBR_WDG_SW     BIT(2)
#define OBR_NRST_STOP  BIT(3)
#define OBR_NRST_STDBY BIT(4)

// A lock opens by two keys in order; anything else jams it until the next reset.
typedef struct {
    bool first_seen, jammed;
} lock_t;

static struct {
    uint32_t acr, sr, cr, ar, obr, wrpr;
    lock_t lock, option_lock;
    uint8_t *memory, *options;
    uint32_t size, page_size;
    sim_event_t done;
    uint64_t operations, cut_at;
    void (*cut)(void);
} flash;

static sim_periph_t periph;

unsigned sim_flash_wait_states(void) {
    return flash.acr & ACR_LATENCY;
}

uint64_t sim_flash_operations(void) {
    return flash.operations;
}

void sim_flash_cut_power(uint64_t n, void (*cut)(void)) {
    flash.cut_at = n;
    flash.cut = cut;
}

static void update_irq(void) {
    bool error = flash.cr & CR_ERRIE && flash.sr & (SR_PGERR | SR_WRPRTERR);
    bool end = flash.cr & CR_EOPIE && flash.sr & SR_EOP;
    sim_irq_set(FLASH_IRQ, error || end);
}

static void set_status(uint32_t bits) {
    flash.sr |= bits;
    update_irq();
}

// Time passes for an operation that is under way.

static void operation_done(void *self) {
    (void)self;
    flash.sr &= ~SR_BSY;
    flash.cr &= ~CR_STRT;
    set_status(SR_EOP);
}

static bool runs_from_flash(uint32_t pc) {
    return pc < 0x20000000;
}

// A second operation waits for the first one.
static void begin(uint64_t ns) {
    if (!sim_rcc_hsi_ready()) {
        sim_periph_unmodelled(&periph, CR, "programming or erasing with HSI off");
    }
    uint64_t from = flash.sr & SR_BSY ? flash.done.at : sim_now();
    uint64_t to = from + sim_rcc_cycles(ns);
    flash.sr |= SR_BSY;
    sim_event_at(&flash.done, to);
    if (runs_from_flash(sim_pc())) {
        sim_stall(to - sim_now());
    } else if (from > sim_now()) {
        sim_stall(from - sim_now());
    }
}

static bool power_fails_now(void) {
    return ++flash.operations == flash.cut_at;
}

// Both addresses at which the core may have predecoded this code.
static void changed(uint32_t offset, uint32_t len) {
    sim_bus_invalidate(SIM_FLASH_BASE + offset, len);
    sim_bus_invalidate(offset, len);
}

static bool is_protected(uint32_t offset) {
    uint32_t unit = offset / PROTECT_UNIT < 31 ? offset / PROTECT_UNIT : 31;
    return !(flash.wrpr & BIT(unit)) || (flash.obr & OBR_RDPRT && unit == 0);
}

// Half-done operations leave some bits changed and some not.
static void half_erase(uint8_t *memory, uint32_t len) {
    for (uint32_t i = 0; i < len; i++) {
        memory[i] |= (uint8_t)sim_random();
    }
    flash.cut();
}

static void erase(uint32_t offset, uint32_t len) {
    if (power_fails_now()) {
        half_erase(flash.memory + offset, len);
    }
    memset(flash.memory + offset, 0xFF, len);
    changed(offset, len);
    begin(ERASE_TIME);
}

static void erase_page(void) {
    // AR takes the address at 0x08000000 or at its alias 0.
    uint32_t offset = flash.ar < SIM_FLASH_BASE ? flash.ar : flash.ar - SIM_FLASH_BASE;
    if (offset >= flash.size) {
        sim_periph_unmodelled(&periph, AR, "page erase outside the flash");
    }
    if (is_protected(offset)) {
        set_status(SR_WRPRTERR);
        return;
    }
    erase(offset & ~(flash.page_size - 1), flash.page_size);
}

static void erase_all(void) {
    if (flash.wrpr != UINT32_MAX) {
        set_status(SR_WRPRTERR);
        return;
    }
    erase(0, flash.size);
}

static void erase_options(void) {
    if (power_fails_now()) {
        half_erase(flash.options, SIM_OPTION_SIZE);
    }
    memset(flash.options, 0xFF, SIM_OPTION_SIZE);
    begin(ERASE_TIME);
}

static void store_cell(uint8_t *cell, uint16_t value) {
    if (power_fails_now()) {
        value |= (uint16_t)sim_random();
        cell[0] &= (uint8_t)value;
        cell[1] &= (uint8_t)(value >> 8);
        flash.cut();
    }
    cell[0] = (uint8_t)value;
    cell[1] = (uint8_t)(value >> 8);
    begin(PROGRAM_TIME);
}

static bool is_erased(const uint8_t *cell) {
    return cell[0] == 0xFF && cell[1] == 0xFF;
}

// A store of the core to the main flash. Only 0x0000 may overwrite a cell that is not erased.
static void flash_store(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (!(flash.cr & CR_PG) || size != 2) {
        sim_bus_error();
        return;
    }
    uint8_t *cell = flash.memory + offset;
    if (is_protected(offset)) {
        set_status(SR_WRPRTERR);
    } else if ((uint16_t)value != 0 && !is_erased(cell)) {
        set_status(SR_PGERR);
    } else {
        store_cell(cell, (uint16_t)value);
        changed(offset, 2);
    }
}

// A store to an option byte: the controller computes the complement byte itself. Lifting the read
// protection erases the main flash first.
static void option_store(void *self, uint32_t offset, unsigned size, uint32_t value) {
    (void)self;
    if (!(flash.cr & CR_OPTPG) || !(flash.cr & CR_OPTWRE) || size != 2) {
        sim_bus_error();
        return;
    }
    if (!is_erased(flash.options + offset)) {
        set_status(SR_PGERR);
        return;
    }
    uint8_t byte = (uint8_t)value;
    if (offset == 0 && byte == RDP_OPEN && flash.obr & OBR_RDPRT) {
        erase(0, flash.size);
    }
    store_cell(flash.options + offset, (uint16_t)(byte | (uint8_t)~byte << 8));
}

// Neither range has read side effects; the memory itself is mapped for reading.
static uint32_t flash_load(void *self, uint32_t offset, unsigned size) {
    (void)self;
    uint32_t value = 0;
    memcpy(&value, flash.memory + offset, size);
    return value;
}

static uint32_t option_load(void *self, uint32_t offset, unsigned size) {
    (void)self;
    uint32_t value = 0;
    memcpy(&value, flash.options + offset, size);
    return value;
}

// Registers.

// True when the second key has come. A wrong one jams the lock and is a bus error.
static bool try_key(lock_t *lock, uint32_t key) {
    if (lock->jammed || key != (lock->first_seen ? KEY2 : KEY1)) {
        lock->jammed = true;
        sim_bus_error();
        return false;
    }
    lock->first_seen = !lock->first_seen;
    return !lock->first_seen;
}

static void write_key(uint32_t key) {
    if (flash.cr & CR_LOCK && try_key(&flash.lock, key)) {
        flash.cr &= ~CR_LOCK;
    }
}

static void write_option_key(uint32_t key) {
    if (!(flash.cr & CR_OPTWRE) && try_key(&flash.option_lock, key)) {
        flash.cr |= CR_OPTWRE;
    }
}

static void write_acr(uint32_t value) {
    flash.acr = value & ACR_WRITABLE;
    if (value & ACR_PRFTBE) {
        flash.acr |= ACR_PRFTBS;
    }
    if ((value & ACR_LATENCY) > 2) {
        sim_periph_unmodelled(&periph, ACR, "LATENCY above two wait states");
    }
    sim_rcc_check_latency(value & ACR_LATENCY);
    sim_set_flash_timing(value & ACR_LATENCY, value & ACR_PRFTBE);
}

static void start(void) {
    if (flash.cr & CR_PER) {
        erase_page();
    } else if (flash.cr & CR_MER) {
        erase_all();
    } else if (flash.cr & CR_OPTER && flash.cr & CR_OPTWRE) {
        erase_options();
    }
}

static void write_cr(uint32_t value) {
    if (flash.cr & CR_LOCK) {
        return;
    }
    flash.cr = (value & CR_WRITABLE) | (flash.cr & CR_STRT) | (flash.cr & value & CR_OPTWRE);
    update_irq();
    if (value & CR_STRT && !(flash.cr & CR_STRT)) {
        start();
        flash.cr |= flash.sr & SR_BSY ? CR_STRT : 0;
    }
    if (value & CR_LOCK) {
        flash.cr |= CR_LOCK;
        flash.cr &= ~CR_OPTWRE;
    }
}

static uint32_t flash_read(void *self, uint32_t offset) {
    (void)self;
    switch (offset) {
    case ACR: return flash.acr;
    case KEYR:
    case OPTKEYR:
    case AR: return 0; // write-only
    case SR: return flash.sr;
    case CR: return flash.cr;
    case OBR: return flash.obr;
    case WRPR: return flash.wrpr;
    default: return sim_periph_reserved(&periph, offset);
    }
}

static void flash_write(void *self, uint32_t offset, uint32_t value) {
    (void)self;
    switch (offset) {
    case ACR: write_acr(value); break;
    case KEYR: write_key(value); break;
    case OPTKEYR: write_option_key(value); break;
    case SR:
        flash.sr &= ~(value & (SR_PGERR | SR_WRPRTERR | SR_EOP));
        update_irq();
        break;
    case CR: write_cr(value); break;
    case AR: flash.ar = value; break;
    case OBR:
    case WRPR: break; // read-only
    default: sim_periph_reserved(&periph, offset);
    }
}

// An option byte as it is loaded at reset: 0xFF if it is erased or its complement does not fit.
static uint8_t load_option(unsigned n) {
    const uint8_t *cell = flash.options + 2 * n;
    if ((cell[0] ^ cell[1]) == 0xFF) {
        return cell[0];
    }
    if (!is_erased(cell)) {
        flash.obr |= OBR_OPTERR;
    }
    return 0xFF;
}

static void load_options(void) {
    enum { RDP, USER, DATA0, DATA1, WRP0 };
    flash.obr = 0;
    uint32_t rdp = load_option(RDP) == RDP_OPEN ? 0 : OBR_RDPRT;
    uint32_t user = load_option(USER), data0 = load_option(DATA0), data1 = load_option(DATA1);
    flash.obr |= rdp | user << 2 | data0 << 10 | data1 << 18;
    flash.wrpr = 0;
    for (unsigned i = 0; i < 4; i++) {
        flash.wrpr |= (uint32_t)load_option(WRP0 + i) << 8 * i;
    }
}

bool sim_flash_resets_on_stop(void) {
    return !(flash.obr & OBR_NRST_STOP);
}

bool sim_flash_resets_on_standby(void) {
    return !(flash.obr & OBR_NRST_STDBY);
}

static void flash_reset(void *self) {
    (void)self;
    sim_event_cancel(&flash.done);
    flash.acr = ACR_PRFTBE | ACR_PRFTBS;
    flash.sr = 0;
    flash.cr = CR_LOCK;
    flash.ar = 0;
    flash.lock = flash.option_lock = (lock_t){0};
    load_options();
    if (!(flash.obr & OBR_WDG_SW)) {
        sim_iwdg_start(); // devices are reset by rising address, so IWDG and RCC have been
    }
    sim_set_flash_timing(0, true);
    update_irq();
}

static sim_periph_t periph = {
    .name = "FLASH",
    .base = 0x40022000,
    .bus = SIM_AHB,
    .narrow = SIM_NARROW_UNMODELLED,
    .read = flash_read,
    .write = flash_write,
    .reset = flash_reset,
};

static sim_device_t main_array = {
    .name = "flash memory",
    .base = SIM_FLASH_BASE,
    .read = flash_load,
    .write = flash_store,
};
static sim_device_t main_alias = {
    .name = "flash memory at 0",
    .base = 0,
    .read = flash_load,
    .write = flash_store,
};
static const sim_device_t option_array = {
    .name = "option bytes",
    .base = SIM_OPTION_BASE,
    .size = SIM_OPTION_SIZE,
    .read = option_load,
    .write = option_store,
};

void sim_flash_init(uint8_t *memory, uint32_t size, uint32_t page_size, uint8_t *options) {
    flash.memory = memory;
    flash.size = main_array.size = main_alias.size = size;
    flash.page_size = page_size;
    flash.options = options;
    flash.done.call = operation_done;
    sim_periph_add(&periph);
    sim_bus_add(&main_array);
    sim_bus_add(&main_alias);
    sim_bus_add(&option_array);
}
