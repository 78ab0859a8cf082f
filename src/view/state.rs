//! The state: everything a person has chosen, and nothing that can be worked out from it. It is the page's address.

use crate::view::names::NamesState;
use crate::view::without::Without;
use corpus::query::parts::Parts;
use corpus::query::timeline::Stretch;
use corpus::query::{Filters, SearchOptions};
use engine::ArticleOrder;
use reports::collocates::CollocateOrder;
use reports::context::Context;
use reports::frequency::FrequencyOrder;
use reports::groups::Group;
use reports::keyness::Sides;
use reports::outlets::OutletSize;
use reports::units::WordFilter;
use reports::word_row::WordOrder;
use words::Language;

/// Which view is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The list of articles.
    #[default]
    Articles,
    /// The comparison of words.
    Words,
    /// A word with its lines, its company and its spread.
    Context,
    /// A word over time.
    Trends,
    /// Who is named where.
    Names,
    /// The desk: articles come in, are mended, and leave.
    Manage,
    /// What was kept with notes.
    Clippings,
}

impl View {
    /// Every view that has a tab, in their order and that of the keys 1 to 5.
    pub const ALL: [Self; 5] = [Self::Articles, Self::Words, Self::Context, Self::Trends, Self::Names];
}

/// Which part of the desk is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ManageMode {
    /// Files come in.
    #[default]
    Add,
    /// Articles are mended.
    Edit,
    /// The lexicon of actors and topics.
    Lexicon,
    /// What is left out of the counts.
    Counting,
    /// Pages and files leave, and the browser keeps the corpus.
    Save,
}

impl ManageMode {
    /// Every part, as the page lists them.
    pub const ALL: [Self; 5] = [Self::Add, Self::Edit, Self::Lexicon, Self::Counting, Self::Save];
}

/// The stretches of time that can be chosen; none is that which suits the dates.
pub const STRETCHES: [Option<Stretch>; 5] =
    [None, Some(Stretch::Day), Some(Stretch::Week), Some(Stretch::Month), Some(Stretch::Year)];

/// Which comparison is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordsMode {
    /// A target against a reference.
    #[default]
    Compare,
    /// The same, every word of it on a map.
    Map,
    /// Each outlet against the rest.
    SideBySide,
    /// Counts in each outlet.
    Frequencies,
    /// Spellings of names in each outlet.
    HouseStyle,
}

impl WordsMode {
    /// Every mode, as the page lists them.
    pub const ALL: [Self; 5] = [Self::Compare, Self::Map, Self::SideBySide, Self::Frequencies, Self::HouseStyle];
}

/// What is chosen in the view of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordsState {
    /// Which comparison.
    pub mode: WordsMode,
    /// Who against whom.
    pub sides: Sides,
    /// Groups instead of outlets stand side by side, in every view that has columns or panels of them.
    pub by_group: bool,
    /// Which words.
    pub filter: WordFilter,
    /// The table's order.
    pub order: WordOrder,
    /// From the least up.
    pub ascending: bool,
    /// All figures of a word show in the table.
    pub figures: bool,
    /// The order of the table of frequencies.
    pub frequency_order: FrequencyOrder,
}

/// How many pictures the view of trends draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panels {
    /// One, of all articles.
    Together,
    /// One for each outlet too.
    ByOutlet,
    /// One for each group too.
    ByGroup,
}

impl Panels {
    /// All of them, as the page lists them.
    pub const ALL: [Self; 3] = [Self::Together, Self::ByOutlet, Self::ByGroup];
}

impl WordsState {
    /// The groups that stand side by side; none where outlets do.
    pub fn parts(&self) -> &[Group] {
        if self.by_group { &self.sides.groups } else { &[] }
    }
}

/// The names of two sides, to open the lines of both: none where the reference is every other article.
pub fn both_sides<'a>(target: &'a OutletSize, reference: &'a OutletSize) -> Vec<&'a str> {
    if reference.name.is_empty() { Vec::new() } else { vec![&target.name, &reference.name] }
}

/// What of a node is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ContextMode {
    /// The lines that it stands in.
    #[default]
    Lines,
    /// The words near it.
    Collocates,
    /// Where in the articles it stands.
    Dispersion,
}

impl ContextMode {
    /// Every mode, as the page lists them.
    pub const ALL: [Self; 3] = [Self::Lines, Self::Collocates, Self::Dispersion];
}

/// What is chosen in the view of trends beside the node and the stretches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrendsState {
    /// Further words, names or searches, up to five.
    pub with: Vec<String>,
    /// A picture for each outlet or group, rather than one of all articles.
    pub by_outlet: bool,
    /// The axis holds all dates, also a few that are far from the others.
    pub whole_axis: bool,
}

/// The article that is open, and the token whose paragraph is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenArticle {
    /// The article's id.
    pub id: String,
    /// A token, counted within the article.
    pub token: Option<u32>,
}

/// Everything chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The open view.
    pub view: View,
    /// What narrows the corpus.
    pub filters: Filters,
    /// The order of the list of articles.
    pub article_order: ArticleOrder,
    /// The view of words.
    pub words: WordsState,
    /// The node that is looked at, in the views of context and of trends.
    pub context: Context,
    /// What of it.
    pub context_mode: ContextMode,
    /// How many words on either side are its company; the usual number where it is not said.
    pub window: Option<u32>,
    /// The order of its company.
    pub collocate_order: CollocateOrder,
    /// The stretches of time of its trend; what suits the corpus where it is not said.
    pub stretch: Option<Stretch>,
    /// The rest of the view of trends.
    pub trends: TrendsState,
    /// The view of names.
    pub names: NamesState,
    /// Which part of the desk.
    pub manage: ManageMode,
    /// The view from which the desk was opened; a page saved there opens at it.
    pub behind_manage: View,
    /// The open article.
    pub reading: Option<OpenArticle>,
    /// The page is part of another, which has a masthead of its own; these parts of it are left out.
    pub embed: Option<Without>,
    /// The language on the screen, where the address names one; it then comes before what the person or the browser prefers.
    pub language: Option<Language>,
}

impl State {
    /// The pictures of trends.
    pub fn panels(&self) -> Panels {
        match (self.trends.by_outlet, self.words.parts()) {
            (false, _) => Panels::Together,
            (true, []) => Panels::ByOutlet,
            (true, _) => Panels::ByGroup,
        }
    }

    /// The state at which a page that is saved now opens: what was looked at before the desk was opened, narrowed as it is.
    #[must_use]
    pub fn as_opened(&self) -> Self {
        let view = if self.view == View::Manage { self.behind_manage } else { self.view };
        Self { view, manage: ManageMode::default(), behind_manage: View::default(), embed: None, ..self.clone() }
    }

    /// The same, with the words that are searched for as the node, while no other was given, read as the search is; every article is then asked about
    /// it, not only those that the search keeps.
    #[must_use]
    pub fn with_node(&self) -> Self {
        let mut state = self.clone();
        if state.context.node.trim().is_empty() {
            let Parts { words, rest } = Parts::of(&self.filters.query);
            if !words.is_empty() {
                (state.filters.query, state.context.search) = (rest, self.filters.search);
            }
            state.context.node = words;
        }
        state
    }

    /// Whether a node is the one that the search gives, read as it is.
    pub fn is_of_search(&self, node: &str, search: SearchOptions) -> bool {
        let known = self.with_node().context;
        self.context.node.trim().is_empty() && (node, search) == (known.node.as_str(), known.search)
    }
}
