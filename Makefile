# What people type. Everything here needs Go and nothing else, but "peers", which
# installs what Octavo is compared with.

.PHONY: build test fmt ci bench peers

build:
	CGO_ENABLED=0 go build -trimpath -o octavo ./cmd/octavo

test:
	go test ./...

fmt:
	gofmt -w .

# All that has to pass before a change goes in.
ci:
	.ci/run

# The benchmarks, as a table. OCTAVO_BENCH_BOOK and OCTAVO_BENCH_BLOG name folders
# of a book and a blog to measure too. BENCH selects some benchmarks, COUNT is how
# often each runs, and OUT a file for benchstat.
BENCH ?= .
COUNT ?= 3
OUT ?= /dev/null
bench:
	go test -run '^$$' -bench '$(BENCH)' -count $(COUNT) . | tee $(OUT) | go run bench/table.go -write BENCHMARKS.md

# Octavo beside other programs, as whole processes.
peers:
	bench/peers.sh
