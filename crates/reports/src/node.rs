//! The node that opens the lines of what was counted, in the search language.

use corpus::Facet;
use corpus::facet::ACTOR;
use corpus::query::syntax::quote;

/// What finds the lines of an actor, in the search language.
pub fn node_of_actor(name: &str) -> String {
    node_of(ACTOR, name)
}

/// What finds the lines of a facet's value, in the search language.
pub fn node_of(facet: Facet, name: &str) -> String {
    format!("{}:{}", facet.key, quote(name))
}

/// What finds the lines of a word in its folded spelling; with `by_itself` only those where it is no part of an actor's name.
pub(super) fn node_of_word(folded: &str, by_itself: bool) -> String {
    let node = if folded.chars().all(char::is_alphanumeric) { folded.to_owned() } else { quote(folded) };
    if by_itself { format!("word:{node}") } else { node }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_one_thing_in_the_search_language() {
        assert_eq!(node_of_actor("Volodymyr \"Ze\""), "actor:\"Volodymyr Ze\"");
        assert_eq!(["war", "don't"].map(|word| node_of_word(word, false)), ["war", "\"don't\""]);
        assert_eq!(["war", "don't"].map(|word| node_of_word(word, true)), ["word:war", "word:\"don't\""]);
    }
}
