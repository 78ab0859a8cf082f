//! The older layout of Lexis: outlet and date in the middle of the page, the headline, labels, the text, labels, the rights.

use crate::readers::lexis::labels;
use crate::record::Record;
use model::fault::BoilerplateKind;

/// How many blocks above the first label may be those of the headline.
const MOST_ABOVE: usize = 4;
/// The longest line of a file of paragraphs that may have been wrapped, in characters.
const WIDTH: usize = 90;
/// The longest name of an edition, in characters.
const LONGEST_EDITION: usize = 40;
/// What the name of an edition has in it.
const EDITIONS: [&str; 6] = ["edition", "ausgabe", "édition", "edición", "edizione", "editie"];

/// A run of lines without an empty one.
struct Block<'a> {
    lines: Vec<&'a str>,
    /// Whether its lines are centred.
    is_centred: bool,
}

impl Block<'_> {
    fn joined(&self) -> String {
        self.lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
    }
}

/// The blocks of a document. Where nothing parts its lines, as in files of paragraphs, each is one; so are those of such files that are too long to
/// have been wrapped.
fn blocks<'a>(lines: &[&'a str], may_wrap: bool) -> Vec<Block<'a>> {
    let body = lines.split(|line| line.trim().is_empty()).filter(|block| !block.is_empty());
    let is_wrapped = body.count() > 1 && (may_wrap || lines.iter().all(|line| line.trim().chars().count() <= WIDTH));
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut is_new = true;
    for &line in lines {
        if line.trim().is_empty() {
            is_new = true;
            continue;
        }
        is_new |= !is_wrapped || labels::is_below(line, true);
        let is_centred = line.starts_with("          ");
        match blocks.last_mut().filter(|block| !is_new && block.is_centred == is_centred) {
            Some(block) => block.lines.push(line),
            None => blocks.push(Block { lines: vec![line], is_centred }),
        }
        is_new = false;
    }
    blocks
}

/// How many blocks are those of the outlet and the date: the centred ones, or where nothing is centred those up to the date and its edition, if a
/// headline follows.
fn n_top(blocks: &[Block<'_>]) -> usize {
    let n_centred = blocks.iter().take_while(|block| block.is_centred).count();
    if n_centred > 0 {
        return n_centred;
    }
    let has_label = |block: &Block<'_>| block.lines.first().is_some_and(|line| labels::above(line, true).is_some());
    let n_above = blocks.iter().take(MOST_ABOVE + 2).position(has_label).unwrap_or(MOST_ABOVE).min(blocks.len());
    let above = blocks.get(..n_above).unwrap_or_default();
    let has_day = |block: &Block<'_>| block.lines.iter().any(|line| labels::begins_with_day(line.trim()));
    let Some(date) = above.iter().position(has_day).filter(|date| date + 1 < n_above) else { return 0 };
    let is_edition = |block: &Block<'_>| {
        let line = block.joined().to_lowercase();
        line.chars().count() <= LONGEST_EDITION && EDITIONS.iter().any(|word| line.contains(word))
    };
    date + 1 + usize::from(date + 2 < n_above && above.get(date + 1).is_some_and(is_edition))
}

/// Reads the lines of a document.
pub(super) fn read(lines: &[&str], may_wrap: bool, record: &mut Record) {
    let blocks = blocks(lines, may_wrap);
    let (top, rest) = blocks.split_at_checked(n_top(&blocks)).unwrap_or_default();
    let top: Vec<&str> = top.iter().flat_map(|block| &block.lines).map(|line| line.trim()).collect();
    let top: Vec<&str> = top.into_iter().filter(|line| !labels::is_rights(line)).collect();
    let date = top.iter().position(|line| labels::is_day(line));
    let date = date.or_else(|| top.iter().position(|line| labels::begins_with_day(line)));
    let date = date.or_else(|| top.iter().position(|line| labels::has_year(line)));
    record.put("date", date.and_then(|at| top.get(at)).map_or("", |line| *line));
    record.put("outlet", top.first().filter(|_| date != Some(0)).map_or("", |line| *line));

    let rest: Vec<String> = rest.iter().map(Block::joined).collect();
    let (mut rest, closing) = rest.split_at_checked(labels::closing(&rest, true)).unwrap_or_default();
    let has_label = |block: &String| labels::above(block, true).is_some();
    let n_head = rest.iter().take(MOST_ABOVE).position(has_label).unwrap_or(1).min(rest.len());
    let mut paragraphs: Vec<&str> = Vec::new();
    if let Some((headline, behind)) = rest.split_first().filter(|_| n_head > 0) {
        record.put("headline", headline.as_str());
        paragraphs.extend(behind.iter().take(n_head - 1).map(String::as_str));
        rest = rest.get(n_head..).unwrap_or_default();
    }
    while let Some((block, behind)) = rest.split_first()
        && let Some((field, value)) = labels::above(block, true)
        // A label that was there before begins the text.
        && labels::put(record, field, value)
    {
        rest = behind;
    }
    paragraphs.extend(rest.iter().map(String::as_str));
    record.put("text", paragraphs.join("\n"));
    for line in closing.iter().filter(|line| labels::is_written(line)) {
        record.cut(line, BoilerplateKind::Export);
    }
}
