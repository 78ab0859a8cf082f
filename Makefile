# What a person or a machine does with this project. `make page` needs Rust alone; everything else installs what it misses (scripts/need).
#
#   make page [ARTICLES=folder]   dist/broadside.html, the page
#   make run                      the page, opened in a browser
#   make serve                    the page in development, rebuilt and reloaded as sources change
#   make check                    formatting, lints and documentation
#   make test                     everything that CI runs
#   make fuzz                     every reader against bytes of any kind
#   make bench [CORPUS=articles.jsonl.gz]
#                                 how fast the page starts, against a bare page, and, on that corpus, how often a word is
#                                 called different where nothing differs, and whether the page stays quick while it imports,
#                                 adds and saves it; each alone: bench-start, bench-statistics, bench-import

ARTICLES ?= articles
# A folder without a lexicon of its own gets that of the retold articles.
LEXICON ?= $(if $(wildcard $(ARTICLES)/corpus.toml),,--lexicon articles/corpus.toml)
TOOLS ?= $(HOME)/.cache/broadside/tools
export TOOLS
export PATH := $(TOOLS)/bin:$(PATH)

PAGE = dist/broadside.html
# One profile for both native programs, so that their dependencies compile once.
NATIVE = --profile native
STEPS = lock fmt clippy clippy-wasm doc test-host page test-layer test-chromium test-firefox test-webkit trunk-build trunk-serve deny

# How long each target of `make fuzz` runs, in seconds.
FUZZ_TIME ?= 600
FUZZ_TARGETS = pages xml exports json tables texts warc import

.DELETE_ON_ERROR:
.PHONY: page bare run serve check test bench bench-start bench-statistics bench-import fuzz clean $(STEPS)

page:
	scripts/need wasm
	cargo build $(NATIVE) --package build-page --package cli
	cargo run --quiet $(NATIVE) --package build-page -- -o target/template.html
	cargo run --quiet $(NATIVE) --package cli -- pack $(ARTICLES) $(LEXICON) --strict --template target/template.html -o $(PAGE)

# The framework alone, to measure the page's start against.
bare:
	scripts/need wasm
	cargo run --quiet $(NATIVE) --package build-page -- --example bare -o target/bare.html

run: page
	scripts/open $(PAGE)

serve:
	scripts/need wasm trunk wasm-bindgen
	trunk serve

check: lock fmt clippy clippy-wasm doc

test:
	scripts/steps $(STEPS)

# Cargo.lock says what Cargo.toml asks for.
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

# The browser layer by itself, inside Chromium.
test-layer:
	scripts/need wasm wasm-bindgen chromium
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner CHROMEDRIVER=$$(command -v chromedriver) \
		cargo test --package broadside --target wasm32-unknown-unknown --test browser_layer

test-chromium: page
	scripts/need chromium axe
	AXE=$(TOOLS)/axe.min.js cargo test --package broadside --test browser -- --ignored chromium

test-firefox: page
	scripts/need firefox geckodriver
	cargo test --package broadside --test browser -- --ignored firefox

test-webkit: page
	scripts/need webkit
	cargo test --package broadside --test browser -- --ignored webkit

# Trunk's release build ends in the same bytes.
trunk-build: page
	scripts/need wasm trunk wasm-bindgen
	cp $(PAGE) target/before-trunk.html
	NO_COLOR=true trunk build --release
	cmp target/before-trunk.html target/trunk/broadside.html

# Trunk serves the page in development, and it starts in a browser.
trunk-serve:
	scripts/need wasm trunk wasm-bindgen chromium
	cargo test --package broadside --test browser -- --ignored trunk

deny:
	scripts/need cargo-deny
	cargo fetch --locked --quiet
	cargo deny --offline check licenses bans sources

# All of them, whatever becomes of the first.
bench:
	scripts/steps bench-start bench-statistics bench-import

bench-start: page bare
	scripts/need chromium firefox geckodriver webkit
	cargo bench --profile test --package broadside --bench start

# How often the statistics cry wolf, and how often they see a true difference, on a corpus of one's own.
bench-statistics:
ifeq ($(CORPUS),)
	@echo 'No corpus to measure the false alarms on; give one with an "outlet" and a "text" a line: make bench CORPUS=articles.jsonl.gz'
else
	CORPUS=$(abspath $(CORPUS)) cargo bench --profile native --package broadside --bench false_alarms
endif

# How long the page is kept from its person while a corpus of one's own comes in and is saved.
ifeq ($(CORPUS),)
bench-import:
	@echo 'No corpus to import; give one: make bench CORPUS=articles.jsonl.gz'
else
bench-import: page
	scripts/need chromium
	CORPUS=$(abspath $(CORPUS)) cargo bench --profile test --package broadside --bench importing
endif

# Every reader against bytes of any kind. Needs cargo-fuzz and a nightly compiler, so it is no part of `make test`.
fuzz:
	for target in $(FUZZ_TARGETS); do cargo +nightly fuzz run $$target -- -max_total_time=$(FUZZ_TIME) -max_len=20000 || exit 1; done

clean:
	cargo clean
	rm -rf dist
