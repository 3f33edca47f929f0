// SPDX-License-Identifier: MIT
// machine/module.c -- the module's table, and its functions about the chip as a whole.
#include "machine/machine.h"

#include "chip/stm32f1/clock.h"
#include "chip/stm32f1/power.h"
#include "chip/stm32f1/reg/core.h"
#include "chip/stm32f1/uart.h"
#include "core/obj/num.h"
#include "core/obj/str.h"
#include "core/vm/exc.h"
#include "core/vm/ops.h"

static py_val_t reset(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    hw_uart_flush();
    hw_power_reset();
}

// The prompt takes an uncaught SystemExit for a soft reset.
static py_val_t soft_reset(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    py_raise_none(PY_SystemExit);
}

static py_val_t reset_cause(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return py_int(hw_power_cause);
}

static py_val_t freq(py_val_t *args, unsigned n) {
    (void)n;
    if (args[0] != PY_UNDEF) {
        hw_uart_flush();
        if (!hw_clock_set(py_to_u32(args[0]))) {
            py_raise(PY_MSG_bad_frequency, args[0]);
        }
        hw_uart_init(MACHINE_BAUD);
        return PY_NONE;
    }
    return py_int((int32_t)hw_clock_core_hz());
}

static py_val_t bootloader(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    hw_uart_flush();
    hw_power_bootloader();
}

static py_val_t unique_id(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return py_bytes_new((const char *)hw_power_unique_id(), HW_UNIQUE_ID_SIZE);
}

static py_val_t idle(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    hw_power_idle();
    return PY_NONE;
}

static py_val_t disable_irq(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return py_bool(irq_save() == 0);
}

static py_val_t enable_irq(py_val_t *args, unsigned n) {
    (void)n;
    bool enable = args[0] == PY_UNDEF || py_truth(args[0]);
    irq_restore(!enable);
    return PY_NONE;
}

static py_val_t wake_reason(py_val_t *args, unsigned n) {
    (void)args, (void)n;
    return py_int(hw_power_woken);
}

static const py_entry_t attrs[] = {
    PY_OBJECT(ADC, &machine_type_adc),
#ifdef PY_WITH_CAN
    PY_OBJECT(CAN, &machine_type_can),
#endif
    PY_INT_CONST(DEEPSLEEP, 4),
    PY_INT_CONST(DEEPSLEEP_RESET, HW_RESET_LOW_POWER),
    PY_INT_CONST(HARD_RESET, HW_RESET_PIN),
    PY_OBJECT(I2C, &machine_type_i2c),
    PY_INT_CONST(IDLE, 1),
    PY_INT_CONST(PIN_WAKE, HW_WAKE_PIN),
    PY_OBJECT(PWM, &machine_type_pwm),
    PY_INT_CONST(PWRON_RESET, HW_RESET_POWER_ON),
    PY_OBJECT(Pin, &machine_type_pin),
    PY_OBJECT(RTC, &machine_type_rtc),
    PY_INT_CONST(RTC_WAKE, HW_WAKE_RTC),
    PY_INT_CONST(SLEEP, 2),
    PY_INT_CONST(SOFT_RESET, HW_RESET_SOFTWARE),
    PY_OBJECT(SPI, &machine_type_spi),
    PY_OBJECT(Signal, &machine_type_signal),
    PY_OBJECT(SoftI2C, &machine_type_softi2c),
    PY_OBJECT(SoftSPI, &machine_type_softspi),
    PY_OBJECT(Timer, &machine_type_timer),
    PY_OBJECT(UART, &machine_type_uart),
    PY_OBJECT(WDT, &machine_type_wdt),
    PY_INT_CONST(WDT_RESET, HW_RESET_WATCHDOG),
    PY_FN(bitstream, 3, 4, machine_bitstream),
    PY_FN(bootloader, 0, 1, bootloader),
    PY_FN(deepsleep, 0, 1, machine_deepsleep),
    PY_FN(dht_readinto, 2, 2, machine_dht_readinto),
    PY_FN(disable_irq, 0, 0, disable_irq),
    PY_FN(enable_irq, 0, 1, enable_irq),
    PY_FN(freq, 0, 1, freq),
    PY_FN(idle, 0, 0, idle),
    PY_FN(lightsleep, 0, 1, machine_lightsleep),
    PY_OBJECT(mem16, &machine_mem16),
    PY_OBJECT(mem32, &machine_mem32),
    PY_OBJECT(mem8, &machine_mem8),
    PY_FN(reset, 0, 0, reset),
    PY_FN(reset_cause, 0, 0, reset_cause),
    PY_FN(soft_reset, 0, 0, soft_reset),
    PY_FN(time_pulse_us, 2, 3, machine_time_pulse_us),
    PY_FN(unique_id, 0, 0, unique_id),
    PY_FN(wake_reason, 0, 0, wake_reason),
};

const py_module_t machine_module = PY_MODULE(machine, attrs);
