# Commands for this project. `make page` needs only Rust; the other targets install what is missing (scripts/need).
#
#   make page [ARTICLES=folder]   build the page, dist/broadside.html; with ORIGINALS=folder, of the publishers' own texts of
#                                 the sample, named as in articles/originals.toml
#   make site                     build the page as a folder of files for a web server, dist/site (docs/hosting.md)
#   make run                      build the page and open it in a browser
#   make serve                    serve the page in development; rebuild and reload when sources change
#   make check                    check formatting, lints and documentation
#   make test                     run everything that CI runs
#   make fuzz                     fuzz every reader
#   make bench [CORPUS=articles.jsonl.gz]
#                                 measure how fast the page starts, compared with a bare page; with a corpus, also how often
#                                 the statistics report a difference where there is none, and whether the page stays responsive
#                                 while it imports, adds and saves the corpus
#                                 (each alone: bench-start, bench-statistics, bench-import; beside them bench-names GOLD=gold.jsonl and
#                                 bench-topics, bench-engine and bench-open)

ARTICLES ?= articles
# A folder without a lexicon gets that of the sample articles.
LEXICON ?= $(if $(wildcard $(ARTICLES)/corpus.toml),,--lexicon articles/corpus.toml)
TOOLS ?= $(HOME)/.cache/broadside/tools
export TOOLS
export PATH := $(TOOLS)/bin:$(PATH):/usr/sbin

# With the publishers' own texts, which only their readers have: make page ORIGINALS=folder
ORIGINALS ?=
SOURCES = $(if $(ORIGINALS),$(ORIGINALS)/*.txt articles/originals.toml --lexicon articles/corpus.toml,$(ARTICLES) $(LEXICON))

PAGE = dist/broadside.html
# One profile for both native programs, so that their dependencies are compiled once.
NATIVE = --profile native
STEPS = lock fmt clippy clippy-wasm doc test-host page test-layer test-chromium test-firefox test-webkit test-site test-spark trunk-build trunk-serve deny

# The running time of each fuzz target, in seconds.
FUZZ_TIME ?= 600
FUZZ_TARGETS = pages xml exports json tables texts warc mails documents pdf import names engine

.DELETE_ON_ERROR:
.PHONY: page site bare run serve check test bench bench-start bench-statistics bench-import bench-engine bench-open bench-names bench-topics fuzz clean $(STEPS)

page:
	scripts/need wasm
	cargo build $(NATIVE) --package build-page --package cli
	cargo run --quiet $(NATIVE) --package build-page -- -o target/template.html
	cargo run --quiet $(NATIVE) --package cli -- pack $(SOURCES) --strict --template target/template.html -o $(PAGE)

# The smallest Yew page, for comparison with the page's start.
bare:
	scripts/need wasm
	cargo run --quiet $(NATIVE) --package build-page -- --example bare -o target/bare.html

# The page as a folder of files for a web server.
site: page
	cargo run --quiet $(NATIVE) --package cli -- site $(PAGE) --template $(PAGE) -o dist/site/

run: page
	scripts/open $(PAGE)

serve:
	scripts/need wasm trunk wasm-bindgen
	trunk serve

check: lock fmt clippy clippy-wasm doc

# The page is built beside the tests: most of that is the work of one core.
test:
	scripts/steps $(subst test-host page,test-host+page,$(STEPS))

# Cargo.lock matches Cargo.toml.
lock:
	cargo metadata --locked --format-version 1 > /dev/null

fmt:
	scripts/need lints
	cargo fmt --all --check

clippy:
	scripts/need lints
	cargo clippy --workspace --all-targets -- -D warnings

clippy-wasm:
	scripts/need lints wasm
	cargo clippy --target wasm32-unknown-unknown --package broadside --lib --bin page --example bare -- -D warnings

doc:
	RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --document-private-items

test-host:
	cargo test --workspace

# Tests of src/browser, in Chromium.
test-layer:
	scripts/need wasm wasm-bindgen chromium
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner CHROMEDRIVER=$$(command -v chromedriver) \
		cargo test --package broadside --target wasm32-unknown-unknown --test browser_layer

# Tests in browsers wait for these much of the time, so there is one more at once than there are cores. Of the workspace, since of one package alone much is
# compiled again with fewer features.
BROWSER_TESTS = cargo test --workspace --test browser -- --ignored --test-threads=$$(($$(nproc) + 1))

test-chromium: page
	scripts/need chromium axe nginx
	AXE=$(TOOLS)/axe.min.js $(BROWSER_TESTS) chromium

test-firefox: page
	scripts/need firefox geckodriver nginx
	$(BROWSER_TESTS) firefox

test-webkit: page
	scripts/need webkit nginx
	$(BROWSER_TESTS) webkit

# The page as a folder of files, on the servers and with the configurations of docs/hosting.
test-site: page
	scripts/need chromium firefox geckodriver nginx apache
	$(BROWSER_TESTS) site_

# Cells that Spark adds up are those of the command, line for line.
test-spark:
	scripts/need spark
	cargo build $(NATIVE) --package cli
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
		$(TOOLS)/spark/bin/python spark/test.py target/native/broadside "$$folder"

# Trunk's release build gives the same bytes. What Trunk itself compiles makes way for these, so that is compiled quickly.
trunk-build: page
	scripts/need wasm trunk wasm-bindgen
	cp $(PAGE) target/before-trunk.html
	NO_COLOR=true CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 trunk build --release
	cmp target/before-trunk.html target/trunk/broadside.html

# The page that Trunk serves starts in a browser.
trunk-serve:
	scripts/need wasm trunk wasm-bindgen chromium
	$(BROWSER_TESTS) trunk

deny:
	scripts/need cargo-deny
	cargo fetch --locked --quiet
	cargo deny --offline check licenses bans sources

# Runs all benchmarks, even if one fails.
bench:
	scripts/steps bench-start bench-statistics bench-import

bench-start: page bare
	scripts/need chromium firefox geckodriver webkit
	cargo bench --profile test --package broadside --bench start

# False alarms and power of the statistics, on a corpus of your own.
bench-statistics:
ifeq ($(CORPUS),)
	@echo 'No corpus for bench-statistics. Give one with "outlet" and "text" on each line: make bench CORPUS=articles.jsonl.gz'
else
	CORPUS=$(abspath $(CORPUS)) cargo bench --profile native --package broadside --bench false_alarms
endif

# How well people, organisations and places are found by themselves, and by compromise, beside what is known of a corpus of your own:
# make bench-names CORPUS=articles.jsonl GOLD=articles.gold.jsonl
bench-names:
	scripts/need compromise
	TOOLS=$(TOOLS) CORPUS=$(abspath $(CORPUS)) GOLD=$(if $(GOLD),$(abspath $(GOLD))) cargo bench --profile native --package reports --bench names

# How well topics are found by themselves, beside scikit-learn, on a corpus of your own whose source gives topics:
# make bench-topics CORPUS=articles.jsonl.gz
bench-topics:
	scripts/need scikit-learn
	CORPUS=$(abspath $(CORPUS)) PYTHON=$(TOOLS)/scikit-learn/bin/python cargo bench --profile native --package reports --bench topics

# How fast a corpus of your own loads and is queried, natively, beside the usual JavaScript libraries: make bench-engine CORPUS=articles.jsonl
# With GROWTH=1, how this grows up to 100,000 articles, made up from the words of that corpus.
bench-engine:
	scripts/need minisearch flexsearch orama lunr crossfilter2
	TOOLS=$(TOOLS) CORPUS=$(abspath $(CORPUS)) cargo bench --profile native --package engine --bench engine

# How long the page is blocked while it imports and saves a corpus of your own.
ifeq ($(CORPUS),)
bench-import:
	@echo 'No corpus for bench-import. Give one: make bench CORPUS=articles.jsonl.gz'
else
bench-import: page
	scripts/need chromium
	CORPUS=$(abspath $(CORPUS)) cargo bench --profile test --package broadside --bench importing
endif

# How soon a page of a corpus of your own can be used in Chromium, beside FlexSearch there: make bench-open CORPUS=articles.jsonl
bench-open: page
	scripts/need chromium flexsearch
	TOOLS=$(TOOLS) CORPUS=$(abspath $(CORPUS)) cargo bench --profile native --package broadside --bench opening

# Fuzzes every reader. Needs cargo-fuzz and a nightly compiler, so it is not part of `make test`.
fuzz:
	for target in $(FUZZ_TARGETS); do cargo +nightly fuzz run $$target -- -max_total_time=$(FUZZ_TIME) -max_len=20000 || exit 1; done

clean:
	cargo clean
	rm -rf dist
