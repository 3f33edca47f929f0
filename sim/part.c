// SPDX-License-Identifier: MIT
#include "sim/part.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/console.h"
#include "sim/run.h"

#define PART(name) extern const sim_part_t sim_part_##name;
#include "sim/parts.def"
#undef PART

static const sim_part_t *const kinds[] = {
#define PART(name) &sim_part_##name,
#include "sim/parts.def"
#undef PART
};
enum { KINDS = sizeof kinds / sizeof *kinds };

typedef struct attached {
    const sim_part_t *kind;
    void *self;
    sim_attach_t at;
    struct attached *next;
} attached_t;

static attached_t *all;
static unsigned pins_asked; // that the kind being attached wanted of WHERE, at least one

void *sim_part_new(unsigned long size) {
    void *memory = calloc(1, size);
    if (!memory) {
        abort();
    }
    return memory;
}

void sim_part_fail(const sim_attach_t *at, const char *what) {
    fprintf(stderr, "pyll-sim: --attach %s: %s\n", at->text, what);
    exit(SIM_EXIT_USAGE);
}

void sim_part_tell(const sim_attach_t *at, const char *format, ...) {
    sim_console_flush();
    fprintf(stderr, "%s@%s: ", at->name, at->where);
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    putc('\n', stderr);
}

static char *copy(const char *text) {
    return strcpy(sim_part_new(strlen(text) + 1), text);
}

// NAME@WHERE[:ARG[,ARG]...]
static void take_apart(sim_attach_t *at, const char *text) {
    at->text = text;
    char *name = copy(text), *where = strchr(name, '@');
    if (!where) {
        sim_part_fail(at, "it must be NAME@WHERE[:ARGS]");
    }
    *where++ = 0;
    char *args = strchr(where, ':');
    if (args) {
        *args++ = 0;
    }
    at->name = name;
    at->where = where;
    while (args && *args) {
        if (at->count == SIM_PART_ARGS) {
            sim_part_fail(at, "too many arguments");
        }
        at->args[at->count++] = args;
        args = strchr(args, ',');
        if (args) {
            *args++ = 0;
        }
    }
}

void sim_part_attach(const char *text) {
    attached_t *part = sim_part_new(sizeof *part);
    take_apart(&part->at, text);
    for (unsigned i = 0; i < KINDS; i++) {
        if (strcmp(kinds[i]->name, part->at.name) == 0) {
            part->kind = kinds[i];
        }
    }
    if (!part->kind) {
        sim_part_fail(&part->at, "no such part; pyll-sim --help lists them");
    }
    pins_asked = 1;
    part->self = part->kind->attach(&part->at);
    if (sim_part_pin_count(&part->at) > pins_asked) {
        sim_part_fail(&part->at, "it has no use for so many pins; arguments come behind a colon");
    }
    attached_t **end = &all;
    while (*end) {
        end = &(*end)->next;
    }
    *end = part;
}

void sim_part_finish_all(void) {
    for (attached_t *part = all; part; part = part->next) {
        if (part->kind->finish) {
            part->kind->finish(part->self);
        }
    }
    all = NULL;
}

void sim_part_print_usage(void) {
    printf("\nParts for --attach:\n");
    for (unsigned i = 0; i < KINDS; i++) {
        printf("  %s@%s\n", kinds[i]->name, kinds[i]->usage);
    }
}

unsigned sim_part_pin_count(const sim_attach_t *at) {
    unsigned count = 1;
    for (const char *c = at->where; *c; c++) {
        count += *c == ',';
    }
    return count;
}

unsigned sim_part_pin(const sim_attach_t *at, unsigned n) {
    const char *from = at->where;
    char name[8];
    pins_asked = n >= pins_asked ? n + 1 : pins_asked;
    for (; n > 0 && from; n--) {
        from = strchr(from, ',');
        from = from ? from + 1 : NULL;
    }
    if (!from) {
        sim_part_fail(at, "it needs more pins");
    }
    snprintf(name, sizeof name, "%.*s", (int)strcspn(from, ","), from);
    unsigned pin = sim_gpio_pin(name);
    if (pin == SIM_PINS) {
        sim_part_fail(at, "no such pin");
    }
    return pin;
}

const char *sim_part_key(const sim_attach_t *at, const char *key) {
    size_t len = strlen(key);
    for (unsigned i = 0; i < at->count; i++) {
        if (strncmp(at->args[i], key, len) == 0 && at->args[i][len] == '=') {
            return at->args[i] + len + 1;
        }
    }
    return NULL;
}

const char *sim_part_value(const sim_attach_t *at, unsigned n) {
    for (unsigned i = 0; i < at->count; i++) {
        if (!strchr(at->args[i], '=') && n-- == 0) {
            return at->args[i];
        }
    }
    return NULL;
}

uint32_t sim_part_number(const sim_attach_t *at, const char *text) {
    char *end;
    unsigned long value = strtoul(text, &end, 0);
    if (end == text || *end) {
        sim_part_fail(at, "not a number");
    }
    return (uint32_t)value;
}

double sim_part_decimal(const sim_attach_t *at, const char *text, const char *unit) {
    char *end;
    double value = strtod(text, &end);
    if (end == text || (*end && strcmp(end, unit) != 0)) {
        sim_part_fail(at, "not a number");
    }
    return value;
}
