//! Saving: the corpus, or what filters keep of it, as bytes of a file.

use crate::Engine;
use corpus::Chosen;
use corpus::count::{self, CountOptions, in_place_of_text, uncited};
use corpus::query::{Filters, all_articles, members};
use formats::format::Out;
use formats::{catalogue, sheet};
use model::fault::ExportFault;
use model::{Article, ArticleList, Metadata};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// What to save.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Save {
    /// The key of the format.
    pub format: String,
    /// Only the articles that these keep.
    pub filters: Option<Filters>,
    /// Counts in the place of texts, and nothing that is cited from them.
    pub without_texts: bool,
    /// The address of the view at which a saved page opens, without `#`; empty for the usual.
    pub view: String,
    /// To stand in a page: base64 comes with its seams, and the edition, for those who read a page without its program, beside it.
    pub in_page: bool,
}

/// What was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The edition; empty where it was not asked for.
    pub edition: String,
}

impl Engine {
    /// The corpus, or what filters keep of it, as a file in memory.
    ///
    /// # Errors
    /// As [`Engine::save_to`].
    pub fn save(&mut self, save: &Save) -> Result<Saved, ExportFault> {
        let mut bytes = Vec::new();
        let edition = self.save_to(save, &mut |more| bytes.extend_from_slice(more), &mut |_, _| {})?;
        Ok(Saved { bytes, edition })
    }

    /// Writes the corpus, or what filters keep of it, as a file. Returns its edition; an empty one where it is not to stand in a page.
    /// Tells now and then how many articles are written, and of how many: at most a hundred times, and not at all in formats that are written at once.
    ///
    /// # Errors
    /// A value that the format cannot hold, which nothing that was read from a file is, or a key that no format has.
    pub fn save_to(
        &mut self,
        save: &Save,
        out: &mut Out<'_>,
        tell: &mut dyn FnMut(u32, u32),
    ) -> Result<String, ExportFault> {
        let selection = save.filters.as_ref().map(|filters| self.selection(filters));
        let corpus = self.corpus();
        let mut head = corpus.head.clone();
        head.view = Some(save.view.clone()).filter(|view| !view.is_empty());
        let all = all_articles(corpus.articles.len());
        let set = selection.as_ref().map_or(&all, |selection| &selection.articles);
        let (counted, chosen);
        let articles: &dyn ArticleList = if save.without_texts {
            head = uncited(head);
            let counts = (0..).zip(corpus.articles.all()).zip(count::all(corpus, CountOptions::default()));
            let is_chosen =
                |((number, article), counts)| set.contains(number).then(|| in_place_of_text(article, counts));
            counted = counts.filter_map(is_chosen).collect::<Vec<_>>();
            &counted
        } else {
            chosen = Chosen::of(corpus.reading(), members(set));
            &chosen
        };
        let format = catalogue::by_key(&save.format).ok_or_else(|| ExportFault(save.format.clone()))?;
        let followed = Followed { articles, n_read: AtomicUsize::new(0) };
        let mut told = 0;
        let mut out = |bytes: &[u8]| {
            let (n, of) = (followed.n_read.load(Relaxed), articles.len());
            if n * 100 / of.max(1) > told {
                told = n * 100 / of;
                tell(n as u32, of as u32);
            }
            out(bytes);
        };
        if !save.in_page {
            format.write(&head, &followed, &mut out)?;
            return Ok(String::new());
        }
        format.write(&head, &followed, &mut sheet::with_seams(&mut out))?;
        Ok(edition::write(&head, articles, &edition::leading(corpus, set)))
    }
}

/// Articles of which it is known how far they were read.
struct Followed<'a> {
    articles: &'a dyn ArticleList,
    /// How many were read from the first on; some that are read before their turn do not count.
    n_read: AtomicUsize,
}

impl Followed<'_> {
    fn note(&self, number: usize) {
        let _ = self.n_read.compare_exchange(number, number + 1, Relaxed, Relaxed);
    }
}

impl ArticleList for Followed<'_> {
    fn len(&self) -> usize {
        self.articles.len()
    }

    fn metadata(&self, number: usize) -> &Metadata {
        self.articles.metadata(number)
    }

    fn text(&self, number: usize) -> Cow<'_, str> {
        self.note(number);
        self.articles.text(number)
    }

    fn text_len(&self, number: usize) -> usize {
        self.articles.text_len(number)
    }

    fn article(&self, number: usize) -> Cow<'_, Article> {
        self.note(number);
        self.articles.article(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Loading;

    const LINES: &str = concat!(
        r#"{"broadside":1,"title":"T","language":"en","articles":2,"actor":[{"name":"É","kind":"person","born":1}],"colour":"red"}"#,
        "\n",
        r#"{"id":"a","headline":"H","outlet":"O","date":"2024-11","inferred":["date"],"x":[1],"text":"Één\nÉ"}"#,
        "\n",
        r#"{"id":"b","headline":"I","outlet":"P","topics":["t"],"text":"two"}"#,
        "\n",
    );

    fn saved(query: &str, view: &str) -> String {
        let mut loading = Loading::default();
        loading.push(LINES.as_bytes());
        let (mut engine, faults) = loading.finish();
        assert!(faults.is_empty(), "{faults:?}");
        let filters = (!query.is_empty()).then(|| Filters { query: query.into(), ..Filters::default() });
        let save = Save { format: "json_lines".into(), filters, view: view.into(), ..Save::default() };
        String::from_utf8(engine.save(&save).unwrap().bytes).unwrap()
    }

    #[test]
    fn an_unchanged_corpus_is_saved_byte_for_byte() {
        assert_eq!(saved("", ""), LINES);
    }

    #[test]
    fn what_is_written_piece_by_piece_is_told_in_hundredths() {
        let mut loading = Loading::default();
        let line = |n: usize| {
            format!("{{\"id\":\"{n}\",\"headline\":\"H\",\"outlet\":\"O\",\"text\":\"{}\"}}\n", "a ".repeat(20_000))
        };
        loading.push((0..300).map(line).collect::<String>().as_bytes());
        let (mut engine, _) = loading.finish();
        let save = Save { format: "broadside_page".into(), ..Save::default() };
        let mut told = Vec::new();
        engine.save_to(&save, &mut |_| {}, &mut |n, of| told.push((n, of))).unwrap();
        assert!((4..=100).contains(&told.len()) && told.is_sorted() && told.last() == Some(&(300, 300)), "{told:?}");
    }

    #[test]
    fn without_texts_there_are_counts_and_nothing_cited() {
        let mut loading = Loading::default();
        let clipping = r#","boilerplate":["Één"],"clippings":[{"id":"1","kind":"passage","text":"Één"}]}"#;
        loading.push(LINES.replacen("\"colour\":\"red\"}", &["\"colour\":\"red\"", clipping].concat(), 1).as_bytes());
        let (mut engine, faults) = loading.finish();
        assert!(faults.is_empty(), "{faults:?}");
        let save = Save { format: "json_lines".into(), without_texts: true, ..Save::default() };
        let text = String::from_utf8(engine.save(&save).unwrap().bytes).unwrap();
        assert!(!text.contains("Één") && !text.contains("\"text\""), "{text}");
        assert!(text.contains(r#""counts":{"version":1,"length":2"#), "{text}");
    }

    #[test]
    fn what_filters_keep_is_saved_with_the_view_to_open_at() {
        let text = saved("two", "q=two");
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].contains(r#""articles":1"#) && lines[0].contains(r#""view":"q=two""#), "{text}");
        assert_eq!(lines[1..], LINES.lines().collect::<Vec<_>>()[2..]);
    }
}
