//! English: the words of the help.

/// The help's paragraphs: a heading and lines of what to do and what it does.
pub const HELP_PARTS: [(&str, &[(&str, &str)]); 3] = [
    (
        "Search",
        &[
            ("peace deal", "articles with both words"),
            ("\"peace deal\"", "the two words together"),
            ("ceasefire*", "every word that begins so"),
            ("Trump -Putin", "the first, without the second"),
            ("truce OR ceasefire", "either"),
            ("NATO NEAR/5 invitation", "at most five words apart"),
            ("(talks OR deal) Kellogg", "parentheses group"),
            ("actor:Zelensky after:2025", "also outlet:, topic:, before:"),
        ],
    ),
    (
        "Filters",
        &[
            ("click once", "only articles with it"),
            ("click twice", "only articles without it"),
            ("click again", "as before"),
            ("drag over the timeline", "only these days; an uncertain date counts if it may fall inside"),
        ],
    ),
    (
        "Keys",
        &[
            ("/", "search"),
            ("j  k", "next and previous article or line"),
            ("Enter", "open"),
            ("Esc", "close"),
            ("1  2  3  4", "Articles, Words, Context, Trends"),
            ("?", "this help"),
        ],
    ),
];
