//! The newsroom's command: `broadside pack`, `site`, `unpack`, `check`, `count`, `add`. The only module that reads and writes files.

pub mod args;
mod building;
pub mod count;
pub mod encoding;
pub mod error;
mod filled;
pub mod help;
mod icon;
pub mod input;
pub mod output;
mod packing;
mod pieces;
pub mod progress;
pub mod report;
pub mod site;
pub mod stopped;
mod threads;

pub use args::Args;
pub use error::CommandError;

use args::{Check, Command, Pack, Reporting, Site};
use corpus::facet::TOPIC;
use filled::Filled;
use formats::import::Imported;
use formats::readers::{broadside_page, json_lines};
use formats::writers::markdown;
use formats::{Intake, catalogue, repeated_lines, sheet};
use model::parallel;
use output::{Output, say};
use progress::ProgressLine;
use report::{Report, Written};
use std::path::Path;
use std::process::ExitCode;
use words::command_line;

/// Carries a command out, reports on the standard error, and returns the exit code: 0 good, 1 faults, 2 not carried out.
pub fn run(args: &Args) -> ExitCode {
    parallel::use_each(threads::each);
    let result = match &args.command {
        Command::Pack(args) => return reported(&args.filling.reporting, |report| pack(args, report)),
        Command::Site(args) => return reported(&args.filling.reporting, |report| site(args, report)),
        Command::Check(args) => return reported(&args.reporting, |report| check(args, report)),
        Command::Count(args) => return reported(&args.reporting, |report| count::count(args, report)),
        Command::Add(args) => return reported(&args.reporting, |report| count::add(args, report)),
        Command::Block { input, output } => block(input, output),
        Command::Unpack { page, output, force } => unpack(page, output.as_deref(), *force),
    };
    result.unwrap_or_else(|error| {
        say(&format!("broadside: {}", error.message()));
        ExitCode::from(2)
    })
}

/// Carries out a command that reports what it read and wrote.
fn reported(reporting: &Reporting, run: impl FnOnce(&mut Report) -> Result<(), CommandError>) -> ExitCode {
    let mut report = Report::default();
    let result = run(&mut report);
    report.finish(reporting, result)
}

fn pack(args: &Pack, report: &mut Report) -> Result<(), CommandError> {
    let output = Output::new(&args.output, args.force, is_page)?;
    let page = Filled::of(&args.filling, &output, report)?;
    let bytes = output.write_with(|out| page.write(out))?;
    report.written = Some(Written { file: output.name, bytes, articles: page.n_articles });
    Ok(())
}

fn site(args: &Site, report: &mut Report) -> Result<(), CommandError> {
    site::check(&args.output)?;
    let output = Output::new(&args.output.join(site::PAGE), true, |_| true)?;
    let page = Filled::of(&args.filling, &output, report)?;
    let mut whole = Vec::new();
    // A list takes whatever is written.
    let _ = page.write(&mut whole);
    let bytes = site::write(&args.output, &String::from_utf8_lossy(&whole), &page.head, &page.template)?;
    report.written = Some(Written { file: args.output.display().to_string(), bytes, articles: page.n_articles });
    Ok(())
}

/// Whether a file is a Broadside page, or a bare block of one.
fn is_page(bytes: &[u8]) -> bool {
    str::from_utf8(bytes).is_ok_and(|html| sheet::block(html, sheet::CORPUS).is_ok())
}

fn check(args: &Check, report: &mut Report) -> Result<(), CommandError> {
    let mut line = ProgressLine::new(!args.reporting.quiet);
    let Imported { intake, report: import } = input::read(&args.input, None, &mut line)?;
    report.import = Some(import);
    report.repeated = repeated_lines::find(&intake.articles);
    line.show(|| command_line::looking_for_names().to_owned());
    report.unused = unused_names(intake);
    Ok(())
}

/// A data block for the page in development: what is good goes in, and the page shows it.
fn block(input: &args::Input, output: &Path) -> Result<ExitCode, CommandError> {
    let output = Output::new(output, false, is_page)?;
    let Imported { intake, report } = input::read(input, Some(&output), &mut ProgressLine::new(false))?;
    let block = broadside_page::FORMAT.bytes(&intake.head.unwrap_or_default(), &intake.articles)?;
    let block = sheet::new_block(sheet::CORPUS, &String::from_utf8_lossy(&block))
        .map_err(|fault| CommandError::Template(output.name.clone(), fault))?;
    output.write(block.as_bytes())?;
    let report = Report { import: Some(report), ..Report::default() };
    report.finish(&args::Reporting::default(), Ok(()));
    Ok(ExitCode::SUCCESS)
}

fn unpack(page: &Path, output: Option<&Path>, is_forced: bool) -> Result<ExitCode, CommandError> {
    let Some(output) = output else {
        output::print(&input::lines_of(page)?)?;
        return Ok(ExitCode::SUCCESS);
    };
    // A file may be a source of its own by now, unless it is as it was unpacked.
    let write = |bytes: &[u8]| Output::new(output, is_forced, |old| old == bytes)?.write(bytes);
    let name = output.to_string_lossy().to_lowercase();
    let is_folder = output.is_dir() || name.ends_with(std::path::is_separator);
    let format = catalogue::by_ending(name.rsplit_once('.').map_or("", |(_, ending)| ending)).filter(|_| !is_folder);
    if format == Some(&json_lines::FORMAT) {
        // As they are in the page, byte by byte.
        write(&input::lines_of(page)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    if format.is_none() && !is_folder {
        let endings = catalogue::saved().filter_map(|format| format.writer?.endings.first().copied());
        return Err(CommandError::UnknownFormat(output.display().to_string(), endings.collect()));
    }
    let intake = input::corpus_of(page)?;
    let (head, articles) = (intake.head.unwrap_or_default(), intake.articles);
    match format {
        Some(format) => write(&format.bytes(&head, &articles)?)?,
        None => output::write_folder(output, &markdown::files(&head, &articles).collect::<Vec<_>>())?,
    }
    for fault in &intake.faults {
        say(&command_line::fault(&report::at(&fault.place), &words::fault(&fault.kind)));
    }
    Ok(ExitCode::from(u8::from(!intake.faults.is_empty())))
}

/// Actors and topics of the lexicon that no article has.
fn unused_names(intake: Intake) -> Vec<String> {
    let corpus = building::corpus(intake.head.unwrap_or_default(), intake.articles);
    if corpus.articles.has_cells() {
        // Sums of words do not tell those of names.
        return Vec::new();
    }
    let actors = corpus.head.actors.iter().enumerate();
    let unnamed = actors.filter(|(label, _)| corpus.actors.of_label(*label as u32).next().is_none());
    let labels = corpus.labels(TOPIC);
    let topics = corpus.head.topics.iter().filter(|topic| labels.find(&topic.name).is_none());
    unnamed.map(|(_, actor)| actor.name.clone()).chain(topics.map(|topic| topic.name.clone())).collect()
}
