//! The sheet in words: how far it is, what it holds, what the filters leave.

use crate::view::View;
use crate::view::wording::stretch_of;
use corpus::query::timeline::{Bin, Stretch};
use engine::{ArticleOrder, Summary};
use words::{articles, counts, filters, sheet, timeline, views};

/// How far reading is: so many articles, of how many where that is known.
pub fn reading(n: u32, of: Option<u32>) -> String {
    match of {
        _ if n == 0 => sheet::loading().to_owned(),
        Some(of) => sheet::reading_of(n.into(), of.into()),
        None => sheet::reading(n.into()),
    }
}

/// The title of a corpus, or the page's own where it has none.
pub fn title(summary: &Summary) -> &str {
    if summary.title.is_empty() { sheet::untitled() } else { &summary.title }
}

/// A corpus with its sizes, for captions and methods.
pub fn corpus(summary: &Summary) -> String {
    let [n_articles, n_outlets] = [summary.n_articles, summary.n_outlets].map(u64::from);
    sheet::corpus(title(summary), n_articles, n_outlets, summary.n_tokens)
}

/// What the filters leave.
pub fn results(n: u32, of: u32) -> String {
    if n == of { counts::articles(of.into()) } else { filters::results(n.into(), of.into()) }
}

/// What closes the filters: it shows what they leave.
pub fn show_results(n: u32, of: u32) -> String {
    if n == of { filters::show_all(of.into()) } else { filters::show(n.into(), of.into()) }
}

/// A view's name.
pub fn view(view: View) -> &'static str {
    match view {
        View::Articles => views::articles(),
        View::Words => views::words(),
        View::Context => views::context(),
        View::Trends => views::trends(),
        View::Names => views::names(),
        View::Manage => views::manage(),
        View::Clippings => words::clippings::title(),
    }
}

/// An order of the articles.
pub fn article_order(order: ArticleOrder) -> &'static str {
    match order {
        ArticleOrder::Newest => articles::newest(),
        ArticleOrder::Oldest => articles::oldest(),
        ArticleOrder::Outlet => articles::outlet(),
        ArticleOrder::Hits => articles::most_matches(),
    }
}

/// The bar of the timeline that is pointed at: "2016 · 1,158 articles".
pub fn readout(bin: &Bin, stretch: Stretch) -> String {
    let when = stretch_of(stretch, bin.start);
    let articles = counts::articles(bin.n_certain.into());
    let articles = match bin.n_possible {
        0 => articles,
        possible => timeline::with_possible(&articles, possible.into()),
    };
    if bin.n_unfiltered == bin.n_certain + bin.n_possible {
        timeline::readout(&when, &articles)
    } else {
        timeline::readout_filtered(&when, &articles, bin.n_unfiltered.into())
    }
}

/// A bar of the timeline.
pub fn bar(bin: &Bin) -> String {
    let when = words::range(bin.start, bin.end.plus(-1));
    match (bin.n_certain.into(), bin.n_possible.into()) {
        (certain, 0) => timeline::bar(&when, certain),
        (certain, possible) => timeline::bar_with_possible(&when, certain, possible),
    }
}
