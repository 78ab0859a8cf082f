//! The newer layout, that of Nexis Uni: headline, outlet, date, rights, labels, a line `Body`, the text, its classification.

use crate::boilerplate;
use crate::html::fragment;
use crate::readers::lexis::labels;
use crate::record::Record;
use crate::unwrap::is_page_of_all;
use model::fault::BoilerplateKind;

/// The line above a text.
const BODIES: [&str; 9] = [
    "body",
    "textkörper",
    "haupttext",
    "corps",
    "corps de l’article",
    "corps de l'article",
    "cuerpo",
    "corpo",
    "brødtekst",
];
/// The line under a document.
const ENDS: [&str; 12] = [
    "end of document",
    "ende des dokuments",
    "ende des dokumentes",
    "dokumentende",
    "fin du document",
    "fin de documento",
    "fin del documento",
    "fine del documento",
    "fine documento",
    "einde van document",
    "einde document",
    "fim do documento",
];
/// The line above the archive's own words about a document.
const CLASSIFICATIONS: [&str; 6] =
    ["classification", "klassifizierung", "klassifikation", "clasificación", "classificazione", "classificatie"];
/// The line above the captions of a document's pictures.
const GRAPHICS: [&str; 5] = ["graphic", "graphics", "grafik", "graphique", "gráfico"];
/// The line above what the archive notes of a document, behind the captions.
const NOTES: [&str; 6] = ["notes", "hinweise", "anmerkungen", "notas", "note", "opmerkingen"];
/// The most lines of such notes.
const MOST_NOTES: usize = 2;
/// What a caption begins with, before a colon, a comma or a space.
const CAPTIONS: [&str; 25] = [
    "photo",
    "photos",
    "photograph",
    "photographs",
    "picture",
    "pictures",
    "image",
    "images",
    "illustration",
    "drawing",
    "cartoon",
    "map",
    "maps",
    "chart",
    "charts",
    "graphic",
    "foto",
    "fotos",
    "bild",
    "bilder",
    "grafik",
    "karte",
    "imagen",
    "carte",
    "afbeelding",
];
/// The lines that a cover begins with.
const COVERS: [&str; 7] = [
    "user name:",
    "date and time:",
    "job number:",
    "benutzername:",
    "auftragsnummer:",
    "nom d’utilisateur",
    "nombre de usuario:",
];
/// How many lines may come before one that shows a cover.
const COVER_LINES: usize = 8;
/// The most lines of a headline.
const HEADLINE_LINES: usize = 3;

fn is_one_of(line: &str, known: &[&str]) -> bool {
    line.len() < 40 && known.contains(&line.trim().to_lowercase().as_str())
}

/// Whether a line is the one above a text.
pub(super) fn is_body(line: &str) -> bool {
    is_one_of(line, &BODIES)
}

/// Whether a line is the one under a document.
pub(super) fn is_end(line: &str) -> bool {
    is_one_of(line, &ENDS)
}

/// Whether a text begins with the cover of an export: two of the lines that it has.
pub(super) fn has_cover<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let is_cover = |line: &&str| {
        let line = line.trim().to_lowercase();
        COVERS.iter().any(|start| line.starts_with(start))
    };
    lines.filter(|line| !line.trim().is_empty()).take(COVER_LINES).filter(is_cover).count() > 1
}

/// Reads the lines of a document; they may be wrapped in text files and are not in others.
pub(super) fn read(lines: &[&str], may_wrap: bool, record: &mut Record) {
    let n_filled = |at: usize| lines.iter().take(at).filter(|line| !line.trim().is_empty()).count();
    // A headline may be "Body" too.
    let Some(body) = lines.iter().enumerate().position(|(at, line)| is_body(line) && n_filled(at) > 1) else {
        record.put("headline", lines.iter().map(|line| line.trim()).find(|line| !line.is_empty()).unwrap_or_default());
        return;
    };
    let (above, below) = lines.split_at_checked(body).unwrap_or_default();
    read_head(above, record);
    read_body(below.get(1..).unwrap_or_default(), may_wrap, record);
}

/// Reads what stands above the text: from below, since a cover may stand above it.
fn read_head(lines: &[&str], record: &mut Record) {
    let is_text = |line: &&str| !is_page_of_all(line);
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).filter(is_text).collect();
    let rights = lines.iter().rposition(|line| labels::is_rights(line));
    let first_label = lines.iter().position(|line| labels::above(line, false).is_some());
    let above = lines.get(..rights.or(first_label).unwrap_or(lines.len())).unwrap_or_default();
    let date = above.iter().rposition(|line| labels::is_day(line));
    let date = date.or_else(|| above.iter().rposition(|line| labels::has_year(line)).filter(|_| rights.is_some()));
    let filled: Vec<usize> =
        (0..date.unwrap_or(above.len())).filter(|&at| lines.get(at).is_some_and(|line| !line.is_empty())).collect();
    if let Some(date) = date {
        record.put("date", lines.get(date).map_or("", |line| *line));
        let edition: Vec<&str> =
            above.get(date + 1..).unwrap_or_default().iter().copied().filter(|line| !line.is_empty()).collect();
        record.put("edition", edition.join("; "));
    }
    if let Some((&outlet, before)) = filled.split_last() {
        record.put("outlet", lines.get(outlet).map_or("", |line| *line));
        // The lines of a headline stand together, and apart from the cover.
        let mut start = before.len();
        let mut next = outlet;
        while let Some(at) = start.checked_sub(1).and_then(|i| before.get(i)).copied()
            && (start == before.len() || at + 1 == next)
        {
            start -= 1;
            next = at;
        }
        let block = before.get(start..).unwrap_or_default();
        let is_whole = block.len() <= HEADLINE_LINES && !has_cover(lines.iter().copied())
            || before.len() > block.len() && block.len() <= HEADLINE_LINES;
        let block = if is_whole { block } else { block.get(block.len().saturating_sub(1)..).unwrap_or_default() };
        let headline: Vec<&str> = block.iter().filter_map(|&at| lines.get(at).copied()).collect();
        record.put("headline", headline.join(" "));
    }
    let mut last: Option<(&str, String)> = None;
    for line in lines.get(rights.map_or(first_label.unwrap_or(lines.len()), |at| at + 1)..).unwrap_or_default() {
        match (labels::above(line, false), &mut last) {
            (Some((field, value)), _) => {
                if let Some((field, value)) = last.replace((field, value.to_owned())) {
                    labels::put(record, field, &value);
                }
            }
            // A value that was wrapped.
            (None, Some((_, value))) if !line.is_empty() => {
                value.push(' ');
                value.push_str(line);
            }
            _ => {}
        }
    }
    if let Some((field, value)) = last {
        labels::put(record, field, &value);
    }
}

/// Reads the text, without the archive's own words under it.
fn read_body(lines: &[&str], may_wrap: bool, record: &mut Record) {
    let is_filled = |line: &&&str| !line.trim().is_empty();
    let mut end = lines.len();
    // The last such line, where most of what follows is labels.
    if let Some(at) = lines.iter().rposition(|line| is_one_of(line, &CLASSIFICATIONS)) {
        let behind = lines.get(at + 1..).unwrap_or_default();
        let n_labels = behind.iter().filter(|line| labels::closing(&[line], false) == 0).count();
        let n_filled = behind.iter().filter(is_filled).count();
        if n_labels * 2 >= n_filled && n_filled > 0 {
            end = at;
        }
    }
    let text = lines.get(..end).unwrap_or_default();
    let closed = labels::closing(text, false);
    let mut cut: Vec<&str> =
        text.get(closed..).unwrap_or_default().iter().copied().filter(|line| labels::is_written(line)).collect();
    let mut text = text.get(..closed).unwrap_or_default();
    if let Some(at) = text.iter().rposition(|line| is_one_of(line, &GRAPHICS)) {
        let (before, captions) = text.split_at_checked(at).unwrap_or_default();
        let n_letters = |lines: &[&str]| lines.iter().map(|line| line.trim().chars().count()).sum();
        if are_captions(captions) || boilerplate::may_cut(n_letters(captions), n_letters(text)) {
            cut.extend(captions.iter().copied().filter(|line| !line.trim().is_empty()));
            text = before;
        }
    }
    let text = text.join("\n");
    let text = if may_wrap { fragment::paragraphs(text.trim()) } else { one_a_line(&text) };
    record.put("text", text);
    for line in cut {
        record.cut(line.trim(), BoilerplateKind::Export);
    }
}

/// Whether the lines under the heading of pictures are all captions, but for the archive's notes behind these.
fn are_captions(lines: &[&str]) -> bool {
    let mut filled = lines.iter().skip(1).map(|line| line.trim()).filter(|line| !line.is_empty()).peekable();
    let is_caption = |line: &str| {
        let first = line.split([':', ',', ' ']).next().unwrap_or_default();
        CAPTIONS.contains(&first.to_lowercase().as_str())
            && line.get(first.len()..).is_some_and(|rest| !rest.is_empty())
    };
    let has_one = filled.peek().is_some_and(|line| is_caption(line));
    while filled.next_if(|line| is_caption(line)).is_some() {}
    let has_notes = filled.next_if(|line| is_one_of(line, &NOTES)).is_some();
    has_one && filled.count() <= if has_notes { MOST_NOTES } else { 0 }
}

/// The lines of a text that is not wrapped, white space collapsed.
fn one_a_line(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_under_the_heading_of_pictures_is_told_by_its_words() {
        assert!(are_captions(&["Graphic", "", "Photo: The levee.", "Image, the bridge at dawn."]));
        assert!(are_captions(&["Grafik", "Foto: Der Damm", "Hinweise", "", "Es folgt eine Berichtigung."]));
        assert!(!are_captions(&["Graphic", "Scenes of the film were cut.", "Photo: The levee."]));
        assert!(!are_captions(&["Graphic", "Photo: The levee.", "The council met again."]));
        assert!(!are_captions(&["Graphic", "Photo", "x"]) && !are_captions(&["Graphic"]));
    }
}
