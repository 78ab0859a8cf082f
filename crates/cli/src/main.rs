//! The newsroom's command line program.

use clap::Parser;
use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Gives memory back that many threads took in small pieces, which the system's own does not.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let args = cli::Args::parse();
    cli::stopped::unless_stopped(|| cli::run(&args))
}
