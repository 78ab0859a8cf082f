//! Methods: how what is on the screen was computed, as sentences and formulas, and as a card to paste under a story.

use crate::view::number::count;
use crate::view::wording::{self, Card, Explanation};
use crate::view::{State, View, requests};
use corpus::UnitKind;
use engine::Report;
use reports::context::Context;
use reports::outlets::OutletSize;
use reports::units::WordFilter;
use reports::word_row::Basis;

/// How something was computed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explained {
    /// What it is, in a sentence.
    pub what: String,
    /// The sizes of what was compared.
    pub sizes: String,
    /// Plain sentences.
    pub method: Vec<String>,
    /// The figures, each with its formula.
    pub figures: Vec<Explanation>,
    corpus: String,
    filters: String,
}

impl Explained {
    /// The card, with the address where the view can be seen again.
    pub fn card(&self, address: &str) -> String {
        let formulas = self.figures.iter().map(|figure| format!("{}: {}", figure.name, figure.formula));
        let method: Vec<String> = self.method.iter().cloned().chain(formulas).collect();
        let Self { what, sizes, corpus, filters, .. } = self;
        wording::card(&Card { corpus, what, filters, sizes, method: &method, address })
    }
}

/// How units are counted under a filter.
fn counting(filter: &WordFilter, min_articles: Option<u32>) -> Vec<String> {
    let mut method = vec![wording::TOKENS.to_owned()];
    if filter.length > 1 {
        method.push(wording::SEQUENCES.to_owned());
    } else if filter.units == UnitKind::WordsAndActors {
        method.push(wording::MERGED.to_owned());
    }
    if let Some(near) = filter.near.as_ref().filter(|near| !near.node.trim().is_empty()) {
        method.push(wording::counted_near(&wording::near(near)));
    }
    method.extend(min_articles.map(wording::least));
    method
}

fn sizes<'a>(outlets: impl IntoIterator<Item = &'a OutletSize>) -> String {
    let parts: Vec<String> =
        outlets.into_iter().map(|size| format!("{}: {}", wording::side(size), wording::side_size(size))).collect();
    parts.join(" · ")
}

/// How a report of the view of words was computed; `corpus` is the corpus in words.
pub fn of_words(report: &Report, state: &State, corpus: &str) -> Option<Explained> {
    let filter = &state.words.filter;
    let (what, sizes, mut method, figures) = match report {
        Report::Compare(report) if report.basis != Basis::Nothing => {
            let mut figures = wording::USUAL_FIGURES.to_vec();
            if state.words.figures {
                figures.extend(wording::OTHER_FIGURES);
            }
            let what = wording::comparison(&report.target, &report.reference);
            let mut method = counting(filter, Some(report.min_articles));
            method.push(wording::basis_method(report.basis).to_owned());
            (what, sizes([&report.target, &report.reference]), method, figures)
        }
        Report::Map(map) if map.basis != Basis::Nothing => {
            let mut method = counting(filter, Some(map.min_articles));
            method.push(wording::basis_method(map.basis).to_owned());
            let what = wording::comparison(&map.target, &map.reference);
            (what, sizes([&map.target, &map.reference]), method, wording::USUAL_FIGURES[..4].to_vec())
        }
        Report::SideBySide(outlets, _) if outlets.len() > 1 => {
            let basis = outlets.iter().find(|outlet| outlet.basis == Basis::Articles).map_or(Basis::Words, |o| o.basis);
            let mut method = counting(filter, filter.min_articles);
            method.push(wording::basis_method(basis).to_owned());
            let sizes = sizes(outlets.iter().map(|outlet| &outlet.outlet));
            (wording::SIDE_BY_SIDE.to_owned(), sizes, method, wording::USUAL_FIGURES.to_vec())
        }
        Report::Frequencies(table) if !table.rows.is_empty() => {
            let method = counting(filter, Some(table.min_articles));
            (wording::FREQUENCIES.to_owned(), sizes(&table.outlets), method, vec![wording::FREQUENCY_FIGURE])
        }
        Report::HouseStyle(style) if !style.actors.is_empty() => {
            let method = vec![wording::HOUSE_STYLE_METHOD.to_owned()];
            (wording::HOUSE_STYLE.to_owned(), sizes(&style.outlets), method, Vec::new())
        }
        _ => return None,
    };
    if figures.len() > 1 {
        method.push(wording::LETTERS.to_owned());
    }
    let (corpus, filters) = (corpus.to_owned(), wording::filters(&state.filters));
    Some(Explained { what, sizes, method, figures, corpus, filters })
}

/// How a report on the node was computed, in the views of context and of trends.
pub fn of_node(report: &Report, state: &State, corpus: &str) -> Option<Explained> {
    let node = wording::node(&state.context);
    let undated = wording::node(&Context { days: None, ..state.context.clone() });
    let mut method = vec![wording::TOKENS.to_owned()];
    let (what, sizes, figures) = match report {
        Report::Lines(lines) if lines.n_lines > 0 => {
            let what = words::context::caption_lines(&node);
            (what, wording::lines(lines.n_lines, lines.n_articles), Vec::new())
        }
        Report::Collocates(found) if found.n_rows > 0 => {
            if state.context.units == UnitKind::WordsAndActors {
                method.push(wording::MERGED.to_owned());
            }
            method.push(wording::company_method(found, requests::window(state)));
            let what = words::context::caption_collocates(&node);
            (what, wording::collocates_basis(found), wording::COMPANY_FIGURES.to_vec())
        }
        Report::Dispersion(found) if found.n_occurrences > 0 => {
            method.push(wording::SPREAD_METHOD.to_owned());
            method.extend(wording::evenness(found).iter().map(|(name, n, says)| format!("{name} {n}: {says}.")));
            (wording::strips_title(&node), wording::dispersion_basis(found), Vec::new())
        }
        Report::Trend(found) if state.view == View::Trends && !found.starts.is_empty() => {
            method.push(wording::TREND_METHOD.to_owned());
            method.extend(wording::not_placed(found));
            let sizes = format!("{} in all", count(found.n_occurrences.into()));
            (wording::trend_title(&undated), sizes, Vec::new())
        }
        _ => return None,
    };
    let (corpus, filters) = (corpus.to_owned(), wording::filters(&state.filters));
    Some(Explained { what, sizes, method, figures, corpus, filters })
}
