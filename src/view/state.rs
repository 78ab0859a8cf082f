//! The state: everything a person has chosen, and nothing that can be worked out from it. It is the page's address.

use corpus::Facet;
use corpus::query::filters::Condition;
use corpus::query::timeline::Stretch;
use corpus::query::{Filters, Pick, SearchOptions};
use engine::ArticleOrder;
use model::Day;
use reports::collocates::CollocateOrder;
use reports::context::{Context, LineOrder};
use reports::frequency::FrequencyOrder;
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
    /// The desk: articles come in, are mended, and leave.
    Manage,
    /// What was kept with notes.
    Clippings,
}

impl View {
    /// Every view that has a tab, in their order and that of the keys 1 to 4.
    pub const ALL: [Self; 4] = [Self::Articles, Self::Words, Self::Context, Self::Trends];
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
    /// Pages and files leave, and the browser keeps the corpus.
    Save,
}

impl ManageMode {
    /// Every part, as the page lists them.
    pub const ALL: [Self; 4] = [Self::Add, Self::Edit, Self::Lexicon, Self::Save];
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

impl WordsState {
    /// Opens the lines that a number in this view counts: of some outlets, of every outlet but some, or of all where none is named.
    pub fn open_lines(&self, node: &str, outlets: &[&str], others: bool) -> Action {
        Action::OpenLines(Box::new(Context {
            node: node.to_owned(),
            outlets: outlets.iter().map(|name| (*name).to_owned()).collect(),
            others,
            near: self.filter.near.clone().filter(|near| !near.node.trim().is_empty()),
            units: self.filter.kind(),
            ..Context::default()
        }))
    }
}

/// The outlets of two sides, to open the lines of both: none where the reference is every other outlet.
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

/// The article that is open, and the token whose paragraph is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
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
    /// Which part of the desk.
    pub manage: ManageMode,
    /// The view from which the desk was opened; a page saved there opens at it.
    pub behind_manage: View,
    /// The open article.
    pub reading: Option<Reading>,
    /// The masthead is hidden, since another page has its own.
    pub embed: bool,
    /// The language on the screen, where the address names one; it then comes before what the person or the browser prefers.
    pub language: Option<Language>,
}

/// What a person can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Go where an address leads.
    Visit(Box<State>),
    /// Go elsewhere, as a step of its own.
    Go(Box<State>),
    /// Open a view.
    Show(View),
    /// Search.
    Search(String),
    /// Choose what is alike in the search and the texts.
    SearchWith(SearchOptions),
    /// Choose a facet's value, or take it back.
    Pick(Facet, String, Pick),
    /// Ask for all included values of a facet, or for any.
    RequireAll(Facet, bool),
    /// Choose days.
    Dates(Option<Day>, Option<Day>),
    /// Take one condition back.
    Remove(Condition),
    /// Take everything back that narrows the corpus.
    ClearFilters,
    /// Order the list of articles.
    OrderArticles(ArticleOrder),
    /// Open a comparison.
    Compare(WordsMode),
    /// Choose who is compared with whom.
    Choose(Sides),
    /// Choose which words are shown.
    FilterWords(WordFilter),
    /// Order the table of words; by the same column again turns it round.
    OrderWords(WordOrder),
    /// Show all figures of a word, or the usual ones.
    ShowFigures(bool),
    /// Order the table of frequencies.
    OrderFrequencies(FrequencyOrder),
    /// Open the lines of a node; they keep their order.
    OpenLines(Box<Context>),
    /// Look at a node without leaving what is open.
    Look(Box<Context>),
    /// Show something else of the node.
    ShowContext(ContextMode),
    /// Choose how many words on either side are its company.
    Window(u32),
    /// Order its company.
    OrderCollocates(CollocateOrder),
    /// Choose the stretches of its trend.
    Stretches(Option<Stretch>),
    /// Open a part of the desk.
    OpenManage(ManageMode),
    /// Order the lines.
    OrderLines(LineOrder),
    /// Open an article.
    Read(Reading),
    /// Close the article.
    CloseArticle,
    /// Speak another language. Where the browser does not remember it, or the address names one already, the address names it.
    Speak {
        /// The language.
        language: Language,
        /// The browser remembers it.
        is_remembered: bool,
    },
}

impl Action {
    /// Whether the browser's back button should lead back to before it. Typing and sorting are not worth a step.
    pub fn is_step(&self) -> bool {
        !matches!(
            self,
            Self::Visit(_)
                | Self::Search(_)
                | Self::Look(_)
                | Self::OrderArticles(_)
                | Self::OrderWords(_)
                | Self::OrderFrequencies(_)
                | Self::OrderCollocates(_)
                | Self::OrderLines(_)
                | Self::Speak { .. }
        )
    }
}

impl State {
    /// The state at which a page that is saved now opens: what was looked at before the desk was opened, narrowed as it is.
    #[must_use]
    pub fn as_opened(&self) -> Self {
        let view = if self.view == View::Manage { self.behind_manage } else { self.view };
        Self { view, manage: ManageMode::default(), behind_manage: View::default(), embed: false, ..self.clone() }
    }

    /// The state after an action.
    #[must_use]
    pub fn after(&self, action: &Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Visit(state) | Action::Go(state) => next = (**state).clone(),
            Action::Show(view) => next.view = *view,
            Action::Search(query) => next.filters.query.clone_from(query),
            Action::SearchWith(options) => next.filters.search = *options,
            Action::Pick(facet, name, pick) => next.filters.choices.pick(*facet, name, *pick),
            Action::RequireAll(facet, all) => next.filters.choices.require_all(*facet, *all),
            Action::Dates(from, to) => {
                let reversed = from.zip(*to).is_some_and(|(from, to)| from > to);
                (next.filters.from, next.filters.to) = if reversed { (*to, *from) } else { (*from, *to) };
            }
            Action::Remove(condition) => next.filters = self.filters.without(condition),
            Action::ClearFilters => next.filters = Filters::default(),
            Action::OrderArticles(order) => next.article_order = *order,
            Action::Compare(mode) => next.words.mode = *mode,
            Action::Choose(sides) => next.words.sides = sides.clone(),
            Action::FilterWords(filter) => next.words.filter = filter.clone(),
            Action::OrderWords(order) => {
                let again = self.words.order == *order;
                // Words begin at A, numbers at the greatest.
                next.words.ascending = if again { !self.words.ascending } else { *order == WordOrder::Word };
                next.words.order = *order;
            }
            Action::ShowFigures(figures) => next.words.figures = *figures,
            Action::OrderFrequencies(order) => next.words.frequency_order = *order,
            Action::OpenLines(context) | Action::Look(context) => {
                next.context = Context { order: self.context.order, ..(**context).clone() };
                if matches!(action, Action::OpenLines(_)) {
                    (next.view, next.context_mode) = (View::Context, ContextMode::Lines);
                }
            }
            Action::ShowContext(mode) => (next.view, next.context_mode) = (View::Context, *mode),
            Action::OpenManage(mode) => {
                if self.view != View::Manage {
                    next.behind_manage = self.view;
                }
                (next.view, next.manage) = (View::Manage, *mode);
            }
            Action::Window(n_tokens) => next.window = Some(*n_tokens),
            Action::OrderCollocates(order) => next.collocate_order = *order,
            Action::Stretches(stretch) => next.stretch = *stretch,
            Action::OrderLines(order) => next.context.order = *order,
            Action::Read(reading) => next.reading = Some(reading.clone()),
            Action::CloseArticle => next.reading = None,
            Action::Speak { language, is_remembered } => {
                if !is_remembered || self.language.is_some() {
                    next.language = Some(*language);
                }
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_column_again_turns_the_table_round() {
        let by = |state: &State, order| state.after(&Action::OrderWords(order));
        let state = by(&State::default(), WordOrder::Word);
        assert!(state.words.ascending);
        let state = by(&state, WordOrder::default());
        assert!(!state.words.ascending);
        assert!(by(&state, WordOrder::default()).words.ascending);
    }

    #[test]
    fn a_page_saved_at_the_desk_opens_at_the_view_behind_it() {
        let state = State { view: View::Words, ..State::default() };
        let at_desk = state.after(&Action::OpenManage(ManageMode::Edit)).after(&Action::OpenManage(ManageMode::Save));
        assert_eq!((at_desk.view, at_desk.as_opened()), (View::Manage, state));
    }

    #[test]
    fn the_address_names_a_language_only_where_it_must() {
        let language = Language::default();
        let speak = |is_remembered| Action::Speak { language, is_remembered };
        let unnamed = State::default();
        assert_eq!(unnamed.after(&speak(true)), unnamed, "a link is in the language of whoever opens it");
        let named = unnamed.after(&speak(false));
        assert_eq!(named.language, Some(language));
        assert_eq!((named.after(&speak(true)), named.as_opened()), (named.clone(), named));
    }

    #[test]
    fn days_given_the_wrong_way_round_are_turned() {
        let state = State::default().after(&Action::Dates(Some(Day(9)), Some(Day(3))));
        assert_eq!((state.filters.from, state.filters.to), (Some(Day(3)), Some(Day(9))));
    }

    #[test]
    fn lines_open_in_their_view_and_keep_their_order() {
        let mut state = State::default();
        state.context.order = LineOrder::Left;
        let context = Context { node: "war".into(), outlets: vec!["A".into()], others: true, ..Context::default() };
        let looked = state.after(&Action::Look(Box::new(context.clone())));
        assert_eq!((looked.view, looked.context.node.as_str()), (View::Articles, "war"));
        let state = state.after(&Action::OpenLines(Box::new(context)));
        assert_eq!((state.view, state.context.others, state.context.order), (View::Context, true, LineOrder::Left));
    }
}
