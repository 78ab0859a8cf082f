//! English: how the figures are computed, in plain words, to be read here or pasted under a story.

use crate::view::wording::{articles, count_of};
use measures::published::{Measure, Source};
use reports::collocates::Collocates;
use reports::word_row::{Basis, PRIOR};

/// Opens the explanation of the figures.
pub const HOW: &str = "How this is computed";
/// Copies the explanation.
pub const COPY_METHODS: &str = "Copy this as a methods card";
/// It was copied.
pub const COPIED: &str = "Copied";
/// It could not be copied.
pub const NOT_COPIED: &str = "The browser did not let it be copied: select the text and copy it";
/// Runs the published figures.
pub const CHECK_NUMBERS: &str = "Check the numbers";
/// Saves a table.
pub const CSV: &str = "CSV";
/// Saves a table, for those who hear the page.
pub const SAVE_CSV: &str = "Save the whole table as CSV";
/// Shows the table twin of a picture.
pub const AS_TABLE: &str = "As a table";
/// The table twin is longer than it shows.
pub fn first_rows(n: usize, of: usize) -> String {
    format!("The first {n} of {of} rows; the CSV file has them all.")
}
/// Saves so many lines, since there are more than a table can hold.
pub fn save_first_lines(n: u32) -> String {
    format!("CSV, the first {}", count_of(n, "line", "lines"))
}

/// Before what misleads in a measure.
pub const MISLEADS: &str = "But: ";

// Heads of columns in files.

/// Whose it is.
pub const HEAD_OUTLET: &str = "Outlet";
/// When it appeared.
pub const HEAD_DATE: &str = "Date";
/// An article’s headline.
pub const HEAD_HEADLINE: &str = "Headline";
/// An article’s id.
pub const HEAD_ARTICLE: &str = "Article";
/// The words before the node.
pub const HEAD_LEFT: &str = "Left";
/// The node as printed.
pub const HEAD_NODE: &str = "Node";
/// The words after the node.
pub const HEAD_RIGHT: &str = "Right";
/// A length in words.
pub const HEAD_WORDS: &str = "Words";
/// A stretch’s first day.
pub const HEAD_FROM: &str = "From";
/// An actor.
pub const HEAD_NAME: &str = "Name";
/// The lower bound.
pub const HEAD_LOW: &str = "95 % low";
/// The upper bound.
pub const HEAD_HIGH: &str = "95 % high";
/// A count.
pub const HEAD_OCCURRENCES: &str = "occurrences";
/// A number of articles.
pub const HEAD_ARTICLES: &str = "articles";
/// A rate.
pub const HEAD_RATE: &str = "per thousand";

// The check of the numbers.

/// A published figure came out.
pub const HOLDS: &str = "agrees";
/// It did not.
pub const FAILS: &str = "DIFFERS";
/// The columns of the check.
pub const CHECK_COLUMNS: [&str; 6] = ["Measure", "Of", "Published by", "Published", "Computed here, now", "Result"];

/// How many published figures came out.
pub fn checks_held(n: usize, of: usize) -> String {
    if n == of {
        format!("All {of} published figures come out of this page as they were printed.")
    } else {
        format!(
            "{n} of {of} published figures come out as they were printed: do not rely on this page in this browser."
        )
    }
}

/// A measure's name.
pub const fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::LogLikelihoodTwoTerm => "LL, two-term",
        Measure::LogLikelihoodFourTerm => "LL, four-term",
        Measure::LogLikelihoodFourTermSigned => "LL, four-term, signed",
        Measure::Bic => "BIC",
        Measure::PercentDifference => "%DIFF",
        Measure::LogRatio => "Log Ratio",
        Measure::LogRatioSmoothed => "Log Ratio, smoothed",
        Measure::LogRatioConservative => "Log Ratio, conservative",
        Measure::OddsRatio => "Odds ratio",
        Measure::ChiSquaredSigned => "χ², signed",
        Measure::FightinWords => "Fightin’ Words z",
        Measure::LogLikelihoodOfMany => "LL, several corpora",
        Measure::BicOfMany => "BIC, several corpora",
        Measure::LogLikelihoodOfAssociation => "G² of a pair of words",
        Measure::PointwiseMutualInformation => "Mutual information",
        Measure::LogDice => "logDice",
        Measure::Range => "Range",
        Measure::JuillandD => "Juilland’s D",
        Measure::DeviationOfProportions => "Gries’ DP",
        Measure::DeviationOfProportionsNormalised => "DP, normalised",
        Measure::KlDivergence => "Divergence (KLD)",
        Measure::BenjaminiHochberg => "p, Benjamini–Hochberg",
        Measure::Holm => "p, Holm",
    }
}

/// Where a figure was published.
pub const fn source(source: Source) -> &'static str {
    match source {
        Source::UcrelSheet => "Rayson, UCREL, Lancaster",
        Source::EvertCorpora => "Evert, R package corpora",
        Source::Quanteda => "R package quanteda",
        Source::Dunning => "Dunning 1993",
        Source::Nltk => "NLTK",
        Source::ChurchHanks => "Church and Hanks 1990",
        Source::Rychly => "Rychlý 2008",
        Source::MonroeColaresiQuinn => "Monroe, Colaresi and Quinn 2008",
        Source::Gries => "Gries 2008, 2020",
        Source::BenjaminiHochberg => "Benjamini and Hochberg 1995",
        Source::Holm => "Holm 1979",
    }
}

// What is said of each measure.

/// A measure as it is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it is called.
    pub name: &'static str,
    /// How it is computed, from what, by whom.
    pub formula: &'static str,
    /// When it misleads.
    pub misleads: &'static str,
}

/// The counting of words.
pub const TOKENS: &str = "A word is a run of letters and digits by Unicode’s word boundaries (UAX #29), whatever its capitals; a closing ’s and \
    an elided word (l’, dell’) stand by themselves; Chinese, Japanese, Thai and other scripts without spaces are cut by this browser’s dictionary, \
    which another browser’s may differ from; headline and text are counted.";
/// With names merged.
pub const MERGED: &str =
    "All spellings of a person, organisation or place in the page’s lexicon count as one, in the sizes too.";
/// With sequences.
pub const SEQUENCES: &str = "A sequence is words in a row within one article, whatever marks stand between them; those that begin or end with a \
    hidden word are hidden.";
/// Near a node.
pub fn counted_near(near: &str) -> String {
    format!(
        "Only what stands {near} is counted, on either side and within the article; where such stretches overlap, a word counts once."
    )
}
/// The least number of articles.
pub fn least(n: u32) -> String {
    format!("Only what stands in at least {} is listed.", articles(n))
}

/// What a comparison rests on, in its method.
pub const fn basis_method(basis: Basis) -> &'static str {
    match basis {
        Basis::Articles => {
            "The 95 % interval and p take articles, not words, as the sample, since the words of one article are not independent of each other. \
             p is adjusted for the number of words compared. Between random halves of one outlet about 5 % of words come out below .05, as they \
             should; by plain log-likelihood it is 17 %."
        }
        _ => {
            "With a single article on a side nothing can be said of how much articles vary, so there is no interval over articles and no p: the \
             figures describe these texts and infer nothing about the outlets. “At least” is then the conservative Log Ratio."
        }
    }
}

/// In the formulas: what the letters stand for.
pub const LETTERS: &str = "a and b: occurrences in target and reference; c and d: their sizes in words; E: occurrences expected if both had the same rate.";

/// The usual figures of a comparison.
pub const USUAL_FIGURES: [Explanation; 6] = [
    Explanation {
        name: "Log Ratio",
        formula: "log₂ of (a/c)/(b/d), none counted as a half (Hardie 2014). 1 means twice as often, 2 four times, −1 half as often.",
        misleads: "It says how much, not how surely: 7 against 0 gives a high figure and means little.",
    },
    Explanation {
        name: "95 % interval, p",
        formula: "Two-term log-likelihood divided by the word’s design effect, the factor by which its counts vary between articles beyond chance \
            (Rao and Scott 1992), read as F with 1 and articles − 2 degrees of freedom; the interval is the same test turned round.",
        misleads: "Words in three or four articles come out too often; reprints of one agency report are taken for independent articles.",
    },
    Explanation {
        name: "p, adjusted",
        formula: "Benjamini and Hochberg (1995) over all words compared: of the words below .05, about 5 % are called different wrongly.",
        misleads: "It holds for the whole list; a word picked because it looks striking is surer to be a fluke.",
    },
    Explanation {
        name: "At least",
        formula: "The bound of the interval nearest zero, or the conservative Log Ratio (Evert) where there is no interval: the least difference \
            that the counts allow. The table leads with it.",
        misleads: "0 means not shown to differ, which is not the same as equal.",
    },
    Explanation {
        name: "LL (two-term)",
        formula: "2[a ln(a/E₁) + b ln(b/E₂)] (Rayson and Garside 2000).",
        misleads: "It takes every word for independent evidence, so one long article makes it soar; it grows with the corpus.",
    },
    Explanation {
        name: "BIC",
        formula: "LL − ln(c + d) (Wilson 2013): below 0 none, 2 to 6 positive, 6 to 10 strong, above 10 very strong evidence.",
        misleads: "As LL does.",
    },
];

/// The other figures of a comparison.
pub const OTHER_FIGURES: [Explanation; 5] = [
    Explanation {
        name: "LL (four-term)",
        formula: "Log-likelihood over the whole fourfold table, the other words of both sides included (Dunning 1993).",
        misleads: "As the two-term kind; a little larger, so the two must not be mixed.",
    },
    Explanation {
        name: "%DIFF",
        formula: "100 (a/c − b/d)/(b/d) (Gabrielatos and Marchi 2011); none where b is 0.",
        misleads: "+100 mirrors −50, not −100; rare words leap.",
    },
    Explanation {
        name: "Odds ratio",
        formula: "[a/(c − a)]/[b/(d − b)]; none where b is 0.",
        misleads: "“Times as often” for rare words only.",
    },
    Explanation {
        name: "Fightin’ Words z",
        formula: "The difference of the smoothed log odds over its standard deviation (Monroe, Colaresi and Quinn 2008), with a flat prior of .01 \
            for each distinct word.",
        misleads: "It counts words, not articles; the prior decides how far rare words are held back.",
    },
    Explanation {
        name: "DP",
        formula: "Gries’ deviation of proportions over the articles of a side: half the sum of |share of the occurrences − share of the words|; 0 \
            even, near 1 clumped (Gries 2008). The file also has range, Juilland’s D, DP normalised and the Kullback–Leibler divergence.",
        misleads: "A rare word cannot be in every article and so looks clumped.",
    },
];

/// The prior that the explanation names is the one that is used.
const _: () = assert!(PRIOR == 0.01, "the explanation of Fightin' Words says .01");

/// The figure of the table of frequencies.
pub const FREQUENCY_FIGURE: Explanation = Explanation {
    name: "LL, outlets",
    formula: "2 Σ a ln(a/E) over the outlets of the table, with one degree of freedom less than they are (Rayson and Garside 2000).",
    misleads: "It says that some outlet differs, not which; it takes every word for independent evidence.",
};

/// The figures of the company of a word.
pub const COMPANY_FIGURES: [Explanation; 2] = [
    Explanation {
        name: "LL (G²)",
        formula: "Log-likelihood of the fourfold table of words near and not near, this word and others (Dunning 1993; Evert 2008); negative where \
            the word is avoided.",
        misleads: "Each meeting counts as independent evidence, also ten in one article: look at the number of articles.",
    },
    Explanation {
        name: "logDice",
        formula: "14 + log₂ of 2·near/(places of the word + occurrences of the other) (Rychlý 2008). 14 is the most there can be; one less is half as close.",
        misleads: "It says how exclusive a bond is, not how sure one can be of it.",
    },
];

/// How the company was counted.
pub fn company_method(found: &Collocates, window: u32) -> String {
    format!(
        "Company is what stands at most {} before or after, within the article; where stretches overlap a word counts once. By chance: what the word’s \
         frequency alone would bring there. Only words near it in at least {} are listed.",
        count_of(window, "word", "words"),
        articles(found.min_articles)
    )
}

/// How a trend is counted.
pub const TREND_METHOD: &str = "Occurrences per thousand words of the articles that lie in a stretch of time for certain. An article whose date may \
    mean days of several stretches, or that has none, is left out and counted below the picture.";
/// How the spread is counted.
pub const SPREAD_METHOD: &str = "Each bar is an article from its headline to its end; each tick an occurrence. The measures take articles as parts.";
/// How house style is counted.
pub const HOUSE_STYLE_METHOD: &str = "Counted are the places where the page’s lexicon finds a name. Of a person, the last word of the name is the \
    spelling, and only spellings like the commonest are listed; of an organisation or place, the whole name as printed. Names in capital letters \
    throughout count under their usual form.";

/// The parts of a methods card.
#[derive(Debug)]
pub struct Card<'a> {
    /// The corpus, with its sizes.
    pub corpus: &'a str,
    /// What is shown.
    pub what: &'a str,
    /// The filters in words.
    pub filters: &'a str,
    /// The sizes of what was compared or looked through.
    pub sizes: &'a str,
    /// How it was computed.
    pub method: &'a [String],
    /// Where it can be seen again.
    pub address: &'a str,
}

/// The card as text.
pub fn card(card: &Card<'_>) -> String {
    let mut lines = vec![card.what.to_owned(), format!("Corpus: {}. {}.", card.corpus, card.filters)];
    if !card.sizes.is_empty() {
        lines.push(card.sizes.to_owned());
    }
    lines.extend_from_slice(card.method);
    lines.push(format!(
        "Computed by Broadside {} in the reader’s own browser; its figures are checked against published ones. {}",
        env!("CARGO_PKG_VERSION"),
        card.address
    ));
    lines.join("\n")
}
