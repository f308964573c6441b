# What people type. Everything here needs Go and nothing else, but "peers", which
# installs what Octavo is compared with, and "vulncheck", which asks a database.

.PHONY: build test fmt ci themes bench peers sbom vulncheck hostile fuzz dist docs

build:
	CGO_ENABLED=0 go build -trimpath -o octavo ./cmd/octavo

test:
	go test ./...

fmt:
	gofmt -w .

# All that has to pass before a change goes in.
ci:
	.ci/run

# The pictures of themes in their documentation. It needs pdftoppm.
themes:
	go run docs/themes/pictures.go

# The benchmarks, as a table. OCTAVO_BENCH_BOOK and OCTAVO_BENCH_BLOG name folders
# of a book and a blog to measure too. BENCH selects some benchmarks, COUNT is how
# often each runs, TIME for how long at least, and OUT a file for benchstat. With
# a book of 180,000 words it takes some three minutes.
BENCH ?= .
COUNT ?= 3
TIME ?= 0.3s
OUT ?= /dev/null
bench:
	go test -run '^$$' -bench '$(BENCH)' -benchtime $(TIME) -count $(COUNT) -timeout 30m . | tee $(OUT) | go run bench/table.go -write BENCHMARKS.md

# Octavo beside other programs, as whole processes.
peers:
	bench/peers.sh

# What the program is made of, as CycloneDX.
sbom: build
	go run bench/sbom.go octavo > octavo.cdx.json

# Known vulnerabilities in what is called. It fails too where the database
# can't be reached: nothing is known then.
VULNCHECK = golang.org/x/vuln/cmd/govulncheck@v1.9.0
vulncheck:
	go run $(VULNCHECK) ./... || { echo 'vulncheck: vulnerabilities were found, or the database could not be asked: see above'; exit 1; }

# Thousands of hostile inputs, pathological texts and parallel conversions.
HOSTILE ?= 5000
hostile:
	HOSTILE=$(HOSTILE) go test -timeout 60m -v -run 'Hostile|Pathological|Concurrent' . ./cmd/octavo

# Every fuzz target for a while, one after the other, as a table. FUZZ selects
# some, as in FUZZ=svg/FuzzSVG.
FUZZTIME ?= 10s
FUZZ ?= .
fuzz:
	@go run bench/fuzz.go -time $(FUZZTIME) -only '$(FUZZ)'

# Programs and packages for all systems in dist/: the same commit makes the same
# bytes. A program may have at most MAX_MB.
MAX_MB ?= 25
dist:
	go run ./packaging -o dist -max-mb $(MAX_MB)

# Octavo's own documentation, set by itself.
docs: build
	./octavo --strict --no-system-fonts --resource-dir . docs/octavo.yaml -o docs.pdf -o docs.epub
