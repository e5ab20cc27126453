# Targets for people; .ci/run calls the same ones. `make help` lists them.

GO          ?= go
PREFIX      ?= /usr/local
STATICCHECK ?= honnef.co/go/tools/cmd/staticcheck@v0.8.2
# FUZZ is how many inputs each fuzz target gets.
FUZZ        ?= 20000
# SHORT=-short makes the race detector's run a quick one.
SHORT       ?=
# BENCH selects benchmarks, COUNT repeats them for benchstat.
BENCH       ?= .
COUNT       ?= 1

.DEFAULT_GOAL := build

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: build
build: ## build bin/bf
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/bf ./cmd/bf

.PHONY: install
install: build ## install bf in $(PREFIX)/bin
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 bin/bf $(DESTDIR)$(PREFIX)/bin/bf

.PHONY: test
test: ## run all tests
	$(GO) test ./...

.PHONY: race
race: ## run all tests under the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race -timeout 30m $(SHORT) ./...

.PHONY: checkptr
checkptr: ## run all tests with checks of pointer conversions
	$(GO) test -gcflags=all=-d=checkptr ./...

.PHONY: fuzz
fuzz: ## run all fuzz targets, FUZZ=20000 inputs each
	GO='$(GO)' .ci/fuzz $(FUZZ)

.PHONY: bench
bench: ## run the benchmarks that match BENCH, COUNT times
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem -count $(COUNT) ./...

.PHONY: pictures
pictures: ## take the pictures in testdata/pictures anew (needs chromium)
	$(GO) test ./cmd/bf/internal/... -run Pictures -args -pictures '$(CURDIR)/testdata/pictures'

.PHONY: lint
lint: ## gofmt, go vet, staticcheck, import directions
	@unformatted=$$(git ls-files -co --exclude-standard '*.go' | xargs gofmt -l); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...
	$(GO) run ./scripts/checklayers

.PHONY: cross
cross: ## build and vet for the other platforms
	.ci/cross

.PHONY: ci
ci: ## everything that continuous integration runs
	.ci/run
