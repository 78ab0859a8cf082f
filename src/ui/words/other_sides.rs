//! Where a side of a comparison has no article, or none with words: the outlets that have some, each to take its place.

use crate::ui::controls::store::Dispatch;
use crate::view::Action;
use reports::keyness::Sides;
use reports::outlets::OutletSize;
use yew::{Callback, Html, html};

/// The most outlets that are offered.
const MOST_OFFERED: usize = 12;

/// The outlets to choose, but for those that are a side already; nothing where there is none.
pub(super) fn other_sides(
    outlets: &[String],
    [target, reference]: [&OutletSize; 2],
    sides: &Sides,
    dispatch: &Dispatch,
) -> Html {
    let is_target_empty = target.n_articles == 0;
    let is_side = |name: &str| [target, reference].iter().any(|side| side.name == name);
    let offered: Vec<&String> = outlets.iter().filter(|name| !is_side(name)).take(MOST_OFFERED).collect();
    if offered.is_empty() {
        return html! {};
    }
    let choices = offered.into_iter().map(|name| {
        let side = Some(name.clone());
        let sides = if is_target_empty {
            Sides { target: side, ..sides.clone() }
        } else {
            Sides { reference: side, ..sides.clone() }
        };
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::Choose(sides.clone())));
        html! { <li key={name.clone()}><button class="chip" {onclick}><bdi>{ name }</bdi></button></li> }
    });
    html! {
        <div class="notice">
            <p>{ words::comparison::others_to_compare() }</p>
            <ul class="chips">{ for choices }</ul>
        </div>
    }
}
