//! Heads and feet: lines at the top or the bottom of pages that stand there on many pages, such as the name of the paper and the number of the page.

use super::lines::{Piece, rows};
use crate::unwrap::is_page_number;

/// How much of a page's height is its top, or its bottom.
const EDGE: f64 = 0.12;
/// How far apart such lines may stand, of a page's height.
const ALIKE: f64 = 0.02;

/// A page: its height, and the pieces of its lines.
pub(super) type Page = (f64, Vec<Piece>);

/// A line at an edge: its shape, its place on the page, from 0 to 1, its page and its text.
struct Edge {
    shape: String,
    place: f64,
    page: usize,
    y: f64,
    text: String,
}

/// Takes these lines away and returns them, unless they would be more than a fifth of all.
pub(super) fn remove(pages: &mut [Page]) -> Vec<String> {
    let mut edges = Vec::new();
    for (page, (height, pieces)) in pages.iter().enumerate() {
        let place = |piece: &Piece| (piece.y - piece.size / 2.0) / height.max(1.0);
        let at_edge = pieces.iter().filter(|piece| !(EDGE..=1.0 - EDGE).contains(&place(piece)));
        for row in rows(at_edge.cloned().collect()) {
            let (place, shape) = (place(&row), shape(&row.text));
            edges.push(Edge { shape, place, page, y: row.y, text: row.text });
        }
    }
    let least = pages.len().div_ceil(3).max(2);
    let is_head = |edge: &Edge| {
        let alike = edges.iter().filter(|other| other.shape == edge.shape && (other.place - edge.place).abs() < ALIKE);
        let mut on: Vec<usize> = alike.map(|other| other.page).collect();
        on.dedup();
        on.len() >= least || is_page_number(&edge.text)
    };
    let heads: Vec<&Edge> = edges.iter().filter(|edge| is_head(edge)).collect();
    let n_letters: usize = pages.iter().flat_map(|(_, pieces)| pieces).map(|piece| piece.text.len()).sum();
    if heads.iter().map(|head| head.text.len()).sum::<usize>() * 5 > n_letters {
        return Vec::new();
    }
    for (i, (_, pieces)) in pages.iter_mut().enumerate() {
        let of_page: Vec<f64> = heads.iter().filter(|head| head.page == i).map(|head| head.y).collect();
        pieces.retain(|piece| !of_page.iter().any(|y| (piece.y - y).abs() < piece.size * 0.5));
    }
    heads.into_iter().map(|head| head.text.clone()).collect()
}

/// A line without its numbers, so that those of pages are alike.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for c in text.chars() {
        let c = if c.is_numeric() { '0' } else { c };
        if c != '0' || !shape.ends_with('0') {
            shape.push(c);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(n: usize) -> Page {
        let piece = |text: &str, y: f64| Piece { left: 0.0, right: 99.0, y, size: 10.0, text: text.to_owned() };
        let body =
            (1..9).map(|i| piece(&format!("Line {i} of the text of page {n}, unlike."), 100.0 + 12.0 * f64::from(i)));
        let body = body.chain([piece("This is the last line of one page", 760.0 + n as f64 * 30.0)]);
        (800.0, [piece(&format!("The Post, page {n}"), 20.0)].into_iter().chain(body).collect())
    }

    #[test]
    fn what_is_on_top_of_each_page_goes_and_is_told() {
        let mut pages = vec![page(9), page(10)];
        assert_eq!(remove(&mut pages), ["The Post, page 9", "The Post, page 10"]);
        assert!(pages.iter().all(|(_, pieces)| pieces.len() == 9));
        let mut one = vec![page(1)];
        assert!(remove(&mut one).is_empty());
    }
}
