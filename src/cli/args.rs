//! The arguments of the command, with their help.

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Put a news corpus into a Broadside page, take it out again, or check it.
#[derive(Debug, Parser)]
#[command(name = "broadside", version, about, arg_required_else_help = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Where the articles are.
#[derive(Debug, clap::Args)]
pub struct Input {
    /// Folders or files: .md and .txt with front matter between +++ lines, .jsonl and .jsonl.gz, a Broadside page;
    /// corpus.toml holds the lexicon of actors and topics, articles.toml describes bare texts.
    #[arg(required = true)]
    pub articles: Vec<PathBuf>,
    /// Take the actors and topics from this corpus.toml, whatever lexicon the articles have; its title and language where they have none.
    #[arg(long, value_name = "FILE")]
    pub lexicon: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Put articles into a page.
    ///
    /// With faults in the input nothing is written, unless --skip-faulty says to go on with what is good.
    Pack {
        /// The articles.
        #[command(flatten)]
        input: Input,
        /// The page to put them into: any Broadside page. Without it: broadside.html beside this program, else dist/broadside.html.
        #[arg(long, value_name = "PAGE")]
        template: Option<PathBuf>,
        /// The page to write.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// The corpus's title, instead of the one in corpus.toml.
        #[arg(long)]
        title: Option<String>,
        /// Pack the good articles even if others have faults.
        #[arg(long)]
        skip_faulty: bool,
    },
    /// Take the articles out of a page, as JSON Lines.
    Unpack {
        /// The page.
        page: PathBuf,
        /// Where to write them; the standard output if not given.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Say what is wrong with articles, by file and line. Ends with 1 if anything is.
    Check {
        /// The articles.
        #[command(flatten)]
        input: Input,
    },
    /// Write the corpus as a bare data block, for the page in development.
    #[command(hide = true)]
    Block {
        /// The articles.
        #[command(flatten)]
        input: Input,
        /// The file to write.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}
