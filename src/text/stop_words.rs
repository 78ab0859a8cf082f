//! Stop words: the frequent little words that say how a sentence is built rather than what it is about.

/// Pronouns, articles, prepositions, conjunctions, auxiliaries and the commonest adverbs of English, folded and in order.
const ENGLISH: [&str; 188] = [
    "'s", "a", "about", "above", "after", "again", "against", "ago", "all", "along", "already", "also", "although",
    "always", "am", "among", "an", "and", "another", "any", "are", "aren't", "around", "as", "at", "away", "be",
    "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "can't", "cannot", "could",
    "couldn't", "did", "didn't", "do", "does", "doesn't", "doing", "don't", "down", "during", "each", "either", "else",
    "even", "ever", "every", "few", "for", "from", "further", "had", "hadn't", "has", "hasn't", "have", "haven't",
    "having", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how", "however", "i", "i'd", "i'll",
    "i'm", "i've", "if", "in", "into", "is", "isn't", "it", "its", "itself", "just", "least", "less", "like", "many",
    "may", "me", "might", "more", "most", "much", "must", "my", "myself", "neither", "no", "nor", "not", "now", "of",
    "off", "often", "on", "once", "only", "onto", "or", "other", "others", "our", "ours", "ourselves", "out", "over",
    "own", "per", "quite", "rather", "s", "same", "shall", "she", "should", "shouldn't", "since", "so", "some", "still",
    "such", "t", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these", "they",
    "this", "those", "though", "through", "thus", "to", "too", "toward", "towards", "under", "until", "up", "upon", "us",
    "very", "was", "wasn't", "we", "were", "weren't", "what", "when", "where", "whether", "which", "while", "who",
    "whom", "whose", "why", "will", "with", "within", "without", "would", "you", "your",
];

/// The stop words of a language, given as a BCP 47 tag; none where the language has no list here.
pub fn of_language(tag: &str) -> &'static [&'static str] {
    match tag.split('-').next() {
        Some("en") => &ENGLISH,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn the_list_is_folded_ordered_and_without_doubles() {
        assert!(ENGLISH.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ENGLISH.iter().all(|word| fold(word) == *word));
        assert_eq!(of_language("en-GB").len(), ENGLISH.len());
        assert!(of_language("fr").is_empty());
    }
}
