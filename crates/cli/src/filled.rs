//! A filled page: a template with articles, their names and topics, and what can be read of them without the program.

use crate::args::Filling;
use crate::input::good;
use crate::output::Output;
use crate::progress::ProgressLine;
use crate::report::Report;
use crate::{CommandError, building, input, packing};
use corpus::query::all_articles;
use formats::writers::block::Block;
use formats::{embedders, sheet};
use model::Head;
use reports::caseless::hides_names;
use reports::found_lexicon::{self, Sought};
use std::io::{self, Write};
use std::ops::Range;
use words::command_line;

/// A page with articles in it.
pub(crate) struct Filled {
    /// The page without its corpus, and where that goes.
    frame: String,
    place: Range<usize>,
    block: Block,
    pub(crate) head: Head,
    pub(crate) n_articles: usize,
    /// The name of the template.
    pub(crate) template: String,
}

impl Filled {
    /// Fills a template. No article is read from the output.
    ///
    /// # Errors
    /// What keeps the template or the articles from being read; that there are none, or faults where none may be.
    pub(crate) fn of(args: &Filling, output: &Output, report: &mut Report) -> Result<Self, CommandError> {
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
        let mut corpus = building::corpus(head, articles);
        let sought = Sought { names: !args.no_names, topics: !args.no_topics };
        let mut leading = Vec::new();
        let (head, block) = packing::block_while(&corpus.reading(), || {
            let mut head = corpus.head.clone();
            if sought != Sought::NOTHING && are_texts && is_bare {
                line.show(|| command_line::finding_names().to_owned());
                report.hides_names = sought.names && hides_names(&corpus);
                if let Some(found) = found_lexicon::widened(&corpus, sought) {
                    (report.n_names, report.n_topics) = (found.actors.len(), found.topics.len());
                    head = found;
                }
            }
            line.show(|| command_line::packing(u64::from(corpus.articles.len())));
            leading = edition::leading(&corpus, &all_articles(corpus.articles.len()));
            head
        })?;
        corpus.head = head;
        let frame = edition::put(&html, &edition::write(&corpus.head, &corpus.reading(), &leading));
        let place = sheet::block_range(&frame, sheet::CORPUS).map_err(fail)?;
        let n_articles = corpus.articles.len() as usize;
        Ok(Self { frame, place, block, head: corpus.head, n_articles, template: template.display().to_string() })
    }

    /// Writes the page.
    ///
    /// # Errors
    /// What `out` says.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&self.frame.as_bytes()[..self.place.start])?;
        self.block.write(sheet::Seamed::new(&mut *out))?;
        out.write_all(&self.frame.as_bytes()[self.place.end..])
    }
}
