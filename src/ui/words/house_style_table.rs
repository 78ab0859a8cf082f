//! The table of house style: names with their spellings down, outlets across.

use crate::ui::controls::notice::notice;
use crate::ui::controls::store::Dispatch;
use crate::view::{Action, number, wording};
use corpus::UnitKind;
use reports::context::Context;
use reports::house_style::{HouseStyle, Spelling, Variants};
use reports::node::node_of_actor;
use yew::{Callback, Html, html};

/// The table; every number opens its lines.
pub fn house_style_table(style: &HouseStyle, dispatch: &Dispatch) -> Html {
    if style.actors.is_empty() {
        return notice(wording::NO_VARIANTS);
    }
    let heads = style.outlets.iter().map(|outlet| {
        html! { <th scope="col" class="number" title={wording::side_size(outlet)}><bdi>{ &outlet.name }</bdi></th> }
    });
    let groups = style.actors.iter().map(|actor| group(actor, style, dispatch));
    html! {
        <>
            <div class="table-frame" role="region" aria-label={wording::TABLE} tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col" class="text">{ wording::COLUMN_SPELLING }</th>
                            { for heads }
                            <th scope="col" class="number">{ wording::COLUMN_ALL }</th>
                        </tr>
                    </thead>
                    { for groups }
                </table>
            </div>
            if style.n_other_outlets > 0 { <p class="caption">{ wording::more_outlets(style.n_other_outlets) }</p> }
        </>
    }
}

fn group(actor: &Variants, style: &HouseStyle, dispatch: &Dispatch) -> Html {
    // What an outlet uses most stands out.
    let most: Vec<u32> = (0..style.outlets.len())
        .map(|column| actor.spellings.iter().filter_map(|s| s.counts.get(column)).copied().max().unwrap_or_default())
        .collect();
    let rows = actor.spellings.iter().map(|spelling| row(actor, spelling, style, &most, dispatch));
    html! {
        <tbody key={actor.name.clone()}>
            <tr>
                <th scope="rowgroup" colspan={(style.outlets.len() + 2).to_string()} class="text table__group">
                    <bdi>{ &actor.name }</bdi>
                    if actor.outlets_differ { { " " }<span class="quiet">{ wording::OUTLETS_DIFFER }</span> }
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
                <button class="table__count" disabled={n == 0} onclick={open(outlet)}>{ number::count(n.into()) }</button>
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
