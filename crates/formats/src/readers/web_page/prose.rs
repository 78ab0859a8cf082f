//! Prose: how much running text each element of a page holds, so that no name of an element can hide most of it.

use crate::html::tree::Markup;

/// The shortest piece of text that counts as prose, in bytes: labels and menu items are shorter.
const SHORTEST: usize = 60;

/// Elements whose text is no prose.
const NO_PROSE: [&str; 11] =
    ["a", "button", "figcaption", "noscript", "option", "script", "style", "svg", "template", "textarea", "title"];

/// The bytes of running text within each node.
#[derive(Debug)]
pub struct Prose {
    sums: Vec<usize>,
}

impl Prose {
    /// Measures a page.
    pub fn new(markup: &Markup) -> Self {
        let n_nodes = markup.n_nodes();
        let mut sums = vec![0; n_nodes];
        let mut node = 1;
        while node < n_nodes {
            let tag = markup.tag(node);
            if NO_PROSE.contains(&tag) {
                node = markup.end(node);
                continue;
            }
            let n_bytes = if tag.is_empty() { markup.said(node).trim().len() } else { 0 };
            if let Some(sum) = sums.get_mut(node).filter(|_| n_bytes >= SHORTEST) {
                *sum = n_bytes;
            }
            node += 1;
        }
        // Each element is followed by what is within it, so from the end on every sum is complete when its turn comes.
        for node in (1..n_nodes).rev() {
            let sum = sums.get(node).copied().unwrap_or_default();
            if let Some(above) = markup.parent(node).and_then(|parent| sums.get_mut(parent)) {
                *above += sum;
            }
        }
        Self { sums }
    }

    /// Whether there is prose within a node.
    pub fn is_in(&self, node: usize) -> bool {
        self.sums.get(node).is_some_and(|&n_bytes| n_bytes > 0)
    }

    /// How much of the page's prose is within a node, in per cent.
    pub fn share(&self, node: usize) -> usize {
        let all = self.sums.first().copied().unwrap_or_default();
        self.sums.get(node).copied().unwrap_or_default() * 100 / all.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_labels_are_no_prose() {
        let long = "A sentence that is long enough to count as prose, unlike a label.";
        let page = format!("<div><p>{long}</p></div><ul><li><a>{long}</a><li>Home</ul><div><p>{long}</div>");
        let markup = Markup::parse(&page);
        let prose = Prose::new(&markup);
        assert_eq!((prose.share(0), prose.share(1), markup.tag(1)), (100, 50, "div"));
        assert_eq!(markup.tagged(0, "ul").map(|n| prose.share(n)).collect::<Vec<_>>(), [0]);
        assert_eq!(Prose::new(&Markup::parse("")).share(0), 0);
    }
}
