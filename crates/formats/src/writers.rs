//! Export: articles and their lexicon as bytes that leave the program, in a form that other programs take and that reads back the same.

pub mod archive;
pub mod lexicon;
pub mod markdown;
pub mod packed;
pub mod table;
pub mod toml_text;

use crate::folder::LEXICON;
use crate::json_lines;
use model::{Article, Head};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// In which form a corpus leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// The base64 of a page's corpus block.
    Block,
    /// JSON Lines, the lexicon in the first line.
    JsonLines,
    /// A table, an article a row; the lexicon is not in it.
    Csv,
    /// A zip of Markdown files with their `corpus.toml`.
    Markdown,
    /// The lexicon alone, as `corpus.toml`.
    Lexicon,
}

/// What keeps a corpus from being written. Nothing that was read from a file does.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A value that JSON cannot hold.
    #[error("the corpus cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// An archive that cannot be written.
    #[error("the archive cannot be written: {0}")]
    Archive(#[from] rawzip::Error),
}

/// A corpus in a form, as the bytes of a file. The same corpus always gives the same bytes, in the page and on the command line.
///
/// # Errors
/// A value that the form cannot hold, which no value read from JSON or TOML is.
pub fn bytes(form: Form, head: &Head, articles: &[&Article]) -> Result<Vec<u8>, ExportError> {
    Ok(match form {
        Form::Block => packed::block(json_lines::write(head, articles)?.as_bytes()).into_bytes(),
        Form::JsonLines => json_lines::write(head, articles)?.into_bytes(),
        Form::Csv => table::write(articles)?.into_bytes(),
        Form::Markdown => archive::write(&files(head, articles))?,
        Form::Lexicon => lexicon::write(head).into_bytes(),
    })
}

/// A corpus as files: the lexicon, then an article each, by their names.
pub fn files(head: &Head, articles: &[&Article]) -> Vec<(String, String)> {
    let mut taken = BTreeSet::new();
    let lexicon = (LEXICON.to_owned(), lexicon::write(head));
    let articles = articles.iter().map(|article| (markdown::file_name(article, &mut taken), markdown::write(article)));
    std::iter::once(lexicon).chain(articles).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Import, ImportOptions};

    #[test]
    fn a_corpus_as_files_reads_back() {
        let lines = concat!(
            r#"{"broadside":1,"title":"Talks","view":"words?target=O","actor":[{"name":"Kyiv","kind":"place"}],"x":[1]}"#,
            "\n",
            r##"{"id":"a/1","headline":"Same","outlet":"O","date":"2024-11","topics":["a; b"],"text":"# One\n\n**Two**","n":{"m":1}}"##,
            "\n",
            r#"{"id":"b","headline":"Same","outlet":"O","date":"2024-11","text":"One.\nTwo."}"#,
        );
        let read = |files: &[(String, String)]| {
            let mut import = Import::new(ImportOptions::default(), &|_, _| None);
            for (name, text) in files {
                import.push(name, text.clone().into_bytes(), &mut |_| ());
            }
            let intake = import.finish(&mut |_| ()).intake;
            assert!(intake.faults.is_empty(), "{:?}", intake.faults);
            (intake.head.unwrap(), intake.articles)
        };
        let (head, articles) = read(&[("c.jsonl".into(), lines.into())]);
        let files = files(&head, &articles.iter().collect::<Vec<_>>());
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["corpus.toml", "2024-11-o-same.md", "2024-11-o-same-2.md"]);
        assert_eq!(read(&files), (head, articles));
    }
}
