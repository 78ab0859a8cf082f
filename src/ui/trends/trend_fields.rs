//! The fields of the words whose trends are drawn: one, and up to five more.

use crate::browser::dom;
use crate::ui::controls::language::use_language;
use crate::ui::controls::name_list::name_list;
use crate::ui::controls::search_box::SearchBox;
use crate::ui::controls::store::use_dispatch;
use crate::view::{Action, State};
use engine::Survey;
use reports::trend::MOST_SERIES;
use std::rc::Rc;
use words::{context, trends};
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_state_eq};

/// What the fields show.
#[derive(Properties, PartialEq)]
pub struct TrendFieldsProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// What the filters leave, for names to choose from.
    pub survey: Option<Rc<Survey>>,
}

/// The id of the list of names.
const NAMES: &str = "trend-names";

/// The fields, with a button that opens another.
#[component]
pub fn TrendFields(props: &TrendFieldsProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    // A field that was opened and has no word yet is nobody else's business.
    let is_open = use_state_eq(|| false);
    // Its button is gone then: what is typed next is for it.
    use_effect_with(*is_open, |is_open| {
        if *is_open {
            dom::focus(".trend-fields form:last-of-type input");
        }
    });
    let context = &props.state.context;
    let mut nodes: Vec<String> = [context.node.clone()].into_iter().chain(props.state.trends.with.clone()).collect();
    let n_drawn = nodes.len();
    if *is_open && n_drawn < MOST_SERIES {
        nodes.push(String::new());
    }
    let change = {
        let (dispatch, is_open, known) = (dispatch.clone(), is_open.clone(), nodes[..n_drawn].to_vec());
        move |i: usize, node: Option<String>| {
            let mut nodes = known.clone();
            match node {
                // A field in the middle that was emptied keeps its line until another word is typed.
                Some(node) if node.trim().is_empty() && i + 1 < nodes.len() => return,
                Some(node) if node.trim().is_empty() && i > 0 => {
                    is_open.set(true);
                    nodes.truncate(i);
                }
                Some(node) if i < nodes.len() => nodes[i] = node,
                Some(node) => {
                    is_open.set(false);
                    nodes.push(node);
                }
                None if i < nodes.len() => {
                    nodes.remove(i);
                }
                None => is_open.set(false),
            }
            dispatch.emit(Action::DrawTrends(nodes));
        }
    };
    let fields = nodes.iter().enumerate().map(|(i, node)| {
        let (search, remove) = (change.clone(), change.clone());
        let on_search = Callback::from(move |node| search(i, Some(node)));
        let on_remove = (nodes.len() > 1).then(|| Callback::from(move |()| remove(i, None)));
        // Each field has a name of its own.
        let label = if i == 0 { context::node().to_owned() } else { trends::another_label(i as u64 + 1) };
        let hint = if i == 0 { context::node() } else { trends::another_hint() };
        html! {
            <SearchBox key={i} query={node.clone()} fault={None} {label} {hint} is_in_sentence={true}
                class="search__input search__input--node" list={NAMES} {on_search} {on_remove} />
        }
    });
    let open = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(true))
    };
    let has_room = nodes.len() < MOST_SERIES && nodes.iter().all(|node| !node.trim().is_empty());
    html! {
        <span class="trend-fields">
            { for fields }
            if has_room { <button class="link" onclick={open}>{ trends::another() }</button> }
            { name_list(NAMES, props.survey.as_deref()) }
        </span>
    }
}
