//! The table of a comparison: the same words as numbers, each of which opens its lines.

use super::store::Dispatch;
use crate::analysis::keyness::{Basis, Comparison, WordOrder, WordRow};
use crate::corpus::UnitKind;
use crate::view::number::{probability, signed};
use crate::view::{Action, WordsState, wording};
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
    let rows = report.rows.iter().map(|row| table_row(row, report, words.filter.units, dispatch));
    let more = on_more.reform(|_| ());
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
                                <th scope="col" class="number">{ wording::COLUMN_INTERVAL }</th>
                                <th scope="col" class="number">{ wording::COLUMN_P }</th>
                            }
                            { head(WordOrder::Key, wording::COLUMN_KEY.into(), "number") }
                            { head(WordOrder::Likelihood, wording::COLUMN_LIKELIHOOD.into(), "number") }
                            <th scope="col" class="number">{ wording::COLUMN_BIC }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="caption">{ wording::rows(report.rows.len(), report.n_words) }</p>
            if report.n_words > report.rows.len() as u32 {
                <button class="button" onclick={more}>{ wording::SHOW_MORE }</button>
            }
        </>
    }
}

fn table_row(row: &WordRow, report: &Comparison, units: UnitKind, dispatch: &Dispatch) -> Html {
    let open = |outlet: Option<(String, bool)>| {
        let action = Action::OpenLines { node: row.node.clone(), outlet, units };
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(action.clone()))
    };
    let (target, reference) = (report.target.name.clone(), report.reference.name.clone());
    let outlets = [(target.clone(), false), if reference.is_empty() { (target, true) } else { (reference, false) }];
    let count = |side: usize| {
        let (n, rate) = wording::count_and_rate(row.counts[side], row.per_thousand[side]);
        html! {
            <td class="number">
                <button class="table__count" onclick={open(Some(outlets[side].clone()))} disabled={row.counts[side] == 0}>{ n }</button>
                <span class="table__rate" title={wording::PER_THOUSAND}>{ rate }</span>
            </td>
        }
    };
    html! {
        <tr key={row.node.clone()}>
            <th scope="row" class="text"><button class="table__word row" onclick={open(None)}>{ &row.name }</button></th>
            { count(0) }
            { count(1) }
            <td class="number">{ row.n_articles[0] + row.n_articles[1] }</td>
            <td class="number">{ signed(row.log_ratio, 1) }</td>
            if report.basis == Basis::Articles {
                <td class="number">{ row.interval.map(wording::interval).unwrap_or_default() }</td>
                <td class="number">{ row.p_adjusted.map(probability).unwrap_or_default() }</td>
            }
            <td class="number">{ signed(row.key, 1) }</td>
            <td class="number">{ format!("{:.1}", row.log_likelihood) }</td>
            <td class="number">{ signed(row.bic, 1) }</td>
        </tr>
    }
}
