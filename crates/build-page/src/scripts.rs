//! Script minification: removes comments, indentation and needless line ends. Names and all other tokens stay.

use crate::styles::string_at;

/// Words after which a slash begins a regular expression, not a division.
const BEFORE_REGEX: [&str; 14] = [
    "await",
    "case",
    "delete",
    "do",
    "else",
    "in",
    "instanceof",
    "new",
    "of",
    "return",
    "throw",
    "typeof",
    "void",
    "yield",
];

/// Words whose brackets hold a condition, after which a statement may begin.
const BEFORE_CONDITION: [&str; 4] = ["for", "if", "while", "with"];

/// No statement ends with these or begins with the ones below, so a line end beside them has no meaning.
const OPEN_ENDS: [char; 17] = ['{', '(', '[', ';', ',', '=', '&', '|', '?', ':', '<', '>', '*', '%', '^', '~', '!'];
const OPEN_STARTS: [char; 7] = ['}', ')', ']', ';', ',', '?', ':'];

/// What was between two tokens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Nothing,
    Space,
    LineEnd,
}

/// Removes comments and needless space. Returns the script unchanged if only a parser could tell whether a slash begins a regular expression or
/// divides.
pub(crate) fn minify(script: &str) -> String {
    strip(script).unwrap_or_else(|| script.to_owned())
}

fn strip(script: &str) -> Option<String> {
    let mut out = String::with_capacity(script.len());
    let mut gap = Gap::Nothing;
    // Whether each open bracket holds a condition, and whether the last closed one did.
    let mut brackets = Vec::new();
    let mut is_condition = false;
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let skipped = match first {
            _ if rest.starts_with("//") => rest.find(is_line_end).unwrap_or(rest.len()),
            _ if rest.starts_with("/*") => rest[2..].find("*/")? + 4,
            _ if first.is_whitespace() => first.len_utf8(),
            _ => 0,
        };
        if skipped > 0 {
            gap = gap.max(if rest[..skipped].contains(is_line_end) { Gap::LineEnd } else { Gap::Space });
            rest = &rest[skipped..];
            continue;
        }
        let token = match first {
            '"' | '\'' => string_at(rest, first),
            '`' => template_at(rest)?,
            '/' if begins_regex(&out, is_condition)? => regex_at(rest)?,
            _ if is_name_char(first) => &rest[..rest.find(|c| !is_name_char(c)).unwrap_or(rest.len())],
            _ => &rest[..first.len_utf8()],
        };
        match first {
            '(' => brackets.push(BEFORE_CONDITION.contains(&last_word(&out))),
            ')' => is_condition = brackets.pop()?,
            _ => {}
        }
        if let Some(last) = out.chars().next_back() {
            if gap == Gap::LineEnd && !OPEN_ENDS.contains(&last) && !OPEN_STARTS.contains(&first) {
                out.push('\n');
            } else if gap > Gap::Nothing && need_space(last, first) {
                out.push(' ');
            }
        }
        out.push_str(token);
        gap = Gap::Nothing;
        rest = &rest[token.len()..];
    }
    Some(out)
}

/// Whether two tokens, the first ending in `last` and the second beginning with `first`, would merge without a space.
fn need_space(last: char, first: char) -> bool {
    match (last, first) {
        ('+', '+') | ('-', '-') | ('<', '!' | '/') | ('/', '/' | '*') => true,
        ('/', _) => is_name_char(first),
        (_, '.') => last.is_ascii_digit(),
        _ => is_name_char(last) && is_name_char(first),
    }
}

/// Whether a slash after `out` begins a regular expression. `None` if only a parser could tell.
fn begins_regex(out: &str, is_condition: bool) -> Option<bool> {
    let Some(last) = out.chars().next_back() else { return Some(true) };
    match last {
        '}' | '/' => None,
        ')' => Some(is_condition),
        ']' | '"' | '\'' | '`' => Some(false),
        '+' | '-' => Some(!out.ends_with("++") && !out.ends_with("--")),
        _ if is_name_char(last) => Some(BEFORE_REGEX.contains(&last_word(out))),
        _ => Some(true),
    }
}

/// Returns the word or number at the end of `out`, unless it names a field.
fn last_word(out: &str) -> &str {
    let before = out.trim_end_matches(is_name_char);
    if before.ends_with('.') { "" } else { &out[before.len()..] }
}

/// Returns the regular expression that `script` begins with, without its flags.
fn regex_at(script: &str) -> Option<&str> {
    let (mut is_escaped, mut is_in_class) = (false, false);
    for (at, character) in script.char_indices().skip(1) {
        match character {
            _ if is_line_end(character) => return None,
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '/' if !is_in_class => return Some(&script[..=at]),
            _ => {}
        }
    }
    None
}

/// Returns the template that `script` begins with, from backtick to backtick, including any code in it.
fn template_at(script: &str) -> Option<&str> {
    let mut at = 1;
    loop {
        let rest = script.get(at..)?;
        at += match rest.chars().next()? {
            '`' => return Some(&script[..=at]),
            '\\' => 1 + rest[1..].chars().next()?.len_utf8(),
            '$' if rest.starts_with("${") => 2 + code_length(&rest[2..])?,
            character => character.len_utf8(),
        };
    }
}

/// Returns the length of a template's code with its closing brace. `None` if the code has a slash, which could mean anything.
fn code_length(code: &str) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_u32);
    loop {
        let rest = code.get(at..)?;
        let first = rest.chars().next()?;
        match first {
            '}' if depth == 0 => return Some(at + 1),
            '}' => depth -= 1,
            '{' => depth += 1,
            '/' => return None,
            _ => {}
        }
        at += match first {
            '"' | '\'' => string_at(rest, first).len(),
            '`' => template_at(rest)?.len(),
            _ => first.len_utf8(),
        };
    }
}

/// Whether a character can be part of a name, keyword or number.
pub(crate) fn is_name_char(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '_' | '$' | '\\' | '#' | '@')
        || !character.is_ascii() && !character.is_whitespace()
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(script: &str, expected: &str) {
        assert_eq!(minify(script), expected);
        assert_eq!(minify(expected), expected, "nothing is left to remove");
    }

    #[test]
    fn removes_comments_and_indentation() {
        check(
            "// why\nconst f = (a, b) => {\n    /* how */ return a + b; // so\n};\n\nf( 1 , 2 );\n",
            "const f=(a,b)=>{return a+b;};f(1,2);",
        );
    }

    #[test]
    fn keeps_line_ends_that_end_statements() {
        check("let a = 1\nlet b = a\n(c)\n", "let a=1\nlet b=a\n(c)");
        check("f()\ng()\n", "f()\ng()");
        check("function f() {}\nf()", "function f(){}\nf()");
        check("return /* two\nlines */ a", "return\na");
        check("a\n++\nb", "a\n++\nb");
        check("x\r\ny\u{2028}z", "x\ny\nz");
    }

    #[test]
    fn keeps_space_that_separates_tokens() {
        check("typeof  a in\tb", "typeof a in b");
        check("a + +b - -c + ++d", "a+ +b- -c+ ++d");
        check("1 .toFixed() ; a < !--b ; a < /b/.c", "1 .toFixed();a< !--b;a< /b/.c");
        check("case 'a' : return `b`", "case'a':return`b`");
    }

    #[test]
    fn keeps_strings_templates_and_regular_expressions() {
        check(r"a = 'it\'s  //  one' ;", r"a='it\'s  //  one';");
        check(
            r#"`//  ${ f({ a : "}" }) + `\`  ${ b }` }  \`` + "/*  */""#,
            r#"`//  ${ f({ a : "}" }) + `\`  ${ b }` }  \``+"/*  */""#,
        );
        check(r"x = /[/'\]]  \/  '/g .test( y )", r"x=/[/'\]]  \/  '/g.test(y)");
        check("return / '/ in a", "return/ '/ in a");
        check("if (a) /'  '/.test(b)", "if(a)/'  '/.test(b)");
    }

    #[test]
    fn divisions_are_not_regular_expressions() {
        check("a / 2 ; ( b ) / 2 ; c [ 0 ] / 2 // '", "a/ 2;(b)/ 2;c[0]/ 2");
        check("a++ / 2 + b.in / '2'", "a++/ 2+b.in/'2'");
    }

    #[test]
    fn ambiguous_scripts_stay_unchanged() {
        for script in ["{ }  / a /g", "`${ a / b }`  ;", "a = /b", "a )  ;", "/* no end", "` no end"] {
            assert_eq!(minify(script), script);
        }
    }
}
