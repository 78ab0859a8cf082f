//! The table of a comparison: the same words as numbers, each of which opens its lines.

use crate::ui::controls::hide::hide_button;
use crate::ui::controls::paging::more_button;
use crate::ui::controls::sort_head::sort_head;
use crate::ui::controls::store::Dispatch;
use crate::view::picture::mark::Side;
use crate::view::{Action, WordsState, both_sides, figures, wording};
use reports::keyness::Comparison;
use reports::word_row::{WordOrder, WordRow};
use yew::{Callback, Html, html};

/// The table, in the order that is chosen; `on_more` asks for more rows.
pub fn word_table(report: &Comparison, words: &WordsState, on_more: &Callback<()>, dispatch: &Dispatch) -> Html {
    let head = |order: WordOrder, title: &str, class: &'static str| {
        let dispatch = dispatch.clone();
        let sort = Callback::from(move |()| dispatch.emit(Action::OrderWords(order)));
        sort_head(title, class, (words.order == order).then_some(words.ascending), sort)
    };
    let plain = |title: &str| html! { <th scope="col" class="number">{ title }</th> };
    let sides = [&report.target, &report.reference].map(wording::side_head);
    let columns = figures::of_words(&report.rows, words.figures, words.order);
    let measures = columns.iter().map(|(number, measure)| match measure.order {
        Some(_) => head(WordOrder::Measure(*number), wording::measure_name(measure.key), "number"),
        None => plain(wording::measure_name(measure.key)),
    });
    let has_dispersion = report.rows.iter().any(|row| row.dispersion.is_some());
    let dispersion = figures::of_sides()
        .filter(|_| has_dispersion)
        .flat_map(|measure| sides.map(|side| plain(&words::tables::of_side(side, wording::measure_name(measure.key)))));
    let rows = report.rows.iter().map(|row| {
        let measures = columns.iter().map(|(_, measure)| figures::print(measure, &row.word));
        let dispersion = row.dispersion.iter().flat_map(|of_sides| {
            figures::of_sides()
                .flat_map(|measure| of_sides.each_ref().map(|word| figures::print_known(measure, word.as_ref())))
        });
        table_row(row, measures.chain(dispersion), report, words, dispatch)
    });
    html! {
        <>
            <div class="table-frame" role="region" aria-label={words::tables::table()} tabindex="0">
                <table class="table">
                    <caption class="caption">{ words::tables::cells() }</caption>
                    <thead>
                        <tr>
                            { head(WordOrder::Word, words::tables::word(), "text") }
                            { head(WordOrder::Target, sides[0], "number side side--target") }
                            { head(WordOrder::Reference, sides[1], "number side side--reference") }
                            { head(WordOrder::Articles, words::tables::articles(), "number") }
                            { for measures }
                            { for dispersion }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="caption">{ words::tables::rows(report.rows.len() as u64, report.n_words.into()) }</p>
            { more_button(report.rows.len(), report.n_words, on_more) }
        </>
    }
}

fn table_row(
    row: &WordRow,
    figures: impl Iterator<Item = String>,
    report: &Comparison,
    words: &WordsState,
    dispatch: &Dispatch,
) -> Html {
    let open = |outlets: &[&str], others: bool| {
        let action = words.open_lines(&row.node, outlets, others);
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(action.clone()))
    };
    let (target, reference) = (report.target.name.as_str(), report.reference.name.as_str());
    let of_side = |side: usize| match (side, reference) {
        (1, "") => open(&[target], true),
        (1, reference) => open(&[reference], false),
        _ => open(&[target], false),
    };
    let count = |side: usize| {
        let (n, rate) = (row.counts()[side], row.per_thousand()[side]);
        html! {
            <td class="number">
                <button class="table__count" onclick={of_side(side)} disabled={n == 0}>{ words::count(n) }</button>
                <span class="table__rate" title={words::tables::per_thousand()}>{ words::rate(rate) }</span>
            </td>
        }
    };
    html! {
        <tr key={row.node.clone()} data-side={Side::of(row.log_ratio()).name()} data-reliable={row.word.is_significant().to_string()}>
            <th scope="row" class="text">
                <button class="table__word row" dir="auto" onclick={open(&both_sides(&report.target, &report.reference), false)}>{ &row.name }</button>
                { hide_button(&row.name, &words.filter, dispatch) }
            </th>
            { count(0) }
            { count(1) }
            <td class="number">{ words::count((row.n_articles[0] + row.n_articles[1]).into()) }</td>
            { for figures.map(|figure| html! { <td class="number">{ figure }</td> }) }
        </tr>
    }
}
