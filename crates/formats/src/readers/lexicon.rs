//! The lexicon, `corpus.toml`: what is said of a corpus, its actors and its topics.

use crate::event::{Emit, Event};
use crate::format::{Format, Reader, Sign, Writer};
use crate::{toml_record, writers};
use model::fault::{Fault, FaultKind, LexiconFault, Place};
use model::{Actor, Head, Topic};
use serde::de::DeserializeOwned;
use serde_json::Map;
use toml::Spanned;
use toml::de::DeValue;

/// The lexicon.
pub static FORMAT: Format = Format {
    writer: Some(Writer {
        write: |head, _, out| {
            out(writers::lexicon::write(head).as_bytes());
            Ok(())
        },
        endings: &["toml"],
        media_type: "application/toml",
        is_whole: false,
    }),
    ..Format::new("lexicon", Sign::Text(|look| look.base == writers::lexicon::FILE), Reader::Text(read))
};

fn read(file: &str, text: &str, emit: &mut Emit<'_>) {
    match lexicon(file, text) {
        Ok((head, faults)) => {
            for fault in faults {
                emit(Event::Fault(fault));
            }
            emit(Event::Lexicon(Box::new(head)));
        }
        Err(fault) => emit(Event::Fault(fault)),
    }
}

/// Reads a lexicon. Actors and topics that cannot be read are among the faults, and the others are kept.
///
/// # Errors
/// The text is not TOML at all.
pub fn lexicon(file: &str, text: &str) -> Result<(Head, Vec<Fault>), Fault> {
    let table = toml_record::parse(file, text, 0)?;
    let mut faults = Vec::new();
    let mut actors: Vec<Actor> = Vec::new();
    let mut topics: Vec<Topic> = Vec::new();
    let mut fields = Map::new();
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "actor" => each(file, text, value, &mut actors, &mut faults),
            "topic" => each(file, text, value, &mut topics, &mut faults),
            name => {
                fields.insert(name.to_owned(), toml_record::json(value.get_ref()));
            }
        }
    }
    let at = |kind| Fault { place: Place::line(file, 1), kind };
    let (mut head, bad_clippings) = Head::from_fields(fields).map_err(at)?;
    faults.extend(bad_clippings.into_iter().map(at));
    head.actors = actors;
    head.topics = topics;
    let place = Place::file(file);
    for fault in head.lexicon_faults() {
        faults.push(Fault { place: place.clone(), kind: FaultKind::Lexicon(fault) });
    }
    Ok((head, faults))
}

fn each<T: DeserializeOwned>(
    file: &str,
    text: &str,
    value: &Spanned<DeValue<'_>>,
    out: &mut Vec<T>,
    faults: &mut Vec<Fault>,
) {
    for item in value.get_ref().as_array().into_iter().flatten() {
        match serde_json::from_value(toml_record::json(item.get_ref())) {
            Ok(entry) => out.push(entry),
            Err(error) => {
                let place = Place::line(file, toml_record::line_at(text, item.span().start));
                faults.push(Fault { place, kind: FaultKind::Lexicon(LexiconFault::Unreadable(error.to_string())) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_actor_is_reported_and_the_others_kept() {
        let text =
            "title = \"T\"\n[[actor]]\nname = \"A\"\nkind = \"person\"\n[[actor]]\nname = \"B\"\nkind = \"robot\"\n";
        let (head, faults) = lexicon("corpus.toml", text).unwrap();
        assert_eq!((head.title.as_str(), head.actors.len()), ("T", 1));
        assert_eq!(faults[0].place, Place::line("corpus.toml", 5));
    }
}
