// SPDX-License-Identifier: MIT
// Parts with protocols of their own: two DS18B20 at PB1 and one in an oven at PB5 that PB6 heats, a DHT22 at PB0, a
// DHT11 at PB7, a WS2812 strip at PA7 (the MOSI of SPI1).
#include "bare.h"

static void delay_us(unsigned us) {
    uint32_t start = cycles();
    while (cycles() - start < us * 72) {
    }
}

static void line(unsigned pin, unsigned level) {
    GPIO('B', BSRR) = 1u << (level ? pin : pin + 16);
}
static unsigned read_line(unsigned pin) {
    return GPIO('B', IDR) >> pin & 1;
}

// ---- 1-Wire

static unsigned bus = 1;

static unsigned reset_with(unsigned us) {
    line(bus, 0);
    delay_us(us);
    line(bus, 1);
    delay_us(70);
    unsigned present = !read_line(bus);
    delay_us(410);
    return present;
}

static unsigned slot(unsigned bit) {
    line(bus, 0);
    delay_us(bit ? 6 : 60);
    line(bus, 1);
    delay_us(bit ? 6 : 1);
    unsigned got = read_line(bus);
    delay_us(bit ? 55 : 10);
    return got;
}

static uint8_t byte(unsigned value) {
    unsigned got = 0;
    for (unsigned i = 0; i < 8; i++) {
        got |= slot(value >> i & 1) << i;
    }
    return (uint8_t)got;
}

static uint8_t crc8(const uint8_t *bytes, unsigned len) {
    unsigned crc = 0;
    for (unsigned i = 0; i < len; i++) {
        crc ^= bytes[i];
        for (unsigned bit = 0; bit < 8; bit++) {
            crc = crc & 1 ? crc >> 1 ^ 0x8C : crc >> 1;
        }
    }
    return (uint8_t)crc;
}

static uint8_t roms[4][8];

// Maxim's search: goes to the other side at the last fork that it took to 0. Returns how many there are.
static unsigned search(uint8_t command) {
    unsigned count = 0, fork = 0;
    do {
        uint8_t *rom = roms[count], *before = roms[count ? count - 1 : 0];
        unsigned last_zero = 0;
        reset_with(480);
        byte(command);
        for (unsigned i = 1; i <= 64; i++) {
            unsigned bit = slot(1), complement = slot(1);
            if (bit && complement) {
                return count;
            }
            if (!bit && !complement) {
                bit = i < fork ? before[(i - 1) / 8] >> (i - 1) % 8 & 1 : i == fork;
                last_zero = bit ? last_zero : i;
            }
            slot(bit);
            rom[(i - 1) / 8] =
                (uint8_t)((rom[(i - 1) / 8] & ~(1u << (i - 1) % 8)) | bit << (i - 1) % 8);
        }
        fork = last_zero;
        count++;
    } while (fork && count < 4);
    return count;
}

static void match(const uint8_t *rom) {
    reset_with(480);
    byte(0x55);
    for (unsigned i = 0; i < 8; i++) {
        byte(rom[i]);
    }
}

static uint8_t pad[9];

static int read_pad(const uint8_t *rom) {
    match(rom);
    byte(0xBE);
    for (unsigned i = 0; i < 9; i++) {
        pad[i] = byte(0xFF);
    }
    return (int16_t)(pad[0] | pad[1] << 8);
}

static uint32_t convert_all(void) {
    reset_with(480);
    byte(0xCC);
    byte(0x44);
    uint32_t start = cycles();
    while (!slot(1)) {
    }
    return (cycles() - start) / 72;
}

static void check_onewire(void) {
    check("onewire-presence", reset_with(480), 1);
    check("onewire-short-reset", reset_with(300), 0);
    check("onewire-search", search(0xF0), 2);
    check("onewire-rom-crc", crc8(roms[0], 8) | crc8(roms[1], 8), 0);
    check("onewire-family", roms[0][0] << 8 | roms[1][0], 0x2828);
    check("ds18b20-85-at-first", (uint32_t)read_pad(roms[0]), 85 * 16);
    check("ds18b20-crc", crc8(pad, 9), 0);
    check_range("ds18b20-conversion-time", convert_all(), 749000, 752000);
    int one = read_pad(roms[0]), two = read_pad(roms[1]);
    check("ds18b20-temperatures", (uint32_t)(one + two), (uint32_t)(21 * 16 + 8 - 10 * 16 - 2));
    check("ds18b20-warm", one == 21 * 16 + 8 || two == 21 * 16 + 8, 1);
    const uint8_t *cold = one < 0 ? roms[0] : roms[1];
    match(cold == roms[0] ? roms[1] : roms[0]);
    byte(0x4E);
    byte(30);
    byte(0);
    byte(0x7F); // 12 bits
    match(cold);
    byte(0x4E);
    byte(30);
    byte(0xFB);                                                        // alarm at -5 and below
    byte(0x1F);                                                        // 9 bits
    check_range("ds18b20-9-bits-time", convert_all(), 749000, 752000); // the other one has 12
    check("ds18b20-9-bits", (uint32_t)read_pad(cold), (uint32_t)(-10 * 16 - 8));
    check("ds18b20-scratchpad", pad[2] << 16 | pad[3] << 8 | pad[4], 0x1EFB1F);
    uint8_t last = cold[1];
    check("onewire-alarm-search", search(0xEC), 1);
    check("onewire-alarm-which", roms[0][1], last);
    reset_with(480);
    byte(0x33); // both answer at once: the line is the AND
    check("onewire-two-at-once", byte(0xFF), 0x28);
}

static int oven(void) {
    bus = 5;
    search(0xF0);
    convert_all();
    return read_pad(roms[0]) / 16;
}

static void check_oven(void) {
    check("oven-cold", (uint32_t)oven(), 20);
    line(6, 1);
    delay_us(1250000); // with the conversion two time constants
    check_range("oven-hot", (uint32_t)oven(), 20 + 50, 20 + 53);
    line(6, 0);
    bus = 1;
}

// ---- DHT

static uint8_t humid[5];

static unsigned pulse(unsigned pin, unsigned level) {
    uint32_t start = cycles();
    while (read_line(pin) == level && cycles() - start < 72 * 200) {
    }
    return (cycles() - start) / 72;
}

static unsigned ask(unsigned pin, unsigned low_us) {
    line(pin, 0);
    delay_us(low_us);
    line(pin, 1);
    unsigned wait = pulse(pin, 1);
    if (wait > 150) {
        return 0;
    }
    unsigned answer = pulse(pin, 0) << 8;
    answer |= pulse(pin, 1);
    for (unsigned i = 0; i < 40; i++) {
        pulse(pin, 0);
        humid[i / 8] = (uint8_t)(humid[i / 8] << 1 | (pulse(pin, 1) > 48));
    }
    delay_us(100);
    return answer;
}

static void check_dht(void) {
    unsigned answer = ask(0, 1000);
    check_range("dht22-answer-low", answer >> 8, 78, 81);
    check_range("dht22-answer-high", answer & 0xFF, 78, 81);
    check("dht22-humidity", humid[0] << 8 | humid[1], 652);
    check("dht22-temperature", humid[2] << 8 | humid[3], 0x8000 | 101);
    check("dht22-sum", (uint8_t)(humid[0] + humid[1] + humid[2] + humid[3]), humid[4]);
    check("dht22-start-too-short", ask(0, 500), 0);
    check("dht22-released", read_line(0), 1);
    ask(7, 18000);
    check("dht11", humid[0] << 24 | humid[1] << 16 | humid[2] << 8 | humid[3], 40u << 24 | 23 << 8);
    check("dht11-start-too-short", ask(7, 10000), 0);
}

// ---- WS2812: six bits of SPI at 4.5 MHz are one of the strip

static uint8_t stream[3 * 18];

static void put_bits(unsigned at, unsigned pattern) {
    for (unsigned i = 0; i < 6; i++, at++) {
        stream[at / 8] = (uint8_t)(stream[at / 8] << 1 | (pattern >> (5 - i) & 1));
    }
}

static void send_strip(const uint32_t *grb, unsigned one, unsigned zero) {
    for (unsigned i = 0; i < 72; i++) {
        put_bits(6 * i, grb[i / 24] >> (23 - i % 24) & 1 ? one : zero);
    }
    REG(0x40020030) = 0; // channel 3
    REG(0x40020034) = sizeof stream;
    REG(0x40020038) = 0x4001300C;
    REG(0x4002003C) = (uint32_t)stream;
    REG(0x40020030) = 0x91;
    REG(0x40013004) = 2; // TXDMAEN
    while (REG(0x40020034)) {
    }
    delay_us(200);
}

static void check_strip(void) {
    static const uint32_t grb[3] = {0x00FF00, 0x123456, 0x800001};
    RCC_AHBENR |= 1;
    pin_config('A', 7, ALT_PP | 1);
    REG(0x40013000) = 0x344 | 3 << 3;
    send_strip(grb, 0x3C, 0x30); // 111100, 110000
    send_strip(grb, 0x3E, 0x30); // 111110: 1111 ns
}

void test(void) {
    clock_72mhz();
    cycles_start();
    RCC_APB2ENR = 0x500D;
    console_start(72);
    static const uint8_t lines[] = {0, 1, 5, 7};
    for (unsigned i = 0; i < sizeof lines; i++) {
        line(lines[i], 1);
        pin_config('B', lines[i], OUT_OD);
    }
    pin_config('B', 6, OUT_PP);
    check_onewire();
    check_oven();
    check_dht();
    check_strip();
}
