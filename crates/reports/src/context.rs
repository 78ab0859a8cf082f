//! The context of a node: which of its occurrences are asked for, and where they are.

use crate::groups::{self, Group};
use crate::sample::Sample;
use crate::spelling::spelling;
use crate::window::{Near, Window};
use corpus::articles::Walk;
use corpus::query::places::within;
use corpus::query::{ArticleSet, Matches, SearchFault, SearchOptions, members, search, zone};
use corpus::{ArticleId, Corpus, Span, UnitKind};
use model::Day;
use serde::{Deserialize, Serialize};

/// What the lines are in order of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineOrder {
    /// The order of the corpus.
    #[default]
    Reading,
    /// The word that many words before the node (L1, L2 …), then those before it.
    Left(u8),
    /// The word that many words after the node (R1, R2 …), then those after it.
    Right(u8),
    /// The outlet's name.
    Outlet,
    /// The earliest day; undated articles last.
    Date,
}

impl LineOrder {
    /// Every order, as the page lists them.
    pub const ALL: [Self; 9] = [
        Self::Reading,
        Self::Left(1),
        Self::Left(2),
        Self::Left(3),
        Self::Right(1),
        Self::Right(2),
        Self::Right(3),
        Self::Outlet,
        Self::Date,
    ];

    /// What lines in this order can be grouped by. Lines in order of outlets always are.
    pub fn groupings(self) -> &'static [Grouping] {
        match self {
            Self::Reading | Self::Outlet => &[Grouping::None],
            Self::Left(_) | Self::Right(_) => &[Grouping::None, Grouping::Word],
            Self::Date => &[Grouping::None, Grouping::Month, Grouping::Year],
        }
    }
}

/// What lines are together under a heading of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Grouping {
    /// Nothing: they are one list.
    #[default]
    None,
    /// The word that they are sorted by.
    Word,
    /// The month.
    Month,
    /// The year.
    Year,
}

impl Grouping {
    /// Every grouping.
    pub const ALL: [Self; 4] = [Self::None, Self::Word, Self::Month, Self::Year];
}

/// Which lines are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// The node, in the search language.
    pub node: String,
    /// What is alike in the node and a text.
    #[serde(default)]
    pub search: SearchOptions,
    /// Only lines of these outlets and groups; of every article where none is named.
    pub outlets: Vec<String>,
    /// Every article but those of the outlets and groups named.
    pub others: bool,
    /// The groups that `outlets` may name.
    pub groups: Vec<Group>,
    /// Only articles that appeared, for certain, from the one day to the other.
    pub days: Option<(Day, Day)>,
    /// Only occurrences near another node.
    pub near: Option<Near>,
    /// Only names in this spelling.
    pub spelling: Option<String>,
    /// What counts as one among the words near the node.
    pub units: UnitKind,
    /// The order.
    pub order: LineOrder,
    /// What the lines are grouped by, where their order allows it.
    pub grouping: Grouping,
    /// Only so many lines, drawn at random.
    pub sample: Option<Sample>,
}

impl Context {
    /// What the lines are grouped by.
    pub fn grouping(&self) -> Grouping {
        Some(self.grouping).filter(|grouping| self.order.groupings().contains(grouping)).unwrap_or_default()
    }
}

/// The articles of a set that a context looks through: those of its outlet and of its days.
pub(super) fn scope(corpus: &Corpus, set: &ArticleSet, context: &Context) -> ArticleSet {
    let mut scope = set.clone();
    let names = corpus.outlets();
    let mut labels: Vec<u32> = Vec::new();
    let mut in_groups = ArticleSet::default();
    for name in &context.outlets {
        match groups::named(corpus, set, &context.groups, name) {
            Some(articles) => in_groups.union_with(&articles),
            None => labels.extend(names.find(name)),
        }
    }
    for article in members(set) {
        let is_named = labels.contains(&corpus.outlet(article)) || in_groups.contains(article as usize);
        let is_of_outlet = context.outlets.is_empty() || is_named != context.others;
        let is_of_days = context.days.is_none_or(|(from, to)| {
            corpus.articles.days(article).is_some_and(|(earliest, latest)| from <= earliest && latest <= to)
        });
        scope.set(article as usize, is_of_outlet && is_of_days);
    }
    scope
}

/// In how many articles some occurrences are, which are in reading order.
pub(super) fn n_articles_with(corpus: &Corpus, spans: &[Span]) -> u32 {
    let mut walk = Walk::new(corpus);
    let mut articles: Vec<ArticleId> = spans.iter().map(|span| walk.to(span.start)).collect();
    articles.dedup();
    articles.len() as u32
}

/// The occurrences of a node that can be read in a set of articles, in reading order.
///
/// # Errors
/// What keeps the node, or the one that its occurrences must be near, from being understood.
pub fn occurrences(corpus: &Corpus, set: &ArticleSet, context: &Context) -> Result<Vec<Span>, SearchFault> {
    Ok(zone::readable(corpus, everywhere(corpus, set, context)?.0))
}

/// The occurrences of a node that are counted in a set of articles, in reading order: the same, but in articles with counts those in the counts,
/// unless words must be in their order to be found.
///
/// # Errors
/// As [`occurrences`].
pub fn counted_occurrences(corpus: &Corpus, set: &ArticleSet, context: &Context) -> Result<Vec<Span>, SearchFault> {
    let (spans, needs_order) = everywhere(corpus, set, context)?;
    Ok(zone::counted(corpus, spans, needs_order))
}

/// The occurrences of a node in texts and counts, and whether words must be in their order for it to be found.
pub(super) fn everywhere(
    corpus: &Corpus,
    set: &ArticleSet,
    context: &Context,
) -> Result<(Vec<Span>, bool), SearchFault> {
    let Some(found) = search::run_node(corpus, &context.node, context.search)? else { return Ok((Vec::new(), false)) };
    let Matches { mut spans, mut needs_order, .. } = found;
    let scope = scope(corpus, set, context);
    spans = within(corpus, spans, &scope);
    if let Some(wanted) = &context.spelling {
        let mut walk = Walk::new(corpus);
        spans.retain(|span| {
            let mentions = corpus.actors.in_article(walk.to(span.start));
            let mention =
                mentions.binary_search_by_key(span, |mention| mention.span).ok().and_then(|i| mentions.get(i));
            mention.is_some_and(|mention| spelling(corpus, mention) == *wanted)
        });
    }
    if let Some(near) = context.near.as_ref().filter(|near| near.is_asked()) {
        let window = window(corpus, &scope, near)?;
        spans.retain(|span| window.holds(*span));
        needs_order = true;
    }
    Ok((spans, needs_order))
}

/// The windows around a node's occurrences in a set of articles.
///
/// # Errors
/// What keeps the node from being understood.
pub fn window(corpus: &Corpus, set: &ArticleSet, near: &Near) -> Result<Window, SearchFault> {
    let context = Context { node: near.node.clone(), search: near.search, ..Context::default() };
    Ok(Window::around(corpus, &occurrences(corpus, set, &context)?, near.n_tokens))
}
