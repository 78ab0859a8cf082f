//! The controls of the sentence about lines: which of them, in which order, how grouped.

use crate::ui::controls::choice::{select_named, select_nth};
use crate::ui::controls::sentence::{sentence, text};
use crate::ui::controls::store::Dispatch;
use crate::view::{Action, wording};
use reports::concordance::Concordance;
use reports::context::{Context, LineOrder};
use reports::sample::Sample;
use words::{concordance, context};
use yew::{Callback, Html, html};

/// What the sentence about lines has in it.
pub(super) struct LineControls {
    /// All lines, or a random sample of them.
    pub(super) which: Html,
    /// Their order, and what they are grouped by where the order leaves a choice.
    pub(super) order: Html,
}

/// The number of the choice of all lines.
const ALL: u32 = 0;

/// These controls.
pub(super) fn line_controls(looked: &Context, dispatch: &Dispatch) -> LineControls {
    let sizes = [&[ALL], Sample::SIZES.as_slice()].concat();
    let name = |n: u32| match n {
        ALL => concordance::which_all().to_owned(),
        n => concordance::which_sample(n.into()),
    };
    let choose_size = {
        let (dispatch, sample) = (dispatch.clone(), looked.sample);
        move |n: u32| {
            let next = sample.map_or(Sample::of(n), |sample| Sample { n, ..sample });
            dispatch.emit(Action::SampleLines((n != ALL).then_some(next)));
        }
    };
    let size = looked.sample.map_or(ALL, |sample| sample.n);
    let choose_order = {
        let dispatch = dispatch.clone();
        move |i: usize| dispatch.emit(Action::OrderLines(LineOrder::ALL.get(i).copied().unwrap_or_default()))
    };
    let orders = LineOrder::ALL.map(wording::line_order);
    let order = LineOrder::ALL.iter().position(|other| *other == looked.order).unwrap_or_default();
    let order = select_nth(context::order_label(), &orders, order, choose_order);
    let groupings = looked.order.groupings();
    let choose_grouping = {
        let dispatch = dispatch.clone();
        move |i: usize| dispatch.emit(Action::GroupLines(groupings.get(i).copied().unwrap_or_default()))
    };
    let names: Vec<&str> = groupings.iter().map(|grouping| wording::grouping(*grouping)).collect();
    let grouping = groupings.iter().position(|other| *other == looked.grouping()).unwrap_or_default();
    let grouping = select_nth(concordance::grouping_label(), &names, grouping, choose_grouping);
    LineControls {
        which: select_named(concordance::which_label(), &sizes, size, name, choose_size),
        order: html! { <>{ order }if groupings.len() > 1 { { sentence(context::condition(text, grouping)) } }</> },
    }
}

/// How many lines there are, and the way to another sample.
pub(super) fn lines_found(found: &Concordance, sample: Option<Sample>, dispatch: &Dispatch) -> Html {
    let another = sample.filter(|_| found.n_listed < found.n_lines).map(|sample| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::SampleLines(Some(sample.next()))));
        html! { <>{ " " }<button class="link" {onclick}>{ concordance::another_sample() }</button></> }
    });
    html! { <><strong role="status">{ wording::lines(found, sample) }</strong>{ another }</> }
}
