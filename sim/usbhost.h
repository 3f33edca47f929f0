// SPDX-License-Identifier: MIT
// sim/usbhost.h -- the host's driver: notices the device, resets it, enumerates it by chapter 9 of USB 2.0.
#ifndef SIM_USBHOST_H
#define SIM_USBHOST_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/usbdesc.h"
#include "sim/usbhc.h"

typedef enum {
    SIM_USBHOST_ABSENT, // no device, or not yet for 100 ms
    SIM_USBHOST_ENUMERATING,
    SIM_USBHOST_CONFIGURED,
    SIM_USBHOST_FAILED, // given up until it is plugged in again
} sim_usbhost_state_t;

typedef struct sim_usbhost_device {
    uint8_t address;
    uint8_t device[18];
    uint8_t configuration[1024];
    uint16_t configuration_len;
    char manufacturer[128], product[128], serial[128];
    sim_usb_acm_t acm;
    bool has_acm;
} sim_usbhost_device_t;

// What uses a configured device.
typedef struct sim_usbhost_class {
    void (*configured)(const sim_usbhost_device_t *device);
    void (*gone)(
        void); // unplugged, or about to be enumerated anew; its transfers have been cancelled
} sim_usbhost_class_t;

// Plugs the cable in. class may be NULL. quiet: successes are not told on stderr.
void sim_usbhost_init(const sim_usbhost_class_t *class, bool quiet);
sim_usbhost_state_t sim_usbhost_state(void);
// Why the last enumeration failed.
const char *sim_usbhost_problem(void);
const sim_usbhost_device_t *sim_usbhost_device(void);
// Resets a device that is plugged in and enumerates it once more.
void sim_usbhost_enumerate(void);

// A control request to the device on endpoint 0; data has wLength bytes, done is called at its end. False: the last
// one has not ended yet.
bool sim_usbhost_request(const uint8_t setup[8], uint8_t *data, void (*done)(sim_usb_status_t));
// How long a request may last: 5 seconds, if not told otherwise.
void sim_usbhost_patience(uint64_t ns);
// The pipe of endpoint 0, for those who do all themselves.
sim_usb_pipe_t *sim_usbhost_control_pipe(void);

// A setup packet.
void sim_usb_setup(uint8_t setup[8], unsigned type, unsigned request, unsigned value,
                   unsigned index, unsigned len);

#endif
