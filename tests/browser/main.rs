//! Sentences about the built page, said in three browsers. Each needs a browser and the page, so `cargo test` skips them: `make test` runs them.

mod axe;
mod chromium;
mod development;
mod driver;
mod firefox;
mod firefox_console;
mod harness;
mod opening;
mod page;
mod webkit;
