//! The newsroom's command line program.

use broadside::cli;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(&cli::Args::parse())
}
