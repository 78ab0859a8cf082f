//! The table of a comparison: the same words as numbers, each of which opens its lines.

use crate::ui::controls::paging::more_button;
use crate::ui::controls::store::Dispatch;
use crate::view::number::{self, probability, signed};
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
    let side = |i: usize| wording::side([&report.target, &report.reference][i]);
    let rows = report.rows.iter().map(|row| table_row(row, report, words, dispatch));
    let has_figures = report.rows.iter().any(|row| row.figures.is_some());
    let plain = |title: String| html! { <th scope="col" class="number">{ title }</th> };
    html! {
        <>
            <div class="table-frame" role="region" aria-label={wording::TABLE} tabindex="0">
                <table class="table">
                    <thead>
                        <tr>
                            { head(WordOrder::Word, wording::COLUMN_WORD.into(), "text") }
                            { head(WordOrder::Target, side(0), "number side side--target") }
                            { head(WordOrder::Reference, side(1), "number side side--reference") }
                            { head(WordOrder::Articles, wording::COLUMN_ARTICLES.into(), "number") }
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
                                { plain(wording::column_dispersion(&side(0))) }
                                { plain(wording::column_dispersion(&side(1))) }
                            }
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="caption">{ wording::rows(report.rows.len(), report.n_words) }</p>
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
        let (n, rate) = wording::count_and_rate(row.counts[side], row.per_thousand[side]);
        html! {
            <td class="number">
                <button class="table__count" onclick={of_side(side)} disabled={row.counts[side] == 0}>{ n }</button>
                <span class="table__rate" title={wording::PER_THOUSAND}>{ rate }</span>
            </td>
        }
    };
    html! {
        <tr key={row.node.clone()}>
            <th scope="row" class="text"><button class="table__word row" dir="auto" onclick={open(&both_sides(&report.target, &report.reference), false)}>{ &row.name }</button></th>
            { count(0) }
            { count(1) }
            <td class="number">{ number::count((row.n_articles[0] + row.n_articles[1]).into()) }</td>
            <td class="number">{ signed(row.log_ratio, 1) }</td>
            if report.basis == Basis::Articles {
                <td class="number">{ row.interval.map(wording::interval).unwrap_or_default() }</td>
                <td class="number">{ row.p_adjusted.map(probability).unwrap_or_default() }</td>
            }
            <td class="number">{ signed(row.key, 1) }</td>
            <td class="number">{ format!("{:.1}", row.log_likelihood) }</td>
            <td class="number">{ signed(row.bic, 1) }</td>
            if let Some(figures) = &row.figures { { other_figures(figures, report.basis) } }
        </tr>
    }
}

fn other_figures(figures: &Figures, basis: Basis) -> Html {
    let none = || wording::NONE.to_owned();
    let cell = |text: String| html! { <td class="number">{ text }</td> };
    let dispersion = |side: usize| figures.dispersion[side].map_or_else(none, |d| decimals(d.deviation_of_proportions));
    html! {
        <>
            if basis == Basis::Articles { { cell(figures.p.map_or_else(none, probability)) } }
            { cell(format!("{:.1}", figures.log_likelihood_four_term)) }
            { cell(figures.percent_difference.map_or_else(none, |n| signed(n, 0))) }
            { cell(figures.odds_ratio.map_or_else(none, decimals)) }
            { cell(signed(figures.fightin_words, 2)) }
            { cell(dispersion(0)) }
            { cell(dispersion(1)) }
        </>
    }
}

fn decimals(number: f64) -> String {
    format!("{number:.2}")
}
