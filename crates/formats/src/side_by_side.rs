//! Side by side: a text of which two columns stand in the same lines, as paper that was read by its letters has it, with the one above the other again.

/// The fewest lines in a row that show two columns.
const FEWEST: usize = 4;
/// The fewest spaces between two columns.
const GAP: usize = 3;
/// The fewest letters that most lines of a column have.
const NARROWEST: usize = 12;

/// A text with its columns one above the other; `None` where it has no two.
pub(crate) fn apart(text: &str) -> Option<String> {
    if !text.contains(&" ".repeat(GAP)) {
        return None;
    }
    let lines: Vec<Vec<char>> = text.lines().map(|line| line.trim_end().chars().collect()).collect();
    let mut out: Vec<String> = Vec::new();
    let (mut at, mut has_columns) = (0, false);
    while at < lines.len() {
        let (n_lines, gap) = columns(lines.get(at..).unwrap_or_default());
        let these = || lines.iter().skip(at).take(n_lines);
        if let Some(gap) = gap {
            let part = |right: bool| {
                these().map(move |line| {
                    let (left, behind) = line.split_at_checked(gap).unwrap_or((line, &[]));
                    (if right { behind } else { left }).iter().collect::<String>().trim().to_owned()
                })
            };
            out.extend(part(false).chain(part(true)));
            has_columns = true;
        } else {
            out.extend(these().map(|line| line.iter().collect()));
        }
        at += n_lines;
    }
    has_columns.then(|| out.join("\n"))
}

/// How many of the lines from the first on are alike, and, where they are of two columns, how many letters the gap between these ends behind.
fn columns(lines: &[Vec<char>]) -> (usize, Option<usize>) {
    let gap_end = |line: &Vec<char>| {
        let text = line.iter().position(|c| *c != ' ')?;
        let mut n_spaces = 0;
        for (at, c) in line.iter().enumerate().skip(text) {
            if *c == ' ' {
                n_spaces += 1;
            } else if n_spaces >= GAP {
                return Some(at);
            } else {
                n_spaces = 0;
            }
        }
        None
    };
    let Some(gap) = lines.first().and_then(gap_end) else { return (1, None) };
    // The left column may end before the right one, whose lines then begin with the gap.
    let has_gap = |line: &Vec<char>| {
        let before = line.get(gap.saturating_sub(GAP)..gap);
        before.is_some_and(|before| before.iter().all(|c| *c == ' ')) && line.get(gap).is_some_and(|c| *c != ' ')
    };
    let is_left = |line: &Vec<char>| line.len() < gap;
    let n_of = |lines: &[Vec<char>]| {
        let is_in = |line: &&Vec<char>| !line.is_empty() && (has_gap(line) || is_left(line));
        lines.iter().take_while(is_in).count()
    };
    // Behind an empty line the columns go on where both do.
    let mut n_lines = n_of(lines);
    while let Some(n_blank) = lines.get(n_lines..).and_then(|rest| rest.iter().position(|line| !line.is_empty()))
        && n_blank > 0
        && lines.get(n_lines + n_blank).is_some_and(has_gap)
    {
        n_lines += n_blank + n_of(lines.get(n_lines + n_blank..).unwrap_or_default());
    }
    let lines = lines.get(..n_lines).unwrap_or_default();
    let is_whole = |line: &&Vec<char>| {
        let n_left = line.iter().take(gap).filter(|c| c.is_alphabetic()).count();
        let n_right = line.iter().skip(gap).filter(|c| c.is_alphabetic()).count();
        // In a table, the cells have further gaps or are short.
        n_left >= NARROWEST && n_right >= NARROWEST && !has_more(line.get(gap..).unwrap_or_default())
    };
    let n_gaps = lines.iter().filter(|line| has_gap(line)).count();
    let n_whole = lines.iter().filter(is_whole).count();
    (n_lines.max(1), Some(gap).filter(|_| n_gaps >= FEWEST && n_whole * 4 >= n_gaps * 3))
}

/// Whether there is another gap in the rest of a line.
fn has_more(rest: &[char]) -> bool {
    rest.windows(GAP).any(|spaces| spaces.iter().all(|c| *c == ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_columns_are_put_one_above_the_other() {
        let text = "Rain at last\n\nThe ministers met in the     Farmers along the river\nold town hall on Monday,     had asked for more time,\nand nobody left it before    and were given it by the\nthe evening bells had        mayor, who said so.\nrung.\n\nIt rained on.                It rained all day.\nNobody left.\n\nAfter that it stopped.";
        assert_eq!(
            apart(text).unwrap(),
            "Rain at last\n\nThe ministers met in the\nold town hall on Monday,\nand nobody left it before\nthe evening bells had\nrung.\n\nIt rained on.\nNobody left.\n\
             Farmers along the river\nhad asked for more time,\nand were given it by the\nmayor, who said so.\n\n\nIt rained all day.\n\n\nAfter that it stopped."
        );
    }

    #[test]
    fn tables_and_texts_stay() {
        for text in [
            "One line   of many gaps\nin a text   that goes on\nand on and   on for long\nwith gaps at   other places",
            "Ann Lee, Harbour Party     4,310\nBo Lind, River Party       3,987\nCy Moe, Levee Party        1,204\nDee Nye, of no party         988",
            "    The first is set in.\n    The next is set in.\n    The third is set in.\n    And so is the last.",
        ] {
            assert_eq!(apart(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_letter_is_lost(text in "([a-z]{1,9}|    |\n| |é){0,120}") {
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
                letters.sort_unstable();
                letters
            };
            if let Some(apart) = apart(&text) {
                proptest::prop_assert_eq!(letters(&apart), letters(&text));
            }
        }
    }
}
