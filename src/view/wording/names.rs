//! The view of names in words: its tabs, orders and cells.

use crate::view::wording::{facet_heading, measure_order};
use measures::catalogue::OF_COLLOCATES;
use reports::collocates::CollocateOrder;
use reports::named_together::Together;
use reports::names::{NameCell, NameKind, NamesBy, NamesOrder, facet_of};
use reports::outlets::OutletSize;
use words::{names, tables};

/// What a kind of name is called over its list: "People".
pub fn name_kind(kind: NameKind) -> &'static str {
    facet_heading(facet_of(kind), kind)
}

/// By what outlets are set side by side.
pub fn names_by(by: NamesBy) -> &'static str {
    match by {
        NamesBy::Articles => names::by_articles(),
        NamesBy::Mentions => names::by_mentions(),
    }
}

/// What each cell has by a measure, in its order.
pub fn name_cells(by: NamesBy) -> &'static str {
    match by {
        NamesBy::Articles => names::cells_articles(),
        NamesBy::Mentions => names::cells_mentions(),
    }
}

/// An order of the names.
pub fn names_order(order: &NamesOrder) -> &str {
    match order {
        NamesOrder::All => names::order_all(),
        NamesOrder::Outlet(outlet) => outlet,
        NamesOrder::Difference => names::order_difference(),
        NamesOrder::Name => names::order_name(),
    }
}

/// An order of those who are named together with somebody.
pub fn together_order(order: CollocateOrder) -> &'static str {
    match order {
        CollocateOrder::Measure(number) => measure_order(OF_COLLOCATES, number),
        CollocateOrder::Near => names::order_together(),
        CollocateOrder::Word => names::order_name(),
    }
}

/// In how many articles somebody is named.
pub fn together_basis(found: &Together) -> String {
    names::together_basis(&found.name, found.n_articles.into(), found.of_articles.into())
}

/// A cell's figure by a measure: "42%", or mentions per thousand words; a dash where there is nothing to read.
pub fn name_figure(cell: &NameCell, size: &OutletSize, by: NamesBy) -> String {
    match by {
        _ if size.n_tokens == 0 => tables::none().to_owned(),
        NamesBy::Articles => share(cell.figure(size, by)),
        NamesBy::Mentions => words::rate(cell.figure(size, by)),
    }
}

fn share(share: f64) -> String {
    // Below one in a hundred, whole numbers say nothing.
    let decimals = usize::from(share > 0.0 && share < 0.01);
    words::percent(100.0 * share, decimals)
}

/// All that a cell says: its counts, its interval, and whether it differs, where that is known.
pub fn name_cell(cell: &NameCell, size: &OutletSize, by: NamesBy, differs: Option<bool>) -> String {
    let (counted, interval) = match by {
        NamesBy::Articles => (
            names::in_articles(cell.n_articles.into(), size.n_articles.into()),
            cell.share_interval.map(|bounds| bounds.map(share)),
        ),
        NamesBy::Mentions => (
            names::in_mentions(cell.n_mentions, size.n_tokens),
            cell.rate_interval.map(|bounds| bounds.map(words::rate)),
        ),
    };
    let said = interval.map_or(counted.clone(), |[low, high]| names::interval(&counted, &low, &high));
    match differs {
        Some(true) => names::differs(&said),
        Some(false) => names::chance(&said),
        None => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_its_counts_its_interval_and_whether_it_differs() {
        let size = OutletSize { name: "A".into(), n_articles: 20, n_tokens: 10_000, ..OutletSize::default() };
        let cell = NameCell {
            n_articles: 5,
            n_mentions: 12,
            share_interval: Some([0.112, 0.469]),
            rate_interval: Some([0.5, 2.9]),
            p: Some(0.01),
        };
        assert_eq!(name_figure(&cell, &size, NamesBy::Articles), "25%");
        assert_eq!(
            name_cell(&cell, &size, NamesBy::Articles, Some(true)),
            "5 of 20 articles. 95% interval: 11% to 47%. Differs from the rest of these articles beyond chance"
        );
        assert_eq!(name_figure(&cell, &size, NamesBy::Mentions), "1.2");
        assert_eq!(
            name_cell(&cell, &size, NamesBy::Mentions, None),
            "12 mentions in 10,000 words. 95% interval: 0.50 to 2.9"
        );
        let silent = OutletSize { name: "B".into(), n_wordless: 3, ..OutletSize::default() };
        assert_eq!(name_figure(&cell, &silent, NamesBy::Articles), "–");
    }
}
