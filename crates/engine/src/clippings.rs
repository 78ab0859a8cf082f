//! Clippings as they are changed: each change gives another head.

use crate::edit::{ClippingEdit, EditFault};
use corpus::Corpus;
use model::article::is_web;
use model::clipping::{ClippingRecord, MOST_CLIPPINGS};
use model::{Clipping, Head};

/// The corpus's head with its clippings changed.
///
/// # Errors
/// There is no such clipping, or no room for more.
pub(super) fn changed(corpus: &Corpus, edit: ClippingEdit) -> Result<Head, EditFault> {
    let mut head = corpus.head.clone();
    let clippings = &mut head.clippings;
    let find = |id: &str| corpus.head.clippings.iter().position(|record| record.clipping.id == id);
    match edit {
        ClippingEdit::Keep(_) if clippings.len() >= MOST_CLIPPINGS => {
            return Err(EditFault::ManyClippings(clippings.len() as u32));
        }
        ClippingEdit::Keep(clipping) => {
            let last = clippings.iter().filter_map(|record| record.clipping.id.parse::<u32>().ok()).max();
            let id = last.unwrap_or_default().saturating_add(1);
            let id = (id..=u32::MAX).map(|id| id.to_string()).find(|id| find(id).is_none()).unwrap_or_default();
            let clipping = cited(corpus, Clipping { id, ..*clipping }).cut();
            clippings.push(ClippingRecord { clipping, ..ClippingRecord::default() });
        }
        ClippingEdit::Note { id, note } => {
            let record = find(&id).and_then(|at| clippings.get_mut(at)).ok_or(EditFault::NoClipping)?;
            note.trim().clone_into(&mut record.clipping.note);
            record.clipping = std::mem::take(&mut record.clipping).cut();
        }
        ClippingEdit::Remove(id) => {
            clippings.remove(find(&id).ok_or(EditFault::NoClipping)?);
        }
        ClippingEdit::Move { id, by } => {
            let at = find(&id).ok_or(EditFault::NoClipping)?;
            let to = at.saturating_add_signed(by as isize).min(clippings.len() - 1);
            let record = clippings.remove(at);
            clippings.insert(to, record);
        }
    }
    Ok(head)
}

/// A clipping with what is known of its article.
fn cited(corpus: &Corpus, clipping: Clipping) -> Clipping {
    let article = corpus.articles.all().iter().find(|article| article.id == clipping.article);
    match article.filter(|article| !article.id.is_empty()) {
        None => clipping,
        Some(article) => Clipping {
            outlet: article.outlet.clone(),
            headline: article.headline.clone(),
            date: article.date.as_ref().map(|date| date.text.clone()).unwrap_or_default(),
            url: article.url.clone().filter(|url| is_web(url)).unwrap_or_default(),
            ..clipping
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, Edited};
    use crate::save::Save;
    use crate::{Engine, Loading};

    const LINES: &str = concat!(
        r#"{"broadside":1,"title":"T","clippings":[{"id":"7","kind":"view","caption":"C","colour":"red"}]}"#,
        "\n",
        r#"{"id":"a","headline":"H","outlet":"O","date":"2024-11","url":"https://o.example/a","text":"One two"}"#,
        "\n",
    );

    fn engine(lines: &str) -> (Engine, usize) {
        let mut loading = Loading::default();
        loading.push(lines.as_bytes());
        let (engine, faults) = loading.finish();
        (engine, faults.len())
    }

    fn line() -> ClippingEdit {
        let clipping = Clipping { text: "One two".into(), article: "a".into(), ..Clipping::default() };
        ClippingEdit::Keep(Box::new(clipping))
    }

    fn edit(engine: &mut Engine, edit: ClippingEdit) -> Edited {
        engine.edit(Edit::Clippings(edit), b"")
    }

    fn saved(engine: &mut Engine) -> String {
        let save = Save { format: "json_lines".into(), ..Save::default() };
        String::from_utf8(engine.save(&save).unwrap().bytes).unwrap()
    }

    #[test]
    fn a_clipping_is_cited_saved_and_opened_again() {
        let (mut engine, _) = self::engine(LINES);
        let edited = edit(&mut engine, line());
        assert!(edited.is_changed && edited.can_undo && !edited.is_of_answers);
        let [first, kept] = edited.summary.clippings.as_slice() else { panic!("{edited:?}") };
        assert_eq!((first.id.as_str(), kept.id.as_str(), kept.outlet.as_str()), ("7", "8", "O"));
        assert_eq!(
            (kept.headline.as_str(), kept.date.as_str(), kept.url.as_str()),
            ("H", "2024-11", "https://o.example/a")
        );
        edit(&mut engine, ClippingEdit::Note { id: "7".into(), note: " Check ".into() });
        let text = saved(&mut engine);
        assert!(text.contains(r#"{"id":"7","kind":"view","caption":"C","note":"Check","colour":"red"}"#), "{text}");
        let (again, n_faults) = self::engine(&text);
        assert_eq!((again.corpus().head.clippings.clone(), n_faults), (engine.corpus().head.clippings.clone(), 0));
    }

    #[test]
    fn clippings_are_moved_removed_and_brought_back() {
        let (mut engine, _) = self::engine(LINES);
        edit(&mut engine, line());
        let ids = |edited: &Edited| edited.summary.clippings.iter().map(|c| c.id.clone()).collect::<Vec<_>>();
        let up = |by| ClippingEdit::Move { id: "8".into(), by };
        assert_eq!(ids(&edit(&mut engine, up(-5))), ["8", "7"]);
        assert!(!edit(&mut engine, up(-1)).is_changed);
        assert_eq!(ids(&edit(&mut engine, up(i32::MAX))), ["7", "8"]);
        assert_eq!(ids(&edit(&mut engine, ClippingEdit::Remove("7".into()))), ["8"]);
        assert_eq!(edit(&mut engine, ClippingEdit::Remove("7".into())).faults, [EditFault::NoClipping]);
        assert_eq!(ids(&engine.edit(Edit::Undo, b"")), ["7", "8"]);
    }

    #[test]
    fn there_is_an_end_to_clippings() {
        let (mut engine, _) = self::engine(LINES);
        let last = (0..MOST_CLIPPINGS + 2).map(|_| edit(&mut engine, line())).last().unwrap();
        assert_eq!(last.summary.clippings.len(), MOST_CLIPPINGS);
        assert_eq!(last.faults, [EditFault::ManyClippings(MOST_CLIPPINGS as u32)]);
    }
}
