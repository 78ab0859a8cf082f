//! Style minification: removes comments, indentation and line ends.

/// Removes comments and needless space. Keeps strings and the order of rules.
pub(crate) fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '"' | '\'' => {
                let string = string_at(rest, first);
                out.push_str(string);
                string.len()
            }
            '/' if rest.starts_with("/*") => {
                push_space(&mut out);
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            }
            _ if first.is_whitespace() => {
                push_space(&mut out);
                first.len_utf8()
            }
            '0' if is_needless_zero(&out, rest) => 1,
            '{' | '}' | ';' | ',' | '>' | ')' => {
                out.truncate(out.trim_end_matches(' ').len());
                if first == '}' {
                    out.truncate(out.trim_end_matches(';').len());
                }
                out.push(first);
                1
            }
            _ => {
                out.push(first);
                first.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out.truncate(out.trim_end().len());
    out
}

/// Adds a space, unless the character before makes it needless.
fn push_space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', ':', '>', '(']) {
        out.push(' ');
    }
}

/// Whether this is the leading zero of a number such as 0.5, at the beginning of a value.
fn is_needless_zero(out: &str, rest: &str) -> bool {
    let is_fraction = rest.strip_prefix("0.").is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()));
    is_fraction && out.ends_with([' ', ',', ':', '('])
}

/// Returns the string that `text` begins with, including its quotes.
pub(crate) fn string_at(text: &str, quote: char) -> &str {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if character == quote => return &text[..=at],
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(minify(css), expected);
    }

    #[test]
    fn removes_indentation_and_line_ends() {
        check(
            "@layer base {\n  body {\n    margin: 0;\n    font: 1rem/1.5 serif;\n  }\n}\n",
            "@layer base{body{margin:0;font:1rem/1.5 serif}}",
        );
    }

    #[test]
    fn a_removed_comment_still_separates_words() {
        check("/* one */\na/* b */b { color: red } /* it's the end", "a b{color:red}");
    }

    #[test]
    fn keeps_meaningful_space() {
        check("main  :is( h1 , h2 )\n> a { width: calc( 1px  +  2px ) }", "main :is(h1,h2)>a{width:calc(1px + 2px)}");
        check("@media print and (width > 40em) { a :hover + b {} }", "@media print and (width>40em){a :hover + b{}}");
    }

    #[test]
    fn removes_leading_zeros_of_fractions() {
        check(
            "a { margin: 0 0.5em -0.5em 10.5em; inset: 0; top: v(0.25, 0.1) }",
            "a{margin:0 .5em -0.5em 10.5em;inset:0;top:v(.25,.1)}",
        );
    }

    #[test]
    fn keeps_strings() {
        check(
            r#"q::before { content: "a  ; /* \" */ }" ; } p { --x: 'it\'s  ' }"#,
            r#"q::before{content:"a  ; /* \" */ }"}p{--x:'it\'s  '}"#,
        );
    }

    #[test]
    fn keeps_other_scripts() {
        check("q::after { content: »; }", "q::after{content:»}");
    }
}
