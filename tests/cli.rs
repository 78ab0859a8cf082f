//! The command line, run as a newsroom runs it.
