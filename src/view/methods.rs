//! Methods: how what is on the screen was computed, as sentences and formulas, and as a card to paste under a story.

use crate::view::figures::{self, Column};
use crate::view::{State, View, WordsState, requests, wording};
use corpus::UnitKind;
use engine::Report;
use measures::catalogue::fightin_words::PRIOR;
use measures::catalogue::{OF_DISPERSION, published_figures};
use measures::catalogue::{interval, log_ratio, p_adjusted, smallest_effect};
use measures::measure::Shown;
use measures::published::{Digits, PublishedFigure};
use reports::keyness::Comparison;
use reports::names::NamesBy;
use reports::sample::Sample;
use reports::units::WordFilter;
use reports::word_row::{Basis, WordOrder};

/// How something was computed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Explained {
    /// What it is, in a sentence.
    pub what: String,
    /// The sizes of what was compared.
    pub sizes: String,
    /// Plain sentences.
    pub method: Vec<String>,
    /// The measures, each with its formula.
    pub figures: Vec<Explanation>,
    corpus: String,
    filters: String,
}

/// A measure as it is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it is called.
    pub name: &'static str,
    /// How it is computed, from what, by whom.
    pub formula: &'static str,
    /// When it misleads.
    pub misleads: &'static str,
}

impl Explanation {
    fn of(key: &str) -> Self {
        let [name, formula, misleads] = ["name", "formula", "misleads"].map(|what| wording::measure_text(key, what));
        Self { name, formula, misleads }
    }
}

/// The prior that the explanation names is the one that is used.
const _: () = assert!(PRIOR == 0.01, "the explanation of Fightin' Words says .01");

impl Explained {
    /// What it is, of what size, from where: the sentence of a clipping.
    pub fn caption(&self) -> String {
        let Self { what, sizes, corpus, filters, .. } = self;
        let parts = [what.clone(), sizes.clone(), words::sheet::source(filters, corpus)];
        wording::sentences(parts.into_iter().filter(|part| !part.is_empty()).map(ended))
    }

    /// The card, with the address where the view can be seen again.
    pub fn card(&self, address: &str) -> String {
        let sizes = Some(self.sizes.clone()).filter(|sizes| !sizes.is_empty());
        let formulas = self.figures.iter().map(|figure| words::methods::formula(figure.name, figure.formula));
        let method: Vec<String> = sizes.into_iter().chain(self.method.iter().cloned()).chain(formulas).collect();
        let Self { what, corpus, filters, .. } = self;
        words::methods::card(what, corpus, filters, &method.join("\n"), env!("CARGO_PKG_VERSION"), address)
    }
}

/// A sentence with its full stop.
fn ended(sentence: String) -> String {
    if sentence.ends_with(['.', '?', '!', '…']) { sentence } else { sentence + "." }
}

/// What counts as a word under a filter, and where.
fn words_of(filter: &WordFilter) -> Vec<String> {
    let mut method = vec![words::methods::tokens().to_owned()];
    if filter.length > 1 {
        method.push(words::methods::sequences().to_owned());
    } else if filter.units == UnitKind::WordsAndActors {
        method.push(words::methods::merged().to_owned());
    }
    if let Some(near) = filter.near.as_ref().filter(|near| near.is_asked()) {
        method.push(words::methods::near(&wording::near(near)));
    }
    method
}

fn basis(basis: Basis) -> String {
    let text = if basis == Basis::Articles { words::methods::basis_articles() } else { words::methods::basis_words() };
    text.to_owned()
}

fn explained<Counts: ?Sized>(columns: &[Column<Counts>]) -> Vec<Explanation> {
    columns.iter().map(|(_, measure)| Explanation::of(measure.key)).collect()
}

/// What a comparison's own columns are, and how its file goes on.
fn of_comparison(report: &Comparison, words: &WordsState) -> (Vec<String>, Vec<Explanation>) {
    let mut figures = explained(&figures::of_words(&report.rows, words.figures, words.order));
    let mut method = vec![basis(report.basis)];
    if words.figures {
        figures.extend(figures::of_sides().map(|measure| Explanation::of(measure.key)));
        let in_file = OF_DISPERSION.iter().filter(|measure| measure.shown == Shown::InFiles);
        let names: Vec<&str> = in_file.map(|measure| wording::measure_name(measure.key)).collect();
        method.push(words::methods::more_in_file(&words::list(&names)));
    }
    (method, figures)
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
            let (method, figures) = of_comparison(report, &state.words);
            (wording::sizes([&report.target, &report.reference]), method, figures)
        }
        Report::Map(map) if map.basis != Basis::Nothing => {
            let keys = [&log_ratio::MEASURE, &interval::MEASURE, &p_adjusted::MEASURE, &smallest_effect::MEASURE];
            let figures = keys.map(|measure| Explanation::of(measure.key)).into();
            (wording::sizes([&map.target, &map.reference]), vec![basis(map.basis)], figures)
        }
        Report::SideBySide(outlets, _) if outlets.len() > 1 => {
            let rests_on =
                outlets.iter().find(|outlet| outlet.basis == Basis::Articles).map_or(Basis::Words, |o| o.basis);
            let rows = outlets.iter().flat_map(|outlet| &outlet.rows);
            let figures = explained(&figures::of_words(rows, false, WordOrder::default()));
            (wording::sizes(outlets.iter().map(|outlet| &outlet.outlet)), vec![basis(rests_on)], figures)
        }
        Report::Frequencies(table) if !table.rows.is_empty() => {
            (wording::sizes(&table.outlets), Vec::new(), explained(&figures::of_outlets(table)))
        }
        Report::HouseStyle(style) if !style.actors.is_empty() => {
            (wording::sizes(&style.outlets), vec![words::methods::house_style().to_owned()], Vec::new())
        }
        _ => return None,
    };
    method.extend(rest);
    if matches!(report, Report::Compare(_) | Report::Map(_) | Report::SideBySide(..)) {
        method.push(words::methods::letters().to_owned());
    }
    let (corpus, filters) = (corpus.to_owned(), wording::filters(&state.filters));
    Some(Explained { what, sizes, method, figures, corpus, filters })
}

/// How a report on the node was computed, in the views of context and of trends.
pub fn of_node(report: &Report, state: &State, corpus: &str) -> Option<Explained> {
    let node = wording::node(&state.context);
    let mut method = vec![words::methods::tokens().to_owned()];
    let (what, sizes, figures) = match report {
        Report::Lines(lines) if lines.n_lines > 0 => {
            let sample = state.context.sample.filter(|_| lines.n_listed < lines.n_lines);
            let what = match sample {
                None => words::context::caption_lines(&node),
                Some(Sample { seed, .. }) => {
                    words::concordance::caption_sample(lines.n_listed.into(), &node, &seed.to_string())
                }
            };
            (what, wording::lines(lines, sample), Vec::new())
        }
        Report::Collocates(found) if found.n_rows > 0 => {
            if state.context.units == UnitKind::WordsAndActors {
                method.push(words::methods::merged().to_owned());
            }
            method.push(words::methods::collocates(requests::window(state).into(), found.min_articles.into()));
            let figures = explained(&figures::of_collocates(found, state));
            (words::context::caption_collocates(&node), wording::collocates_basis(found), figures)
        }
        Report::Dispersion(found) if found.n_occurrences > 0 => {
            method.push(words::methods::dispersion().to_owned());
            let figures = figures::of_dispersion(found).into_iter();
            let figures = figures.map(|(name, figure, _)| words::methods::figure(name, &figure));
            method.push(words::methods::figures(&words::list(&figures.collect::<Vec<_>>())));
            let explained = OF_DISPERSION.iter().map(|measure| Explanation::of(measure.key)).collect();
            (words::pictures::dispersion(&node), wording::dispersion_basis(found), explained)
        }
        Report::Trend(found) if state.view == View::Trends && !found.starts.is_empty() => {
            method.extend([words::methods::trend(), words::trends::interval()].map(str::to_owned));
            method.extend(wording::not_placed(found));
            let sizes = found.series.iter().zip(wording::line_names(found)).map(|(series, name)| {
                words::trends::of_line(&name, &words::pictures::n_occurrences(series.n_occurrences.into()))
            });
            (wording::trend_title(state), words::list(&sizes.collect::<Vec<_>>()), Vec::new())
        }
        _ => return None,
    };
    let (corpus, filters) = (corpus.to_owned(), wording::filters(&state.filters));
    Some(Explained { what, sizes, method, figures, corpus, filters })
}

/// How a report of the view of names was computed.
pub fn of_names(report: &Report, state: &State, corpus: &str) -> Option<Explained> {
    let tokens = words::methods::tokens().to_owned();
    let (what, sizes, method, figures) = match report {
        Report::Names(table) if !table.rows.is_empty() => {
            let by = match table.by {
                NamesBy::Articles => [words::names::method_share(), words::names::method_p_of_shares()],
                NamesBy::Mentions => [words::names::method_rate(), words::names::method_p_of_rates()],
            };
            let mut method = vec![tokens, words::methods::merged().to_owned()];
            method.extend(by.into_iter().chain([words::names::method_difference()]).map(str::to_owned));
            method.extend(table.kind.is_none().then(|| words::names::method_topics().to_owned()));
            (
                words::names::caption(wording::part(state.words.by_group)),
                wording::sizes(&table.outlets),
                method,
                Vec::new(),
            )
        }
        Report::Together(found) if !found.rows.is_empty() => {
            let method = vec![words::names::method_together().to_owned()];
            let what = words::names::caption_together(&found.name);
            (what, wording::together_basis(found), method, explained(&figures::of_together(found)))
        }
        _ => return None,
    };
    let (corpus, filters) = (corpus.to_owned(), wording::filters(&state.filters));
    Some(Explained { what, sizes, method, figures, corpus, filters })
}

/// A published figure beside what this page computes from the same counts, here and now, as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The measure.
    pub measure: &'static str,
    /// Of which counts.
    pub counts: String,
    /// Where the figure was published.
    pub source: &'static str,
    /// The figure as published.
    pub published: String,
    /// The figure as computed.
    pub computed: String,
    /// Both agree.
    pub agrees: bool,
}

/// Every published figure.
pub fn checks() -> Vec<Check> {
    let check = |(key, figure): (&str, PublishedFigure)| Check {
        measure: wording::measure_name(key),
        published: match figure.digits {
            Digits::All => all_digits(figure.published),
            Digits::Decimals(n) => words::decimal(figure.published, n.into()),
        },
        computed: all_digits(figure.computed),
        agrees: figure.agrees(),
        counts: figure.counts,
        source: figure.source,
    };
    published_figures().into_iter().map(check).collect()
}

/// A number with as many digits as it takes to tell it from every other.
fn all_digits(number: f64) -> String {
    let digits = number.to_string();
    words::decimal(number, digits.split_once('.').map_or(0, |(_, decimals)| decimals.len()))
}
