//! The newsroom's command: `broadside pack`, `site`, `unpack`, `check`, `count`, `add`. The only module that reads and writes files.

pub mod args;
pub mod count;
pub mod encoding;
pub mod error;
pub mod help;
mod icon;
pub mod input;
pub mod output;
mod packing;
pub mod progress;
pub mod report;
pub mod site;
pub mod stopped;

pub use args::Args;
pub use error::CommandError;

use args::{Check, Command, Filling, Pack, Site};
use corpus::Builder;
use corpus::facet::TOPIC;
use corpus::query::all_articles;
use formats::import::Imported;
use formats::readers::{broadside_page, json_lines};
use formats::writers::block::Block;
use formats::writers::markdown;
use formats::{Intake, catalogue, embedders, repeated_lines, sheet};
use model::{Article, Head};
use output::{Output, say};
use progress::ProgressLine;
use report::{Report, Written};
use reports::found_lexicon::{self, Sought};
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;
use words::command_line;

/// Carries a command out, reports on the standard error, and returns the exit code: 0 good, 1 faults, 2 not carried out.
pub fn run(args: &Args) -> ExitCode {
    let result = match &args.command {
        Command::Pack(args) => {
            let mut report = Report::default();
            let result = pack(args, &mut report);
            return report.finish(&args.filling.reporting, result);
        }
        Command::Site(args) => {
            let mut report = Report::default();
            let result = site(args, &mut report);
            return report.finish(&args.filling.reporting, result);
        }
        Command::Check(args) => {
            let mut report = Report::default();
            let result = check(args, &mut report);
            return report.finish(&args.reporting, result);
        }
        Command::Count(args) => {
            let mut report = Report::default();
            let result = count::count(args, &mut report);
            return report.finish(&args.reporting, result);
        }
        Command::Add(args) => {
            let mut report = Report::default();
            let result = count::add(args, &mut report);
            return report.finish(&args.reporting, result);
        }
        Command::Block { input, output } => block(input, output),
        Command::Unpack { page, output, force } => unpack(page, output.as_deref(), *force),
    };
    result.unwrap_or_else(|error| {
        say(&format!("broadside: {}", error.message()));
        ExitCode::from(2)
    })
}

fn pack(args: &Pack, report: &mut Report) -> Result<(), CommandError> {
    let output = Output::new(&args.output, args.force, is_page)?;
    let page = filled(&args.filling, &output, report)?;
    let bytes = output.write_with(|out| page.write(out))?;
    report.written = Some(Written { file: output.name, bytes, articles: page.n_articles });
    Ok(())
}

fn site(args: &Site, report: &mut Report) -> Result<(), CommandError> {
    site::check(&args.output)?;
    let output = Output::new(&args.output.join(site::PAGE), true, |_| true)?;
    let page = filled(&args.filling, &output, report)?;
    let mut whole = Vec::new();
    // A list takes whatever is written.
    let _ = page.write(&mut whole);
    let bytes = site::write(&args.output, &String::from_utf8_lossy(&whole), &page.head, &page.template)?;
    report.written = Some(Written { file: args.output.display().to_string(), bytes, articles: page.n_articles });
    Ok(())
}

/// A page with articles in it.
struct Filled {
    /// The page without its corpus, and where that goes.
    frame: String,
    place: Range<usize>,
    block: Block,
    head: Head,
    n_articles: usize,
    /// The name of the template.
    template: String,
}

impl Filled {
    /// Writes the page.
    ///
    /// # Errors
    /// What `out` says.
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&self.frame.as_bytes()[..self.place.start])?;
        self.block.write(sheet::Seamed::new(&mut *out))?;
        out.write_all(&self.frame.as_bytes()[self.place.end..])
    }
}

/// Fills a page. No article is read from the output.
fn filled(args: &Filling, output: &Output, report: &mut Report) -> Result<Filled, CommandError> {
    let template = input::template(args.template.as_deref())?;
    let html = input::text(&template)?;
    let fail = |fault| CommandError::Template(template.display().to_string(), fault);
    // Before the articles are read, which may take a while.
    sheet::block(&html, sheet::CORPUS).map_err(fail)?;
    let html = embedders::with(&html, &args.embedder).map_err(fail)?;
    let mut line = ProgressLine::new(!args.reporting.quiet);
    let imported = input::read(&args.input, Some(output), &mut line)?;
    let n_faults = imported.report.n_faults;
    if args.strict && n_faults > 0 {
        report.import = Some(imported.report);
        return Err(CommandError::Faulty(n_faults));
    }
    let (mut head, articles) = good(imported, args.without_repeated_lines, report)?;
    if let Some(title) = &args.title {
        title.clone_into(&mut head.title);
    }
    let are_texts = articles.iter().all(|article| article.cell.is_none());
    let is_bare = head.actors.is_empty() && head.topics.is_empty();
    let mut corpus = Builder::build(head, articles);
    let sought = Sought { names: !args.no_names, topics: !args.no_topics };
    let (head, block) = packing::block_while(corpus.articles.all(), || {
        let mut head = corpus.head.clone();
        if sought != Sought::NOTHING && are_texts && is_bare {
            line.show(|| command_line::finding_names().to_owned());
            if let Some(found) = found_lexicon::widened(&corpus, sought) {
                (report.n_names, report.n_topics) = (found.actors.len(), found.topics.len());
                head = found;
            }
        }
        line.show(|| command_line::packing(u64::from(corpus.articles.len())));
        head
    })?;
    corpus.head = head;
    let leading = edition::leading(&corpus, &all_articles(corpus.articles.len()));
    let articles = corpus.articles.all();
    let frame = edition::put(&html, &edition::write(&corpus.head, &articles.iter().collect::<Vec<_>>(), &leading));
    let place = sheet::block_range(&frame, sheet::CORPUS).map_err(fail)?;
    let n_articles = articles.len();
    Ok(Filled { frame, place, block, head: corpus.head, n_articles, template: template.display().to_string() })
}

/// Whether a file is a Broadside page, or a bare block of one.
fn is_page(bytes: &[u8]) -> bool {
    str::from_utf8(bytes).is_ok_and(|html| sheet::block(html, sheet::CORPUS).is_ok())
}

/// The head and the articles that came in, without repeated lines if they are to be left out; the report has the rest.
fn good(
    imported: Imported,
    without_repeated_lines: bool,
    report: &mut Report,
) -> Result<(Head, Vec<Article>), CommandError> {
    let Imported { intake: Intake { head, mut articles, .. }, report: import } = imported;
    report.import = Some(import);
    if articles.is_empty() {
        return Err(CommandError::NoArticle);
    }
    if without_repeated_lines {
        report.repeated = repeated_lines::find(&articles);
        report.n_repeated_left_out = repeated_lines::remove(&mut articles, &report.repeated);
    }
    Ok((head.unwrap_or_default(), articles))
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
    let articles: Vec<&Article> = intake.articles.iter().collect();
    let block = broadside_page::FORMAT.write(&intake.head.unwrap_or_default(), &articles)?;
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
    let head = intake.head.unwrap_or_default();
    let articles: Vec<&Article> = intake.articles.iter().collect();
    match format {
        Some(format) => write(&format.write(&head, &articles)?)?,
        None => output::write_folder(output, &markdown::files(&head, &articles))?,
    }
    for fault in &intake.faults {
        say(&command_line::fault(&report::at(&fault.place), &words::fault(&fault.kind)));
    }
    Ok(ExitCode::from(u8::from(!intake.faults.is_empty())))
}

/// Actors and topics of the lexicon that no article has.
fn unused_names(intake: Intake) -> Vec<String> {
    let corpus = Builder::build(intake.head.unwrap_or_default(), intake.articles);
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
