//! Counting: the words of articles, where their texts may not be handed on.

use crate::args::Count;
use crate::output::{self, Output};
use crate::progress::ProgressLine;
use crate::report::{Report, Written};
use crate::{CommandError, good, input};
use corpus::{Builder, count};
use formats::writers::json_lines;
use model::Article;
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
    let lines = json_lines::write(&head, &counted)?;
    let Some(output) = output else { return output::print(lines.as_bytes()) };
    output.write(lines.as_bytes())?;
    let file = output.name;
    report.written = Some(Written { file, bytes: lines.len(), articles: counted.len() });
    Ok(())
}

/// Whether a file is counts without a text, which can be counted again.
fn is_counts(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.starts_with("{\"broadside\":") && text.contains("\"counts\":{") && !text.contains("\"text\":\"")
}

fn counted(corpus: &corpus::Corpus, args: &Count) -> Vec<Article> {
    let least_articles = if args.drop_rare { args.least_articles.max(2) } else { args.least_articles };
    let counts = count::all(corpus, least_articles);
    let with_counts = corpus.articles.all().iter().zip(counts).map(|(article, counts)| {
        if args.keep_text {
            return Article { counts: Some(counts), ..article.clone() };
        }
        count::in_place_of_text(article, counts)
    });
    with_counts.collect()
}
