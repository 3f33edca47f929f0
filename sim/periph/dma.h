// SPDX-License-Identifier: MIT
// sim/periph/dma.h -- DMA1 (RM0008 chapter 13), as the peripherals that ask it see it.
//
// A request is a line that is high while the peripheral wants a transfer: the transfer's access to its data
// register takes it away (a USART's TXE with DMAT set). Where there is no such register (a timer's update), the
// request is counted, and each transfer takes one.
#ifndef SIM_PERIPH_DMA_H
#define SIM_PERIPH_DMA_H

#include <stdbool.h>

// SIM_DMA(source, channel): RM0008 table 78.
#define SIM_DMA_TABLE(SIM_DMA)                                                                     \
    SIM_DMA(ADC1, 1)                                                                               \
    SIM_DMA(TIM2_CH3, 1)                                                                           \
    SIM_DMA(TIM4_CH1, 1)                                                                           \
    SIM_DMA(SPI1_RX, 2)                                                                            \
    SIM_DMA(USART3_TX, 2)                                                                          \
    SIM_DMA(TIM1_CH1, 2)                                                                           \
    SIM_DMA(TIM2_UP, 2)                                                                            \
    SIM_DMA(TIM3_CH3, 2)                                                                           \
    SIM_DMA(SPI1_TX, 3)                                                                            \
    SIM_DMA(USART3_RX, 3)                                                                          \
    SIM_DMA(TIM1_CH2, 3)                                                                           \
    SIM_DMA(TIM3_CH4, 3)                                                                           \
    SIM_DMA(TIM3_UP, 3)                                                                            \
    SIM_DMA(SPI2_RX, 4)                                                                            \
    SIM_DMA(USART1_TX, 4)                                                                          \
    SIM_DMA(I2C2_TX, 4)                                                                            \
    SIM_DMA(TIM1_CH4, 4)                                                                           \
    SIM_DMA(TIM1_TRIG, 4)                                                                          \
    SIM_DMA(TIM1_COM, 4)                                                                           \
    SIM_DMA(TIM4_CH2, 4)                                                                           \
    SIM_DMA(SPI2_TX, 5)                                                                            \
    SIM_DMA(USART1_RX, 5)                                                                          \
    SIM_DMA(I2C2_RX, 5)                                                                            \
    SIM_DMA(TIM1_UP, 5)                                                                            \
    SIM_DMA(TIM2_CH1, 5)                                                                           \
    SIM_DMA(TIM4_CH3, 5)                                                                           \
    SIM_DMA(USART2_RX, 6)                                                                          \
    SIM_DMA(I2C1_TX, 6)                                                                            \
    SIM_DMA(TIM1_CH3, 6)                                                                           \
    SIM_DMA(TIM3_CH1, 6)                                                                           \
    SIM_DMA(TIM3_TRIG, 6)                                                                          \
    SIM_DMA(USART2_TX, 7)                                                                          \
    SIM_DMA(I2C1_RX, 7)                                                                            \
    SIM_DMA(TIM2_CH2, 7)                                                                           \
    SIM_DMA(TIM2_CH4, 7)                                                                           \
    SIM_DMA(TIM4_UP, 7)

typedef enum sim_dma_source {
#define SIM_DMA_SOURCE(source, channel) SIM_DMA_##source,
    SIM_DMA_TABLE(SIM_DMA_SOURCE)
#undef SIM_DMA_SOURCE
        SIM_DMA_SOURCES,
    SIM_DMA_NONE = SIM_DMA_SOURCES
} sim_dma_source_t;

void sim_dma_init(void);
// The level of a request line.
void sim_dma_set(sim_dma_source_t source, bool level);
// Asks for that many transfers more.
void sim_dma_pulse(sim_dma_source_t source, unsigned transfers);
// The transfers that the source's channel has still to do; 0: it is off.
unsigned sim_dma_left(sim_dma_source_t source);

#endif
