//! Shown: what of a mail in HTML its readers are shown.

use crate::html::fragment::{self, Paragraphs};
use crate::html::tree::Markup;
use crate::readers::web_page::hints::is_hidden;

/// What the words are called that lists of mails show and mails do not.
const PREVIEWS: [&str; 4] = ["preheader", "preview-text", "preview_text", "previewtext"];

/// The text of a mail in HTML, without what no reader is shown, such as the words that are only for lists of mails.
pub(super) fn text(html: &str) -> String {
    if !fragment::is_markup(html) {
        return fragment::plain_text(html);
    }
    let markup = Markup::parse(html);
    let all = shown(&markup, &fragment::is_dropped);
    let is_beside = |tag: &str| fragment::is_dropped(tag) || fragment::BESIDE.contains(&tag);
    let shown = fragment::own(shown(&markup, &is_beside), all);
    if shown.is_empty() { fragment::plain_text(html) } else { shown }
}

/// The text of a mail that readers are shown, without elements of some names.
fn shown(markup: &Markup, is_dropped: &dyn Fn(&str) -> bool) -> String {
    let (mut out, mut ends) = (Paragraphs::default(), Vec::new());
    let is_unseen = |node: usize| is_hidden(markup, node) || is_shrunk(markup, node);
    let mut next = 1;
    while next < markup.n_nodes() {
        while ends.pop_if(|end| *end <= next).is_some() {
            out.end();
        }
        let tag = markup.tag(next);
        if fragment::is_block(tag) || is_dropped(tag) {
            out.end();
            ends.push(markup.end(next));
        }
        out.push(markup.said(next));
        let is_left_out = is_dropped(tag) || is_unseen(next);
        next = if is_left_out { markup.end(next) } else { next + 1 };
    }
    out.finish()
}

/// Whether an element of a mail is so small or faint that nobody sees it, or is called what only lists of mails show.
fn is_shrunk(markup: &Markup, node: usize) -> bool {
    let is_faint = |rule: &str| {
        let (name, value) = rule.split_once(':').unwrap_or_default();
        let value = value.split('!').next().unwrap_or_default().trim();
        matches!(name.trim(), "max-height" | "opacity") && matches!(value, "0" | "0px")
    };
    markup.attribute(node, "style").is_some_and(|style| style.split(';').any(is_faint))
        || PREVIEWS.iter().any(|name| markup.has_word(node, "class", name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_reader_is_shown_is_no_text() {
        let html = "<html><head><title>x</title></head><div style='display:none'>Goats <b>too</b></div><p>It rained.<p hidden>No<p>It<br>snowed.\
            <div style='font-size:1px; max-height: 0px !important'>Goats</div><span class=preheader>Goats</span></html>";
        assert_eq!(text(html), "It rained.\nIt\nsnowed.");
        assert_eq!(text("<p style='opacity:0'>It rained.</p>"), "It rained.");
        assert_eq!(text("<p>It rained.</p><nav>Menu</nav><p>It <i>snowed</i>."), "It rained.\nIt snowed.");
    }
}
