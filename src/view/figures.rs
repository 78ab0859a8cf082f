//! Figures: measures of the catalogue as columns of a table on the screen.

use crate::view::State;
use crate::view::wording::{interval, measure_name, measure_text};
use measures::catalogue::{OF_COLLOCATES, OF_DISPERSION, OF_OUTLETS, OF_WORDS};
use measures::compared_word::ComparedWord;
use measures::cooccurrence::Cooccurrence;
use measures::dispersion::Dispersion;
use measures::measure::{Figure, Measure, Print, Shown};
use measures::portion::Portion;
use reports::collocates::{CollocateOrder, Collocates};
use reports::dispersion::DispersionPlot;
use reports::frequency::Frequencies;
use reports::named_together::Together;
use reports::word_row::{WordOrder, WordRow};

/// A measure as a column, with its number in the catalogue.
pub type Column<Counts> = (usize, &'static Measure<Counts>);

/// The measures that a table shows as columns: those that are always shown, all of them where all figures are, and the one
/// that its rows are in order of; but none that has no figure in any row.
fn columns<Counts: ?Sized>(
    measures: &'static [Measure<Counts>],
    has_all: bool,
    ordered_by: Option<usize>,
    rows: &[&Counts],
) -> Vec<Column<Counts>> {
    let is_shown = |(number, measure): &Column<Counts>| {
        let is_wanted = match measure.shown {
            Shown::Always => true,
            Shown::WithAllFigures => has_all,
            Shown::InFiles => false,
        };
        let has_figure = || rows.iter().any(|counts| measure.of(counts).is_some());
        (is_wanted || ordered_by == Some(*number)) && has_figure()
    };
    (0..).zip(measures).filter(is_shown).collect()
}

/// The columns of words on two sides, with all figures or without.
pub fn of_words<'a>(
    rows: impl IntoIterator<Item = &'a WordRow>,
    has_all: bool,
    order: WordOrder,
) -> Vec<Column<ComparedWord>> {
    let ordered_by = match order {
        WordOrder::Measure(number) => Some(number),
        _ => None,
    };
    let rows: Vec<&ComparedWord> = rows.into_iter().map(|row| &row.word).collect();
    columns(OF_WORDS, has_all, ordered_by, &rows)
}

/// The columns of the dispersion on either side, which show with all figures.
pub fn of_sides() -> impl Iterator<Item = &'static Measure<Dispersion>> {
    OF_DISPERSION.iter().filter(|measure| measure.shown != Shown::InFiles)
}

/// The columns of collocates.
pub fn of_collocates(found: &Collocates, state: &State) -> Vec<Column<Cooccurrence>> {
    let ordered_by = match state.collocate_order {
        CollocateOrder::Measure(number) => Some(number),
        _ => None,
    };
    let rows: Vec<&Cooccurrence> = found.rows.iter().map(|row| &row.counts).collect();
    columns(OF_COLLOCATES, state.words.figures, ordered_by, &rows)
}

/// The columns of names beside another.
pub fn of_together(found: &Together) -> Vec<Column<Cooccurrence>> {
    let rows: Vec<&Cooccurrence> = found.rows.iter().map(|row| &row.counts).collect();
    columns(OF_COLLOCATES, false, None, &rows)
}

/// The columns of words in several outlets.
pub fn of_outlets(table: &Frequencies) -> Vec<Column<[Portion]>> {
    let rows: Vec<Vec<Portion>> = table.rows.iter().map(|row| table.portions(row)).collect();
    let rows: Vec<&[Portion]> = rows.iter().map(Vec::as_slice).collect();
    columns(OF_OUTLETS, false, None, &rows)
}

/// Every measure of a node's dispersion, printed: name, figure, and how its figures read.
pub fn of_dispersion(found: &DispersionPlot) -> Vec<(&'static str, String, &'static str)> {
    let figure = |(measure, word): (&Measure<Dispersion>, &Dispersion)| {
        (measure_name(measure.key), print(measure, word), measure_text(measure.key, "scale"))
    };
    found
        .dispersion
        .iter()
        .flat_map(|word| OF_DISPERSION.iter().map(move |measure| (measure, word)))
        .map(figure)
        .collect()
}

/// A measure's figure in words, or the sign of none.
pub fn print<Counts: ?Sized>(measure: &Measure<Counts>, counts: &Counts) -> String {
    let printed = match measure.figure {
        Figure::Number(of, print) => of(counts).map(|number| match print {
            Print::Plain(decimals) => words::decimal(number, decimals),
            Print::Signed(decimals) => words::signed(number, decimals),
            Print::Probability => words::probability(number),
        }),
        Figure::Interval(_, of) => of(counts).map(interval),
    };
    printed.unwrap_or_else(|| words::tables::none().to_owned())
}

/// The same where the counts may not be known.
pub fn print_known<Counts: ?Sized>(measure: &Measure<Counts>, counts: Option<&Counts>) -> String {
    counts.map_or_else(|| words::tables::none().to_owned(), |counts| print(measure, counts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::pair::Pair;

    fn word() -> ComparedWord {
        let pair = Pair { target_count: 30, reference_count: 0, target_tokens: 1000, reference_tokens: 2000 };
        ComparedWord { interval: Some([1.25, 90.0]), p: Some(0.000_01), ..ComparedWord::new(pair, 9) }
    }

    #[test]
    fn figures_are_printed_as_their_measure_says() {
        let printed = |key: &str| print(OF_WORDS.iter().find(|measure| measure.key == key).unwrap(), &word());
        assert_eq!(printed("log_ratio"), "+6.9");
        assert_eq!(printed("interval"), "+1.2 to above +10");
        assert_eq!(printed("p"), "<0.001");
        assert_eq!(printed("p_adjusted"), "–");
        assert_eq!(printed("percent_difference"), "–");
    }

    #[test]
    fn a_column_shows_where_it_is_wanted_and_has_figures() {
        let shown = |has_all, ordered_by, rows: &[&ComparedWord]| {
            columns(OF_WORDS, has_all, ordered_by, rows).iter().map(|(_, measure)| measure.key).collect::<Vec<_>>()
        };
        let word = word();
        let always = ["log_ratio", "interval", "smallest_effect", "log_likelihood", "bic"];
        assert_eq!(shown(false, None, &[&word]), always, "no adjusted p, of which there is none");
        assert!(shown(true, None, &[&word]).contains(&"p") && !shown(true, None, &[&word]).contains(&"odds_ratio"));
        let z = OF_WORDS.iter().position(|measure| measure.key == "fightin_words");
        assert!(shown(false, z, &[&word]).contains(&"fightin_words"), "what rows are in order of");
        assert!(shown(true, None, &[]).is_empty());
    }
}
