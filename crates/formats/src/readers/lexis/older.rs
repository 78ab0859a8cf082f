//! The older layout of Lexis: outlet and date in the middle of the page, the headline, labels, the text, labels, the rights.

use crate::readers::lexis::labels;
use crate::record::Record;
use model::fault::Boilerplate;

/// How many blocks above the first label may be those of the headline.
const MOST_ABOVE: usize = 4;

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

fn blocks<'a>(lines: &[&'a str]) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut is_new = true;
    for &line in lines {
        if line.trim().is_empty() {
            is_new = true;
            continue;
        }
        is_new |= labels::is_below(line, true);
        let is_centred = line.starts_with("          ");
        match blocks.last_mut().filter(|block| !is_new && block.is_centred == is_centred) {
            Some(block) => block.lines.push(line),
            None => blocks.push(Block { lines: vec![line], is_centred }),
        }
        is_new = false;
    }
    blocks
}

/// Reads the lines of a document.
pub(super) fn read(lines: &[&str], record: &mut Record) {
    let blocks = blocks(lines);
    let n_centred = blocks.iter().take_while(|block| block.is_centred).count();
    let (top, rest) = blocks.split_at_checked(n_centred).unwrap_or_default();
    let top: Vec<&str> = top.iter().flat_map(|block| &block.lines).map(|line| line.trim()).collect();
    let top: Vec<&str> = top.into_iter().filter(|line| !labels::is_rights(line)).collect();
    let date = top.iter().position(|line| labels::is_day(line));
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
        record.cut(line, Boilerplate::Export);
    }
}
