# A thin front to tools/deps.sh, CMake and ctest. `make help` lists what there is.
BUILD ?= build
JOBS  ?= $(shell nproc)
CTEST  = ctest --test-dir $(1) --output-on-failure -j $(JOBS)

.PHONY: all help serve test bench bench-serve asan ubsan tsan fuzz soak format tidy clean deps

all: deps ## build build/carrel
	@tools/build.sh $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 22

deps:
	@tools/deps.sh

serve: all ## build, and serve the embedded model (or MODEL=file.gguf) on 127.0.0.1
	@exec $(BUILD)/carrel serve $(if $(MODEL),--model $(MODEL)) $(ARGS)

test: ## build and pass all tests
	@tools/deps.sh test
	@tools/build.sh $(BUILD)
	@$(call CTEST,$(BUILD))

asan: ## the tests under the address sanitizer
	@tools/deps.sh test
	@tools/build.sh build-asan -DCARREL_SANITIZE=address
	@$(call CTEST,build-asan)

ubsan: ## the tests under the undefined-behaviour sanitizer
	@tools/deps.sh test
	@tools/build.sh build-ubsan -DCARREL_SANITIZE=undefined
	@$(call CTEST,build-ubsan)

tsan: ## the tests under the thread sanitizer
	@tools/deps.sh test
	@tools/build.sh build-tsan -DCARREL_SANITIZE=thread
	@$(call CTEST,build-tsan)

clean: ## remove what was built here (not the cached dependencies)
	rm -rf build build-asan build-ubsan build-tsan build-fuzz
