//! Europresse's text: outlet, day, headline, paragraphs, rights, and the number of the document in the archive, `news·20240305·LX·001`.

use crate::dates;
use crate::event::{Emit, Event};
use crate::html::fragment;
use crate::record::Record;
use crate::sentence;
use model::fault::{BoilerplateKind, LeftOut, Place};

/// How many lines of a document may come up to that of its day.
const MOST_HEAD: usize = 12;
/// The longest byline, in characters, and the most words of one.
const LONGEST_BYLINE: usize = 60;
const MOST_NAMES: usize = 8;

/// Whether a text is such an export.
pub fn is(text: &str) -> bool {
    text.contains('·') && text.lines().any(|line| number(line).is_some())
}

/// The number in a line of its own, and the day in it.
fn number(line: &str) -> Option<(&str, String)> {
    let line = line.trim();
    let mut parts = line.split('·');
    let (kind, day, outlet) = (parts.next()?, parts.next()?, parts.next()?);
    let is_it = (2..=8).contains(&kind.len())
        && kind.bytes().all(|b| b.is_ascii_lowercase())
        && day.len() == 8
        && day.bytes().all(|b| b.is_ascii_digit())
        && !outlet.is_empty()
        && outlet.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let (year, rest) = day.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    is_it.then(|| (line, format!("{year}-{month}-{day}")))
}

/// Reads the documents. Missing parts are found when a record becomes an article.
pub fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    let mut lines: Vec<&str> = Vec::new();
    let mut n = 0;
    for line in text.trim_start_matches('\u{feff}').lines() {
        if let Some((id, day)) = number(line) {
            n += 1;
            let mut record = Record::numbered(file, n);
            record.put("id", id);
            record.put("date", day);
            read_document(&std::mem::take(&mut lines), record, emit);
        } else {
            lines.push(line);
        }
    }
    for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
        emit(Event::LeftOut(LeftOut { place: Place::file(file), text: line.to_owned(), why: BoilerplateKind::Export }));
    }
}

fn read_document(lines: &[&str], mut record: Record, emit: &mut Emit<'_>) {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let is_filled = |at: &usize| lines.get(*at).is_some_and(|line| !line.is_empty());
    let head: Vec<usize> = (0..lines.len()).filter(is_filled).take(MOST_HEAD).collect();
    let day = head.iter().skip(1).position(|at| lines.get(*at).is_some_and(|line| has_day(line)));
    let mut next = 0;
    if let Some((outlet, day)) = day.and_then(|i| Some((*head.get(i)?, *head.get(i + 1)?))) {
        record.put("outlet", without_issue(lines.get(outlet).copied().unwrap_or_default()));
        let header = lines.get(day).copied().unwrap_or_default();
        record.put("section", header.split(',').next().filter(|part| !has_day(part)).unwrap_or_default());
        // What is above belongs to the archive, or to the document before.
        for at in head.iter().filter(|at| **at < outlet) {
            record.cut_above(lines.get(*at).copied().unwrap_or_default(), BoilerplateKind::Export);
        }
        next = day + 1;
    }
    let rest = lines.get(next..).unwrap_or_default();
    let mut blocks: Vec<&[&str]> = rest.split(|line| line.is_empty()).filter(|block| !block.is_empty()).collect();
    let is_rights = |block: &[&str]| block.first().is_some_and(|line| line.starts_with('©'));
    let mut closing = Vec::new();
    while let Some(block) = blocks.pop_if(|block| is_rights(block)) {
        closing.splice(0..0, block.iter().copied());
    }
    let mut blocks = blocks.into_iter().peekable();
    record.put("headline", blocks.next().unwrap_or_default().join(" "));
    let n_behind = blocks.clone().count();
    if let Some(names) =
        blocks.next_if(|block| n_behind > 1 && block.len() == 1 && block.iter().all(|line| is_byline(line)))
    {
        record.put("byline", names.concat());
    }
    let text = blocks.map(|block| block.join("\n")).collect::<Vec<_>>().join("\n\n");
    record.put("text", fragment::paragraphs(&text));
    for line in closing {
        record.cut(line, BoilerplateKind::Export);
    }
    emit(Event::Record(Box::new(record)));
}

/// `Le Courrier, no. 1234` without its number.
pub(super) fn without_issue(name: &str) -> &str {
    let is_issue = |rest: &str| {
        ["no.", "no ", "n°", "nº", "nr.", "#"].iter().any(|start| rest.trim().to_lowercase().starts_with(start))
    };
    name.rsplit_once(',').filter(|(_, rest)| is_issue(rest)).map_or(name, |(name, _)| name).trim()
}

/// Whether one of the parts of a header is a day.
fn has_day(header: &str) -> bool {
    let has_year = header.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    has_year && header.split([',', ';', '-', '–']).any(|part| dates::read(part.trim()).is_ok())
}

/// Whether a line may be names: few words, most with a capital, and no sentence.
fn is_byline(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let n_capital = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    line.chars().count() <= LONGEST_BYLINE
        && words.len() <= MOST_NAMES
        && n_capital * 2 > words.len()
        && !sentence::ends_or_quotes(line)
        && !line.ends_with(':')
        && !line.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::tests::{check, records};

    #[test]
    fn documents_are_read_up_to_their_numbers() {
        let text = "Le Phare, no. 12\nPolitique, jeudi 5 mars 2020, p. 7\n\nPluie enfin\n\nAnne Lee\n\nUn.\n\nDeux.\n\n\
                    © 2020 Le Phare. Tous droits réservés.\nnews·20200305·PH·001\n\nLa Mouette\nvendredi 6 mars 2020\n\nSoleil\n\n\
                    Il fait beau\n\n© 2020 La Mouette.\nweb·20200306·MOUETTE·0002\n";
        assert!(is(text) && !is("Un · deux\nnews·2020·X·1"));
        let found = records(|emit| read("e.txt", text, emit));
        assert_eq!(found.len(), 2);
        check(
            &found[0],
            &[
                ("outlet", "Le Phare"),
                ("date", "2020-03-05"),
                ("section", "Politique"),
                ("headline", "Pluie enfin"),
                ("byline", "Anne Lee"),
                ("id", "news·20200305·PH·001"),
                ("text", "Un.\nDeux."),
            ],
        );
        assert_eq!(found[0].cut[0].text, "© 2020 Le Phare. Tous droits réservés.");
        check(
            &found[1],
            &[
                ("outlet", "La Mouette"),
                ("date", "2020-03-06"),
                ("headline", "Soleil"),
                ("id", "web·20200306·MOUETTE·0002"),
                ("text", "Il fait beau"),
            ],
        );
    }
}
