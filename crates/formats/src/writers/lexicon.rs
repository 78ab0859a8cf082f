//! The lexicon as `corpus.toml`: what is said of a corpus, its actors and its topics, for a person to read and to change.

use crate::writers::toml_text::{field, text, texts};
use model::Head;
use model::clipping::ClippingRecord;
use model::head::TEXTS;
use serde_json::Value;

/// The lexicon's file name.
pub const FILE: &str = "corpus.toml";

/// The text of `corpus.toml`, fields that this version does not know included. It reads back as the same head, but for the
/// number of articles, which is not the lexicon's to say, and for nulls, which TOML does not have.
pub fn write(head: &Head) -> String {
    let mut out = String::new();
    if head.broadside != TEXTS {
        field("broadside", &head.broadside.into(), &mut out);
    }
    text("title", &head.title, &mut out);
    text("language", &head.language, &mut out);
    for (name, value) in [("note", &head.note), ("view", &head.view)] {
        if let Some(value) = value {
            text(name, value, &mut out);
        }
    }
    if let Some(words) = &head.stop_words {
        field("stop_words", &words.as_slice().into(), &mut out);
    }
    for (name, list) in
        [("also_hidden", &head.also_hidden), ("never_hidden", &head.never_hidden), ("boilerplate", &head.boilerplate)]
    {
        texts(name, list, &mut out);
    }
    others(&head.other, &mut out);
    for actor in &head.actors {
        out.push_str("\n[[actor]]\n");
        text("name", &actor.name, &mut out);
        text("kind", actor.kind.name(), &mut out);
        texts("aliases", &actor.aliases, &mut out);
        texts("not", &actor.not, &mut out);
        others(&actor.other, &mut out);
    }
    for topic in &head.topics {
        out.push_str("\n[[topic]]\n");
        text("name", &topic.name, &mut out);
        texts("phrases", &topic.phrases, &mut out);
        if topic.at_least != 1 {
            field("at_least", &topic.at_least.into(), &mut out);
        }
        others(&topic.other, &mut out);
    }
    for ClippingRecord { clipping, other } in &head.clippings {
        out.push_str("\n[[clippings]]\n");
        for (name, value) in clipping.texts().into_iter().filter(|(_, value)| !value.is_empty()) {
            text(name, value, &mut out);
        }
        others(other, &mut out);
    }
    out
}

fn others(fields: &serde_json::Map<String, Value>, out: &mut String) {
    for (name, value) in fields {
        field(name, value, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::readers::lexicon::lexicon;
    use model::{Actor, ActorKind, Topic};
    use proptest::prelude::*;
    use serde_json::{Map, json};

    #[test]
    fn a_lexicon_stands_as_a_person_would_write_it() {
        let actor = Actor {
            name: "António Costa".into(),
            kind: ActorKind::Person,
            aliases: vec!["Costa".into()],
            not: vec!["Costa Rica".into()],
            other: Map::from_iter([("wikidata".to_owned(), json!("Q1"))]),
        };
        let topic = Topic { name: "talks".into(), phrases: vec!["peace deal*".into()], at_least: 2, other: Map::new() };
        let head = Head { title: "T".into(), actors: vec![actor], topics: vec![topic], ..Head::default() };
        let expected = "title = \"T\"\nlanguage = \"en\"\n\n\
            [[actor]]\nname = \"António Costa\"\nkind = \"person\"\naliases = [\"Costa\"]\nnot = [\"Costa Rica\"]\nwikidata = \"Q1\"\n\n\
            [[topic]]\nname = \"talks\"\nphrases = [\"peace deal*\"]\nat_least = 2\n";
        assert_eq!(write(&head), expected);
    }

    /// Texts that are hard to quote.
    fn odd() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[\"\\\\\n\r\t'#=\\[\\]{}+ \u{0}\u{7f}\u{85}\u{2028}\u{feff}é語]{0,12}"]
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            odd().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<i32>().prop_map(|n| Value::from(f64::from(n) / 8.0)),
            any::<bool>().prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((odd(), inner), 0..4)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    fn unknown() -> impl Strategy<Value = Map<String, Value>> {
        prop::collection::vec((odd().prop_map(|name| format!("x{name}")), value()), 0..3)
            .prop_map(|fields| fields.into_iter().collect())
    }

    prop_compose! {
        fn actor()(name in odd(), kind in 0..3_usize, aliases in prop::collection::vec(odd(), 0..3), not in prop::collection::vec(odd(), 0..3), other in unknown()) -> Actor {
            Actor { name, kind: ActorKind::ALL[kind], aliases, not, other }
        }
    }

    prop_compose! {
        fn topic()(name in odd(), phrases in prop::collection::vec(odd(), 0..3), at_least in 0..4_u32, other in unknown()) -> Topic {
            Topic { name, phrases, at_least, other }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_the_same(
            (title, language, note, view) in (odd(), odd(), prop::option::of(odd()), prop::option::of(odd())),
            (actors, topics, other) in (prop::collection::vec(actor(), 0..3), prop::collection::vec(topic(), 0..3), unknown()),
        ) {
            let head = Head { title, language, note, view, actors, topics, other, ..Head::default() };
            let (read, _) = lexicon(FILE, &write(&head)).unwrap();
            prop_assert_eq!(read, head);
        }
    }
}
