//! Help: the long texts of `--help`, wrapped by hand at a hundred characters.

/// What the command is.
pub const ABOUT: &str = "\
Put a news corpus into a Broadside page, take it out again, check it, or count it.

A Broadside page is one HTML file that holds news articles and everything needed to explore them,
in any browser and without a network. This command fills one with a newsroom's own articles.";

/// The end of `broadside --help`.
pub const AFTER: &str = "\
Exit status:
  0  Done, without problems.
  1  Done; some of the input has problems, which were reported and left out.
  2  Not done; nothing was written.

Examples:
  broadside check articles/
      What is wrong with these articles, by file and line?
  broadside pack articles/ -o page.html --template broadside.html
      Put them into a page.
  broadside site articles/ -o public/news/ --template broadside.html
      Write the page as a folder of files for a web server.
  broadside pack page.html today.csv -o page.html --template page.html --force
      Add a day's articles to a page.
  broadside unpack page.html -o articles/
      Take them out again, each as a Markdown file, with their lexicon.

'broadside pack --help' lists the formats that are read, 'broadside unpack --help' those that are
written.";

/// The end of `broadside pack --help`.
pub const PACK: &str = "\
Formats (recognised by what is in a file, then by its name):
  Markdown and text   .md and .txt, an article each, its fields as TOML between +++ lines above it
  articles.toml       describes bare texts of its folder, an [[article]] with file = \"…\" for each
  corpus.toml         the lexicon: title, language, [[actor]], [[topic]]
  JSON Lines, JSON    an article a line; an array of articles; ninjs
  tables              .csv, .tsv, .xlsx, .xlsb, .xls and .ods, an article a row, headings at the top
  news formats        NITF, NewsML-G2, RSS, Atom
  archives of papers  Nexis, Factiva, ProQuest, Europresse; references as RIS and the like
  web pages           .html, .mhtml and .webarchive as a browser saves them; WARC
  documents           .docx, .odt and .rtf, an article each; .epub, an article a chapter
  subtitles           .srt and .vtt, an article each
  mail                .eml and .mbox, an article a mail
  PDF                 .pdf with a text, an article each, its text in the order that the layout
                      shows; scans need text recognition first
  Broadside pages     with their lexicon
  counts              of words, as 'broadside count' writes them
  packed files        .zip of any of these, .gz of one

An article needs a headline, an outlet and a text. Its date may be a day, a month (2024-11), a year
or an interval (2024-11-29/2024-12-04). Fields that Broadside does not know are kept. Details that
were inferred, such as a date from an address, are marked so. Articles that repeat another are
reported, and left out with --drop-duplicates. An article whose date cannot be read is left out, or
read without the date and reported with --undated; --dates-begin-with says whether 03/04/2024 is in
April where no other date of the file shows it. Placeholders such as 9999-12-31 and dates in the
future are reported, and left out with --drop-doubtful-dates. Lines that look like boilerplate at
the beginning or the end of a text are left out and reported, and kept with --keep-all-lines.

Folders are read whole, in the order of names; files that begin with a dot and README files are
skipped. In a pattern, * is any run of characters in a name, ? any one, ** any folders, [ab] a or b.
A pattern that matches nothing is an error.

Good articles are packed; problems are reported by file and line. With --strict, any problem stops
the packing. The same articles always give the same page, byte by byte.

The page is written whole or not at all. A file that is there already is replaced only if it is a
Broadside page that was not read as an input, or with --force.

Exit status:
  0  The page was written, without problems.
  1  The page was written; some of the input has problems and is not in it.
  2  Nothing was written: no articles, a problem with --strict, or a missing file.

Examples:
  broadside pack articles/ -o page.html --title 'Ukraine and NATO'
  broadside pack 'export/*.xml' --lexicon house.toml -o page.html
  broadside pack kranten.csv --column Kop=headline --column Krant=outlet -o page.html
  broadside pack wire.zip --outlet 'The Post' --strict --json -o page.html > report.json

The report that --json prints: import (files, faults, duplicates, what was inferred), written (file,
bytes, articles; null if nothing was) and error (null if there is none). A fault has its place, a
code with its data (kind), and a message.";

/// The end of `broadside site --help`.
pub const SITE: &str = "\
The folder holds the page of 'broadside pack', its program and its articles as files of their own,
for any web server and under any address. Whoever has opened it once by https can open it again
without a network, and a browser can install it. The configurations for nginx and Apache are in the
folder docs/hosting of the sources.

Put the whole folder on the server. All files but two are named by what is in them; index.html and
service-worker.js are written last, and should be copied last. To publish other articles, write the
same folder again: files of the version before the last are removed. Open pages say that a newer
version is there.

The input is that of 'broadside pack', such as a page; see its help for formats and problems.

Exit status:
  0  The folder was written, without problems.
  1  The folder was written; some of the input has problems and is not in it.
  2  Nothing was written: no articles, a problem with --strict, or other files in the folder.

Examples:
  broadside site articles/ -o public/news/
  broadside site page.html --template page.html -o public/news/";

/// The end of `broadside unpack --help`.
pub const UNPACK: &str = "\
Formats (by the ending of what is written):
  .jsonl   JSON Lines: the lexicon in the first line, then an article a line, as the page holds them
  .csv     a table for a spreadsheet, an article a row, without the lexicon. Text that a spreadsheet
           would compute has an apostrophe before it, which pack takes off again
  .zip     a Markdown file for each article, with corpus.toml
  folder/  the same as files; the folder must be new or empty
  .toml    the lexicon alone, as corpus.toml

Unpacked articles can be packed again and stay the same. Only fields that are null are not in
Markdown files, since TOML has no null.

Exit status:
  0  Written.
  1  Written, without some lines of the page that cannot be read.
  2  Nothing was written.

Examples:
  broadside unpack page.html | jq .headline
  broadside unpack page.html -o articles.csv
  broadside unpack page.html -o articles/
  broadside unpack page.html -o house.toml";

/// The end of `broadside count --help`.
pub const COUNT: &str = "\
The counts are JSON Lines, the lexicon in the first line and then an article a line: its headline,
outlet, date and address, and 'counts' in the place of its text. 'pack', 'check' and the page take
them like any articles. All that compares words, names and topics gives the same figures as with the
texts, to the last digit; what needs words in their order (lines in context, phrases, words near
others) needs the texts.

Counts of an article's words:
  version    1
  length     how many words the headline and the text have
  language   as the words tell it
  words      by how often they occur, the words that occur so often, in alphabetical order:
             {\"1\": \"able about\", \"2\": \"the\"}
  phrases    the same of names of actors and mentions of topics that have several words
  other      how many words are not named (with --least-articles or --drop-rare)
  pairs, other_pairs   the same of two words in a row, in small letters (with --pairs)
  actors, topics   how often each is mentioned; for other programs

Counts give away less than a text does, but not nothing. The words of a short article may tell what
it says, and a rare word or name may tell that a certain article is among them. --least-articles
leaves out the words that few articles have. Pairs of words (--pairs) give away much of how a text
reads; only those that two articles have are ever named. Headlines, addresses and dates are written
as they are.

Where the texts may be read by some, --keep-text writes both. An article with counts and another one
of the same id and outlet with a text become one: the text is read, the counts are counted.

Archives that fit in no page are added up: --by outlet,month writes a line for each outlet, month
and language, with 'cell' in the place of the text. Such sums compare outlets and times with the
same figures and intervals as the articles do, and hold nothing of single articles. What they do not
keep (which articles have a word, names, words together) the page says. 'broadside add' adds files
of them up, so that an archive can be counted in parts, on many machines.

A cell:
  version         1
  articles        how many articles it adds up, without those that have no word
  length          their words: the sum of n, where an article has n words
  length_squared  the sum of n * n
  words           the words, in small letters, separated by spaces
  having          for each word, how many articles have it
  counts          how often it occurs: the sum of x, where it occurs x times in an article
  squares         the sum of x * x
  by_length       the sum of x * n
  forms           how often words are written in another way, such as {\"Kyiv\": 3}

Exit status:
  0  Counted, without problems.
  1  Counted; some of the input has problems and is not in it.
  2  Nothing was written.

Examples:
  broadside count export.zip --lexicon house.toml -o counts.jsonl
  broadside pack counts.jsonl -o page.html
  broadside count archive/ --least-articles 5 -o counts.jsonl
  broadside count archive/ --by outlet,month -o cells.jsonl";

/// The end of `broadside add --help`.
pub const ADD: &str = "\
The files are those of 'broadside count --by'. What has the outlet, date, language and topics in
common becomes one line. The order of files does not matter, and sums can be added up again. No
article may be in two of them: it would count twice.

Exit status:
  0  Added up, without problems.
  1  Added up; some of the input has problems and is not in it.
  2  Nothing was written.

Example:
  broadside add 2015.jsonl 2016.jsonl -o both.jsonl";

/// The end of `broadside check --help`.
pub const CHECK: &str = "\
The input is that of 'broadside pack'; see its help for the formats. Each problem is reported with
its file and line, or the number of its record. Names of the lexicon that no article mentions are
listed too.

Exit status:
  0  No problems.
  1  There are problems.
  2  Not checked: a file is missing, or a pattern matches nothing.

Examples:
  broadside check articles/
  broadside check 'export/*.xml' --outlet 'The Post'
  broadside check articles/ --json | jq -r '.import.faults[].message'";
