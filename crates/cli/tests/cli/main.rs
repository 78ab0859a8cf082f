//! The command line, run as a newsroom runs it: real files in, the real program, what it says and what it writes.

#![allow(clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

mod cells;
mod check;
mod count;
mod folder;
mod outputs;
mod pack;
mod refused;
mod reporting;
mod unpack;
