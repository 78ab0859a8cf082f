//! Tables: every report that has one as rows of cells, to be saved whole.

use crate::view::csv::Cell;
use crate::view::wording;
use engine::Report;
use measures::dispersion::Dispersion;
use reports::collocates::Collocates;
use reports::concordance::Concordance;
use reports::dispersion::DispersionPlot;
use reports::frequency::Frequencies;
use reports::house_style::HouseStyle;
use reports::keyness::{Comparison, OutletKeywords};
use reports::outlets::OutletSize;
use reports::trend::Trend;
use reports::word_map::WordMap;
use reports::word_row::WordRow;

/// A table: its head, then its rows.
pub type Table = Vec<Vec<Cell>>;

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn count(n: impl Into<u64>) -> Cell {
    Cell::Count(n.into())
}

fn maybe(number: Option<f64>) -> Cell {
    number.map_or(Cell::None, Cell::Number)
}

fn head(titles: &[&str]) -> Vec<Cell> {
    titles.iter().map(|title| text(title)).collect()
}

/// A title of a column about one side or outlet.
fn of(side: &str, what: &str) -> Cell {
    Cell::Text(words::tables::of_side(side, what))
}

/// A count by the words of an outlet or side, per thousand.
pub fn per_thousand(n: u64, size: &OutletSize) -> f64 {
    1000.0 * n as f64 / size.n_tokens.max(1) as f64
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
        _ => return None,
    })
}

fn sides_head(sides: [&str; 2]) -> Vec<Cell> {
    let mut titles = vec![text(words::tables::word())];
    for what in [words::tables::occurrences(), words::tables::per_thousand(), words::tables::articles()] {
        titles.extend(sides.map(|side| of(side, what)));
    }
    titles.extend(head(&[
        wording::COLUMN_RATIO,
        wording::HEAD_LOW,
        wording::HEAD_HIGH,
        wording::COLUMN_P,
        wording::COLUMN_KEY,
        wording::COLUMN_LIKELIHOOD,
        wording::COLUMN_BIC,
    ]));
    titles
}

fn sides_row(row: &WordRow) -> Vec<Cell> {
    let mut cells = vec![text(&row.name)];
    cells.extend(row.counts.map(Cell::Count));
    cells.extend(row.per_thousand.map(Cell::Number));
    cells.extend(row.n_articles.map(count));
    cells.push(Cell::Number(row.log_ratio));
    cells.extend([0, 1].map(|i| maybe(row.interval.map(|bounds| bounds[i]))));
    cells.push(maybe(row.p_adjusted));
    cells.extend([row.key, row.log_likelihood, row.bic].map(Cell::Number));
    cells
}

fn comparison(report: &Comparison) -> Table {
    let sides = [&report.target, &report.reference].map(wording::side_head);
    let mut titles = sides_head(sides);
    let has_figures = report.rows.iter().any(|row| row.figures.is_some());
    if has_figures {
        titles.extend(head(&[
            wording::COLUMN_P_SINGLE,
            wording::COLUMN_LIKELIHOOD_4,
            wording::COLUMN_PERCENT,
            wording::COLUMN_ODDS,
            wording::COLUMN_FIGHTIN,
        ]));
        titles.extend(sides.iter().flat_map(|side| wording::DISPERSION.map(|what| of(side, what))));
    }
    let rows = report.rows.iter().map(|row| {
        let mut cells = sides_row(row);
        if let Some(figures) = &row.figures {
            cells.extend([maybe(figures.p), Cell::Number(figures.log_likelihood_four_term)]);
            cells.extend([figures.percent_difference, figures.odds_ratio].map(maybe));
            cells.push(Cell::Number(figures.fightin_words));
            cells.extend(figures.dispersion.iter().flat_map(|of_side| dispersion(of_side.as_ref())));
        }
        cells
    });
    [titles].into_iter().chain(rows).collect()
}

fn dispersion(of: Option<&Dispersion>) -> [Cell; 5] {
    let Some(of) = of else { return [const { Cell::None }; 5] };
    [
        count(of.range as u64),
        maybe(of.juilland_d),
        Cell::Number(of.deviation_of_proportions),
        maybe(of.deviation_of_proportions_normalised),
        Cell::Number(of.kl_divergence),
    ]
}

fn word_map(map: &WordMap) -> Table {
    let sides = [&map.target, &map.reference].map(wording::side_head);
    let mut titles = vec![text(words::tables::word())];
    titles.extend(sides.iter().map(|side| of(side, words::tables::occurrences())));
    titles.extend(head(&[words::tables::articles(), wording::COLUMN_RATIO, wording::COLUMN_KEY]));
    let rows = map.words.iter().map(|word| {
        let mut cells = vec![text(&word.name)];
        cells.extend(word.counts.map(Cell::Count));
        cells.extend([count(word.n_articles), Cell::Number(word.log_ratio), Cell::Number(word.key)]);
        cells
    });
    [titles].into_iter().chain(rows).collect()
}

fn side_by_side(outlets: &[OutletKeywords]) -> Table {
    let mut titles = vec![text(words::tables::outlet())];
    titles.extend(sides_head([words::tables::outlet(), words::comparison::other_outlets()]));
    let rows = outlets.iter().flat_map(|outlet| {
        outlet.rows.iter().map(|row| {
            let mut cells = vec![text(&outlet.outlet.name)];
            cells.extend(sides_row(row));
            cells
        })
    });
    [titles].into_iter().chain(rows).collect()
}

fn frequencies(table: &Frequencies) -> Table {
    let mut titles = vec![text(words::tables::word())];
    let all = table.all.clone().unwrap_or(OutletSize { name: String::new(), n_articles: 0, n_tokens: 0 });
    for name in table.outlets.iter().map(|outlet| outlet.name.as_str()).chain([words::tables::all()]) {
        titles.extend([words::tables::occurrences(), words::tables::per_thousand()].map(|what| of(name, what)));
    }
    titles.extend(head(&[words::tables::articles(), wording::COLUMN_LIKELIHOOD_N, wording::COLUMN_BIC]));
    let rows = table.rows.iter().map(|row| {
        let mut cells = vec![text(&row.name)];
        for (n, size) in row.counts.iter().zip(&table.outlets).chain([(&row.total, &all)]) {
            cells.extend([count(*n), Cell::Number(per_thousand(*n, size))]);
        }
        cells.extend([count(row.n_articles), Cell::Number(row.log_likelihood), Cell::Number(row.bic)]);
        cells
    });
    [titles].into_iter().chain(rows).collect()
}

fn house_style(style: &HouseStyle) -> Table {
    let mut titles = head(&[words::tables::name(), words::tables::spelling()]);
    titles.extend(style.outlets.iter().map(|outlet| text(&outlet.name)));
    titles.push(text(words::tables::all()));
    let rows = style.actors.iter().flat_map(|actor| {
        actor.spellings.iter().map(|spelling| {
            let mut cells = head(&[&actor.name, &spelling.text]);
            cells.extend(spelling.counts.iter().chain([&spelling.total]).map(|n| count(*n)));
            cells
        })
    });
    [titles].into_iter().chain(rows).collect()
}

fn concordance(found: &Concordance) -> Table {
    let titles = head(&[
        words::tables::outlet(),
        words::tables::date(),
        words::tables::headline(),
        words::tables::article(),
        words::tables::left(),
        words::tables::node(),
        words::tables::right(),
    ]);
    let rows = found.lines.iter().map(|line| {
        let date = line.date.as_deref().unwrap_or_default();
        head(&[&line.outlet, date, &line.headline, &line.article, &line.left, &line.node, &line.right])
    });
    [titles].into_iter().chain(rows).collect()
}

fn collocates(found: &Collocates) -> Table {
    let titles = head(&[
        words::tables::word(),
        wording::COLUMN_NEAR,
        wording::COLUMN_EXPECTED,
        wording::COLUMN_ANYWHERE,
        words::tables::articles(),
        wording::COLUMN_LOG_DICE,
        wording::COLUMN_G2,
    ]);
    let rows = found.rows.iter().map(|row| {
        vec![
            text(&row.name),
            count(row.near),
            Cell::Number(row.expected),
            count(row.total),
            count(row.n_articles),
            Cell::Number(row.log_dice),
            Cell::Number(row.log_likelihood),
        ]
    });
    [titles].into_iter().chain(rows).collect()
}

fn dispersion_plot(found: &DispersionPlot) -> Table {
    let titles = head(&[
        words::tables::outlet(),
        words::tables::date(),
        words::tables::headline(),
        words::tables::article(),
        words::tables::words(),
        words::tables::occurrences(),
    ]);
    let rows = found.strips.iter().map(|strip| {
        let date = strip.date.as_deref().unwrap_or_default();
        let mut cells = head(&[&strip.outlet, date, &strip.headline, &strip.article]);
        cells.extend([count(strip.n_tokens), count(strip.places.len() as u64)]);
        cells
    });
    [titles].into_iter().chain(rows).collect()
}

fn trend(found: &Trend) -> Table {
    let titles = head(&[
        words::tables::outlet(),
        words::tables::from(),
        words::tables::articles(),
        words::tables::words(),
        words::tables::occurrences(),
        words::tables::per_thousand(),
    ]);
    let rows = found.lines.iter().flat_map(|line| {
        let name = if line.outlet.name.is_empty() { words::tables::all() } else { &line.outlet.name };
        line.points.iter().zip(&found.starts).map(move |(point, start)| {
            let rate = 1000.0 * f64::from(point.count) / point.n_tokens as f64;
            vec![
                text(name),
                Cell::Text(start.to_string()),
                count(point.n_articles),
                count(point.n_tokens),
                count(point.count),
                maybe((point.n_tokens > 0).then_some(rate)),
            ]
        })
    });
    [titles].into_iter().chain(rows).collect()
}
