//! The table of a comparison: the same words as numbers, each of which opens its lines.

use crate::ui::controls::paging::more_button;
use crate::ui::controls::store::Dispatch;
use crate::view::{Action, WordsState, both_sides, wording};
use reports::keyness::Comparison;
use reports::word_row::{Basis, Figures, WordOrder, WordRow};
use yew::{Callback, Html, html};

/// The table, in the order that is chosen; `on_more` asks for more rows.
pub fn word_table(report: &Comparison, words: &WordsState, on_more: &Callback<()>, dispatch: &Dispatch) -> Html {
    let by_articles = report.basis == Basis::Articles;
    let head = |order: WordOrder, title: String, class: &'static str| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::OrderWords(order)));
        let sorted = match (words.order == order, words.ascending) {
            (false, _) => "none",
            (true, true) => "ascending",
            (true, false) => "descending",
        };
        html! { <th scope="col" {class} aria-sort={sorted}><button class="table__sort" {onclick}>{ title }</button></th> }
    };
    let sides = [&report.target, &report.reference].map(wording::side_head);
    let rows = report.rows.iter().map(|row| table_row(row, report, words, dispatch));
    let has_figures = report.rows.iter().any(|row| row.figures.is_some());
    let plain = |title: String| html! { <th scope="col" class="number">{ title }</th> };
    html! {
        <>
            <div class="table-frame" role="region" aria-label={words::tables::table()} tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            { head(WordOrder::Word, words::tables::word().into(), "text") }
                            { head(WordOrder::Target, sides[0].into(), "number side side--target") }
                            { head(WordOrder::Reference, sides[1].into(), "number side side--reference") }
                            { head(WordOrder::Articles, words::tables::articles().into(), "number") }
                            { head(WordOrder::Ratio, wording::COLUMN_RATIO.into(), "number") }
                            if by_articles {
                                { plain(wording::COLUMN_INTERVAL.into()) }
                                { plain(wording::COLUMN_P.into()) }
                            }
                            { head(WordOrder::Key, wording::COLUMN_KEY.into(), "number") }
                            { head(WordOrder::Likelihood, wording::COLUMN_LIKELIHOOD.into(), "number") }
                            { plain(wording::COLUMN_BIC.into()) }
                            if has_figures {
                                if by_articles { { plain(wording::COLUMN_P_SINGLE.into()) } }
                                { plain(wording::COLUMN_LIKELIHOOD_4.into()) }
                                { plain(wording::COLUMN_PERCENT.into()) }
                                { plain(wording::COLUMN_ODDS.into()) }
                                { plain(wording::COLUMN_FIGHTIN.into()) }
                                { plain(wording::column_dispersion(sides[0])) }
                                { plain(wording::column_dispersion(sides[1])) }
                            }
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

fn table_row(row: &WordRow, report: &Comparison, words: &WordsState, dispatch: &Dispatch) -> Html {
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
        html! {
            <td class="number">
                <button class="table__count" onclick={of_side(side)} disabled={row.counts[side] == 0}>{ words::count(row.counts[side]) }</button>
                <span class="table__rate" title={words::tables::per_thousand()}>{ words::rate(row.per_thousand[side]) }</span>
            </td>
        }
    };
    html! {
        <tr key={row.node.clone()}>
            <th scope="row" class="text"><button class="table__word row" dir="auto" onclick={open(&both_sides(&report.target, &report.reference), false)}>{ &row.name }</button></th>
            { count(0) }
            { count(1) }
            <td class="number">{ words::count((row.n_articles[0] + row.n_articles[1]).into()) }</td>
            <td class="number">{ words::signed(row.log_ratio, 1) }</td>
            if report.basis == Basis::Articles {
                <td class="number">{ row.interval.map(wording::interval).unwrap_or_default() }</td>
                <td class="number">{ row.p_adjusted.map(words::probability).unwrap_or_default() }</td>
            }
            <td class="number">{ words::signed(row.key, 1) }</td>
            <td class="number">{ words::decimal(row.log_likelihood, 1) }</td>
            <td class="number">{ words::signed(row.bic, 1) }</td>
            if let Some(figures) = &row.figures { { other_figures(figures, report.basis) } }
        </tr>
    }
}

fn other_figures(figures: &Figures, basis: Basis) -> Html {
    let none = || words::tables::none().to_owned();
    let cell = |text: String| html! { <td class="number">{ text }</td> };
    let dispersion =
        |side: usize| figures.dispersion[side].map_or_else(none, |d| words::decimal(d.deviation_of_proportions, 2));
    html! {
        <>
            if basis == Basis::Articles { { cell(figures.p.map_or_else(none, words::probability)) } }
            { cell(words::decimal(figures.log_likelihood_four_term, 1)) }
            { cell(figures.percent_difference.map_or_else(none, |n| words::signed(n, 0))) }
            { cell(figures.odds_ratio.map_or_else(none, |n| words::decimal(n, 2))) }
            { cell(words::signed(figures.fightin_words, 2)) }
            { cell(dispersion(0)) }
            { cell(dispersion(1)) }
        </>
    }
}
