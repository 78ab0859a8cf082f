//! Counting: the words of articles, where their texts may not be handed on.

use crate::args::Count;
use crate::progress::ProgressLine;
use crate::report::{Report, Written};
use crate::{CommandError, good, input, output};
use corpus::{Builder, count};
use formats::writers::json_lines;
use model::Article;
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
    let lines = json_lines::write(&head, &counted)?;
    let Some(path) = &args.output else { return output::print(lines.as_bytes()) };
    output::write(path, lines.as_bytes())?;
    let file = path.display().to_string();
    report.written = Some(Written { file, bytes: lines.len(), articles: counted.len() });
    Ok(())
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
