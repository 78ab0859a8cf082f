//! The newsroom's command line program.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = cli::Args::parse();
    cli::stopped::unless_stopped(|| cli::run(&args))
}
