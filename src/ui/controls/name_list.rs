//! The names of a corpus, offered as one types a search: each as the search for its mentions.

use crate::ui::controls::datalist::datalist;
use corpus::facet::ACTOR;
use engine::Survey;
use reports::node::node_of_actor;
use yew::Html;

/// The most names that are offered.
const MOST_NAMES: usize = 300;

/// The list of the names with the most articles, under an id.
pub fn name_list(id: &'static str, survey: Option<&Survey>) -> Html {
    let rows = survey.into_iter().flat_map(|survey| survey.values(ACTOR));
    let nodes: Vec<String> = rows.take(MOST_NAMES).map(|row| node_of_actor(&row.name)).collect();
    datalist(id, nodes.iter().map(String::as_str))
}
