//! The arguments of the command, each with its help.

use crate::help;
use clap::builder::NonEmptyStringValueParser;
use clap::{Parser, Subcommand};
use corpus::query::cells::By;
use corpus::query::timeline::Stretch;
use formats::dates::DayOrder;
use formats::embedders;
use formats::fields::COLUMNS;
use formats::import::ImportOptions;
use std::collections::BTreeMap;
use std::path::PathBuf;
use words::command_line;

/// Put a news corpus into a Broadside page, take it out again, or check it.
#[derive(Debug, Parser)]
#[command(name = "broadside", version, about, long_about = help::ABOUT, after_long_help = help::AFTER, arg_required_else_help = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Put articles into a page.
    #[command(after_long_help = help::PACK)]
    Pack(Pack),
    /// Write a page as a folder of files for a web server.
    #[command(after_long_help = help::SITE)]
    Site(Site),
    /// Take the articles out of a page.
    #[command(after_long_help = help::UNPACK)]
    Unpack {
        /// The page.
        page: PathBuf,
        /// Where to write them. The ending says the format: .jsonl, .csv, .zip (Markdown files),
        /// .toml (the lexicon alone), or a folder, with / after its name, for Markdown files.
        /// Without it: JSON Lines on the standard output.
        #[arg(short, long, value_name = "FILE|FOLDER/", verbatim_doc_comment)]
        output: Option<PathBuf>,
        /// Replace whatever file is there.
        #[arg(long)]
        force: bool,
    },
    /// Say what is wrong with articles, by file and line.
    #[command(after_long_help = help::CHECK)]
    Check(Check),
    /// Count the words of articles whose texts may not be handed on.
    #[command(after_long_help = help::COUNT)]
    Count(Count),
    /// Add up files of articles that 'count --by' added up.
    #[command(after_long_help = help::ADD)]
    Add(Add),
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

/// The arguments of `pack`.
#[derive(Debug, clap::Args)]
pub struct Pack {
    /// What the page is made of.
    #[command(flatten)]
    pub filling: Filling,
    /// The page to write.
    #[arg(short, long, value_name = "PAGE")]
    pub output: PathBuf,
    /// Replace whatever file is there, even one that was read. Without it, only a Broadside page
    /// that was not read is replaced.
    #[arg(long, verbatim_doc_comment)]
    pub force: bool,
}

/// The arguments of `site`.
#[derive(Debug, clap::Args)]
pub struct Site {
    /// What the page is made of.
    #[command(flatten)]
    pub filling: Filling,
    /// The folder to write: a new or empty one, or one that this command wrote before.
    #[arg(short, long, value_name = "FOLDER")]
    pub output: PathBuf,
}

/// What a page is made of.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Filling {
    /// The articles.
    #[command(flatten)]
    pub input: Input,
    /// The page to put the articles into: any Broadside page.
    /// Without it: broadside.html beside this program, else dist/broadside.html.
    #[arg(long, value_name = "PAGE", verbatim_doc_comment)]
    pub template: Option<PathBuf>,
    /// The corpus's title, instead of the one that the articles have.
    #[arg(long)]
    pub title: Option<String>,
    /// Leave out lines that are in many articles of their outlet, such as 'Sign up';
    /// 'broadside check' lists them.
    #[arg(long, verbatim_doc_comment)]
    pub without_repeated_lines: bool,
    /// Look for no people, organisations and places where the articles have no lexicon.
    #[arg(long)]
    pub no_names: bool,
    /// Look for no topics where the articles have no lexicon.
    #[arg(long)]
    pub no_topics: bool,
    /// The origin of a page that may embed this one and talk with it; null for pages opened as
    /// files. Can be given more than once.
    #[arg(long, value_name = "https://HOST", value_parser = embedder, verbatim_doc_comment)]
    pub embedder: Vec<String>,
    /// Write nothing if there is any fault.
    #[arg(long)]
    pub strict: bool,
    /// How it reports.
    #[command(flatten)]
    pub reporting: Reporting,
}

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The articles.
    #[command(flatten)]
    pub input: Input,
    /// How it reports.
    #[command(flatten)]
    pub reporting: Reporting,
}

/// The arguments of `add`.
#[derive(Debug, clap::Args)]
pub struct Add {
    /// The articles, added up.
    #[command(flatten)]
    pub input: Input,
    /// The file of JSON Lines to write. Without it: the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace whatever file is there, even one that was read. Without it, only counts without
    /// texts that were not read are replaced.
    #[arg(long, verbatim_doc_comment)]
    pub force: bool,
    /// How it reports.
    #[command(flatten)]
    pub reporting: Reporting,
}

/// The arguments of `count`.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Count {
    /// The articles.
    #[command(flatten)]
    pub input: Input,
    /// Add up the articles of an outlet and language that have this in common: outlet, and one of
    /// day, week, month or year, and topics.
    #[arg(long, value_name = "outlet,month", value_parser = by, conflicts_with = "keep_text", verbatim_doc_comment)]
    pub by: Option<By>,
    /// The file of JSON Lines to write. Without it: the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace whatever file is there, even one that was read. Without it, only counts without
    /// texts that were not read are replaced.
    #[arg(long, verbatim_doc_comment)]
    pub force: bool,
    /// Write the texts beside the counts.
    #[arg(long)]
    pub keep_text: bool,
    /// Name only words that are in so many of the articles; the others are counted together.
    /// Actors and topics of the lexicon are always named.
    #[arg(long, value_name = "N", default_value_t = 1, verbatim_doc_comment)]
    pub least_articles: u32,
    /// The same as --least-articles 2: don't name words that a single article has.
    #[arg(long)]
    pub drop_rare: bool,
    /// Count two words in a row too, where at least two of the articles have them.
    #[arg(long, conflicts_with = "by")]
    pub pairs: bool,
    /// Leave out lines that are in many articles of their outlet, such as 'Sign up';
    /// 'broadside check' lists them.
    #[arg(long, verbatim_doc_comment)]
    pub without_repeated_lines: bool,
    /// How it reports.
    #[command(flatten)]
    pub reporting: Reporting,
}

/// Where the articles are, and how they are read.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Input {
    /// Folders, files, or patterns in quotation marks such as 'export/*.xml'.
    #[arg(required = true)]
    pub articles: Vec<PathBuf>,
    /// Use the actors and topics of this corpus.toml, whatever lexicon the articles have;
    /// and its title and language if they have none.
    #[arg(long, value_name = "FILE", verbatim_doc_comment)]
    pub lexicon: Option<PathBuf>,
    /// The outlet of articles that don't name one.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub outlet: Option<String>,
    /// Which field a column of a table is, such as Kop=headline. Repeat it for more columns.
    #[arg(long = "column", value_name = "HEADING=FIELD", value_parser = column)]
    pub columns: Vec<(String, String)>,
    /// Take the name of its folder for the outlet of an article that doesn't name one.
    #[arg(long)]
    pub outlet_from_folder: bool,
    /// Take the date in its file's name for an article that has none.
    #[arg(long)]
    pub date_from_name: bool,
    /// Keep lines that look like boilerplate at the beginning or the end of a text.
    #[arg(long)]
    pub keep_all_lines: bool,
    /// Put letters right that another program garbled, such as Ã© for é.
    #[arg(long)]
    pub repair_mojibake: bool,
    /// Leave out articles that repeat another.
    #[arg(long)]
    pub drop_duplicates: bool,
    /// Add articles whose date cannot be read without a date, and list them.
    #[arg(long)]
    pub undated: bool,
    /// Read placeholders such as 1970-01-01 or 9999-12-31, and dates in the future, as no date.
    #[arg(long)]
    pub drop_doubtful_dates: bool,
    /// What is first in dates such as 03/04/2024, where the file does not show it.
    #[arg(long, value_name = "day|month", value_parser = day_order)]
    pub dates_begin_with: Option<DayOrder>,
    /// The encoding of texts that are not UTF-8, such as windows-1250, instead of a guess.
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<String>,
}

impl Input {
    /// How the articles are read; the day of it is left open.
    pub fn options(&self) -> ImportOptions {
        ImportOptions {
            outlet: self.outlet.clone(),
            columns: self.columns.iter().cloned().collect(),
            drop_duplicates: self.drop_duplicates,
            take_undated: self.undated,
            day_order: self.dates_begin_with,
            encoding: self.encoding.clone(),
            encodings: BTreeMap::new(),
            keep_all_lines: self.keep_all_lines,
            outlet_from_folder: self.outlet_from_folder,
            date_from_name: self.date_from_name,
            repair_mojibake: self.repair_mojibake,
            drop_doubtful_dates: self.drop_doubtful_dates,
            today: None,
        }
    }
}

/// How a command reports.
#[derive(Debug, Default, clap::Args)]
pub struct Reporting {
    /// Report as JSON on the standard output, instead of in words on the standard error.
    #[arg(long)]
    pub json: bool,
    /// Print only what keeps the command from being carried out.
    #[arg(short, long)]
    pub quiet: bool,
}

fn column(text: &str) -> Result<(String, String), String> {
    // A heading may hold the sign, a field does not.
    let (heading, field) = text.rsplit_once('=').ok_or_else(command_line::column_form)?;
    if !COLUMNS.contains(&field) {
        return Err(command_line::column_field(&words::list(&COLUMNS)));
    }
    Ok((heading.to_owned(), field.to_owned()))
}

fn embedder(text: &str) -> Result<String, String> {
    embedders::origin(text).ok_or_else(|| command_line::not_an_origin().to_owned())
}

fn by(text: &str) -> Result<By, String> {
    let mut by = By::default();
    for name in text.split(',').map(str::trim) {
        let stretch = match name {
            "outlet" => continue,
            "topics" => {
                by.topics = true;
                continue;
            }
            "day" => Stretch::Day,
            "week" => Stretch::Week,
            "month" => Stretch::Month,
            "year" => Stretch::Year,
            _ => return Err(command_line::by_what().to_owned()),
        };
        if by.stretch.replace(stretch).is_some() {
            return Err(command_line::by_what().to_owned());
        }
    }
    Ok(by)
}

fn day_order(text: &str) -> Result<DayOrder, String> {
    match text {
        "day" => Ok(DayOrder::DayFirst),
        "month" => Ok(DayOrder::MonthFirst),
        _ => Err(command_line::day_order().to_owned()),
    }
}

fn encoding(text: &str) -> Result<String, String> {
    crate::encoding::label(text).ok_or_else(|| command_line::unknown_encoding(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn help_fits_a_hundred_characters() {
        let mut command = Args::command();
        command.build();
        let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        let mut pages = vec![command.render_long_help().to_string()];
        for name in names {
            pages.extend(command.find_subcommand_mut(&name).map(|sub| sub.render_long_help().to_string()));
        }
        assert!(pages.len() >= 5);
        for line in pages.iter().flat_map(|page| page.lines()) {
            assert!(line.chars().count() <= 100, "{line}");
        }
    }

    #[test]
    fn a_column_is_a_heading_and_a_known_field() {
        assert_eq!(column("a=b=date"), Ok(("a=b".into(), "date".into())));
        assert!(column("Kop").is_err_and(|message| message.contains("HEADING=FIELD")));
        assert!(column("Kop=headlin").is_err_and(|message| message.contains("headline")));
        let args = Args::try_parse_from([
            "broadside",
            "check",
            "in",
            "--outlet",
            "O",
            "--column",
            "K=text",
            "--drop-duplicates",
            "--undated",
            "--outlet-from-folder",
            "--date-from-name",
            "--repair-mojibake",
            "--keep-all-lines",
            "--drop-doubtful-dates",
            "--dates-begin-with",
            "month",
            "--encoding",
            "latin2",
        ]);
        let Ok(Args { command: Command::Check(Check { input, .. }) }) = args else { panic!("{args:?}") };
        let columns = [("K".to_owned(), "text".to_owned())].into();
        let options = ImportOptions {
            outlet: Some("O".into()),
            columns,
            drop_duplicates: true,
            take_undated: true,
            day_order: Some(DayOrder::MonthFirst),
            encoding: Some("iso-8859-2".into()),
            encodings: BTreeMap::new(),
            keep_all_lines: true,
            outlet_from_folder: true,
            date_from_name: true,
            repair_mojibake: true,
            drop_doubtful_dates: true,
            today: None,
        };
        assert_eq!(input.options(), options);
    }
}
