//! Counting: the words of articles, where their texts may not be handed on.

use crate::args::{Add, Count};
use crate::progress::ProgressLine;
use crate::report::{Report, Written};
use crate::{CommandError, good, input, output};
use corpus::{Builder, cells, count};
use formats::writers::json_lines;
use model::{Article, Head};
use std::path::Path;
use words::command_line;

/// Counts the words of articles and writes them as JSON Lines.
///
/// # Errors
/// What keeps the articles from being read, or the counts from being written.
pub fn count(args: &Count, report: &mut Report) -> Result<(), CommandError> {
    let mut line = ProgressLine::new(!args.reporting.quiet);
    let imported = input::read(&args.input, args.output.as_deref(), &mut line)?;
    let (head, articles) = good(imported, args.without_repeated_lines, report)?;
    line.show(|| command_line::counting(articles.len() as u64));
    let corpus = Builder::build(head, articles);
    let counted = counted(&corpus, args);
    let head = if args.keep_text { corpus.head } else { count::uncited(corpus.head) };
    write(&head, &counted, args.output.as_deref(), report)
}

/// Adds up files of articles that were added up, and writes the sums as JSON Lines.
///
/// # Errors
/// What keeps them from being read, articles among them that are not added up, or what keeps the sums from being written.
pub fn add(args: &Add, report: &mut Report) -> Result<(), CommandError> {
    let mut line = ProgressLine::new(!args.reporting.quiet);
    let imported = input::read(&args.input, args.output.as_deref(), &mut line)?;
    let (head, articles) = good(imported, false, report)?;
    let n_others = articles.iter().filter(|article| article.cell.is_none()).count();
    if n_others > 0 {
        return Err(CommandError::NotAddedUp(n_others as u64));
    }
    write(&head, &cells::added(articles), args.output.as_deref(), report)
}

fn write(head: &Head, articles: &[Article], output: Option<&Path>, report: &mut Report) -> Result<(), CommandError> {
    let lines = json_lines::write(head, articles)?;
    let Some(path) = output else { return output::print(lines.as_bytes()) };
    output::write(path, lines.as_bytes())?;
    let file = path.display().to_string();
    report.written = Some(Written { file, bytes: lines.len(), articles: articles.len() });
    Ok(())
}

fn counted(corpus: &corpus::Corpus, args: &Count) -> Vec<Article> {
    let least_articles = if args.drop_rare { args.least_articles.max(2) } else { args.least_articles };
    if let Some(by) = args.by {
        return cells::by(corpus, by, least_articles);
    }
    let counts = count::all(corpus, least_articles);
    let with_counts = corpus.articles.all().iter().zip(counts).map(|(article, counts)| {
        if args.keep_text && article.cell.is_none() {
            return Article { counts: Some(counts), ..article.clone() };
        }
        count::in_place_of_text(article, counts)
    });
    with_counts.collect()
}
