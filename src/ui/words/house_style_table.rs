//! The table of house style: everybody’s names down, outlets across.

use crate::ui::controls::notice::notice;
use crate::ui::controls::paging::more_button;
use crate::ui::controls::store::Dispatch;
use crate::view::{Action, wording};
use corpus::UnitKind;
use reports::context::Context;
use reports::house_style::{HouseStyle, Spelling, Variants};
use reports::node::node_of_actor;
use yew::{Callback, Html, html};

/// The table of the first `n` names; every number opens its lines.
pub fn house_style_table(style: &HouseStyle, (n, more): &(u32, Callback<()>), dispatch: &Dispatch) -> Html {
    if style.actors.is_empty() {
        return notice(words::house_style::one_spelling_each());
    }
    let heads = style.outlets.iter().map(|outlet| {
        html! { <th scope="col" class="number" title={wording::size(outlet)}><bdi>{ &outlet.name }</bdi></th> }
    });
    let groups = style.actors.iter().take(*n as usize).map(|actor| group(actor, style, dispatch));
    html! {
        <>
            <div class="table-frame" role="region" aria-label={words::tables::table()} tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col" class="text">{ words::tables::spelling() }</th>
                            { for heads }
                            <th scope="col" class="number">{ words::tables::all() }</th>
                        </tr>
                    </thead>
                    { for groups }
                </table>
            </div>
            { more_button(*n as usize, style.actors.len() as u32, more) }
            if style.n_other_outlets > 0 { <p class="caption">{ words::tables::outlets_left(style.n_other_outlets.into()) }</p> }
        </>
    }
}

fn group(actor: &Variants, style: &HouseStyle, dispatch: &Dispatch) -> Html {
    // The spelling that an outlet uses most is marked.
    let most: Vec<u32> = (0..style.outlets.len())
        .map(|column| actor.spellings.iter().filter_map(|s| s.counts.get(column)).copied().max().unwrap_or_default())
        .collect();
    let rows = actor.spellings.iter().map(|spelling| row(actor, spelling, style, &most, dispatch));
    html! {
        <tbody key={actor.name.clone()}>
            <tr>
                <th scope="rowgroup" colspan={(style.outlets.len() + 2).to_string()} class="text table__group">
                    <bdi>{ &actor.name }</bdi>
                    if actor.outlets_differ { { " " }<span class="quiet">{ words::house_style::outlets_differ() }</span> }
                </th>
            </tr>
            { for rows }
        </tbody>
    }
}

fn row(actor: &Variants, spelling: &Spelling, style: &HouseStyle, most: &[u32], dispatch: &Dispatch) -> Html {
    let open = |outlet: Option<&String>| {
        let context = Context {
            node: node_of_actor(&actor.name),
            outlets: outlet.into_iter().cloned().collect(),
            spelling: Some(spelling.text.clone()),
            units: UnitKind::WordsAndActors,
            ..Context::default()
        };
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::OpenLines(Box::new(context.clone()))))
    };
    let cell = |n: u32, outlet: Option<&String>, is_most: bool| {
        html! {
            <td class="number" data-most={is_most.to_string()}>
                <button class="table__count" disabled={n == 0} onclick={open(outlet)}>{ words::count(n.into()) }</button>
            </td>
        }
    };
    let cells = spelling.counts.iter().zip(&style.outlets).zip(most);
    html! {
        <tr key={spelling.text.clone()}>
            <th scope="row" class="text"><button class="table__word row" dir="auto" onclick={open(None)}>{ &spelling.text }</button></th>
            { for cells.map(|((n, outlet), most)| cell(*n, Some(&outlet.name), *n > 0 && n == most)) }
            { cell(spelling.total, None, false) }
        </tr>
    }
}
