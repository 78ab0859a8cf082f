//! File names: their parts, and names made of words that are valid on every system.

/// The most characters of a name that is made of a title, without its ending.
const MOST_LETTERS: usize = 60;
/// The most bytes of such a name: some systems allow 255 in all, and letters have up to four.
const MOST_BYTES: usize = 200;

/// A path's last part, after the last slash of either kind.
pub fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A path without its last part, up to and including the slash.
pub fn folder(path: &str) -> &str {
    path.get(..path.len() - base_name(path).len()).unwrap_or_default()
}

/// The last part of a path without the ending of gzip.
fn unpacked(path: &str) -> &str {
    let base = base_name(path);
    base.strip_suffix(".gz").unwrap_or(base)
}

/// A name's ending in small letters, without its dot and without that of gzip; empty if it has none.
pub fn ending(path: &str) -> String {
    unpacked(path).rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}

/// The last part of a path without its ending.
pub fn stem(path: &str) -> &str {
    let base = unpacked(path);
    base.rsplit_once('.').map_or(base, |(stem, _)| stem)
}

/// A file's name made of a title, without an ending; `broadside` if the title has no letters or digits.
pub fn of_title(title: &str) -> String {
    let mut name = String::new();
    add_words(title, MOST_LETTERS, &mut name);
    if name.is_empty() { "broadside".to_owned() } else { name }
}

/// Adds words to a name until that has `most` characters: their letters and digits of any script, small, with hyphens between.
pub fn add_words(words: &str, most: usize, name: &mut String) {
    let mut n = name.chars().count();
    let mut is_gap = true;
    for c in words.chars().flat_map(char::to_lowercase) {
        match c {
            // An apostrophe does not split a word, nor does an accent after its letter.
            '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            c if c.is_alphanumeric() => {
                let hyphen = if is_gap && !name.is_empty() { "-" } else { "" };
                n += hyphen.len() + 1;
                if n > most || name.len() + hyphen.len() + c.len_utf8() > MOST_BYTES {
                    return;
                }
                name.push_str(hyphen);
                name.push(c);
                is_gap = false;
            }
            _ => is_gap = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_its_parts() {
        let parts = |path: &'static str| (folder(path), base_name(path), stem(path), ending(path));
        assert_eq!(parts("in/a.b/x.CSV.gz"), ("in/a.b/", "x.CSV.gz", "x", "csv".to_owned()));
        assert_eq!(parts("in\\x"), ("in\\", "x", "x", String::new()));
        assert_eq!(parts("x.txt"), ("", "x.txt", "x", "txt".to_owned()));
    }

    #[test]
    fn a_title_becomes_a_name() {
        assert_eq!(of_title("Kyiv’s “talks”: day 2, Zürich!"), "kyivs-talks-day-2-zürich");
        assert_eq!(of_title("北京 / 東京"), "北京-東京");
        assert_eq!(of_title("…"), "broadside");
        assert_eq!(of_title(&"ab ".repeat(99)).chars().count(), 59, "ends with a letter");
    }
}
