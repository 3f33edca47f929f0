// SPDX-License-Identifier: MIT
// core/config.h -- the core's sizes, in one place. Everything else grows on demand.
#ifndef CORE_CONFIG_H
#define CORE_CONFIG_H

#define PY_VERSION       "0.1.0"
#define PY_VERSION_MAJOR 0
#define PY_VERSION_MINOR 1
#define PY_VERSION_PATCH 0
#define PY_RELEASE_DATE  "2026-11-22"

// A function that runs often, in a file that is otherwise dense code: it stays native (docs/design/dense.md).
#ifdef __arm__
#define PY_HOT __attribute__((section(".text.hot")))
#else
#define PY_HOT
#endif
// What a hot function needs only rarely: kept out of it, so that it can be dense code.
#define PY_COLD __attribute__((noinline))

// The heap's unit: every block is a multiple of it and aligned to it. A float is one granule.
#define PY_GRANULE 8u

// C stack, in bytes, that must be left when C code calls back into Python or recurses; below it
// RuntimeError is raised. Covers the deepest leaf call and an interrupt frame.
#define PY_STACK_RESERVE 1408u

// What must be left for a new exception to be allocated, which may collect.
#define PY_COLLECT_RESERVE 960u

// What must be left when the collector closes a file that nobody has any more.
#define PY_CLOSE_RESERVE 960u

// A hard handler (core/vm/callback.h): bytes of its VM stack, C stack that must be left when it begins, and
// what PY_STACK_RESERVE is for it.
#define PY_HARD_STACK         256u
#define PY_HARD_RESERVE       1520u
#define PY_HARD_STACK_RESERVE 1184u

// Entries of the lookup cache (core/obj/dict.c): one byte each, a power of two.
#define PY_LOOKUP_HINTS 64u

// Modules whose code in the flash knows them, so that its functions take no heap (core/vm/store.h); the first is __main__.
#define PY_FIXED_MODULES 6u

// Granules by which the VM stack grows into free heap.
#define PY_STACK_CHUNK 32u

#endif
