// SPDX-License-Identifier: MIT
// core/mod/binascii.h -- what others take from module binascii.
#ifndef CORE_MOD_BINASCII_H
#define CORE_MOD_BINASCII_H

#include <stddef.h>
#include <stdint.h>

// The checksum of Ethernet and zip, going on from that of what came before (0: nothing).
uint32_t py_crc32(uint32_t before, const char *at, size_t len);

#endif
