# SPDX-License-Identifier: MIT
# Pyll: Python on the STM32F103. `make help` lists the commands.
#
# Every folder lists its files in its sources.mk; a board names its chip and memory in board.mk. All
# output goes to build/ (B=DIR: elsewhere). V=1 shows the commands.

B       ?= build
BOARD   ?= bluepill
# The 64k image is still too large (make size VARIANT=64k; docs/size.md).
VARIANT ?= 128k
CROSS   ?= arm-none-eabi-
CC      := gcc
FUZZ_CC := clang
PYTHON   = $(shell test -x .venv/bin/python && echo .venv/bin/python || echo python3) # setup may make it
comma   := ,
JOBS    := $(shell nproc)
Q       := $(if $(filter 1,$(V)),,@)

include fs/sources.mk core/sources.mk lib/sources.mk repl/sources.mk host/sources.mk sim/sources.mk machine/sources.mk usb/sources.mk
include board/$(BOARD)/board.mk
include chip/$(CHIP)/sources.mk
include dense/sources.mk

FW   := $(B)/fw/$(BOARD)-$(VARIANT)
HOST := $(B)/host/pyll
SIM  := $(B)/sim/pyll-sim
SIM_FLASH = --flash-size $(patsubst 131072,128,$(patsubst 65536,64,$(FLASH_SIZE)))

# ---- flags -------------------------------------------------------------------------------------------
WARN   := -Wall -Wextra -Werror -Wdouble-promotion
# Wrong more often than right about functions that set a result only when they return true.
WARN   += -Wno-maybe-uninitialized
# Heap blocks are seen through several struct types, as object and as what it is.
COMMON := -std=gnu11 -I. -g -MMD -MP -fno-strict-aliasing $(WARN)

# What -Os still does for speed, at a price in bytes: measured one by one. The first line also makes the
# benchmarks faster, the second costs them 1 to 4 %.
DENSE := -fno-tree-loop-im -fno-move-loop-invariants -fno-inline-small-functions \
    -fno-partial-inlining -fno-tree-pre \
    -fno-thread-jumps -fno-if-conversion -fno-schedule-insns2 -fno-forward-propagate -fno-tree-tail-merge

# Functions of the core in Python, made into C by the core itself: docs/design/frozen.md.
FREEZE := $(B)/freeze/freeze
FROZEN := $(B)/frozen.c
# The texts of core/vm/messages.def and core/mem/names.def, and the modules of lib/, compressed; the font.
PACKED := $(B)/messages.c $(B)/rom_names.c $(B)/library.c $(B)/font.c

# Cold functions as byte code for a stack machine: docs/design/dense.md. clang makes them for wasm32, whose
# memory model is the chip's.
DENSE_CC     := clang --target=wasm32
DENSE_LLVM := -combiner-store-merging=false -disable-lsr -enable-pre=false -enable-load-pre=false -disable-machine-licm \
    -scev-cheap-expansion-budget=0 -two-entry-phi-node-folding-threshold=8 -bonus-inst-threshold=0
DENSE_CFLAGS := $(MODULES:%=-DPY_WITH_%) -std=gnu11 -I. -MMD -MP -Oz -fno-strict-aliasing -fshort-enums -funsigned-char -ffreestanding -w \
    -D__arm__ -D__ARMEL__ -D__thumb2__ -D__SOFTFP__ -D__ARM_ARCH_7M__ -nostdlibinc -isystem /usr/lib/arm-none-eabi/include \
    -mllvm -inline-threshold=-30
# From LLVM's code to assembly text.
DENSE_ASSEMBLE := $(DENSE_CC) -Oz -w -Xclang -disable-llvm-passes -mnontrapping-fptoint -msign-ext $(DENSE_LLVM:%=-mllvm %) -S
# For the hot functions in cold files: one function in, one function out, nothing addressed by way of a neighbour. The second line:
# what makes them larger, measured one by one (docs/decisions/0041); the benchmarks are no slower without.
DENSE_HOT := -fno-section-anchors -fno-ipa-sra -fno-ipa-cp -fno-ipa-icf -fno-ipa-ra -fno-tree-switch-conversion \
    -fno-code-hoisting -fno-tree-dominator-opts -fno-forward-propagate -fno-caller-saves -fno-ipa-modref -fno-ssa-phiopt -fno-tree-pta
# Other ways to compile them: of each function tools/dense_hot.py takes the smallest (docs/decisions/0041).
DENSE_HOT_1 := -fif-conversion -fssa-phiopt -fno-tree-loop-optimize -fno-tree-coalesce-vars -fno-tree-ter -fno-tree-reassoc -fno-tree-sink
DENSE_HOT_2 := -fthread-jumps -fno-cse-follow-jumps -fschedule-insns -fno-rerun-cse-after-loop -fno-tree-coalesce-vars -fno-tree-ter \
    -fno-ivopts -fno-ipa-pure-const -fcaller-saves
DENSE_HOT_3 := -freorder-blocks-algorithm=stc -fschedule-insns -fno-tree-forwprop -fno-tree-ter -fno-dce -ftree-dominator-opts
DENSE_HOT_4 := -fthread-jumps -fno-tree-coalesce-vars -fno-guess-branch-probability -fno-dce -fforward-propagate -fcode-hoisting
DENSE_HOT_CC = $(FW_CC) $(filter-out -flto -g -MMD -MP,$(FW_CFLAGS)) $(DENSE_HOT)
DENSE_ASM := $(FW)/dense.S
DENSE_OBJ := $(addprefix $(FW)/dense/,$(DENSE_SRC:.c=.s))
FW_SRC    := $(FS_SRC) $(CORE_SRC) $(PACKED:$(B)/library.c=$(FW)/library.c) $(FROZEN) $(REPL_SRC) $(MACHINE_SRC) $(USB_SRC) $(CHIP_SRC) $(BOARD_SRC)
FW_SRC    := $(filter-out $(DENSE_SRC),$(FW_SRC))
FW_CC     := $(CROSS)gcc
FW_CFLAGS := $(COMMON) $(MODULES:%=-DPY_WITH_%) $(CHIP_CFLAGS) $(BOARD_CFLAGS) -Os -flto -fshort-enums \
    -fno-common -ffunction-sections -fdata-sections $(DENSE)
# No C library; floats are core/obj/softfloat_arm.S. One partition, so that the whole program is
# optimised at once; the call graph that comes out of it feeds `make size`.
# $(call fw_ldflags,DIRECTORY OF THE MAP,FIRMWARE_SIZE)
fw_ldflags = $(CHIP_CFLAGS) -Os -g -flto -flto-partition=one -nostdlib -fcallgraph-info=su \
    -T $(CHIP_LD) -Wl,--gc-sections,--fatal-warnings,-Map=$(1)/firmware.map \
    -Wl,--defsym=FIRMWARE_SIZE=$(2) \
    $(foreach n,FLASH_SIZE RAM_SIZE STACK_SIZE,-Wl,--defsym=$(n)=$($(n))) -lgcc

# 32 bits like the chip, so that both have the same values and the same heap.
HOST_CORE   := $(filter-out %_arm.S,$(CORE_SRC)) $(PACKED)
HOST_ALL    := $(HOST_CORE) $(FROZEN) $(REPL_SRC) $(HOST_SRC)
HOST_CFLAGS := $(COMMON) $(ALL_MODULES:%=-DPY_WITH_%) -m32 -msse2 -mfpmath=sse -fno-pie -fshort-enums
HOST_LDFLAGS := -m32 -no-pie
# An empty copy may come from NULL: the core's own memcpy and its like allow that.
SANITIZE    := -fsanitize=address,undefined -fno-sanitize=nonnull-attribute -fno-sanitize-recover=all -fno-omit-frame-pointer

SIM_CFLAGS := $(COMMON) -O2 -flto=auto

# ---- rules -------------------------------------------------------------------------------------------
# $(call program,NAME,OUTPUT,COMPILER,SOURCES,CFLAGS,LDFLAGS): objects in build/NAME/, then OUTPUT.
define program
$(1)_OBJ := $(addprefix $(B)/$(1)/,$(addsuffix .o,$(basename $(4))))
$(B)/$(1)/%.o: %.c Makefile
	@mkdir -p $$(@D)
	$$(if $$(Q),@echo "cc $(1) $$<")
	$$(Q)$(3) $(5) $$(CFLAGS_$$<) -c $$< -o $$@
$(B)/$(1)/%.o: %.S Makefile
	@mkdir -p $$(@D)
	$$(if $$(Q),@echo "as $(1) $$<")
	$$(Q)$(3) $(5) -c $$< -o $$@
$(2): $$($(1)_OBJ) $(7)
	$$(if $$(Q),@echo "ld $$@")
	$$(Q)$(3) $(5) $$($(1)_OBJ) $(7) -o $$@ $(6)
-include $$($(1)_OBJ:.o=.d)
endef

$(eval $(call program,host,$(HOST),$(CC),$(HOST_ALL),$(HOST_CFLAGS) -O2,$(HOST_LDFLAGS)))
$(eval $(call program,host-debug,$(B)/host-debug/pyll,$(CC),$(HOST_ALL),\
    $(HOST_CFLAGS) -O1 -DPY_DEBUG_ALLOC,$(HOST_LDFLAGS)))
$(eval $(call program,host-asan,$(B)/host-asan/pyll,$(CC),$(HOST_ALL),\
    $(HOST_CFLAGS) -O1 -DPY_DEBUG_ALLOC $(SANITIZE),$(HOST_LDFLAGS)))
$(eval $(call program,fuzz,$(B)/fuzz/fuzz_source,$(FUZZ_CC),\
    $(HOST_CORE) $(FROZEN) host/no_flash.c tests/fuzz/fuzz_source.c,\
    $(HOST_CFLAGS) -O1 -w -fsanitize=fuzzer $(SANITIZE) -fno-sanitize=pointer-overflow,$(HOST_LDFLAGS)))
FUZZERS := $(B)/fuzz/fuzz_source $(B)/fuzz-fs/fuzz_image
$(eval $(call program,fuzz-fs,$(B)/fuzz-fs/fuzz_image,$(FUZZ_CC),\
    $(FS_SRC) $(addprefix tests/fs/, dev.c model.c fuzz_image.c),\
    $(HOST_CFLAGS) -O1 -w -DLIBFUZZER -fsanitize=fuzzer $(SANITIZE),$(HOST_LDFLAGS)))
$(eval $(call program,sim,$(SIM),$(CC),$(SIM_SRC),$(SIM_CFLAGS),$(SIM_LDLIBS)))
# The simulated chip with a test in the place of main.c.
$(B)/sim/usb-test: $(filter-out $(B)/sim/sim/main.o,$(sim_OBJ)) $(B)/sim/tests/sim/usb_test.o
	$(if $(Q),@echo "ld $@")
	$(Q)$(CC) $(SIM_CFLAGS) $^ -o $@ $(SIM_LDLIBS)
$(eval $(call program,fw/$(BOARD)-$(VARIANT),$(FW)/firmware.elf,$(FW_CC),$(FW_SRC),$(FW_CFLAGS),\
    $(call fw_ldflags,$(FW),$(FIRMWARE_SIZE)),$(FW)/dense.o))

$(eval $(call program,freeze,$(FREEZE),$(CC),\
    $(HOST_CORE) $(REPL_SRC) host/port.c host/files.c host/no_flash.c host/bytecode.c host/freeze.c,$(HOST_CFLAGS) -O1 -DPY_NO_FROZEN,$(HOST_LDFLAGS)))

$(FROZEN): $(FREEZE) $(wildcard frozen/*.py)
	$(Q)$(FREEZE) $(filter %.py,$^) >$@

$(B)/messages.c: core/vm/messages.def tools/messages.py tools/pairs.py
	@mkdir -p $(@D)
	$(Q)python3 tools/messages.py $< $@
$(B)/rom_names.c: core/mem/names.def tools/names.py tools/pairs.py
	@mkdir -p $(@D)
	$(Q)python3 tools/names.py pack $@
$(B)/library.c: lib/sources.mk $(patsubst %,lib/%.py,$(ALL_LIBRARY) $(FILE_LIBRARY)) tools/library.py tools/grammar.py
$(FW)/library.c: lib/sources.mk board/$(BOARD)/board.mk $(LIBRARY:%=lib/%.py) tools/library.py tools/grammar.py
$(B)/library.c $(FW)/library.c:
	@mkdir -p $(@D)
	$(Q)python3 tools/library.py pack $@ $(filter lib/%.py,$^)
$(B)/font.c: core/mod/font.txt tools/font.py
	@mkdir -p $(@D)
	$(Q)python3 tools/font.py $< $@

$(FW)/dense/%.s: %.c Makefile
	@mkdir -p $(@D)
	$(if $(Q),@echo "dense $<")
	$(Q)$(DENSE_CC) $(DENSE_CFLAGS) $(DENSE_LLVM:%=-mllvm %) -mnontrapping-fptoint -msign-ext -MT $@ -emit-llvm -S $< -o $(@:.s=.ll)
	$(Q)$(DENSE_ASSEMBLE) $(@:.s=.ll) -o $@
	@rm -f $@.native*
	$(Q)$(DENSE_HOT_CC) -S $< -o $@.native
	$(Q)! grep -q text.hot $@.native || $(foreach n,1 2 3 4,$(DENSE_HOT_CC) -w $(DENSE_HOT_$(n)) -S $< -o $@.native$(n) &&) :
-include $(DENSE_OBJ:.s=.d)
# Native code's wishes decide which dense functions can be called from outside. What is only called from dense code LLVM may
# change as it likes, as one program.
$(FW)/whole.s: tools/dense_whole.py tools/dense.py tools/dense_choose.py tools/dense_wasm.py $(DENSE_OBJ) $(fw/$(BOARD)-$(VARIANT)_OBJ)
	$(if $(Q),@echo "dense $@")
	$(Q)$(CROSS)gcc-nm -u $(filter %.o,$^) | awk '$$1 == "U" {print $$2}' | sort -u >$(@D)/externals
	$(Q)rm -rf $(@D)/whole
	$(Q)python3 $< --externals $(@D)/externals -o $(@D)/whole $(filter %.s,$^)
	$(Q)llvm-link -S $(@D)/whole/*.ll -o $(@D)/whole.ll
	$(Q)opt -passes='internalize,globaldce,default<Oz>' -internalize-public-api-file=$(@D)/whole/public $(DENSE_LLVM) -inline-threshold=-60 \
	    -S $(@D)/whole.ll -o $(@D)/whole.small.ll
	$(Q)$(DENSE_ASSEMBLE) $(@D)/whole.small.ll -o $@
$(DENSE_ASM): tools/dense.py tools/dense_choose.py tools/dense_hot.py tools/dense_wasm.py tools/dense_graph.py $(FW)/whole.s $(DENSE_OBJ)
	$(if $(Q),@echo "dense $@")
	$(Q)python3 $< --cross $(CROSS) --externals $(@D)/externals --whole $(@D)/whole.s --sizes $(@D)/dense.sizes --graph $(@D)/dense.graph -o $@ $(DENSE_OBJ)
$(FW)/dense.o: $(DENSE_ASM) dense/run_arm.S
	$(Q)$(FW_CC) $(CHIP_CFLAGS) -I. -x assembler -c $< -o $@

# The same objects without the limit, so that an image that is too large can be looked at.
$(FW)/size/firmware.elf: $(fw/$(BOARD)-$(VARIANT)_OBJ) $(FW)/dense.o
	@mkdir -p $(@D)
	$(Q)$(FW_CC) $(FW_CFLAGS) $(filter %.o,$^) -o $@ $(call fw_ldflags,$(@D),0x100000)
$(FW)/firmware.elf $(FW)/size/firmware.elf: $(CHIP_LD) board/$(BOARD)/board.mk
%/firmware.bin: %/firmware.elf
	$(Q)$(CROSS)objcopy -O binary $< $@
%/firmware.hex: %/firmware.elf
	$(Q)$(CROSS)objcopy -O ihex $< $@

# ---- commands ----------------------------------------------------------------------------------------
.PHONY: help setup run test host host-debug host-asan fw sim size bench fuzz flash fmt check-fmt \
    check-layers lint docs-test clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help: ## list these commands
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s%s\n", $$1, $$2}' Makefile
	@echo "BOARD=$(BOARD) VARIANT=$(VARIANT) choose the firmware; V=1 shows the commands."

setup: ## install what is missing (run, test and flash do it themselves)
	@tools/setup

run: setup ## boot the firmware on the simulated board, at its prompt
	@$(MAKE) --no-print-directory -j$(JOBS) fw sim
	@$(SIM) $(SIM_FLASH) --uart1 stdio $(FW)/firmware.elf

test: setup ## run every test
	@$(MAKE) --no-print-directory -j$(JOBS) fw sim host host-debug host-asan $(FUZZERS)
	@$(MAKE) --no-print-directory -j$(JOBS) fw VARIANT=all
	@$(PYTHON) tests/run_tests.py --firmware $(FW)/firmware.elf $(SIM_FLASH)

host: $(HOST) ## build/host/pyll: Pyll on this computer
host-debug: $(B)/host-debug/pyll ## the same, obeying STRESS_GC and FAIL_ALLOC
host-asan: $(B)/host-asan/pyll ## the same, with address and undefined-behaviour checks
fw: $(FW)/firmware.elf $(FW)/firmware.bin $(FW)/firmware.hex ## the firmware
sim: $(SIM) ## build/sim/pyll-sim: the simulated board

size: $(FW)/size/firmware.bin ## flash, RAM and stack against the budget
	@python3 tools/size_report.py --limit $(FIRMWARE_SIZE) $(ARGS) $(<D)

bench: fw sim ## instructions and cycles of the programs in tests/bench
	@python3 tools/bench.py --sim $(SIM) --firmware $(FW)/firmware.elf $(SIM_FLASH) $(ARGS)

fuzz: $(FUZZERS) $(HOST) ## random source text, damaged file systems, random programs against CPython, SECONDS (60) each
	@tests/fuzz/run $< $(or $(SECONDS),60)
	@mkdir -p $(B)/fuzz-fs/corpus
	@$(B)/fuzz-fs/fuzz_image -max_total_time=$(or $(SECONDS),60) -timeout=10 -max_len=10241 \
	    -print_final_stats=1 -artifact_prefix=$(B)/fuzz-fs/ $(B)/fuzz-fs/corpus
	@$(PYTHON) tests/fuzz/gen_programs.py --seconds $(or $(SECONDS),60) --seed $(or $(SEED),1)

flash: setup ## program a board: PROBE=stlink|serial PORT=/dev/ttyUSB0
	@$(MAKE) --no-print-directory -j$(JOBS) fw
	@tools/flash $(FW) "$(PROBE)" "$(PORT)"

FORMATTED = $(shell git ls-files '*.c' '*.h')
fmt: ## format all C files
	@clang-format -i $(FORMATTED)
check-fmt: ## fail when a C file is not formatted
	@clang-format --dry-run -Werror $(FORMATTED)
check-layers: ## fail when a folder includes what it must not
	@python3 tools/check_layers.py
# cppcheck takes no account of functions that do not return (py_raise), hence these suppressions.
LINT_NOISE := nullPointerRedundantCheck shiftTooManyBits integerOverflowCond nullPointerArithmeticRedundantCheck \
    unknownEvaluationOrder ctuPointerArith ctunullpointer ctuuninitvar missingIncludeSystem zerodivcond arrayIndexOutOfBoundsCond
lint: ## static analysis
	@cppcheck -q --error-exitcode=1 --enable=warning,portability --inline-suppr -I. \
	    $(addprefix --suppress=,$(LINT_NOISE)) core repl host machine chip board sim
docs-test: fw sim ## run what README.md and docs/ show
	@python3 tools/docs_test.py --sim $(SIM) --firmware $(FW)/firmware.elf $(SIM_FLASH)
clean: ## remove everything built
	@rm -rf $(B)
