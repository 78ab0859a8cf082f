//! The state: everything a person has chosen, and nothing that can be worked out from it. It is the page's address.

use crate::analysis::concordance::{Context, LineOrder};
use crate::analysis::keyness::{Sides, WordFilter, WordOrder};
use crate::corpus::UnitKind;
use crate::engine::ArticleOrder;
use crate::ingest::Day;
use crate::query::filters::Condition;
use crate::query::{Facet, Filters, Pick};

/// Which view is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The list of articles.
    #[default]
    Articles,
    /// The comparison of words.
    Words,
    /// The concordance.
    Context,
}

impl View {
    /// Every view, in the order of its tabs and of the keys 1 to 3.
    pub const ALL: [Self; 3] = [Self::Articles, Self::Words, Self::Context];
}

/// Which comparison is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordsMode {
    /// A target against a reference.
    #[default]
    Compare,
    /// Each outlet against the rest.
    SideBySide,
    /// Counts in each outlet.
    Frequencies,
}

impl WordsMode {
    /// Every mode, as the page lists them.
    pub const ALL: [Self; 3] = [Self::Compare, Self::SideBySide, Self::Frequencies];
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
    /// The concordance.
    pub context: Context,
    /// The open article.
    pub reading: Option<Reading>,
    /// The masthead is hidden, since another page has its own.
    pub embed: bool,
}

/// What a person can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Go where an address leads.
    Visit(Box<State>),
    /// Open a view.
    Show(View),
    /// Search.
    Search(String),
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
    /// Open the lines of a node, of one outlet or of the others if one is given.
    OpenLines {
        /// The node, in the search language.
        node: String,
        /// The outlet, and whether every other is meant instead.
        outlet: Option<(String, bool)>,
        /// What counts as one.
        units: UnitKind,
    },
    /// Order the lines.
    OrderLines(LineOrder),
    /// Open an article.
    Read(Reading),
    /// Close the article.
    CloseArticle,
}

impl Action {
    /// Whether the browser's back button should lead back to before it. Typing and sorting are not worth a step.
    pub fn is_step(&self) -> bool {
        !matches!(
            self,
            Self::Visit(_) | Self::Search(_) | Self::OrderArticles(_) | Self::OrderWords(_) | Self::OrderLines(_)
        )
    }
}

impl State {
    /// The state after an action.
    #[must_use]
    pub fn after(&self, action: &Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Visit(state) => next = (**state).clone(),
            Action::Show(view) => next.view = *view,
            Action::Search(query) => next.filters.query.clone_from(query),
            Action::Pick(facet, name, pick) => next.filters.choice_mut(*facet).set(name, *pick),
            Action::RequireAll(facet, all) => next.filters.choice_mut(*facet).all = *all,
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
            Action::OpenLines { node, outlet, units } => {
                let (outlet, others) = outlet.clone().map_or((None, false), |(outlet, others)| (Some(outlet), others));
                let order = self.context.order;
                next.context = Context { node: node.clone(), outlet, others, units: *units, order };
                next.view = View::Context;
            }
            Action::OrderLines(order) => next.context.order = *order,
            Action::Read(reading) => next.reading = Some(reading.clone()),
            Action::CloseArticle => next.reading = None,
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
        let state = by(&state, WordOrder::Ratio);
        assert!(!state.words.ascending);
        assert!(by(&state, WordOrder::Ratio).words.ascending);
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
        let open = Action::OpenLines { node: "war".into(), outlet: Some(("A".into(), true)), units: UnitKind::Words };
        let state = state.after(&open);
        assert_eq!((state.view, state.context.others, state.context.order), (View::Context, true, LineOrder::Left));
    }
}
