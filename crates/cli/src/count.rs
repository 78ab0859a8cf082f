//! Counting: the words of articles, where their texts may not be handed on.

use crate::CommandError;
use crate::args::{Add, Count};
use crate::input::{self, good};
use crate::output::{self, Output};
use crate::progress::ProgressLine;
use crate::report::{Report, Written};
use corpus::Builder;
use corpus::count::{self, CountOptions};
use corpus::query::cells;
use formats::writers::json_lines;
use model::{Article, ArticleList, Head};
use words::command_line;

/// Counts the words of articles and writes them as JSON Lines.
///
/// # Errors
/// What keeps the articles from being read, or the counts from being written.
pub fn count(args: &Count, report: &mut Report) -> Result<(), CommandError> {
    let output = args.output.as_deref().map(|path| Output::new(path, args.force, is_counts)).transpose()?;
    let mut line = ProgressLine::new(!args.reporting.quiet);
    let imported = input::read(&args.input, output.as_ref(), &mut line)?;
    let (head, articles) = good(imported, args.without_repeated_lines, report)?;
    line.show(|| command_line::counting(articles.len() as u64));
    let corpus = Builder::build(head, articles);
    let counted = counted(&corpus, args);
    let head = if args.keep_text { corpus.head } else { count::uncited(corpus.head) };
    write(&head, &counted, output, report)
}

/// Adds up files of articles that were added up, and writes the sums as JSON Lines.
///
/// # Errors
/// What keeps them from being read, articles among them that are not added up, or what keeps the sums from being written.
pub fn add(args: &Add, report: &mut Report) -> Result<(), CommandError> {
    let output = args.output.as_deref().map(|path| Output::new(path, args.force, is_counts)).transpose()?;
    let mut line = ProgressLine::new(!args.reporting.quiet);
    let imported = input::read(&args.input, output.as_ref(), &mut line)?;
    let (head, articles) = good(imported, false, report)?;
    let n_others = articles.iter().filter(|article| article.cell.is_none()).count();
    if n_others > 0 {
        return Err(CommandError::NotAddedUp(n_others as u64));
    }
    write(&head, &cells::added(articles), output, report)
}

fn write(
    head: &Head,
    articles: &dyn ArticleList,
    output: Option<Output>,
    report: &mut Report,
) -> Result<(), CommandError> {
    let lines = json_lines::write(head, articles)?;
    let Some(output) = output else { return output::print(lines.as_bytes()) };
    output.write(lines.as_bytes())?;
    let file = output.name;
    report.written = Some(Written { file, bytes: lines.len(), articles: articles.len() });
    Ok(())
}

/// Whether a file is counts or sums without a text, which can be counted again.
fn is_counts(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let is_counted = ["\"counts\":{", "\"cell\":{"].iter().any(|field| text.contains(field));
    text.starts_with("{\"broadside\":") && is_counted && !text.contains("\"text\":\"")
}

fn counted(corpus: &corpus::Corpus, args: &Count) -> Vec<Article> {
    let least_articles = if args.drop_rare { args.least_articles.max(2) } else { args.least_articles };
    if let Some(by) = args.by {
        return cells::by(corpus, by, least_articles);
    }
    let counts = count::all(corpus, CountOptions { least_articles, pairs: args.pairs });
    let with_counts = corpus.articles.all().iter().zip(counts).enumerate().map(|(number, (known, counts))| {
        if !args.keep_text {
            return count::in_place_of_text(known, counts);
        }
        let mut article = corpus.reading().article(number).into_owned();
        if article.cell.is_none() {
            article.counts = Some(counts);
        }
        article
    });
    with_counts.collect()
}
