# Targets for people; .ci/run calls the same ones. `make help` lists them.

GO          ?= go
PREFIX      ?= /usr/local
STATICCHECK ?= honnef.co/go/tools/cmd/staticcheck@v0.8.2
# FUZZ is how many inputs each fuzz target gets.
FUZZ        ?= 20000
# SHORT=-short makes the runs under the race detector and with checkptr quick.
SHORT       ?=
# BENCH selects benchmarks, COUNT repeats them for benchstat.
BENCH       ?= .
COUNT       ?= 1

.DEFAULT_GOAL := build

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: build
build: ## build bin/bf
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/bf ./cmd/bf

# Where shells and man look, below PREFIX.
MAN         := $(DESTDIR)$(PREFIX)/share/man/man1
BASH        := $(DESTDIR)$(PREFIX)/share/bash-completion/completions
ZSH         := $(DESTDIR)$(PREFIX)/share/zsh/site-functions
FISH        := $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d

.PHONY: man
man: ## write the manual pages to bin/man
	rm -rf bin/man
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct 2>/dev/null || date +%s) CGO_ENABLED=0 $(GO) run -tags man ./cmd/bf man bin/man

.PHONY: completions
completions: build ## write the completions for bash, zsh and fish to bin/completions
	install -d bin/completions
	bin/bf completion bash > bin/completions/bf
	bin/bf completion zsh > bin/completions/_bf
	bin/bf completion fish > bin/completions/bf.fish

.PHONY: install
install: build man completions ## install bf, its manual and completions in $(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(MAN) $(BASH) $(ZSH) $(FISH)
	install -m 755 bin/bf $(DESTDIR)$(PREFIX)/bin/bf
	install -m 644 bin/man/*.1 $(MAN)
	install -m 644 bin/completions/bf $(BASH)/bf
	install -m 644 bin/completions/_bf $(ZSH)/_bf
	install -m 644 bin/completions/bf.fish $(FISH)/bf.fish

.PHONY: test
test: ## run all tests
	$(GO) test ./...

.PHONY: race
race: ## run all tests under the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race -timeout 30m $(SHORT) ./...

.PHONY: checkptr
checkptr: ## run all tests with checks of pointer conversions
	$(GO) test -gcflags=all=-d=checkptr $(SHORT) ./...
	$(GO) test -gcflags=-d=checkptr=2 ./ffi/cabi # where frames must stay on the stack

.PHONY: fuzz
fuzz: ## run all fuzz targets, FUZZ=20000 inputs each
	GO='$(GO)' .ci/fuzz $(FUZZ)

.PHONY: bench
bench: ## run the benchmarks that match BENCH, COUNT times
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem -count $(COUNT) ./...

.PHONY: pictures
pictures: ## take the pictures in testdata/pictures anew (needs chromium)
	$(GO) test ./cmd/bf/internal/explain ./cmd/bf/internal/profile -run Pictures -args -pictures '$(CURDIR)/testdata/pictures'

# PEERS are implementations to plot beside ours, each as 'NAME=COMMAND', and
# FIGURES flags for scripts/figures, such as -programs FOLDER -names NAMES.
PEERS       ?=
FIGURES     ?=
.PHONY: plots
plots: build ## measure and draw the plots of the README, PEERS="'NAME=COMMAND' ..."
	CGO_ENABLED=0 $(GO) build -o bin/4-brainfuck ./cmd/tutorial/4-brainfuck
	$(GO) run ./scripts/figures $(FIGURES) $(PEERS)
	cd scripts/plots && $(GO) run . ../../testdata/figures/*.json

# ABLATION are flags for scripts/ablation, such as -programs FOLDER -names NAMES.
ABLATION    ?=
.PHONY: ablation
ablation: build ## measure what each pass is worth, for the table in ARCHITECTURE.md
	$(GO) run ./scripts/ablation -into ARCHITECTURE.md $(ABLATION)

.PHONY: lint
lint: ## gofmt, go vet, staticcheck, import directions
	@unformatted=$$(git ls-files -co --exclude-standard '*.go' | xargs gofmt -l); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) vet -tags man ./cmd/bf
	cd scripts/plots && $(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...
	$(GO) run ./scripts/checklayers

.PHONY: cross
cross: ## build and vet for the other platforms
	.ci/cross

.PHONY: arm64
arm64: ## run the tests for arm64 under QEMU's emulation (needs qemu-user)
	GO='$(GO)' .ci/arm64

.PHONY: ci
ci: ## everything that continuous integration runs
	.ci/run
