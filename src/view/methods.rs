//! Methods: how what is on the screen was computed, as sentences and formulas, and as a card to paste under a story.

use crate::view::wording::{self, Card, Explanation};
use crate::view::{State, View, requests};
use corpus::UnitKind;
use engine::Report;
use reports::context::Context;
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

/// What counts as a word under a filter, and where.
fn words_of(filter: &WordFilter) -> Vec<String> {
    let mut method = vec![wording::TOKENS.to_owned()];
    if filter.length > 1 {
        method.push(wording::SEQUENCES.to_owned());
    } else if filter.units == UnitKind::WordsAndActors {
        method.push(wording::MERGED.to_owned());
    }
    if let Some(near) = filter.near.as_ref().filter(|near| !near.node.trim().is_empty()) {
        method.push(wording::counted_near(&wording::near(near)));
    }
    method
}

/// How a report of the view of words was computed; `corpus` is the corpus in words.
pub fn of_words(report: &Report, state: &State, corpus: &str) -> Option<Explained> {
    let mut sentences = wording::comparison(report, &state.words).into_iter();
    let what = sentences.next()?;
    let mut method: Vec<String> = sentences.collect();
    if !matches!(report, Report::HouseStyle(_)) {
        method.extend(words_of(&state.words.filter));
    }
    let (sizes, rest, figures) = match report {
        Report::Compare(report) if report.basis != Basis::Nothing => {
            let mut figures = wording::USUAL_FIGURES.to_vec();
            if state.words.figures {
                figures.extend(wording::OTHER_FIGURES);
            }
            let sizes = wording::sizes([&report.target, &report.reference]);
            (sizes, Some(wording::basis_method(report.basis)), figures)
        }
        Report::Map(map) if map.basis != Basis::Nothing => {
            let sizes = wording::sizes([&map.target, &map.reference]);
            (sizes, Some(wording::basis_method(map.basis)), wording::USUAL_FIGURES[..4].to_vec())
        }
        Report::SideBySide(outlets, _) if outlets.len() > 1 => {
            let basis = outlets.iter().find(|outlet| outlet.basis == Basis::Articles).map_or(Basis::Words, |o| o.basis);
            let sizes = wording::sizes(outlets.iter().map(|outlet| &outlet.outlet));
            (sizes, Some(wording::basis_method(basis)), wording::USUAL_FIGURES.to_vec())
        }
        Report::Frequencies(table) if !table.rows.is_empty() => {
            (wording::sizes(&table.outlets), None, vec![wording::FREQUENCY_FIGURE])
        }
        Report::HouseStyle(style) if !style.actors.is_empty() => {
            (wording::sizes(&style.outlets), Some(wording::HOUSE_STYLE_METHOD), Vec::new())
        }
        _ => return None,
    };
    method.extend(rest.map(str::to_owned));
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
            (words::pictures::dispersion(&node), wording::dispersion_basis(found), Vec::new())
        }
        Report::Trend(found) if state.view == View::Trends && !found.starts.is_empty() => {
            method.push(wording::TREND_METHOD.to_owned());
            method.extend(wording::not_placed(found));
            let sizes = words::pictures::n_occurrences(found.n_occurrences.into());
            (words::pictures::trend(&undated), sizes, Vec::new())
        }
        _ => return None,
    };
    let (corpus, filters) = (corpus.to_owned(), wording::filters(&state.filters));
    Some(Explained { what, sizes, method, figures, corpus, filters })
}
