//! The names that values have in an address.

use crate::view::state::{ContextMode, ManageMode, View, WordsMode};
use corpus::query::Pick;
use corpus::query::timeline::Stretch;
use engine::ArticleOrder;
use model::ActorKind;
use reports::context::{Grouping, LineOrder};
use reports::names::{NameKind, NamesBy};

// Where a value has two names, the first is written and both are read: links of earlier versions still work.
pub(super) const VIEWS: [(&str, View); 8] = [
    ("articles", View::Articles),
    ("words", View::Words),
    ("context", View::Context),
    ("trends", View::Trends),
    ("names", View::Names),
    ("manage", View::Manage),
    ("clippings", View::Clippings),
    ("desk", View::Manage),
];
pub(super) const MANAGE_MODES: [(&str, ManageMode); 6] = [
    ("add", ManageMode::Add),
    ("edit", ManageMode::Edit),
    ("lexicon", ManageMode::Lexicon),
    ("counting", ManageMode::Counting),
    ("save", ManageMode::Save),
    ("mend", ManageMode::Edit),
];
pub(super) const MODES: [(&str, WordsMode); 5] = [
    ("compare", WordsMode::Compare),
    ("map", WordsMode::Map),
    ("outlets", WordsMode::SideBySide),
    ("frequencies", WordsMode::Frequencies),
    ("house-style", WordsMode::HouseStyle),
];
pub(super) const CONTEXT_MODES: [(&str, ContextMode); 5] = [
    ("lines", ContextMode::Lines),
    ("collocates", ContextMode::Collocates),
    ("dispersion", ContextMode::Dispersion),
    ("near", ContextMode::Collocates),
    ("spread", ContextMode::Dispersion),
];
pub(super) const STRETCHES: [(&str, Stretch); 4] =
    [("day", Stretch::Day), ("week", Stretch::Week), ("month", Stretch::Month), ("year", Stretch::Year)];
pub(super) const ARTICLE_ORDERS: [(&str, ArticleOrder); 4] = [
    ("newest", ArticleOrder::Newest),
    ("oldest", ArticleOrder::Oldest),
    ("outlet", ArticleOrder::Outlet),
    ("hits", ArticleOrder::Hits),
];
pub(super) const LINE_ORDERS: [(&str, LineOrder); 11] = [
    ("reading", LineOrder::Reading),
    ("l1", LineOrder::Left(1)),
    ("l2", LineOrder::Left(2)),
    ("l3", LineOrder::Left(3)),
    ("r1", LineOrder::Right(1)),
    ("r2", LineOrder::Right(2)),
    ("r3", LineOrder::Right(3)),
    ("outlet", LineOrder::Outlet),
    ("date", LineOrder::Date),
    ("left", LineOrder::Left(1)),
    ("right", LineOrder::Right(1)),
];
pub(super) const UNDATED: [(&str, Pick); 2] = [("only", Pick::Include), ("out", Pick::Exclude)];
pub(super) const NAME_KINDS: [(&str, NameKind); 5] = [
    ("person", Some(ActorKind::Person)),
    ("organisation", Some(ActorKind::Organisation)),
    ("place", Some(ActorKind::Place)),
    ("unsorted", Some(ActorKind::Unsorted)),
    ("topic", None),
];
pub(super) const NAMES_BY: [(&str, NamesBy); 2] = [("articles", NamesBy::Articles), ("mentions", NamesBy::Mentions)];
pub(super) const GROUPINGS: [(&str, Grouping); 4] =
    [("none", Grouping::None), ("word", Grouping::Word), ("month", Grouping::Month), ("year", Grouping::Year)];

/// The name of a view.
pub fn view_name(view: View) -> &'static str {
    name_of(&VIEWS, view)
}

/// The view of a name.
pub fn view_of(name: &str) -> Option<View> {
    value_of(&VIEWS, name)
}

/// The name of a value; none where the table lacks it.
pub(super) fn name_of<T: PartialEq + Copy>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, v)| *v == value).map_or("", |(name, _)| name)
}

/// The value of a name.
pub(super) fn value_of<T: Copy>(names: &[(&'static str, T)], name: &str) -> Option<T> {
    names.iter().find(|(n, _)| *n == name).map(|(_, value)| *value)
}
