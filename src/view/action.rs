//! Actions: what a person can do, and the state that comes of it.

use crate::view::names::NamesState;
use crate::view::state::{ContextMode, ManageMode, OpenArticle, Panels, State, View, WordsMode, WordsState};
use corpus::Facet;
use corpus::facet::OUTLET;
use corpus::query::filters::Condition;
use corpus::query::timeline::Stretch;
use corpus::query::{Filters, Pick, SearchOptions};
use engine::ArticleOrder;
use engine::edit::Renamed;
use model::Day;
use reports::collocates::CollocateOrder;
use reports::context::{Context, Grouping, LineOrder};
use reports::frequency::FrequencyOrder;
use reports::keyness::Sides;
use reports::sample::Sample;
use reports::units::WordFilter;
use reports::word_row::WordOrder;
use words::Language;

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
    /// Choose articles without a date, leave them out, or neither.
    Undated(Pick),
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
    /// Set groups side by side, or outlets.
    ByGroup(bool),
    /// Choose which words are shown.
    FilterWords(WordFilter),
    /// Order the table of words; by the same column again turns it round.
    OrderWords(WordOrder),
    /// Show all figures of a word, or the usual ones.
    ShowFigures(bool),
    /// Order the table of frequencies.
    OrderFrequencies(FrequencyOrder),
    /// Open the lines of a node, all of them; they keep their order.
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
    /// Choose the words whose trends are drawn, the first and the others.
    DrawTrends(Vec<String>),
    /// Draw a picture for each outlet, or one.
    Panels(Panels),
    /// Let the axis of trends hold all dates, or fit it to most.
    WholeAxis(bool),
    /// Choose what the view of names shows, and open it.
    Names(Box<NamesState>),
    /// Order what it shows.
    OrderNames(Box<NamesState>),
    /// Open a part of the desk.
    OpenManage(ManageMode),
    /// Order the lines.
    OrderLines(LineOrder),
    /// Follow what an edit gave other names.
    Renamed(Vec<Renamed>),
    /// Group the lines.
    GroupLines(Grouping),
    /// Show a random sample of the lines, or all.
    SampleLines(Option<Sample>),
    /// Open an article.
    Read(OpenArticle),
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
    /// Whether it leads to something else, at the beginning of which a person goes on: what was clicked is there no more.
    pub fn leads_elsewhere(&self) -> bool {
        matches!(self, Self::OpenLines(_) | Self::Go(_))
    }
}

impl WordsState {
    /// Opens the lines that a number in this view counts: of some outlets, of every outlet but some, or of all where none is named.
    pub fn open_lines(&self, node: &str, outlets: &[&str], others: bool) -> Action {
        Action::OpenLines(Box::new(Context {
            node: node.to_owned(),
            outlets: outlets.iter().map(|name| (*name).to_owned()).collect(),
            others,
            near: self.filter.near.clone().filter(reports::window::Near::is_asked),
            units: self.filter.kind(),
            ..Context::default()
        }))
    }
}

impl State {
    /// What was asked about a name is asked about the one that it goes under now.
    fn rename(&mut self, Renamed { facet, from, to }: &Renamed) {
        self.filters.choices.rename(*facet, from, to);
        self.names.rename(*facet, from, to);
        if *facet == OUTLET {
            let sides = &mut self.words.sides;
            let names = sides.target.iter_mut().chain(&mut sides.reference).chain(&mut self.context.outlets);
            names.filter(|name| *name == from).for_each(|name| name.clone_from(to));
        }
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
            Action::Pick(facet, name, pick) => next.filters.choices.click(*facet, name, *pick),
            Action::RequireAll(facet, all) => next.filters.choices.require_all(*facet, *all),
            Action::Dates(from, to) => {
                // Days the wrong way round stay as they were typed: another may be on its way.
                (next.filters.from, next.filters.to) = (*from, *to);
                // No article is of some day and without a date.
                if from.or(*to).is_some() && self.filters.undated == Pick::Include {
                    next.filters.undated = Pick::None;
                }
            }
            Action::Undated(pick) => {
                next.filters.undated = *pick;
                if *pick == Pick::Include {
                    (next.filters.from, next.filters.to) = (None, None);
                }
            }
            Action::Remove(condition) => next.filters = self.filters.without(condition),
            Action::ClearFilters => next.filters = Filters::default(),
            Action::OrderArticles(order) => next.article_order = *order,
            Action::Compare(mode) => next.words.mode = *mode,
            Action::Choose(sides) => {
                next.words.sides = sides.clone();
                next.words.by_group &= !sides.groups.is_empty();
            }
            Action::ByGroup(by_group) => next.words.by_group = *by_group,
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
                let Context { order, grouping, .. } = self.context;
                next.context = Context { order, grouping, ..(**context).clone() };
                // The search stays the node while another condition is chosen.
                if self.is_of_search(&next.context.node, next.context.search) {
                    next.context.node.clear();
                }
                // Only the search says how a node is read.
                next.context.search = SearchOptions::default();
                if matches!(action, Action::OpenLines(_)) {
                    // A number opens as many lines as it says.
                    next.context.sample = None;
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
            Action::DrawTrends(nodes) => {
                let (first, rest) = nodes.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
                if first != next.context.node && !self.is_of_search(first, self.filters.search) {
                    // Another word has its own spellings and collocates.
                    next.context =
                        Context { node: first.to_owned(), near: None, spelling: None, ..self.context.clone() };
                }
                next.trends.with = rest.to_vec();
            }
            Action::Panels(panels) => {
                next.trends.by_outlet = *panels != Panels::Together;
                // One picture leaves be what other views set side by side.
                next.words.by_group = match panels {
                    Panels::Together => next.words.by_group,
                    panels => *panels == Panels::ByGroup,
                };
            }
            Action::WholeAxis(whole_axis) => next.trends.whole_axis = *whole_axis,
            Action::Names(names) | Action::OrderNames(names) => {
                (next.view, next.names) = (View::Names, (**names).clone());
            }
            Action::OrderLines(order) => next.context.order = *order,
            Action::Renamed(renamed) => renamed.iter().for_each(|renamed| next.rename(renamed)),
            Action::GroupLines(grouping) => next.context.grouping = *grouping,
            Action::SampleLines(sample) => next.context.sample = *sample,
            Action::Read(reading) => next.reading = Some(reading.clone()),
            Action::CloseArticle => next.reading = None,
            Action::Speak { language, is_remembered } => {
                if !is_remembered || self.language.is_some() {
                    next.language = Some(*language);
                }
            }
        }
        // An outlet is compared with the others, not with itself.
        let sides = &mut next.words.sides;
        if sides.target.is_some() && sides.target == sides.reference {
            sides.reference = None;
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
    fn what_is_renamed_is_followed() {
        let mut state = State::default();
        state.filters.choices.pick(OUTLET, "Old", Pick::Exclude);
        state.words.sides = Sides { target: Some("Old".into()), reference: Some("B".into()), ..Sides::default() };
        state.context.outlets = vec!["B".into(), "Old".into()];
        let renamed = |from: &str, to: &str| Renamed { facet: OUTLET, from: from.into(), to: to.into() };
        let next = state.after(&Action::Renamed(vec![renamed("Old", "New"), renamed("C", "D")]));
        assert_eq!(next.filters.choices.of(OUTLET).exclude, ["New"]);
        assert_eq!(
            next.words.sides,
            Sides { target: Some("New".into()), reference: Some("B".into()), ..Sides::default() }
        );
        assert_eq!(next.context.outlets, ["B", "New"]);
        assert_eq!(next.after(&Action::Renamed(vec![renamed("New", "Old")])), state);
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
    fn days_given_the_wrong_way_round_stay_as_they_were_typed() {
        let state = State::default().after(&Action::Dates(Some(Day(9)), Some(Day(3))));
        assert_eq!((state.filters.from, state.filters.to), (Some(Day(9)), Some(Day(3))));
    }

    #[test]
    fn an_outlet_is_not_compared_with_itself() {
        let sides = |reference: &str| Sides {
            target: Some("Post".into()),
            reference: Some(reference.into()).filter(|name: &String| !name.is_empty()),
            ..Sides::default()
        };
        let visited = State { words: WordsState { sides: sides("Post"), ..WordsState::default() }, ..State::default() };
        let state = State::default().after(&Action::Visit(Box::new(visited)));
        assert_eq!(state.words.sides, sides(""));
        assert_eq!(state.after(&Action::Choose(sides("Echo"))).words.sides, sides("Echo"));
    }

    #[test]
    fn chosen_days_and_articles_without_a_date_exclude_each_other() {
        let undated = State::default().after(&Action::Undated(Pick::Include));
        let dated = undated.after(&Action::Dates(Some(Day(3)), None));
        assert_eq!((dated.filters.undated, dated.filters.from), (Pick::None, Some(Day(3))));
        let left_out = dated.after(&Action::Undated(Pick::Exclude));
        assert_eq!(left_out.filters.from, Some(Day(3)));
        assert_eq!(dated.after(&Action::Undated(Pick::Include)), undated);
    }

    #[test]
    fn another_first_word_of_trends_lets_the_conditions_of_the_last_go() {
        let context = Context { node: "war".into(), spelling: Some("War".into()), ..Context::default() };
        let state = State { context, ..State::default() };
        let more = state.after(&Action::DrawTrends(vec!["war".into(), "peace".into()]));
        assert_eq!(
            (more.context.spelling.as_deref(), more.trends.with.as_slice()),
            (Some("War"), &["peace".into()][..])
        );
        let other = more.after(&Action::DrawTrends(vec!["peace".into()]));
        assert_eq!((other.context.node.as_str(), other.context.spelling, other.trends.with.len()), ("peace", None, 0));
    }

    #[test]
    fn the_search_is_the_node_until_another_is_given() {
        let mut state = State::default().after(&Action::Search("peace outlet:Post".into()));
        let of = |state: &State| {
            let state = state.with_node();
            (state.context.node, state.filters.query)
        };
        assert_eq!(of(&state), ("peace".into(), "outlet:Post".into()));
        let in_outlet = Context { outlets: vec!["A".into()], ..state.with_node().context };
        state = state.after(&Action::Look(Box::new(in_outlet))).after(&Action::Search("war".into()));
        assert_eq!((of(&state), state.context.outlets.len()), (("war".into(), String::new()), 1));
        state = state.after(&Action::Look(Box::new(Context { node: "deal".into(), ..Context::default() })));
        assert_eq!(of(&state), ("deal".into(), "war".into()));
    }

    #[test]
    fn a_node_of_the_search_is_read_as_the_search_is() {
        let mind_case = SearchOptions { mind_case: true, ..SearchOptions::default() };
        let node = |state: &State| {
            let state = state.with_node();
            (state.context.node, state.context.search, state.filters.query)
        };
        let searched = State::default().after(&Action::Search("US".into())).after(&Action::SearchWith(mind_case));
        let of_search = ("US".to_owned(), mind_case, String::new());
        assert_eq!(node(&searched), of_search);
        let in_outlet = Context { outlets: vec!["A".into()], ..searched.with_node().context };
        let in_outlet = searched.after(&Action::OpenLines(Box::new(in_outlet)));
        assert_eq!((node(&in_outlet), in_outlet.context.search), (of_search.clone(), SearchOptions::default()));
        let with_another = searched.after(&Action::DrawTrends(vec!["US".into(), "peace".into()]));
        assert_eq!(node(&with_another), of_search, "another word beside it changes nothing");
        let counted = searched.after(&Action::OpenLines(Box::new(Context { node: "US".into(), ..Context::default() })));
        assert_eq!(node(&counted), ("US".into(), SearchOptions::default(), "US".into()), "as its count was");
    }

    #[test]
    fn lines_open_in_their_view_and_keep_their_order() {
        let mut state = State::default();
        state.context.order = LineOrder::Left(1);
        let sample = Some(Sample::of(10));
        let outlets = vec!["A".into()];
        let context = Context { node: "war".into(), outlets, others: true, sample, ..Context::default() };
        let looked = state.after(&Action::Look(Box::new(context.clone())));
        assert_eq!((looked.view, looked.context.node.as_str()), (View::Articles, "war"));
        assert_eq!(looked.context.sample, sample);
        let state = state.after(&Action::OpenLines(Box::new(context)));
        assert_eq!((state.view, state.context.others, state.context.order), (View::Context, true, LineOrder::Left(1)));
        assert_eq!(state.context.sample, None, "a number opens as many lines as it says");
    }
}
