# A thin front to tools/, CMake and ctest. `make help` lists what there is.
BUILD        ?= build
JOBS         ?= $(shell nproc)
FUZZ_SECONDS ?= 30
SOAK_SECONDS ?= 600
PREFIX       ?= /usr/local
CTEST         = ctest --test-dir $(1) --output-on-failure -j $(JOBS)
# Where the kernel spreads addresses further than the thread sanitizer can follow, it needs this.
NO_ASLR       = $(shell setarch -R true 2>/dev/null && echo setarch -R)
# One thread's work, and nothing to race with: not worth its time under the thread sanitizer.
# Nor are some that flood the server with prompts: their threads meet in sched.* and http.*, too.
TSAN_SKIPS    = ^(house|fuzz|audit)\.|^privacy\.[^p]|^e2e\.(audit|bench|cache|limits|quiet|selective|spill)$$|^engine\.(golden|attn|sampler|schema|vocab|gguf)$$|^kv\.[^s]|^kv\.spill_kill$$

.PHONY: all help install serve test bench bench-kv bench-quorum bench-detect bench-share bench-serve audit \
        sanitize asan ubsan tsan fuzz soak \
        format format-check tidy clean deps deps-test

all: deps ## build build/carrel and build/lib/libcarrel
	@tools/build.sh $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 22

install: all ## program, libcarrel and manual pages under PREFIX=/usr/local
	@DESTDIR="$(DESTDIR)" cmake --install $(BUILD) --prefix "$(PREFIX)"

deps:
	@tools/deps.sh

deps-test:
	@tools/deps.sh test

serve: all ## build, and serve the embedded model (or MODEL=file.gguf) on 127.0.0.1
	@exec $(BUILD)/carrel serve $(if $(MODEL),--model $(MODEL)) $(ARGS)

test: deps-test ## build and pass all tests
	@tools/build.sh $(BUILD)
	@$(call CTEST,$(BUILD))

bench: all ## what the KV manager costs and keeps, a plan, a sampled token and attention cost
	@for b in kv replay sched sampler attn; do $(BUILD)/bench/bench_$$b || exit 1; done

bench-quorum: all ## what publishing by quorum tells of one tenant, over 10^6 texts (TEXTS=number)
	@$(BUILD)/bench/bench_quorum $(TEXTS)

bench-kv: all ## the KV manager: operations, verdicts, spill, real requests (TRACES=folder)
	@for b in kv "spill $(or $(TMPDIR),/var/tmp)" "replay $(TRACES)"; do \
	    $(BUILD)/bench/bench_$$b || exit 1; done | tee $(BUILD)/bench-kv.log
	@awk '/^gates:/ {met += $$2; missed += $$4} \
	    END {printf "gates: %d met, %d missed\n", met, missed}' $(BUILD)/bench-kv.log

bench-detect: all ## how fast and how well detection judges (TEXT=folder to read, PII=folder of public sets)
	@for b in "detect $(TEXT)" "detect_quality $(PII)" verdict; do \
	    $(BUILD)/bench/bench_$$b || exit 1; done | tee $(BUILD)/bench-detect.log
	@awk '/^gates:/ {met += $$2; missed += $$4} \
	    END {printf "gates: %d met, %d missed\n", met, missed}' $(BUILD)/bench-detect.log

bench-share: all ## what sharing earns, by mode and against llama-server, and what watching it costs (TRACES=folder, DOCS=1: docs/evaluation.md)
	@tools/deps.sh peer
	@for b in "share --peer $$(tools/deps.sh peer-path) $(if $(TRACES),--traces $(TRACES)) $(if $(DOCS),--docs docs) $(ARGS)" \
	    monitor; do $(BUILD)/bench/bench_$$b || exit 1; done | tee $(BUILD)/bench-share.log
	@awk '/^gates:/ {met += $$2; missed += $$4} \
	    END {printf "gates: %d met, %d missed\n", met, missed}' $(BUILD)/bench-share.log

audit: all ## every published attack on every mode, and the safeguard (ARGS="--modes a,b --parts a,b")
	@$(BUILD)/bench/bench_audit $(ARGS)

bench-serve: all ## serving against llama-server, same kernels, same run (builds it once)
	@tools/deps.sh peer
	@$(BUILD)/bench/bench_serve $$(tools/deps.sh peer-path) $(ARGS)

asan: deps-test ## the tests under the address sanitizer
	@tools/build.sh build-asan -DCARREL_SANITIZE=address
	@$(call CTEST,build-asan)

ubsan: deps-test ## the tests under the undefined-behaviour sanitizer
	@tools/build.sh build-ubsan -DCARREL_SANITIZE=undefined
	@$(call CTEST,build-ubsan)

sanitize: deps-test ## the tests under both of these in one build
	@tools/build.sh build-sanitize -DCARREL_SANITIZE=address,undefined
	@$(call CTEST,build-sanitize)

tsan: ## the tests under the thread sanitizer
	@tools/deps.sh tsan
	@tools/build.sh build-tsan -DCARREL_SANITIZE=thread
	@$(NO_ASLR) $(call CTEST,build-tsan) -E '$(TSAN_SKIPS)'

fuzz: deps ## search each parser for crashes, FUZZ_SECONDS=30 each
	@tools/deps.sh fuzz
	@tools/fuzz.sh build-fuzz $(FUZZ_SECONDS)

soak: deps-test ## a server under the address sanitizer, with clients that leave, SOAK_SECONDS=600
	@tools/build.sh build-asan -DCARREL_SANITIZE=address
	@tests/e2e/soak.sh build-asan $(SOAK_SECONDS)

format: ## lay out the sources by .clang-format
	@tools/deps.sh check
	@tools/format.sh

format-check: ## say which sources are not laid out so
	@tools/deps.sh check
	@tools/format.sh --check

tidy: all ## clang-tidy over src/
	@tools/deps.sh check
	@tools/tidy.sh $(BUILD)

clean: ## remove what was built here (not the cached dependencies)
	rm -rf build build-asan build-ubsan build-sanitize build-tsan build-fuzz
