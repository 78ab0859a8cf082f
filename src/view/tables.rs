//! Tables: every report that has one as heads and rows of cells, to be saved whole or shown beside a picture.
//!
//! A head is a key. A file has the key itself, the same whatever the language on the screen; the screen has its words.

use crate::view::wording;
use engine::Report;
use formats::writers::csv::Cell;
use measures::catalogue::{OF_COLLOCATES, OF_DISPERSION, OF_OUTLETS, OF_WORDS};
use measures::catalogue::{log_ratio, p_adjusted, smallest_effect};
use measures::measure::{Measure, Shown, settled};
use measures::rate;
use reports::collocates::Collocates;
use reports::concordance::Concordance;
use reports::dispersion::DispersionPlot;
use reports::frequency::Frequencies;
use reports::house_style::HouseStyle;
use reports::keyness::Comparison;
use reports::named_together::Together;
use reports::names::{NameCell, NamesTable};
use reports::outlet_keywords::OutletKeywords;
use reports::outlets::OutletSize;
use reports::trend::Trend;
use reports::word_map::WordMap;
use reports::word_row::WordRow;

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The head of each column.
    pub heads: Vec<ColumnHead>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// The head of a column: what is in it, and of which side or outlet where it is of one.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnHead {
    side: Option<Name>,
    what: Name,
}

/// What a head is made of.
#[derive(Clone, Debug, PartialEq)]
enum Name {
    /// A key, which has words on the screen.
    Key(&'static str),
    /// The name of an outlet.
    Outlet(String),
}

impl Name {
    fn in_file(&self) -> &str {
        match self {
            Self::Key(key) => key,
            Self::Outlet(name) => name,
        }
    }

    fn on_screen(&self) -> &str {
        match self {
            Self::Key(key) => words::tables::by_key(key).unwrap_or_else(|| wording::measure_name(key)),
            Self::Outlet(name) => name,
        }
    }
}

impl ColumnHead {
    /// What it says in a file: `occurrences`, `The Post: occurrences`.
    pub fn in_file(&self) -> String {
        let side = self.side.as_ref().map(|side| [side.in_file(), ": "].concat()).unwrap_or_default();
        side + self.what.in_file()
    }

    /// What it says on the screen: "Occurrences", "The Post: Occurrences".
    pub fn on_screen(&self) -> String {
        match &self.side {
            None => self.what.on_screen().to_owned(),
            Some(side) => words::tables::of_side(side.on_screen(), self.what.on_screen()),
        }
    }
}

impl Table {
    /// The table as a file has it: the heads, then the rows.
    pub fn in_file(self) -> Vec<Vec<Cell>> {
        let heads = self.heads.iter().map(|head| Cell::Text(head.in_file())).collect();
        [heads].into_iter().chain(self.rows).collect()
    }
}

// What cells and heads are made of.

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn texts(texts: &[&str]) -> Vec<Cell> {
    texts.iter().map(|one| text(one)).collect()
}

fn count(n: impl Into<u64>) -> Cell {
    Cell::Count(n.into())
}

/// A figure that no measure of the catalogue gives.
fn figure(number: f64) -> Cell {
    Cell::Number(settled(number))
}

fn maybe(number: Option<f64>) -> Cell {
    number.map_or(Cell::None, Cell::Number)
}

fn heads(keys: &[&'static str]) -> Vec<ColumnHead> {
    keys.iter().map(|key| ColumnHead { side: None, what: Name::Key(key) }).collect()
}

/// The head of a column about a side or an outlet.
fn of(side: &Name, key: &'static str) -> ColumnHead {
    ColumnHead { side: Some(side.clone()), what: Name::Key(key) }
}

/// A side at the head of its columns.
fn side(size: &OutletSize) -> Name {
    if wording::is_rest(size) { Name::Key("others") } else { Name::Outlet(size.name.clone()) }
}

/// An outlet, or all of them together.
fn outlet(size: &OutletSize) -> Name {
    if size.name.is_empty() { Name::Key("all") } else { Name::Outlet(size.name.clone()) }
}

fn measure_heads<Counts: ?Sized>(measures: &[Measure<Counts>]) -> Vec<&'static str> {
    measures.iter().flat_map(Measure::heads).collect()
}

fn measure_cells<Counts: ?Sized>(measures: &[Measure<Counts>], counts: &Counts) -> Vec<Cell> {
    measures.iter().flat_map(|measure| measure.cells(counts)).map(maybe).collect()
}

/// A count by the words of an outlet or side, per thousand.
pub fn per_thousand(n: u64, size: &OutletSize) -> f64 {
    rate::per_thousand(n, size.n_tokens)
}

/// The table of a report; `None` for reports that have none.
pub fn of_report(report: &Report) -> Option<Table> {
    Some(match report {
        Report::Compare(report) => comparison(report),
        Report::Map(map) => word_map(map),
        Report::SideBySide(outlets, _) => side_by_side(outlets),
        Report::Frequencies(table) => frequencies(table),
        Report::HouseStyle(style) => house_style(style),
        Report::Lines(lines) => concordance(lines),
        Report::Collocates(found) => collocates(found),
        Report::Dispersion(found) => dispersion_plot(found),
        Report::Trend(found) => trend(found),
        Report::Names(table) => names(table),
        Report::Together(found) => together(found),
        _ => return None,
    })
}

// The tables.

/// The counts of a word on two sides.
fn sides_heads(sides: &[Name; 2]) -> Vec<ColumnHead> {
    let counted = ["occurrences", "per_thousand", "articles"];
    let of_sides = counted.into_iter().flat_map(|key| sides.iter().map(move |side| of(side, key)));
    heads(&["word"]).into_iter().chain(of_sides).collect()
}

fn sides_cells(row: &WordRow) -> Vec<Cell> {
    let mut cells = vec![text(&row.name)];
    cells.extend(row.counts().map(Cell::Count));
    cells.extend(row.per_thousand().map(Cell::Number));
    cells.extend(row.n_articles.map(count));
    cells
}

/// A comparison with all figures, the dispersion on either side included where it is known.
fn comparison(report: &Comparison) -> Table {
    let sides = [&report.target, &report.reference].map(side);
    let mut heads_of = sides_heads(&sides);
    heads_of.extend(heads(&measure_heads(OF_WORDS)));
    let has_dispersion = report.rows.iter().any(|row| row.dispersion.is_some());
    if has_dispersion {
        heads_of.extend(sides.iter().flat_map(|side| OF_DISPERSION.iter().map(move |measure| of(side, measure.key))));
    }
    let rows = report.rows.iter().map(|row| {
        let mut cells = sides_cells(row);
        cells.extend(measure_cells(OF_WORDS, &row.word));
        for of_side in row.dispersion.iter().flatten() {
            let cell = |measure: &Measure<_>| maybe(of_side.as_ref().and_then(|word| measure.of(word)));
            cells.extend(OF_DISPERSION.iter().map(cell));
        }
        cells
    });
    Table { rows: rows.collect(), heads: heads_of }
}

fn word_map(map: &WordMap) -> Table {
    let sides = [&map.target, &map.reference].map(side);
    let mut heads_of = heads(&["word"]);
    heads_of.extend(sides.iter().map(|side| of(side, "occurrences")));
    heads_of.extend(heads(&["articles", log_ratio::MEASURE.key, smallest_effect::MEASURE.key]));
    let rows = map.words.iter().map(|word| {
        let mut cells = vec![text(&word.name)];
        cells.extend(word.counts.map(Cell::Count));
        cells.extend([count(word.n_articles), figure(word.log_ratio), figure(word.smallest_effect)]);
        cells
    });
    Table { heads: heads_of, rows: rows.collect() }
}

fn side_by_side(outlets: &[OutletKeywords]) -> Table {
    let measures = || OF_WORDS.iter().filter(|measure| measure.shown == Shown::Always);
    let mut heads_of = heads(&["outlet"]);
    heads_of.extend(sides_heads(&[Name::Key("outlet"), Name::Key("others")]));
    heads_of.extend(heads(&measures().flat_map(Measure::heads).collect::<Vec<_>>()));
    let rows = outlets.iter().flat_map(|outlet| {
        outlet.rows.iter().map(move |row| {
            let mut cells = vec![text(&outlet.outlet.name)];
            cells.extend(sides_cells(row));
            cells.extend(measures().flat_map(|measure| measure.cells(&row.word)).map(maybe));
            cells
        })
    });
    Table { rows: rows.collect(), heads: heads_of }
}

fn frequencies(table: &Frequencies) -> Table {
    let mut heads_of = heads(&["word"]);
    let sizes: Vec<&OutletSize> = table.outlets.iter().chain(&table.all).collect();
    let of_outlet = |size: &&OutletSize| ["occurrences", "per_thousand"].map(|key| of(&outlet(size), key));
    heads_of.extend(sizes.iter().flat_map(of_outlet));
    heads_of.extend(heads(&["articles"]));
    heads_of.extend(heads(&measure_heads(OF_OUTLETS)));
    let rows = table.rows.iter().map(|row| {
        let mut cells = vec![text(&row.name)];
        for (n, size) in row.counts.iter().chain([&row.total]).zip(&sizes) {
            cells.extend([count(*n), Cell::Number(per_thousand(*n, size))]);
        }
        cells.push(count(row.n_articles));
        cells.extend(measure_cells(OF_OUTLETS, table.portions(row).as_slice()));
        cells
    });
    Table { rows: rows.collect(), heads: heads_of }
}

fn house_style(style: &HouseStyle) -> Table {
    let mut heads_of = heads(&["name", "spelling"]);
    heads_of
        .extend(style.outlets.iter().map(|outlet| ColumnHead { side: None, what: Name::Outlet(outlet.name.clone()) }));
    heads_of.extend(heads(&["all"]));
    let rows = style.actors.iter().flat_map(|actor| {
        actor.spellings.iter().map(|spelling| {
            let mut cells = texts(&[&actor.name, &spelling.text]);
            cells.extend(spelling.counts.iter().chain([&spelling.total]).map(|n| count(*n)));
            cells
        })
    });
    Table { heads: heads_of, rows: rows.collect() }
}

fn concordance(found: &Concordance) -> Table {
    let rows = found.lines.iter().map(|line| {
        let date = line.date.as_deref().unwrap_or_default();
        texts(&[&line.outlet, date, &line.headline, &line.article, &line.before(), &line.node, &line.after()])
    });
    Table { heads: heads(&["outlet", "date", "headline", "article", "left", "node", "right"]), rows: rows.collect() }
}

fn collocates(found: &Collocates) -> Table {
    let mut heads_of = heads(&["word", "in_window", "expected", "anywhere", "articles"]);
    heads_of.extend(heads(&measure_heads(OF_COLLOCATES)));
    let rows = found.rows.iter().map(|row| {
        let counts = &row.counts;
        let mut cells = vec![text(&row.name), count(counts.together), figure(counts.expected())];
        cells.extend([count(counts.collocate), count(row.n_articles)]);
        cells.extend(measure_cells(OF_COLLOCATES, counts));
        cells
    });
    Table { rows: rows.collect(), heads: heads_of }
}

fn dispersion_plot(found: &DispersionPlot) -> Table {
    let rows = found.strips.iter().map(|strip| {
        let date = strip.date.as_deref().unwrap_or_default();
        let mut cells = texts(&[&strip.outlet, date, &strip.headline, &strip.article]);
        cells.extend([count(strip.n_tokens), count(strip.occurrences.len() as u64)]);
        cells
    });
    Table { heads: heads(&["outlet", "date", "headline", "article", "words", "occurrences"]), rows: rows.collect() }
}

fn trend(found: &Trend) -> Table {
    let rows = found.series.iter().flat_map(|series| {
        series.lines.iter().zip(&found.outlets).flat_map(move |(line, of)| {
            line.iter().zip(&found.starts).map(move |(point, start)| {
                let mut cells = vec![text(&series.node), text(outlet(of).in_file()), Cell::Text(start.to_string())];
                cells.extend([count(point.n_articles), count(point.n_tokens), count(point.count)]);
                let figures = [point.per_thousand().filter(|_| point.n_tokens > 0)].into_iter();
                cells.extend(figures.chain([0, 1].map(|end| point.interval.map(|ends| ends[end]))).map(maybe));
                cells
            })
        })
    });
    let counted = ["node", "outlet", "from", "articles", "words", "occurrences", "per_thousand"];
    let mut heads_of = heads(&counted);
    heads_of.extend(heads(&["interval_low", "interval_high"]));
    Table { heads: heads_of, rows: rows.collect() }
}

/// Both measures of each outlet with their intervals, and the p of the one that is shown.
fn names(table: &NamesTable) -> Table {
    const OF_ALL: [&str; 8] = [
        "articles",
        "share",
        "share_low",
        "share_high",
        "mentions",
        "per_thousand",
        "per_thousand_low",
        "per_thousand_high",
    ];
    let p = p_adjusted::MEASURE.key;
    let mut heads_of = heads(&["name"]);
    heads_of
        .extend(table.outlets.iter().flat_map(|size| OF_ALL.into_iter().chain([p]).map(|key| of(&outlet(size), key))));
    heads_of.extend(OF_ALL.map(|key| of(&outlet(&table.all), key)));
    heads_of.extend(heads(&["difference"]));
    let cells_of = |cell: &NameCell, size: &OutletSize| {
        let share = f64::from(cell.n_articles) / f64::from(size.n_articles.max(1));
        let [[share_low, share_high], [rate_low, rate_high]] =
            [(cell.share_interval, 1.0), (cell.rate_interval, 1000.0)].map(|(bounds, factor)| {
                bounds.map_or([Cell::None, Cell::None], |bounds| bounds.map(|bound| Cell::Number(bound * factor)))
            });
        let rate = Cell::Number(per_thousand(cell.n_mentions, size));
        let mentions = count(cell.n_mentions);
        [count(cell.n_articles), Cell::Number(share), share_low, share_high, mentions, rate, rate_low, rate_high]
    };
    let rows = table.rows.iter().map(|row| {
        let mut cells = vec![text(&row.name)];
        for (cell, size) in row.cells.iter().zip(&table.outlets) {
            cells.extend(cells_of(cell, size));
            cells.push(maybe(cell.p));
        }
        cells.extend(cells_of(&row.all, &table.all));
        cells.push(maybe(row.difference));
        cells
    });
    Table { rows: rows.collect(), heads: heads_of }
}

fn together(found: &Together) -> Table {
    let mut heads_of = heads(&["name", "kind", "together", "expected", "times", "articles"]);
    heads_of.extend(heads(&measure_heads(OF_COLLOCATES)));
    heads_of.extend(heads(&[p_adjusted::MEASURE.key]));
    let rows = found.rows.iter().map(|row| {
        let kind = row.actor.map_or("", model::ActorKind::name);
        let mut cells = vec![text(&row.name), text(kind), count(row.counts.together)];
        cells.extend([Cell::Number(row.counts.expected()), maybe(row.times()), count(row.counts.collocate)]);
        cells.extend(measure_cells(OF_COLLOCATES, &row.counts));
        cells.push(maybe(row.p));
        cells
    });
    Table { rows: rows.collect(), heads: heads_of }
}
