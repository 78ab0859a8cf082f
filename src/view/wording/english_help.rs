//! English: the words of the help.

/// The help's paragraphs: a heading and lines of what to do and what it does.
pub const HELP_PARTS: [(&str, &[(&str, &str)]); 5] = [
    (
        "Search",
        &[
            ("peace deal", "articles with both words"),
            ("\"peace deal\"", "the two words together"),
            ("ceasefire*", "every word that begins so"),
            ("Trump -Putin", "the first, without the second; so does Trump NOT Putin"),
            ("truce OR ceasefire", "either"),
            ("NATO NEAR/5 invitation", "at most five words apart"),
            ("(talks OR deal) Kellogg", "parentheses group"),
            ("actor:Zelensky after:2025", "also outlet:, topic:, before:"),
            ("word:House", "the word where it is no part of a name, as “White House” is"),
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
        "Numbers and pictures",
        &[
            ("click a number", "the lines that it counts, exactly so many"),
            ("within 5 words of", "only the words near a name, compared between outlets"),
            ("drag over the map", "lists the words in the rectangle"),
            ("arrow keys", "from dot to dot in a picture"),
            ("CSV, SVG, PNG", "the table or picture as a file"),
        ],
    ),
    (
        "Your own articles",
        &[
            ("drop files on the page", "read here, sent nowhere, added once you have seen the report"),
            ("ArticleEdit", "outlets, dates and topics of many articles at once"),
            ("Names and topics", "the actors and topics to filter by, with suggestions"),
            ("Save", "a page of its own, files, or kept in this browser"),
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
            ("x  e", "while mending: choose, edit"),
            ("?", "this help"),
        ],
    ),
];
