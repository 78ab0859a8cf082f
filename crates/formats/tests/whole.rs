//! No silent loss: generated articles whose every paragraph carries a number come in whole from each format of text, or what is missing is told.

#![allow(clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

use formats::import::{Import, ImportOptions, Imported};
use proptest::prelude::*;
use std::fmt::Write as _;

/// An article to be written down.
#[derive(Clone, Debug)]
struct Piece {
    headline: String,
    paragraphs: Vec<String>,
}

/// What paragraphs begin with: words, and what labels, codes and boxes begin with.
const OPENINGS: [&str; 24] = [
    "The ministers met",
    "UPDATE: the vote",
    "STATE: all of it",
    "NOTES: bring boots",
    "CITY: a guide",
    "Subject: a letter",
    "Language: she spoke",
    "Location: the port",
    "People: they said",
    "Copyright law",
    "HD television",
    "IN our town",
    "AN old man",
    "LP records",
    "Body counts",
    "Graphic scenes",
    "Ann Lee",
    "About the author",
    "From here on",
    "- One thing",
    "Title: the book",
    "Classification of it",
    "Read more: there",
    "TY for it",
];

/// Articles whose paragraphs carry the numbers of the whole file in turn.
fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    let paragraph = (0..OPENINGS.len(), 4..30_usize);
    prop::collection::vec(prop::collection::vec(paragraph, 2..7), 1..4).prop_map(|articles| {
        let mut n = 0;
        let mut number = || {
            n += 1;
            n
        };
        articles
            .into_iter()
            .enumerate()
            .map(|(i, paragraphs)| Piece {
                headline: format!("Rain at last {i}"),
                paragraphs: paragraphs
                    .into_iter()
                    .map(|(opening, n_words)| {
                        let filler = ["and the harbour waited", "for the ships to come"].concat();
                        let words: Vec<&str> = filler.split(' ').cycle().take(n_words).collect();
                        format!("{} number¹{}¹ {} in the evening.", OPENINGS[opening], number(), words.join(" "))
                    })
                    .collect(),
            })
            .collect()
    })
}

/// The number of a paragraph, with its signs.
fn number_of(paragraph: &str) -> &str {
    let from = paragraph.find('¹').unwrap();
    &paragraph[from..paragraph.rfind('¹').unwrap() + '¹'.len_utf8()]
}

fn import(name: &str, bytes: &[u8], keep_all_lines: bool) -> Imported {
    let outlet = Some("The Gull".into());
    let options = ImportOptions { outlet, take_undated: true, keep_all_lines, ..ImportOptions::default() };
    let outside = |label: &str, bytes: &[u8]| -> Option<String> {
        Some(encoding_rs::Encoding::for_label(label.as_bytes())?.decode_without_bom_handling(bytes).0.into_owned())
    };
    let mut import = Import::new(options, &outside);
    import.push(name, bytes.to_vec(), &mut |_| ());
    import.finish(&mut |_| ())
}

/// Every number is in the article that it was written in, or in a line that is told; in the article, in its place, if all lines are to be kept.
fn check(name: &str, text: &str, pieces: &[Piece]) -> Result<(), TestCaseError> {
    let imported = import(name, text.as_bytes(), false);
    let articles = &imported.intake.articles;
    prop_assert_eq!(articles.len(), pieces.len(), "{}: {:?}\n{}", name, imported.intake.faults, text);
    let told: String = imported.intake.left_out.iter().map(|line| line.text.as_str()).collect();
    for (article, piece) in articles.iter().zip(pieces) {
        prop_assert_eq!(&article.headline, &piece.headline, "{}\n{}", name, text);
        let mut n_told = 0;
        for paragraph in &piece.paragraphs {
            let number = number_of(paragraph);
            if !article.text.contains(number) {
                prop_assert!(told.contains(number), "{name} lost {paragraph}\n{text}\n{}", article.text);
                n_told += paragraph.chars().count();
            }
        }
        prop_assert!(n_told * 10 <= article.text.chars().count() + n_told, "{name} cut more than a tenth\n{text}");
    }
    let kept = import(name, text.as_bytes(), true).intake.articles;
    prop_assert_eq!(kept.len(), pieces.len(), "{}\n{}", name, text);
    for (article, piece) in kept.iter().zip(pieces) {
        let mut rest = article.text.as_str();
        for paragraph in &piece.paragraphs {
            let found = rest.split_once(number_of(paragraph));
            prop_assert!(found.is_some(), "{name} cut or moved {paragraph}\n{text}\n{}", article.text);
            rest = found.map_or("", |(_, rest)| rest);
        }
    }
    Ok(())
}

fn lexis(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for (i, piece) in pieces.iter().enumerate() {
        let _ = write!(
            out,
            "\n                    {} of {} DOCUMENTS\n\n\n                    The Gull\n\n                    March 5, 2020 Thursday\n\n{}\n\nBYLINE: Ann Lee\n\n\
             LENGTH: 12 words\n\n{}\n\nLOAD-DATE: March 6, 2020\n\nLANGUAGE: ENGLISH\n\nCITY: LUND, SWEDEN (90%)\n\n                    Copyright 2020 The Gull\n                    All Rights Reserved\n\n",
            i + 1,
            pieces.len(),
            piece.headline,
            piece.paragraphs.join("\n\n"),
        );
    }
    out
}

fn nexis(pieces: &[Piece], has_classification: bool) -> String {
    let mut out =
        "User Name: reader\nDate and Time: Thursday, 5 March 2020\nJob Number: 7\nDocuments (2)\n\n".to_owned();
    for piece in pieces {
        let classification =
            if has_classification { "Classification\n\nLanguage: ENGLISH\nSubject: RAIN (90%)\n" } else { "" };
        let _ = write!(
            out,
            "{}\nThe Gull\nMarch 5, 2020 Thursday\nCopyright 2020 The Gull All Rights Reserved\nSection: NEWS; Pg. 7\nLength: 12 words\nByline: Ann Lee\nBody\n\n{}\n\
             {classification}Load-Date: March 6, 2020\n\nEnd of Document\n\n",
            piece.headline,
            piece.paragraphs.join("\n"),
        );
    }
    out
}

fn factiva_codes(pieces: &[Piece], gap: &str) -> String {
    let mut out = String::new();
    for piece in pieces {
        let (lead, rest) = piece.paragraphs.split_at(1);
        let _ = write!(
            out,
            "HD{gap}{}\nBY{gap}By Ann Lee\nWC{gap}12 words\nPD{gap}5 March 2020\nSN{gap}The Gull\nLA{gap}English\nCY{gap}(c) 2020 The Gull\nLP{gap}{}\n\nTD{gap}{}\n\
             NS{gap}gpol : Politics\nAN{gap}Document GULL000020200305eg350001x\n\n",
            piece.headline,
            lead.join("\n"),
            rest.join("\n"),
        );
    }
    out
}

fn factiva_lines(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        let _ = write!(
            out,
            "{}\nBy Ann Lee\n12 words\n5 March 2020\n12:30\nThe Gull\nGULL\nEnglish\n(c) 2020 The Gull\n\n{}\n\nDocument GULL000020200305eg350001x\n\n",
            piece.headline,
            piece.paragraphs.join("\n"),
        );
    }
    out
}

fn proquest(pieces: &[Piece]) -> String {
    let rule = "_".repeat(60);
    let mut out = format!("{rule}\n\n");
    for (i, piece) in pieces.iter().enumerate() {
        let _ = write!(
            out,
            "{}\n\nAuthor: Lee, Ann\n\nLinks: http://x.example\n\nFull text: {}\n\nSubject: Rain; Sun\n\nTitle: {}\n\nPublication title: The Gull; Lund\n\n\
             Publication date: Mar 5, 2020\n\nProQuest document ID: {i}\n\nCopyright: The Gull 2020\n\nDatabase: Newsstream\n{rule}\n\n",
            piece.headline,
            piece.paragraphs.join("\n\n"),
            piece.headline,
        );
    }
    out
}

fn ris(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        let text = piece.paragraphs.join("\n");
        let _ = write!(
            out,
            "TY  - NEWS\nTI  - {}\nT2  - The Gull\nDA  - 2020/03/05\nAB  - {text}\nER  - \n\n",
            piece.headline
        );
    }
    out
}

fn rtf(text: &str) -> String {
    let mut out = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\n".to_owned();
    for line in text.lines() {
        for c in line.chars() {
            match c {
                '\t' => out.push_str("\\tab "),
                c if c.is_ascii() => out.push(c),
                c => _ = write!(out, "\\u{}?", c as u32),
            }
        }
        out.push_str("\\par\n");
    }
    out + "}"
}

fn europresse(pieces: &[Piece]) -> String {
    let mut out = "<html><head><meta charset=utf-8></head><body>".to_owned();
    for piece in pieces {
        let _ = write!(
            out,
            "<article><header><span class=DocPublicationName>The Gull</span><span class=DocHeader>jeudi 5 mars 2020</span><p class=titreArticleVisu>{}</p></header>\
             <section><div class=docOcurrContainer><p>{}</p></div></section></article>",
            piece.headline,
            piece.paragraphs.join("</p><p>"),
        );
    }
    out
}

fn mbox(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        let text = piece.paragraphs.join("\n\n").replace("\nFrom ", "\n>From ");
        let text = if text.starts_with("From ") { format!(">{text}") } else { text };
        let _ = write!(
            out,
            "From gull@gull.example Thu Mar 5 2020\nFrom: The Gull <gull@gull.example>\nSubject: {}\nDate: Thu, 5 Mar 2020 06:30:00 +0000\nMIME-Version: 1.0\n\
             Content-Type: text/plain; charset=utf-8\n\n{text}\n\n",
            piece.headline,
        );
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lexis_is_whole(pieces in pieces()) {
        check("lexis.txt", &lexis(&pieces), &pieces)?;
    }

    #[test]
    fn nexis_is_whole(pieces in pieces(), has_classification: bool) {
        check("nexis.txt", &nexis(&pieces, has_classification), &pieces)?;
        check("nexis.rtf", &rtf(&nexis(&pieces, has_classification)), &pieces)?;
    }

    #[test]
    fn factiva_is_whole(pieces in pieces(), gap in prop::sample::select(vec!["\t", "\n", "\n\n", "   "])) {
        check("factiva.txt", &factiva_codes(&pieces, gap), &pieces)?;
        check("factiva.rtf", &rtf(&factiva_codes(&pieces, gap)), &pieces)?;
    }

    #[test]
    fn factiva_in_lines_is_whole(pieces in pieces()) {
        check("factiva-lines.txt", &factiva_lines(&pieces), &pieces)?;
        check("factiva-lines.rtf", &rtf(&factiva_lines(&pieces)), &pieces)?;
    }

    #[test]
    fn proquest_is_whole(pieces in pieces()) {
        check("proquest.txt", &proquest(&pieces), &pieces)?;
    }

    #[test]
    fn references_are_whole(pieces in pieces()) {
        check("export.ris", &ris(&pieces), &pieces)?;
    }

    #[test]
    fn europresse_is_whole(pieces in pieces()) {
        check("europresse.html", &europresse(&pieces), &pieces)?;
    }

    #[test]
    fn pages_are_whole(pieces in pieces()) {
        for piece in &pieces {
            let page = format!(
                "<html><head><title>{0}</title><meta property=og:type content=article></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>",
                piece.headline,
                piece.paragraphs.join("</p><p>"),
            );
            check("page.html", &page, std::slice::from_ref(piece))?;
        }
    }

    #[test]
    fn feeds_are_whole(pieces in pieces()) {
        let mut feed = "<rss><channel><title>The Gull</title>".to_owned();
        for piece in &pieces {
            let text = piece.paragraphs.join("&lt;/p&gt;&lt;p&gt;");
            let _ = write!(feed, "<item><title>{}</title><description>&lt;p&gt;{text}&lt;/p&gt;</description></item>", piece.headline);
        }
        check("feed.xml", &(feed + "</channel></rss>"), &pieces)?;
    }

    #[test]
    fn mails_are_whole(pieces in pieces()) {
        check("mails.mbox", &mbox(&pieces), &pieces)?;
    }

    #[test]
    fn plain_texts_are_whole(pieces in pieces()) {
        for piece in &pieces {
            let text = format!("{}\n\n{}", piece.headline, piece.paragraphs.join("\n\n"));
            check("plain.txt", &text, std::slice::from_ref(piece))?;
            check("plain.rtf", &rtf(&text), std::slice::from_ref(piece))?;
        }
    }
}
