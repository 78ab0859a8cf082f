//! Outlets that may be one, as they are told.

use crate::alike_outlets;
use model::WrittenOutlet;

/// A group of them: `The Herald (5 articles) and Herald (2 articles)`.
pub fn written_outlets(group: &[WrittenOutlet]) -> String {
    let outlets = group.iter().map(|outlet| alike_outlets::outlet(&outlet.name, outlet.n_articles.into()));
    crate::list(&outlets.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_number_of_articles() {
        let group = [("The Herald", 5), ("Herald", 1)]
            .map(|(name, n_articles)| WrittenOutlet { name: name.into(), n_articles });
        assert_eq!(written_outlets(&group), "The Herald (5 articles) and Herald (1 article)");
    }
}
