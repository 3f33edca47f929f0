// SPDX-License-Identifier: MIT
#include "sim/gdb.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sim/bus.h"
#include "sim/semihosting.h"

#define PACKET_SIZE 4096
#define SIGNAL_INT  2
#define SIGNAL_TRAP 5
#define SIGNAL_SEGV 11

static struct {
    int listener, client; // -1: none
    bool no_ack, answered_first;
    char in[PACKET_SIZE + 1], out[2 * PACKET_SIZE + 8];
} gdb = {.listener = -1, .client = -1};

// The registers in the order of enum sim_reg, so that gdb's numbers are ours.
static const char target_xml[] =
    "<?xml version=\"1.0\"?><!DOCTYPE target SYSTEM \"gdb-target.dtd\"><target version=\"1.0\">"
    "<architecture>arm</architecture><feature name=\"org.gnu.gdb.arm.m-profile\">"
    "<reg name=\"r0\" bitsize=\"32\" regnum=\"0\"/><reg name=\"r1\" bitsize=\"32\"/>"
    "<reg name=\"r2\" bitsize=\"32\"/><reg name=\"r3\" bitsize=\"32\"/>"
    "<reg name=\"r4\" bitsize=\"32\"/><reg name=\"r5\" bitsize=\"32\"/>"
    "<reg name=\"r6\" bitsize=\"32\"/><reg name=\"r7\" bitsize=\"32\"/>"
    "<reg name=\"r8\" bitsize=\"32\"/><reg name=\"r9\" bitsize=\"32\"/>"
    "<reg name=\"r10\" bitsize=\"32\"/><reg name=\"r11\" bitsize=\"32\"/>"
    "<reg name=\"r12\" bitsize=\"32\"/><reg name=\"sp\" bitsize=\"32\" type=\"data_ptr\"/>"
    "<reg name=\"lr\" bitsize=\"32\"/><reg name=\"pc\" bitsize=\"32\" type=\"code_ptr\"/>"
    "<reg name=\"xpsr\" bitsize=\"32\" regnum=\"16\"/></feature>"
    "<feature name=\"org.gnu.gdb.arm.m-system\">"
    "<reg name=\"msp\" bitsize=\"32\" type=\"data_ptr\"/>"
    "<reg name=\"psp\" bitsize=\"32\" type=\"data_ptr\"/><reg name=\"primask\" bitsize=\"32\"/>"
    "<reg name=\"basepri\" bitsize=\"32\"/><reg name=\"faultmask\" bitsize=\"32\"/>"
    "<reg name=\"control\" bitsize=\"32\"/></feature></target>";

// ---- the wire

static void disconnect(void) {
    close(gdb.client);
    gdb.client = -1;
}

static int get_byte(void) {
    uint8_t byte;
    if (gdb.client < 0 || recv(gdb.client, &byte, 1, 0) != 1) {
        return -1;
    }
    return byte;
}

static void put_bytes(const char *bytes, size_t len) {
    while (len > 0 && gdb.client >= 0) {
        ssize_t n = send(gdb.client, bytes, len, MSG_NOSIGNAL);
        if (n <= 0) {
            disconnect();
            return;
        }
        bytes += n;
        len -= (size_t)n;
    }
}

static void put_packet(const char *text) {
    size_t len = strlen(text);
    uint8_t sum = 0;
    char end[4];
    for (size_t i = 0; i < len; i++) {
        sum += (uint8_t)text[i];
    }
    snprintf(end, sizeof end, "#%02x", sum);
    put_bytes("$", 1);
    put_bytes(text, len);
    put_bytes(end, 3);
}

// Reads a packet into gdb.in. Its length; -1: gdb is gone. Ctrl-C and acks between packets are
// skipped.
static int get_packet(void) {
    int byte;
    while ((byte = get_byte()) != '$') {
        if (byte < 0) {
            return -1;
        }
    }
    int len = 0;
    while ((byte = get_byte()) != '#') {
        if (byte < 0) {
            return -1;
        }
        if (len < PACKET_SIZE) {
            gdb.in[len++] = (char)byte;
        }
    }
    gdb.in[len] = 0;
    get_byte(); // TCP has a checksum of its own
    get_byte();
    if (!gdb.no_ack) {
        put_bytes("+", 1);
    }
    return len;
}

// ---- hexadecimal

static char *put_hex(char *to, const void *bytes, size_t len) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < len; i++) {
        uint8_t byte = ((const uint8_t *)bytes)[i];
        *to++ = digits[byte >> 4];
        *to++ = digits[byte & 15];
    }
    *to = 0;
    return to;
}

static unsigned hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return (unsigned)(c - '0');
    }
    return ((unsigned)c | 0x20) - 'a' + 10;
}

// Reads len bytes of hexadecimal at *from and steps over them.
static void get_hex(const char **from, void *bytes, size_t len) {
    for (size_t i = 0; i < len && (*from)[0] && (*from)[1]; i++) {
        ((uint8_t *)bytes)[i] = (uint8_t)(hex_value((*from)[0]) << 4 | hex_value((*from)[1]));
        *from += 2;
    }
}

// Reads a number and steps over it and one separator after it.
static uint32_t get_number(const char **from) {
    char *end;
    uint32_t value = (uint32_t)strtoul(*from, &end, 16);
    *from = *end ? end + 1 : end;
    return value;
}

// ---- registers and memory

static void read_registers(void) {
    char *to = gdb.out;
    for (unsigned i = 0; i < SIM_REG_COUNT; i++) {
        uint32_t value = sim_cpu_get(i);
        to = put_hex(to, &value, 4);
    }
    put_packet(gdb.out);
}

static void write_registers(const char *args) {
    for (unsigned i = 0; i < SIM_REG_COUNT && *args; i++) {
        uint32_t value = 0;
        get_hex(&args, &value, 4);
        sim_cpu_set(i, value);
    }
    put_packet("OK");
}

static void read_register(const char *args) {
    uint32_t n = get_number(&args);
    if (n >= SIM_REG_COUNT) {
        put_packet("E01");
        return;
    }
    uint32_t value = sim_cpu_get(n);
    put_hex(gdb.out, &value, 4);
    put_packet(gdb.out);
}

static void write_register(const char *args) {
    uint32_t n = get_number(&args), value = 0;
    if (n >= SIM_REG_COUNT) {
        put_packet("E01");
        return;
    }
    get_hex(&args, &value, 4);
    sim_cpu_set(n, value);
    put_packet("OK");
}

// The widest access that address and len allow: registers are read as words when gdb asks for a
// word.
static unsigned access_size(uint32_t address, uint32_t len) {
    return address % 4 == 0 && len >= 4 ? 4 : address % 2 == 0 && len >= 2 ? 2 : 1;
}

static bool read_bytes(uint32_t address, uint8_t *to, uint32_t len) {
    if (sim_bus_peek(address, to, len)) {
        return true;
    }
    while (len > 0) {
        unsigned size = access_size(address, len);
        uint32_t value;
        if (!sim_bus_read(address, size, &value)) {
            return false;
        }
        memcpy(to, &value, size);
        address += size, to += size, len -= size;
    }
    return true;
}

static bool write_bytes(uint32_t address, const uint8_t *from, uint32_t len) {
    if (sim_bus_poke(address, from, len)) {
        return true;
    }
    while (len > 0) {
        unsigned size = access_size(address, len);
        uint32_t value = 0;
        memcpy(&value, from, size);
        if (!sim_bus_write(address, size, value)) {
            return false;
        }
        address += size, from += size, len -= size;
    }
    return true;
}

static void read_memory(const char *args) {
    uint8_t bytes[PACKET_SIZE / 2];
    uint32_t address = get_number(&args), len = get_number(&args);
    if (len > sizeof bytes || !read_bytes(address, bytes, len)) {
        put_packet("E01");
        return;
    }
    put_hex(gdb.out, bytes, len);
    put_packet(gdb.out);
}

static void write_memory(const char *args) {
    uint8_t bytes[PACKET_SIZE / 2];
    uint32_t address = get_number(&args), len = get_number(&args);
    if (len > sizeof bytes) {
        put_packet("E01");
        return;
    }
    get_hex(&args, bytes, len);
    put_packet(write_bytes(address, bytes, len) ? "OK" : "E01");
}

// The same with raw bytes, in which 0x7D escapes the next one.
static void write_memory_binary(const char *args, const char *end) {
    uint8_t bytes[PACKET_SIZE];
    uint32_t address = get_number(&args), len = get_number(&args), n = 0;
    while (args < end && n < sizeof bytes) {
        bool escaped = *args == 0x7D && args + 1 < end;
        bytes[n++] = (uint8_t)(escaped ? args[1] ^ 0x20 : args[0]);
        args += escaped ? 2 : 1;
    }
    put_packet(n == len && write_bytes(address, bytes, len) ? "OK" : "E01");
}

// ---- breakpoints: Z0 and Z1 are the same here, Z2 write, Z3 read, Z4 access

// gdb wants to hear which kind of watchpoint was hit, so they are remembered here.
typedef struct {
    char kind; // 0: free
    uint32_t address, len;
} watch_t;
static watch_t watches[16];

static watch_t *find_watch(char kind, uint32_t address, uint32_t len) {
    for (unsigned i = 0; i < sizeof watches / sizeof *watches; i++) {
        watch_t *watch = &watches[i];
        if (watch->kind == kind && (!kind || (watch->address == address && watch->len == len))) {
            return watch;
        }
    }
    return NULL;
}

static const char *kind_at(uint32_t address) {
    static const char *const names[] = {"watch", "rwatch", "awatch"};
    for (unsigned i = 0; i < sizeof watches / sizeof *watches; i++) {
        if (watches[i].kind && address - watches[i].address < watches[i].len) {
            return names[watches[i].kind - '2'];
        }
    }
    return names[0];
}

static bool change_watch(char kind, bool add, uint32_t address, uint32_t len) {
    bool on_read = kind != '2', on_write = kind != '3';
    watch_t *watch = add ? find_watch(0, 0, 0) : find_watch(kind, address, len);
    if (!watch) {
        return false;
    }
    *watch = (watch_t){add ? kind : 0, address, len};
    return add ? sim_cpu_watch_add(address, len, on_read, on_write)
               : sim_cpu_watch_remove(address, len, on_read, on_write);
}

static bool change_point(char kind, bool add, uint32_t address, uint32_t len) {
    if (kind >= '2') {
        return change_watch(kind, add, address, len);
    }
    return add ? sim_cpu_break_add(address) : sim_cpu_break_remove(address);
}

static void point(const char *packet) {
    const char *args = packet + 3;
    uint32_t address = get_number(&args), len = get_number(&args);
    if (packet[1] < '0' || packet[1] > '4') {
        put_packet("");
        return;
    }
    put_packet(change_point(packet[1], packet[0] == 'Z', address, len) ? "OK" : "E01");
}

// ---- queries

static void say(const char *text) {
    gdb.out[0] = 'O';
    put_hex(gdb.out + 1, text, strlen(text));
    put_packet(gdb.out);
}

// "monitor COMMAND" of gdb.
static void monitor(const char *hex) {
    char command[64] = "";
    get_hex(&hex, command, sizeof command - 1);
    if (strncmp(command, "reset", 5) == 0) {
        sim_cpu_reset(SIM_RESET_PIN); // "reset halt" too: the core stands until gdb continues
    } else if (strcmp(command, "status") == 0) {
        char text[1024];
        sim_cpu_describe(text, sizeof text);
        say(text);
    } else {
        say("monitor reset: reset the chip\nmonitor status: registers and faults\n");
    }
    put_packet("OK");
}

static void features(const char *args) {
    uint32_t offset = get_number(&args), len = get_number(&args);
    size_t total = sizeof target_xml - 1;
    offset = offset < total ? offset : (uint32_t)total;
    len = len < PACKET_SIZE / 2 ? len : PACKET_SIZE / 2;
    bool last = offset + len >= total;
    snprintf(gdb.out, len + 2, "%c%s", last ? 'l' : 'm', target_xml + offset);
    put_packet(gdb.out);
}

static bool starts_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

static void query(const char *packet) {
    static const char xfer[] = "qXfer:features:read:target.xml:";
    if (starts_with(packet, "qSupported")) {
        snprintf(gdb.out, sizeof gdb.out,
                 "PacketSize=%x;qXfer:features:read+;QStartNoAckMode+;vContSupported+",
                 PACKET_SIZE);
        put_packet(gdb.out);
    } else if (starts_with(packet, xfer)) {
        features(packet + sizeof xfer - 1);
    } else if (starts_with(packet, "qRcmd,")) {
        monitor(packet + 6);
    } else if (starts_with(packet, "QStartNoAckMode")) {
        put_packet("OK");
        gdb.no_ack = true;
    } else if (starts_with(packet, "qfThreadInfo")) {
        put_packet("m1");
    } else if (starts_with(packet, "qsThreadInfo")) {
        put_packet("l");
    } else if (strcmp(packet, "qC") == 0) {
        put_packet("QC1");
    } else if (starts_with(packet, "qAttached")) {
        put_packet("1");
    } else {
        put_packet(""); // not supported
    }
}

// ---- running

static void tell_stop(enum sim_stop why) {
    if (why == SIM_STOP_WATCHPOINT) {
        snprintf(gdb.out, sizeof gdb.out, "T%02x%s:%x;thread:1;", SIGNAL_TRAP,
                 kind_at(sim_cpu_watch_hit()), (unsigned)sim_cpu_watch_hit());
    } else {
        unsigned signal = why == SIM_STOP_REQUEST  ? SIGNAL_INT
                          : why == SIM_STOP_LOCKUP ? SIGNAL_SEGV
                                                   : SIGNAL_TRAP;
        snprintf(gdb.out, sizeof gdb.out, "T%02xthread:1;", signal);
    }
    put_packet(gdb.out);
}

typedef enum { STAY, GO_ON, KILLED } action_t;

static action_t step(void) {
    tell_stop(sim_cpu_step());
    return STAY;
}

static action_t detach(void) {
    put_packet("OK");
    disconnect();
    return GO_ON;
}

static action_t handle_v(const char *packet) {
    if (starts_with(packet, "vCont?")) {
        put_packet("vCont;c;C;s;S");
    } else if (starts_with(packet, "vCont;c") || starts_with(packet, "vCont;C")) {
        return GO_ON;
    } else if (starts_with(packet, "vCont;s") || starts_with(packet, "vCont;S")) {
        return step();
    } else if (starts_with(packet, "vKill")) {
        put_packet("OK");
        return KILLED;
    } else {
        put_packet("");
    }
    return STAY;
}

static action_t handle(const char *packet, int len, enum sim_stop why) {
    switch (packet[0]) {
    case '?': tell_stop(why); break;
    case 'g': read_registers(); break;
    case 'G': write_registers(packet + 1); break;
    case 'p': read_register(packet + 1); break;
    case 'P': write_register(packet + 1); break;
    case 'm': read_memory(packet + 1); break;
    case 'M': write_memory(packet + 1); break;
    case 'X': write_memory_binary(packet + 1, packet + len); break;
    case 'Z':
    case 'z': point(packet); break;
    case 'H':
    case 'T': put_packet("OK"); break;
    case 'q':
    case 'Q': query(packet); break;
    case 'v': return handle_v(packet);
    case 'c':
    case 'C': return GO_ON;
    case 's':
    case 'S': return step();
    case 'D': return detach();
    case 'k': return KILLED;
    default: put_packet("");
    }
    return STAY;
}

bool sim_gdb_serve(enum sim_stop why) {
    if (gdb.answered_first) {
        tell_stop(why); // gdb waits for the end of its "continue"
    }
    gdb.answered_first = true;
    for (;;) {
        int len = get_packet();
        if (len < 0) {
            disconnect();
            return false;
        }
        action_t action = handle(gdb.in, len, why);
        if (action != STAY) {
            return action == KILLED;
        }
    }
}

// ---- connecting

static enum sim_bkpt on_bkpt(unsigned imm) {
    if (sim_semihosting_serve(imm)) {
        return SIM_BKPT_DONE;
    }
    return sim_gdb_attached() ? SIM_BKPT_STOP : SIM_BKPT_FAULT;
}

bool sim_gdb_listen(unsigned port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    socklen_t len = sizeof address;
    int on = 1;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    gdb.listener = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(gdb.listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(gdb.listener, (struct sockaddr *)&address, len) < 0 || listen(gdb.listener, 1) < 0) {
        return false;
    }
    getsockname(gdb.listener, (struct sockaddr *)&address, &len);
    fprintf(stderr, "gdb: 127.0.0.1:%u\n", ntohs(address.sin_port));
    sim_cpu_on_bkpt(on_bkpt);
    return true;
}

static bool readable(int fd) {
    struct pollfd poller = {.fd = fd, .events = POLLIN};
    return fd >= 0 && poll(&poller, 1, 0) > 0;
}

static void accept_client(void) {
    int on = 1;
    gdb.client = accept(gdb.listener, NULL, NULL);
    gdb.no_ack = gdb.answered_first = false;
    setsockopt(gdb.client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

bool sim_gdb_attached(void) {
    return gdb.client >= 0;
}

bool sim_gdb_interrupts(void) {
    if (gdb.client < 0) {
        if (readable(gdb.listener)) {
            accept_client();
        }
        return gdb.client >= 0;
    }
    if (!readable(gdb.client)) {
        return false;
    }
    int byte = get_byte();
    if (byte < 0) {
        disconnect();
    }
    return byte == 0x03;
}
