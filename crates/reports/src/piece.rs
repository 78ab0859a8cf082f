//! A piece of a line: a word with the marks around it, which is shown whole or not at all.

use serde::{Deserialize, Serialize};
use std::ops::Range;
use text::{Token, is_right_to_left, is_unspaced};

/// A piece. Before the node it has the space that follows it, after the node the one that it follows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// The bytes of the word that lines are sorted by, where it is in here.
    pub sorted: Option<(u32, u32)>,
}

/// On which side of the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Before it.
    Before,
    /// After it.
    After,
}

/// A run of letters between spaces, or the end of a paragraph.
struct Chunk<'a> {
    text: &'a str,
    start: usize,
    has_space_before: bool,
}

/// The most bytes of a chunk, which is more than a line has room for.
const LONGEST_CHUNK: usize = 1000;

impl Chunk<'_> {
    /// The part of it that is next to the node.
    fn beside(self, side: Direction) -> Self {
        let Self { text, start, has_space_before } = self;
        let (from, to) = match side {
            Direction::Before => (text.ceil_char_boundary(text.len().saturating_sub(LONGEST_CHUNK)), text.len()),
            Direction::After => (0, text.floor_char_boundary(LONGEST_CHUNK)),
        };
        Self { text: text.get(from..to).unwrap_or_default(), start: start + from, has_space_before }
    }
}

/// What stands for the end of a paragraph.
const PILCROW: &str = "¶";

/// Cuts the bytes beside a node into pieces. `tokens` are those in them, `sorted` the one that lines are sorted by.
///
/// Cuts are at spaces and, in scripts without spaces, between words. Words that run against the line stay together, so that they keep their order.
pub(super) fn pieces(
    source: &str,
    bytes: Range<usize>,
    tokens: &[Token],
    sorted: Option<Token>,
    side: Direction,
    is_right_to_left_line: bool,
) -> Vec<Piece> {
    let (chunks, ends_in_space) = chunks(source, bytes, tokens);
    let chunks: Vec<Chunk<'_>> = chunks.into_iter().map(|chunk| chunk.beside(side)).collect();
    let runs_against = |chunk: &Chunk| {
        chunk.text.chars().any(char::is_alphabetic) && is_right_to_left(chunk.text) != is_right_to_left_line
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before_runs_against = false;
    for (i, chunk) in chunks.iter().enumerate() {
        let has_space_behind = chunks.get(i + 1).map_or(ends_in_space, |next| next.has_space_before);
        let runs = runs_against(chunk);
        let (space_before, space_behind) = match side {
            Direction::Before => (false, has_space_behind),
            Direction::After => (chunk.has_space_before, false),
        };
        if !(runs && before_runs_against) {
            pieces.push(Piece::default());
        }
        before_runs_against = runs;
        let Some(piece) = pieces.last_mut() else { continue };
        if space_before {
            piece.text.push(' ');
        }
        if let Some(token) = sorted.filter(|t| chunk.start <= t.start && t.end <= chunk.start + chunk.text.len()) {
            let at = |byte: usize| (piece.text.len() + byte - chunk.start) as u32;
            piece.sorted = Some((at(token.start), at(token.end)));
        }
        piece.text.push_str(chunk.text);
        if space_behind {
            piece.text.push(' ');
        }
    }
    pieces
}

/// The chunks of a stretch, and whether it ends in a space.
fn chunks<'a>(source: &'a str, bytes: Range<usize>, tokens: &[Token]) -> (Vec<Chunk<'a>>, bool) {
    let mut chunks = Vec::new();
    let stretch = source.get(bytes.clone()).unwrap_or_default();
    let mut has_space_before = false;
    let mut ends_paragraph = false;
    let mut rest = stretch;
    loop {
        let word = rest.trim_start();
        let space = &rest[..rest.len() - word.len()];
        has_space_before |= !space.is_empty();
        ends_paragraph |= space.contains('\n');
        let start = bytes.end - word.len();
        if ends_paragraph && (!word.is_empty() || !chunks.is_empty()) {
            chunks.push(Chunk { text: PILCROW, start, has_space_before: true });
        }
        if word.is_empty() {
            return (chunks, has_space_before);
        }
        let length = word.find(char::is_whitespace).unwrap_or(word.len());
        let (word, behind) = word.split_at(length);
        let mut from = 0;
        for cut in cuts(word, start, tokens) {
            chunks.push(Chunk { text: &word[from..cut], start: start + from, has_space_before });
            (from, has_space_before) = (cut, false);
        }
        chunks.push(Chunk { text: &word[from..], start: start + from, has_space_before });
        (has_space_before, ends_paragraph) = (false, false);
        rest = behind;
    }
}

/// Where a run of letters that begins at a byte can be cut: between words of a script without spaces.
fn cuts<'a>(word: &'a str, start: usize, tokens: &'a [Token]) -> impl Iterator<Item = usize> + 'a {
    let first = tokens.partition_point(|token| token.start <= start);
    let inside = tokens[first..].iter().take_while(move |token| token.start < start + word.len());
    inside.map(move |token| token.start - start).filter(|at| {
        let Some((before, behind)) = word.split_at_checked(*at) else { return false };
        behind.starts_with(is_unspaced)
            && !before.is_empty()
            && before.chars().next_back().is_some_and(|c| is_unspaced(c) || !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use text::{Writing, tokens};

    /// The pieces of a text, with the word that lines are sorted by in brackets.
    fn cut(text: &str, sorted: usize, side: Direction, is_right_to_left: bool) -> Vec<String> {
        let tokens: Vec<Token> = tokens(text, Writing::Plain).collect();
        let pieces = pieces(text, 0..text.len(), &tokens, tokens.get(sorted).copied(), side, is_right_to_left);
        let show = |Piece { text, sorted }: Piece| match sorted {
            None => text,
            Some((from, to)) => {
                let (from, to) = (from as usize, to as usize);
                format!("{}[{}]{}", &text[..from], &text[from..to], &text[to..])
            }
        };
        pieces.into_iter().map(show).collect()
    }

    #[test]
    fn a_piece_is_a_word_with_its_marks() {
        let text = "He  said: “Kyiv's long-term\nplan ";
        let before = ["He ", "said: ", "“Kyiv's ", "[long]-term ", "¶ ", "plan "];
        assert_eq!(cut(text, 4, Direction::Before, false), before);
        let after = [", ", "and", " so"].concat();
        assert_eq!(cut(&after, 1, Direction::After, false), [",", " and", " [so]"]);
        assert_eq!(cut(".\n\nIt’s over.", 9, Direction::After, false), [".", " ¶", " It’s", " over."]);
        assert_eq!(cut(" \n", 0, Direction::After, false), [""; 0]);
    }

    #[test]
    fn scripts_without_spaces_are_cut_between_words() {
        assert_eq!(cut("停戦、交渉", 1, Direction::Before, false), ["停", "[戦]、", "交", "渉"]);
    }

    #[test]
    fn words_that_run_against_the_line_keep_their_order() {
        assert_eq!(cut("said قال الرئيس today", 1, Direction::Before, false), ["said ", "[قال] الرئيس ", "today"]);
        assert_eq!(cut("قال New York Times اليوم", 2, Direction::After, true), ["قال", " New [York] Times", " اليوم"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_but_space(text in "[a-cä戦ש.“' \n]{0,40}") {
            for side in [Direction::Before, Direction::After] {
                let pieces = cut(&text, usize::MAX, side, false);
                let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '¶').collect::<String>();
                prop_assert_eq!(bare(&pieces.concat()), bare(&text));
            }
        }
    }
}
