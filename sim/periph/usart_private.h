// SPDX-License-Identifier: MIT
// sim/periph/usart_private.h -- what the files of USART1-3 share: registers, the state of one, and each other's functions.
// usart.c has the registers and the pins, usart_tx.c the transmitter with clock and CTS, usart_rx.c the receiver with RTS.
#ifndef SIM_PERIPH_USART_PRIVATE_H
#define SIM_PERIPH_USART_PRIVATE_H

#include "sim/periph/gpio.h"
#include "sim/periph/usart.h"

#define BIT(n) (1u << (n))

enum { SR = 0x00, DR = 0x04, BRR = 0x08, CR1 = 0x0C, CR2 = 0x10, CR3 = 0x14, GTPR = 0x18 };

#define SR_PE        BIT(0)
#define SR_FE        BIT(1)
#define SR_ORE       BIT(3)
#define SR_IDLE      BIT(4)
#define SR_RXNE      BIT(5)
#define SR_TC        BIT(6)
#define SR_TXE       BIT(7)
#define SR_LBD       BIT(8)
#define SR_CTS       BIT(9)
#define SR_SEQUENCED 0x1Fu // PE, FE, NE, ORE, IDLE: cleared by reading SR, then DR
#define SR_CLEARABLE (SR_RXNE | SR_TC | SR_LBD | SR_CTS)

#define CR1_SBK    BIT(0)
#define CR1_RWU    BIT(1)
#define CR1_RE     BIT(2)
#define CR1_TE     BIT(3)
#define CR1_IDLEIE BIT(4)
#define CR1_RXNEIE BIT(5)
#define CR1_TCIE   BIT(6)
#define CR1_TXEIE  BIT(7)
#define CR1_PEIE   BIT(8)
#define CR1_PS     BIT(9)
#define CR1_PCE    BIT(10)
#define CR1_WAKE   BIT(11)
#define CR1_M      BIT(12)
#define CR1_UE     BIT(13)
#define CR1_BITS   0x3FFFu
#define CR2_ADD    0xFu
#define CR2_LBDL   BIT(5)
#define CR2_LBDIE  BIT(6)
#define CR2_LBCL   BIT(8)
#define CR2_CPHA   BIT(9)
#define CR2_CPOL   BIT(10)
#define CR2_CLKEN  BIT(11)
#define CR2_LINEN  BIT(14)
#define CR2_BITS   0x7F6Fu
#define CR3_EIE    BIT(0)
#define CR3_IREN   BIT(1)
#define CR3_IRLP   BIT(2)
#define CR3_HDSEL  BIT(3)
#define CR3_NACK   BIT(4)
#define CR3_SCEN   BIT(5)
#define CR3_DMAR   BIT(6)
#define CR3_DMAT   BIT(7)
#define CR3_RTSE   BIT(8)
#define CR3_CTSE   BIT(9)
#define CR3_CTSIE  BIT(10)
#define CR3_BITS   0x7FFu

typedef enum {
    SIM_SHIFT_NOTHING,
    SIM_SHIFT_IDLE,
    SIM_SHIFT_BREAK,
    SIM_SHIFT_DATA,
    SIM_SHIFT_GUARD
} sim_shift_t;

typedef enum {
    SIM_USART_TX,
    SIM_USART_RX,
    SIM_USART_CK,
    SIM_USART_CTS,
    SIM_USART_RTS,
    SIM_USART_PINS
} sim_usart_pin_t;

enum { SIM_USART_WATCHED = 12 }; // TX, RX and CTS in up to four mappings

typedef struct {
    sim_periph_t periph;
    unsigned n, irq;
    const sim_serial_t *serial;
    uint32_t sr, brr, cr1, cr2, cr3, gtpr;
    uint32_t sr_seen; // the flags that the last read of SR showed
    uint16_t tdr, rdr;
    unsigned pin[SIM_USART_PINS]; // as the present mapping has them
    sim_watcher_t watchers[SIM_USART_WATCHED];
    bool drives_ck, drives_rts;
    bool warned;

    // The transmitter.
    sim_shift_t tx;
    uint16_t tx_shift;
    unsigned tx_levels, tx_bit; // of the frame, bit 0 the start bit; the next one to come
    uint64_t tx_from;           // cycles: where the frame began
    bool tx_level;              // before IrDA's coder
    sim_event_t tx_edge, tx_done, ck_edge;
    sim_event_t pulse_on, pulse_off; // IrDA
    bool pulse;
    unsigned ck_step; // synchronous mode: half bits of the frame so far
    bool ck;          // active: the other level than CPOL's
    bool cts;         // the level of nCTS

    // The receiver.
    uint16_t rx_shift, rx_bits;
    bool receiving;                   // a frame of the console's
    bool sampling;                    // a frame on the wire
    bool rx_level, rx_fell, may_idle; // rx_fell: since the last sample
    unsigned rx_bit, rx_lows; // bits sampled so far; low ones without a high one between them (LIN)
    bool in_break;            // LIN: from a framing error on
    uint64_t rx_from;
    uint64_t rx_came; // when RXNE was set with its interrupt enabled; else 0
    sim_event_t rx_sample, rx_done, rx_idle, rx_nack;
    bool nack; // smartcard: this side pulls the stop bit low
} sim_usart_t;

// usart.c
bool sim_usart_enabled(const sim_usart_t *usart, uint32_t direction);
unsigned sim_usart_word_bits(const sim_usart_t *usart);
uint16_t sim_usart_data_mask(const sim_usart_t *usart);
uint16_t sim_usart_with_parity(const sim_usart_t *usart, uint16_t data);
// Cycles of count sixteenths of a bit, of a whole frame.
uint64_t sim_usart_sixteenths(const sim_usart_t *usart, unsigned count);
uint64_t sim_usart_frame_cycles(const sim_usart_t *usart);
void sim_usart_update_irq(const sim_usart_t *usart);
// One wire for both directions: half-duplex and smartcard mode.
bool sim_usart_single_wire(const sim_usart_t *usart);

// usart_tx.c
void sim_usart_tx_init(sim_usart_t *usart);
void sim_usart_tx_reset(sim_usart_t *usart);
// The registers have changed; on: TE has just been set.
void sim_usart_tx_configured(sim_usart_t *usart, bool on);
void sim_usart_update_tx_pin(sim_usart_t *usart);
void sim_usart_update_clock_pin(sim_usart_t *usart);
void sim_usart_write_dr(sim_usart_t *usart, uint32_t value);
void sim_usart_begin_next_frame(sim_usart_t *usart, uint64_t from);
void sim_usart_cts_changed(sim_usart_t *usart);

// usart_rx.c
void sim_usart_rx_init(sim_usart_t *usart);
void sim_usart_rx_stop(sim_usart_t *usart);
void sim_usart_rx_changed(sim_usart_t *usart); // perhaps: the level at its pin
uint32_t sim_usart_read_dr(sim_usart_t *usart);
void sim_usart_begin_reception(sim_usart_t *usart, uint64_t from);
// Synchronous mode: a bit at the clock's edge, and the end of the frame.
void sim_usart_clocked_bit(sim_usart_t *usart, unsigned n);
void sim_usart_clocked_frame(sim_usart_t *usart);
// What nRTS tells the other side.
bool sim_usart_has_room(const sim_usart_t *usart);
void sim_usart_update_rts(sim_usart_t *usart);

#endif
