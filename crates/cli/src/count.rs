//! Counting: the words of articles, where their texts may not be handed on.

use crate::args::Count;
use crate::progress::ProgressLine;
use crate::report::{Report, Written};
use crate::{CommandError, input, output};
use corpus::{Builder, count};
use formats::import::Imported;
use formats::writers::json_lines;
use formats::{Intake, repeated_lines};
use model::Article;
use words::command_line;

/// Counts the words of articles and writes them as JSON Lines.
///
/// # Errors
/// What keeps the articles from being read, or the counts from being written.
pub fn count(args: &Count, report: &mut Report) -> Result<(), CommandError> {
    let mut line = ProgressLine::new(!args.reporting.quiet);
    let Imported { intake, report: import } = input::read(&args.input, args.output.as_deref(), &mut line)?;
    report.import = Some(import);
    let Intake { head, mut articles, .. } = intake;
    if articles.is_empty() {
        return Err(CommandError::NoArticle);
    }
    if args.without_repeated_lines {
        report.repeated = repeated_lines::find(&articles);
        report.n_repeated_left_out = repeated_lines::remove(&mut articles, &report.repeated);
    }
    let head = head.unwrap_or_default();
    line.show(|| command_line::counting(articles.len() as u64));
    let mut builder = Builder::under(&head);
    for article in articles {
        builder.add(article);
    }
    let corpus = builder.finish(head);
    let counted = counted(&corpus, args);
    let lines = json_lines::write(&corpus.head, &counted)?;
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
