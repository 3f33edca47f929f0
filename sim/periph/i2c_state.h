// SPDX-License-Identifier: MIT
// sim/periph/i2c_state.h -- what the files of I2C1-2 share: registers, the state of an interface, and each other's
// functions. i2c.c has the registers and the lines, i2c_master.c the controller's side, i2c_slave.c the target's.
#ifndef SIM_PERIPH_I2C_STATE_H
#define SIM_PERIPH_I2C_STATE_H

#include "sim/i2c_target.h"
#include "sim/periph/alarm.h"
#include "sim/periph/gpio.h"
#include "sim/periph/i2c.h"

#define BIT(n) (1u << (n))

enum {
    CR1 = 0x00,
    CR2 = 0x04,
    OAR1 = 0x08,
    OAR2 = 0x0C,
    DR = 0x10,
    SR1 = 0x14,
    SR2 = 0x18,
    CCR = 0x1C,
    TRISE = 0x20,
};

#define CR1_PE        BIT(0)
#define CR1_ENGC      BIT(6)
#define CR1_NOSTRETCH BIT(7)
#define CR1_START     BIT(8)
#define CR1_STOP      BIT(9)
#define CR1_ACK       BIT(10)
#define CR1_POS       BIT(11)
#define CR1_SWRST     BIT(15)
#define CR1_SMBUS     BIT(1)
#define CR1_ENPEC     BIT(5)
#define CR1_PEC       BIT(12)
#define CR1_SMBTYPE   BIT(3) // host
#define CR1_ENARP     BIT(4)
#define CR1_ALERT     BIT(13)
#define CR1_BITS      0xBFFBu

#define CR2_FREQ    0x3Fu
#define CR2_ITERREN BIT(8)
#define CR2_ITEVTEN BIT(9)
#define CR2_ITBUFEN BIT(10)
#define CR2_DMAEN   BIT(11)
#define CR2_LAST    BIT(12)
#define CR2_BITS    0x1F3Fu

#define OAR1_ADDMODE BIT(15)
#define OAR2_ENDUAL  BIT(0)
#define CCR_FS       BIT(15)
#define CCR_DUTY     BIT(14)

#define SR1_SB       BIT(0)
#define SR1_ADDR     BIT(1)
#define SR1_BTF      BIT(2)
#define SR1_ADD10    BIT(3)
#define SR1_STOPF    BIT(4)
#define SR1_RXNE     BIT(6)
#define SR1_TXE      BIT(7)
#define SR1_BERR     BIT(8)
#define SR1_ARLO     BIT(9)
#define SR1_AF       BIT(10)
#define SR1_OVR      BIT(11)
#define SR1_PECERR   BIT(12)
#define SR1_TIMEOUT  BIT(14)
#define SR1_SMBALERT BIT(15)
#define SR1_EVENTS   (SR1_SB | SR1_ADDR | SR1_ADD10 | SR1_STOPF | SR1_BTF)
#define SR1_ERRORS   0xDF00u // cleared by writing 0

#define SR2_MSL        BIT(0)
#define SR2_BUSY       BIT(1)
#define SR2_TRA        BIT(2)
#define SR2_GENCALL    BIT(4)
#define SR2_SMBDEFAULT BIT(5)
#define SR2_SMBHOST    BIT(6)
#define SR2_DUALF      BIT(7)
#define SR2_CALLED     (SR2_GENCALL | SR2_SMBDEFAULT | SR2_SMBHOST | SR2_DUALF) // by which address

#define TEN_BIT_HEADER(byte) (((byte)&0xF8) == 0xF0)

// What the controller's side is doing.
typedef enum {
    STEP_NONE,          // no condition and no bit on the way
    STEP_START,         // SDA falls next
    STEP_START_DONE,    // SCL falls next
    STEP_RESTART_RISE,  // SCL rises next
    STEP_RESTART_SETUP, // SCL is high
    STEP_BIT_DATA,      // SDA takes the bit's level next
    STEP_BIT_RISE,
    STEP_BIT_FALL,
    STEP_STOP_DATA,
    STEP_STOP_RISE,
    STEP_STOP_SETUP, // SDA rises next
} step_t;

// What the byte under way is, or what was before the wait.
typedef enum { BYTE_ADDRESS, BYTE_ADDRESS2, BYTE_OUT, BYTE_IN } byte_t;

// What the program must do before the next byte.
typedef enum {
    WAIT_NOT,
    WAIT_SB,      // read SR1, write the address to DR
    WAIT_ADD10,   // read SR1, write the second byte
    WAIT_ADDR,    // read SR1, read SR2
    WAIT_DATA,    // write DR, or START or STOP
    WAIT_READ,    // read DR, or START or STOP
    WAIT_CLOSING, // START or STOP: a byte was not acknowledged
} wait_t;

typedef struct {
    sim_periph_t periph;
    unsigned n, event_irq;
    uint32_t cr1, cr2, oar1, oar2, ccr, trise, sr1, sr2;
    uint32_t sr1_seen; // the flags that the last read of SR1 showed
    uint8_t dr, shift;
    bool shift_full; // a byte that came waits in the shift register for DR
    // Controller.
    step_t step;
    byte_t byte;
    wait_t wait;
    unsigned bits;
    bool sampled, ack_latched, nacked, stop_pe;
    uint64_t free_at; // cycle: the bus has been free long enough for a START
    sim_event_t event;
    uint8_t pec;           // over the bytes of this transfer
    bool pec_byte;         // the byte under way is the PEC
    sim_alarm_t low_timer; // SMBus: SCL is low
    // Target.
    sim_i2c_target_t target;
    bool target_on, target_matched, target_goes_on, ten_bit_matched, ten_bit_second;
    // The lines.
    bool level[SIM_I2C_LINES];
    bool pulled[2][SIM_I2C_LINES]; // by the controller, by the target
    unsigned pin[SIM_I2C_LINES];
    sim_watcher_t watchers[2 * SIM_I2C_LINES];
    unsigned alert_pin;       // SMBA
    bool alert_level, alerts; // alerts: it is ours, high or low
    sim_watcher_t alert_watcher;
} i2c_t;

// ---- i2c.c: lines, flags, PEC

// Takes a line's level to its pin: low if the controller's or the target's side pulls it.
void sim_i2c_put_line(i2c_t *i2c, unsigned line);
// The controller's side pulls a line low, or lets it go.
void sim_i2c_pull(i2c_t *i2c, unsigned line, bool low);
// Takes the flags to the interrupt and DMA lines.
void sim_i2c_update(i2c_t *i2c);
// Sets flags of SR1.
void sim_i2c_raise(i2c_t *i2c, uint32_t flags);
// True if the byte that comes now is the last one of the DMA's transfer.
bool sim_i2c_last_by_dma(const i2c_t *i2c);
void sim_i2c_pec_step(i2c_t *i2c, uint8_t byte);
// The program has asked for the PEC as the next byte.
bool sim_i2c_wants_pec(const i2c_t *i2c);
// A byte has come. True: it was the PEC, which has been compared.
bool sim_i2c_check_pec(i2c_t *i2c, uint8_t byte);

// ---- i2c_master.c

// Cycles that SCL is low in a bit.
uint64_t sim_i2c_low_time(const i2c_t *i2c);
// Lets go of the lines and forgets what was under way.
void sim_i2c_controller_off(i2c_t *i2c);
// A transfer of ours is under way, or waits for the program.
bool sim_i2c_controls(const i2c_t *i2c);
// A START waits until the bus is free, and has been free for as long as the bus wants.
void sim_i2c_try_start(i2c_t *i2c);
void sim_i2c_begin_stop(i2c_t *i2c);
void sim_i2c_begin_byte(i2c_t *i2c, byte_t byte, uint8_t value);
// START and STOP that the program has asked for come at the end of the byte. False: neither.
bool sim_i2c_close_or_restart(i2c_t *i2c);
// What comes after a byte that was sent (first: after the address), or received.
void sim_i2c_next_out(i2c_t *i2c, bool first);
void sim_i2c_next_in(i2c_t *i2c);
// The byte under way, or the last one, is a received one.
bool sim_i2c_is_in(const i2c_t *i2c);
// SCL is high: at once, or when the last one that stretched it has let go.
void sim_i2c_clock_is_high(i2c_t *i2c);
// The high time of SCL is over.
void sim_i2c_clock_falls(i2c_t *i2c);
// The event's function.
void sim_i2c_step(void *i2c);

// ---- i2c_slave.c

extern const sim_i2c_target_t sim_i2c_target_functions;

#endif
