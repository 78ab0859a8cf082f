//! Exports: what the whole of a blog, as WordPress and Blogger give it out in the shape of a feed, holds beside its articles.

use crate::xml::Element;

/// What WordPress keeps beside posts and pages.
const BESIDE_POSTS: [&str; 12] = [
    "attachment",
    "custom_css",
    "customize_changeset",
    "nav_menu_item",
    "oembed_cache",
    "revision",
    "user_request",
    "wp_block",
    "wp_global_styles",
    "wp_navigation",
    "wp_template",
    "wp_template_part",
];

/// What WordPress says of posts that are not published.
const UNPUBLISHED: [&str; 5] = ["auto-draft", "draft", "future", "pending", "trash"];

/// The signs in a text of WordPress that stand for something else and hold no text but a caption.
const SIGNS: [&str; 7] = ["audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"];

/// How the signs begin that only say how their text is laid out.
const LAYOUT: [&str; 3] = ["et_pb_", "fusion_", "vc_"];

/// The child of a prefix and name.
fn said(item: &Element, prefix: &str, name: &str) -> String {
    let mut own = item.elements().filter(|child| child.prefix == prefix && child.name == name);
    own.next().map(Element::text).unwrap_or_default()
}

/// Whether an item is no article that was published: a draft, a comment, a picture, a setting.
pub(super) fn is_none(item: &Element) -> bool {
    let kind = said(item, "wp", "post_type");
    let kinds =
        item.children("category").filter_map(|category| category.attr("term")?.rsplit_once("blogger/2008/kind#"));
    let of_blogger = kinds.map(|(_, kind)| kind.to_owned()).next().unwrap_or_else(|| said(item, "blogger", "type"));
    let is_draft = item.child("control").is_some_and(|control| said(control, &control.prefix, "draft") == "yes");
    BESIDE_POSTS.contains(&kind.as_str())
        || UNPUBLISHED.contains(&said(item, "wp", "status").as_str())
        || ["comment", "settings", "template"].contains(&of_blogger.to_lowercase().as_str())
        || ["DRAFT", "SOFT_TRASHED"].contains(&said(item, "blogger", "status").as_str())
        || is_draft
}

/// Whether the texts of an item are as WordPress keeps them: with signs of its own, and with blank lines between paragraphs.
pub(super) fn is_raw(item: &Element) -> bool {
    !said(item, "wp", "post_type").is_empty()
}

/// The names of an export's authors, each behind what WordPress calls the account.
pub(super) fn authors(feed: &Element) -> Vec<(String, String)> {
    let authors = feed.children("author").filter(|author| author.prefix == "wp");
    authors.map(|author| (said(author, "wp", "author_login"), said(author, "wp", "author_display_name"))).collect()
}

/// A text of WordPress as HTML.
pub(super) fn html(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('[') {
        let (before, behind) = rest.split_at_checked(at).unwrap_or_default();
        out.push_str(before);
        rest = behind_sign(behind).unwrap_or_else(|| {
            out.push('[');
            behind.get(1..).unwrap_or_default()
        });
    }
    out.push_str(rest);
    out.replace("\r\n", "\n").replace("\n\n", "\n<br>\n")
}

/// What follows a sign that a text begins with: behind its caption, if it is closed, or behind itself.
fn behind_sign(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let name = name.split_at_checked(name.bytes().position(|b| !b.is_ascii_alphanumeric() && b != b'_')?)?.0;
    let is_sign = SIGNS.contains(&name);
    if !is_sign && !LAYOUT.iter().any(|start| name.starts_with(start)) {
        return None;
    }
    let (_, behind) = inner.split_once(']')?;
    let closed =
        behind.split_once(&format!("[/{name}]")).filter(|(held, _)| is_sign && !held.contains(&format!("[{name}")));
    Some(closed.map_or(behind, |(_, behind)| behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::read;

    #[test]
    fn signs_of_wordpress_are_no_text() {
        for (raw, wanted) in [
            ("One.\n\n[caption id=\"a\"]<img> A pier[/caption]\n\nTwo.", "One.\n<br>\n\n<br>\nTwo."),
            ("[gallery ids=\"1,2\"]One [sic] two [gallery]", "One [sic] two "),
            ("[vc_row][vc_column_text]One.[/vc_column_text][/vc_row]", "One."),
            ("[caption]a [caption]b[/caption] [x", "a  [x"),
        ] {
            assert_eq!(html(raw), wanted);
        }
    }

    #[test]
    fn what_is_no_article_is_known() {
        let check = |inner: &str, expected: bool| {
            let (tree, _) = read("f.xml", &format!("<item>{inner}</item>"));
            assert_eq!(tree.find("item").map(is_none), Some(expected), "{inner}");
        };
        check("<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>", false);
        check("<wp:post_type>post</wp:post_type><wp:status>draft</wp:status>", true);
        check("<wp:post_type>post</wp:post_type><wp:status>future</wp:status>", true);
        check("<wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>", true);
        check("<category term='http://schemas.google.com/blogger/2008/kind#post'/><category term='Ferries'/>", false);
        check("<category term='http://schemas.google.com/blogger/2008/kind#comment'/>", true);
        check("<blogger:type>COMMENT</blogger:type>", true);
        check("<app:control><app:draft>yes</app:draft></app:control>", true);
        check("<category term='draft'/><status>draft</status>", false);
    }
}
