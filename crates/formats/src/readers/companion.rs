//! Companions: pictures, styles, scripts, fonts. They come with saved pages and are no articles.

use crate::format::{Format, Reader, Sign};

/// Files that come with saved pages.
pub static FORMAT: Format = Format::new(
    "companion",
    Sign::Bytes(|look| COMPANIONS.contains(&look.ending.as_str())),
    Reader::Refused(|_, _| None),
);

/// How such files end.
const COMPANIONS: [&str; 21] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp", "css", "js", "mjs", "map", "woff", "woff2",
    "ttf", "otf", "eot", "ds_store", "lnk", "swf",
];
