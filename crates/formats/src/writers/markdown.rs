//! Markdown: an article as a file of its own, front matter between `+++` lines and the text below.

use crate::file_name::add_words;
use crate::markdown::{self as reader, MARKUP};
use crate::writers::lexicon;
use crate::writers::spelled_out::spelled_out;
use crate::writers::toml_text::{field, text, texts};
use model::{Article, ArticleList, Head};
use serde_json::Value;
use std::collections::BTreeSet;
use std::iter::once;

/// How many characters of a file's name the date, then the outlet, then the headline may fill.
const MOST_LETTERS: [usize; 3] = [21, 42, 66];

/// The text of an article's file, which an import reads back as the same article, but for nulls, which TOML does not have.
pub fn write(article: &Article) -> String {
    let article = spelled_out(article);
    let mut out = "+++\n".to_owned();
    if !article.id.is_empty() {
        text("id", &article.id, &mut out);
    }
    text("headline", &article.headline, &mut out);
    text("outlet", &article.outlet, &mut out);
    let date = article.date.as_ref().map(|date| &date.text);
    for (name, value) in [
        ("byline", article.byline.as_ref()),
        ("date", date),
        ("url", article.url.as_ref()),
        ("note", article.note.as_ref()),
    ] {
        if let Some(value) = value {
            text(name, value, &mut out);
        }
    }
    texts("topics", &article.topics, &mut out);
    texts("inferred", &article.inferred, &mut out);
    // Blank lines between paragraphs, as in Markdown, unless the text would not be read back the same.
    let spaced = article.text.replace('\n', "\n\n");
    let is_spaced = reader::text_of(&spaced) == article.text;
    for (name, value) in article.other.iter().filter(|(name, _)| is_spaced || *name != MARKUP) {
        field(name, value, &mut out);
    }
    if !is_spaced {
        field(MARKUP, &Value::Bool(false), &mut out);
    }
    out.push_str("+++\n\n");
    out.push_str(if is_spaced { &spaced } else { &article.text });
    out.push('\n');
    out
}

/// A corpus as files: the lexicon, then an article each, by their names.
pub fn files(head: &Head, articles: &dyn ArticleList) -> impl Iterator<Item = (String, String)> {
    let mut taken = BTreeSet::new();
    let lexicon = (lexicon::FILE.to_owned(), lexicon::write(head));
    once(lexicon).chain(articles.articles().map(move |article| (file_name(&article, &mut taken), write(&article))))
}

/// A name for an article's file, made of its date, outlet and headline, valid on every system and not among `taken`, to which
/// it is added: small letters and digits of any script with hyphens between, 80 characters at most, `.md` at the end.
fn file_name(article: &Article, taken: &mut BTreeSet<String>) -> String {
    let date = article.date.as_ref().and_then(|date| date.text.split(['T', ' ']).next()).unwrap_or("undated");
    // A name that begins with a date is none of those that a system or this program keeps for itself, such as CON or README.
    let mut stem = String::new();
    for (words, most) in [date, &article.outlet, &article.headline].into_iter().zip(MOST_LETTERS) {
        add_words(words, most, &mut stem);
    }
    let mut name = format!("{stem}.md");
    let mut number = taken.len();
    while !taken.insert(name.clone()) {
        number += 1;
        name = format!("{stem}-{number}.md");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Import, ImportOptions};
    use crate::record::Record;
    use model::{Counts, Edtf};
    use proptest::prelude::*;
    use serde_json::{Map, json};

    fn article(fields: Value) -> Article {
        let mut all = Map::from_iter([("outlet".to_owned(), json!("The Post")), ("text".to_owned(), json!("Text."))]);
        all.extend(fields.as_object().unwrap().clone());
        Record { fields: all, ..Record::default() }.into_article().unwrap()
    }

    fn read(name: &str, text: String) -> Article {
        let mut import = Import::new(ImportOptions::default(), &|_, _| None);
        import.push(name, text.into_bytes(), &mut |_| ());
        let intake = import.finish(&mut |_| ()).intake;
        assert!(intake.faults.is_empty(), "{:?}", intake.faults);
        intake.articles.into_iter().next().unwrap()
    }

    #[test]
    fn an_article_stands_as_a_person_would_write_it() {
        let article = article(
            json!({"id": "a", "headline": "\"Talks\" begin", "date": "2024-11", "text": "One.\nTwo.", "desk": "x"}),
        );
        let expected = "+++\nid = \"a\"\nheadline = \"\\\"Talks\\\" begin\"\noutlet = \"The Post\"\ndate = \"2024-11\"\ndesk = \"x\"\n+++\n\nOne.\n\nTwo.\n";
        assert_eq!(write(&article), expected);
    }

    #[test]
    fn a_text_that_looks_like_markdown_says_that_it_is_none() {
        for text in [
            "# One",
            "**a**",
            "One.\n\nTwo.",
            "One. \n  Two.",
            "a\r\nb",
            "- One.\nTwo.",
            "> One.",
            "* One.",
            "See [this](https://a.example).",
            "![x](y) One.",
            "# H\nOne.",
            "The *ferry* was __late__, ~~not~~.",
            "So %%far%% so good.",
            "Tea &amp; cake\\.",
            "- [ ] One.",
            "One.[^1]",
            "One. ^end",
        ] {
            let article = article(json!({"id": "a", "headline": "H", "text": text}));
            let written = write(&article);
            assert!(written.contains("\nmarkup = false\n+++\n"), "{written}");
            assert_eq!(read("a.md", written), article);
        }
    }

    #[test]
    fn a_corpus_as_files_reads_back() {
        let lines = concat!(
            r#"{"broadside":1,"title":"Talks","view":"words?target=O","actor":[{"name":"Kyiv","kind":"place"}],"x":[1]}"#,
            "\n",
            r##"{"id":"a/1","headline":"Same","outlet":"O","date":"2024-11","topics":["a; b"],"text":"# One\n\n**Two**","n":{"m":1}}"##,
            "\n",
            r#"{"id":"b","headline":"Same","outlet":"O","date":"2024-11","text":"One.\nTwo."}"#,
        );
        let read_all = |files: &[(String, String)]| {
            let mut import = Import::new(ImportOptions::default(), &|_, _| None);
            for (name, text) in files {
                import.push(name, text.clone().into_bytes(), &mut |_| ());
            }
            let intake = import.finish(&mut |_| ()).intake;
            assert!(intake.faults.is_empty(), "{:?}", intake.faults);
            (intake.head.unwrap(), intake.articles)
        };
        let (head, articles) = read_all(&[("c.jsonl".into(), lines.into())]);
        let files: Vec<_> = files(&head, &articles).collect();
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["corpus.toml", "2024-11-o-same.md", "2024-11-o-same-2.md"]);
        assert_eq!(read_all(&files), (head, articles));
    }

    fn check(fields: Value, expected: &str) {
        assert_eq!(file_name(&article(fields), &mut BTreeSet::new()), expected);
    }

    #[test]
    fn names_are_made_of_date_outlet_and_headline() {
        check(json!({"headline": "Putin’s \"war\": C:\\x/../y"}), "undated-the-post-putins-war-c-x-y.md");
        check(
            json!({"headline": "Zürich E\u{301}tude", "date": "2024-11-29/2024-12-04"}),
            "2024-11-29-2024-12-04-the-post-zürich-etude.md",
        );
        check(json!({"headline": "北京", "date": "2024-05-03T15:47:42Z"}), "2024-05-03-the-post-北京.md");
        check(json!({"headline": "...", "outlet": "CON"}), "undated-con.md");
        let mut taken = BTreeSet::new();
        let names: Vec<String> =
            ["A!", "a", "A?"].iter().map(|h| file_name(&article(json!({ "headline": h })), &mut taken)).collect();
        assert_eq!(names, ["undated-the-post-a.md", "undated-the-post-a-2.md", "undated-the-post-a-3.md"]);
    }

    fn odd() -> impl Strategy<Value = String> {
        let text = prop_oneof![
            any::<String>(),
            "[\"\\\\\n\r\t'#*+>!()\\[\\]. a\u{0}\u{85}\u{feff}é語-]{1,16}",
            "[a-z .\n]{1,40}"
        ];
        // An import takes NUL bytes out of every text.
        text.prop_map(|text| text.replace('\0', "").trim().to_owned()).prop_filter("not empty", |text| !text.is_empty())
    }

    fn counts(n_war: u32) -> Option<Counts> {
        let phrases = vec![(n_war, vec!["White House".to_owned()])];
        (n_war > 0).then(|| Counts { words: vec![(n_war, "peace war".into())], phrases, ..Counts::default() })
    }

    prop_compose! {
        fn any_article()(
            (id, headline, outlet, text) in (odd(), odd(), odd(), odd()),
            (byline, url, note) in (prop::option::of(odd()), prop::option::of(odd()), prop::option::of(odd())),
            date in prop::option::of("20[0-2][0-9]-(0[1-9]|1[0-2])[?~]?"),
            topics in prop::collection::vec(odd(), 0..3),
            inferred in prop::collection::vec(odd(), 0..3),
            other in prop::collection::vec((odd(), odd()), 0..3),
            n_war in 0..3_u32,
        ) -> Article {
            let date = date.and_then(|date| Edtf::parse(&date).ok());
            let other = other.into_iter().map(|(name, value)| (format!("x{name}"), Value::from(value))).collect();
            let counts = counts(n_war);
            model::Metadata { id, headline, outlet, byline, date, url, topics, note, inferred, counts, cell: None, other }.with_text(text)
        }
    }

    proptest! {
        #[test]
        fn an_article_reads_back_the_same(article in any_article()) {
            prop_assert_eq!(read("a.md", write(&article)), article);
        }

        #[test]
        fn names_are_safe_short_and_each_its_own(articles in prop::collection::vec(any_article(), 1..6)) {
            let mut taken = BTreeSet::new();
            for article in articles.iter().chain(&articles) {
                let name = file_name(article, &mut taken);
                prop_assert!(name.chars().count() <= 80 && name.len() <= 250, "{}", name);
                let stem = name.strip_suffix(".md").unwrap();
                prop_assert!(stem.starts_with(|c: char| c.is_alphanumeric()) && stem.chars().all(|c| c.is_alphanumeric() || c == '-'), "{}", name);
            }
            prop_assert_eq!(taken.len(), articles.len() * 2);
        }
    }
}
