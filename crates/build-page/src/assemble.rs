//! Assembly: combines policy, style, shell, program, glue, boot script and an empty corpus block into one page.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use formats::{dense, sheet};
use model::fault::SheetFault;
use sha2::{Digest, Sha256};
use thiserror::Error;
use zopfli::{BlockType, GzipEncoder, Options};

use crate::shell::Shell;

/// The parts of a page.
pub(crate) struct Parts<'a> {
    /// The page's frame, from `index.html`.
    pub(crate) shell: &'a Shell,
    /// All styles in one style sheet.
    pub(crate) style: &'a str,
    /// The compiled program.
    pub(crate) wasm: &'a [u8],
    /// The script that connects the program to the browser.
    pub(crate) glue: &'a str,
    /// The script that unpacks the program and starts it.
    pub(crate) boot: &'a str,
    /// Whether the page gets an empty corpus block.
    pub(crate) has_corpus: bool,
}

/// Why the page could not be assembled.
#[derive(Debug, Error)]
pub(crate) enum AssembleError {
    #[error("a style sheet contains “</style”, which would end the page's style element: write it another way")]
    StyleEnds,
    #[error("can't compress the program: {0}")]
    Compress(#[from] std::io::Error),
    #[error("{}", words::sheet_fault(.0))]
    Sheet(SheetFault),
}

impl From<SheetFault> for AssembleError {
    fn from(fault: SheetFault) -> Self {
        Self::Sheet(fault)
    }
}

/// Returns the text of the page.
pub(crate) fn assemble(parts: &Parts<'_>) -> Result<String, AssembleError> {
    let style = unix_lines(parts.style);
    if style.to_ascii_lowercase().contains("</style") {
        return Err(AssembleError::StyleEnds);
    }
    let glue = script_text(parts.glue);
    let boot = script_text(parts.boot);
    let program = sheet::block_of(sheet::PROGRAM, &dense::encode(&gzip(parts.wasm)?));
    let Shell { before_head, head, body, after_body, styles: _ } = parts.shell;
    // The words for a file that ends early come first of all, and need no permission.
    let (first, head) = match head.split_once("</style>") {
        Some((first, head)) => (format!("{first}</style>\n"), head.trim_start()),
        None => (String::new(), head.as_str()),
    };
    let own_styles = head.split("<style>").skip(1).filter_map(|rest| Some(rest.split_once("</style>")?.0));
    let policy = policy(&[&glue, &boot], &own_styles.chain([&*style]).collect::<Vec<_>>());
    // Written as a browser serialises a page it has parsed, so that a page that saves itself (`browser::source`) reproduces these bytes.
    let before_head =
        before_head.split_whitespace().collect::<Vec<_>>().join(" ").replace("> <", "><").replacen("><", ">\n<", 1);
    let after_body: String = after_body.split_whitespace().collect();
    // The corpus comes last, so that the program starts while a large one is still being read.
    let corpus = if parts.has_corpus { format!("{}\n", sheet::new_block(sheet::CORPUS, "")?) } else { String::new() };
    Ok(format!(
        "{before_head}\n{first}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n{head}\n<style>{style}</style>\n\
         {body}{program}\n<script id=\"glue\">{glue}</script>\n<script id=\"boot\">{boot}</script>\n{corpus}{after_body}"
    ))
}

/// Returns the strictest policy under which the page runs: only these scripts and styles, and no network.
fn policy(scripts: &[&str], styles: &[&str]) -> String {
    let hashes =
        |texts: &[&str]| texts.iter().map(|text| format!("'sha256-{}'", hash(text))).collect::<Vec<_>>().join(" ");
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; worker-src blob:; style-src {}; \
         img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'",
        hashes(scripts),
        hashes(styles),
    )
}

/// Returns the SHA-256 of a text in base64, as used in a policy.
fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

/// Escapes a script for use inside a page, so that nothing in it ends the script element early or hides its end.
fn script_text(script: &str) -> String {
    let text = unix_lines(script);
    let mut pieces = text.split('<');
    let mut safe = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        safe.push('<');
        // In strings, templates and regular expressions, a backslash before these characters changes nothing.
        if begins_with(piece, "/script") || begins_with(piece, "!--") {
            safe.push('\\');
        }
        safe.push_str(piece);
    }
    safe
}

/// Whether the text begins with `start`, ignoring ASCII case.
fn begins_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// Converts line ends to those that a browser sees, so that a hash of the text matches.
fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Compresses bytes with gzip as much as possible. The header has no time, so the same bytes give the same result.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    // Four times the default number of blocks saves two kilobytes; more saves nothing.
    let options = Options { maximum_block_splits: 60, ..Options::default() };
    // Written in one call, because each call is compressed separately.
    let mut encoder = GzipEncoder::new(options, BlockType::Dynamic, Vec::new())?;
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;
    use crate::shell;

    const INDEX: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<style>p{}</style>\n<title>T</title>\n</head>\n<body>\n<div id=\"app\"></div>\n</body>\n</html>\n";
    const WASM: &[u8] = b"\0asm\x01\0\0\0";
    const GLUE: &str = "let wasm_bindgen = '</SCRIPT>';\r\n";
    const BOOT: &str = "wasm_bindgen(); // <!-- <script>";

    fn page(has_corpus: bool) -> String {
        let shell = shell::parse(INDEX).unwrap();
        let parts = Parts { shell: &shell, style: "body{margin: 0}", wasm: WASM, glue: GLUE, boot: BOOT, has_corpus };
        assemble(&parts).unwrap()
    }

    /// Returns the text between two tags. The opening tag must occur once.
    #[track_caller]
    fn between<'html>(html: &'html str, open: &str, close: &str) -> &'html str {
        let (_, rest) = html.split_once(open).unwrap();
        assert!(!rest.contains(open), "{open} occurs twice");
        rest.split_once(close).unwrap().0
    }

    #[test]
    fn the_policy_comes_after_the_first_style_alone_and_allows_only_these_scripts_and_styles() {
        let html = page(true);
        assert!(html.starts_with("<!doctype html>\n<html lang=\"en\"><head>\n<meta charset"), "{html}");
        assert_eq!(html.find("</style>\n<meta http-equiv="), html.find("</style>"));
        let policy = between(&html, "</style>\n<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">");
        for (open, close, kind) in [
            ("<script id=\"glue\">", "</script>", "script-src"),
            ("<script id=\"boot\">", "</script>", "script-src"),
            ("<style>body", "</style>", "style-src"),
        ] {
            let expected =
                format!("'sha256-{}'", hash(&[open.rsplit('>').next().unwrap(), between(&html, open, close)].concat()));
            let directive = policy.split("; ").find(|directive| directive.starts_with(kind)).unwrap();
            assert!(directive.contains(&expected), "{open}");
        }
        assert!(policy.starts_with("default-src 'none';"));
        assert!(!policy.contains("'unsafe-"));
        assert!(
            html.find("<meta charset").is_some_and(|at| at < 1024),
            "browsers look for the encoding in the first 1024 bytes"
        );
    }

    #[test]
    fn the_words_for_a_file_that_ends_early_are_among_its_first_bytes() {
        let shell = shell::parse(include_str!("../../../index.html")).unwrap();
        let parts = Parts { shell: &shell, style: "", wasm: WASM, glue: GLUE, boot: BOOT, has_corpus: true };
        let html = assemble(&parts).unwrap();
        assert!(html.find("This file is not complete").is_some_and(|at| at < 150), "{}", &html[..200]);
    }

    #[test]
    fn a_hash_matches_what_browsers_compute() {
        assert_eq!(hash("alert('Hello, world.');"), "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }

    #[test]
    fn the_program_can_be_unpacked() {
        let html = page(true);
        let gzipped = dense::decode(&sheet::block(&html, sheet::PROGRAM).unwrap()).unwrap();
        let mut wasm = Vec::new();
        GzDecoder::new(&*gzipped).read_to_end(&mut wasm).unwrap();
        assert_eq!(wasm, WASM);
        assert_eq!(&gzipped[4..8], [0; 4], "no time");
    }

    #[test]
    fn the_corpus_block_comes_last_and_can_be_filled() {
        let html = page(true);
        assert_eq!(sheet::block(&html, sheet::CORPUS), Ok("".into()));
        assert_eq!(html.rfind("<script"), html.find("<script type=\"application/octet-stream\" id=\"corpus\">"));
        assert!(sheet::with_block(&html, sheet::CORPUS, "bmV3cw==").is_ok());
    }

    #[test]
    fn an_example_has_no_corpus_block() {
        assert!(sheet::block(&page(false), sheet::CORPUS).is_err());
    }

    #[test]
    fn no_script_ends_early_or_hides_its_end() {
        let html = page(true);
        assert_eq!(between(&html, "<script id=\"glue\">", "</script>"), "let wasm_bindgen = '<\\/SCRIPT>';\n");
        assert_eq!(between(&html, "<script id=\"boot\">", "</script>"), "wasm_bindgen(); // <\\!-- <script>");
    }

    #[test]
    fn a_style_that_would_end_early_is_rejected() {
        let shell = shell::parse(INDEX).unwrap();
        let parts = Parts {
            shell: &shell,
            style: "q{content: '</Style>'}",
            wasm: WASM,
            glue: GLUE,
            boot: BOOT,
            has_corpus: true,
        };
        assert!(matches!(assemble(&parts), Err(AssembleError::StyleEnds)));
    }

    #[test]
    fn the_same_parts_give_the_same_bytes() {
        assert_eq!(page(true), page(true));
    }
}
