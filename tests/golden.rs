//! Golden files: the project's own articles through every stage, from files to what the page is told, beside counts that this test makes by itself.
//!
//! After a wanted change: `INSTA_UPDATE=always cargo test --test golden`, and read the difference in `tests/snapshots`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that fails should say so by stopping")]

use corpus::facet::{ACTOR, OUTLET, TOPIC};
use corpus::query::{Filters, Pick, SearchOptions};
use corpus::{Facet, UnitKind};
use engine::{ArticlePage, Engine, Loading, Question, Report, Request, Survey};
use formats::Intake;
use formats::import::{Import, ImportOptions};
use formats::writers::json_lines;
use model::{Article, Counts};
use reports::concordance::Concordance;
use reports::context::{Context, LineOrder};
use reports::keyness::{Comparison, Sides, Wanted};
use reports::passage::Run;
use reports::units::WordFilter;
use reports::word_row::{Basis, WordOrder, WordRow};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::rc::Rc;

// ---- the stages ----

/// The files of `articles`, read.
fn intake() -> Intake {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut import = Import::new(ImportOptions::default(), &|_, _| None);
    for path in paths {
        import.push(&path.display().to_string(), std::fs::read(path).unwrap(), &mut |_| ());
    }
    let mut intake = import.finish(&mut |_| ()).intake;
    assert!(intake.faults.is_empty(), "{:?}", intake.faults);
    let lengths = intake.articles.iter().map(|article| article.counts.as_ref().map_or(0, Counts::length));
    assert_eq!(lengths.collect::<Vec<_>>(), LENGTHS);
    // The texts are counted here; that counts are counted alike is held elsewhere.
    intake.articles.iter_mut().for_each(|article| article.counts = None);
    intake
}

/// How many words the publishers' articles have, headline and text, in the order of the files that retell them.
const LENGTHS: [u64; 5] = [640, 810, 611, 424, 977];

/// An engine over articles, loaded as the page loads them: as JSON Lines, in pieces.
fn engine(intake: &Intake) -> Engine {
    let lines = json_lines::write(intake.head.as_ref().unwrap(), &intake.articles).unwrap();
    let mut loading = Loading::default();
    lines.as_bytes().chunks(1000).for_each(|piece| loading.push(piece));
    let (engine, faults) = loading.finish();
    assert!(faults.is_empty(), "{faults:?}");
    engine
}

/// The articles under two names instead of five, so that both sides of a comparison have several.
fn two_camps() -> Intake {
    let mut intake = intake();
    for article in &mut intake.articles {
        let is_american = ["the-real-side", "wdmd-tv", "windy-city-mirror"].contains(&article.id.as_str());
        article.outlet = if is_american { "American" } else { "Foreign" }.into();
    }
    intake
}

fn survey(filters: Filters) -> Rc<Survey> {
    match engine(&intake()).answer(&Request { filters, question: Question::Survey }) {
        Report::Survey(survey) => survey,
        other => panic!("{other:?}"),
    }
}

/// Every compared word, stop words and numbers too, in the table's own order.
fn comparison(intake: &Intake, target: &str, units: UnitKind, shows_all: bool) -> Comparison {
    let order = WordOrder::default();
    let wanted = Wanted { order, ascending: false, n_rows: u32::MAX, n_leading: 6, dispersion: false };
    let question = Question::Compare {
        sides: Sides { target: Some(target.into()), ..Sides::default() },
        words: WordFilter { units, stop_words: shows_all, numbers: shows_all, ..WordFilter::default() },
        wanted,
    };
    let request = Request { filters: Filters::default(), question };
    match engine(intake).answer(&request) {
        Report::Compare(comparison) => *comparison,
        other => panic!("{other:?}"),
    }
}

fn lines(node: &str, order: LineOrder) -> Concordance {
    let context = Context { node: node.into(), order, units: UnitKind::Words, ..Context::default() };
    match engine(&intake())
        .answer(&Request { filters: Filters::default(), question: Question::Lines { context, n: u32::MAX } })
    {
        Report::Lines(found) => found,
        other => panic!("{other:?}"),
    }
}

fn page(id: &str, query: &str) -> ArticlePage {
    let filters = Filters { query: query.into(), ..Filters::default() };
    match engine(&intake()).answer(&Request {
        filters,
        question: Question::Read { node: String::new(), search: SearchOptions::default(), id: id.into(), token: None },
    }) {
        Report::Read(Some(page)) => *page,
        other => panic!("{other:?}"),
    }
}

// ---- the plain count: what this test knows by itself ----

/// The words of a text, found letter by letter: runs of letters and digits, held together by one mark inside (`U.S`, `don't`, `1,000`); a closing
/// 's is a word of its own.
fn plain_words(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (i, &sign) in signs.iter().enumerate() {
        let [before, after] =
            [i.checked_sub(1), Some(i + 1)].map(|i| i.and_then(|i| signs.get(i)).copied().unwrap_or(' '));
        let joins_letters = matches!(sign, '.' | '\'' | '’' | ':') && before.is_alphabetic() && after.is_alphabetic();
        let joins_digits = matches!(sign, '.' | '\'' | '’' | ',' | ';') && before.is_numeric() && after.is_numeric();
        if sign.is_alphanumeric() || (joins_letters && sign != ':') || joins_digits {
            word.push(sign);
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    let parted = |word: String| match word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
        Some(stem) if !stem.is_empty() => vec![stem.to_owned(), word[stem.len()..].to_owned()],
        _ => vec![word],
    };
    words.into_iter().flat_map(parted).collect()
}

/// An article's words as printed, the headline's first.
fn words_of(article: &Article) -> Vec<String> {
    [plain_words(&article.headline), plain_words(&article.text)].concat()
}

fn folded(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// How often each word stands in each article: (occurrences, words in all).
fn counts(articles: &[&Article], word: &str) -> Vec<(f64, f64)> {
    let count = |article: &&Article| {
        let words = words_of(article);
        (words.iter().filter(|w| folded(w) == word).count() as f64, words.len() as f64)
    };
    articles.iter().map(count).collect()
}

/// In how many places an article's headline and text speak of any of these phrases, whole words apart from the last.
fn n_occurrences(article: &Article, phrases: &[&str]) -> usize {
    let part = |text: &str| {
        let text = format!(" {} ", text.replace(|c: char| !c.is_alphanumeric(), " "));
        phrases.iter().map(|phrase| text.matches(&format!(" {phrase}")).count()).sum::<usize>()
    };
    part(&article.headline) + part(&article.text)
}

/// Actors known by single words that mean nobody else here, each with all the words that name them.
const NAMED_BY: [(&str, &[&str]); 6] = [
    ("Volodymyr Zelensky", &["Zelensky", "Zelenskyy", "Zelenskiy"]),
    ("Vladimir Putin", &["Putin"]),
    ("Pete Hegseth", &["Hegseth"]),
    ("Kaja Kallas", &["Kallas"]),
    ("Kyiv", &["Kyiv", "Kiev"]),
    ("Ukraine", &["Ukraine"]),
];

/// Topics that one place is enough for, by what begins so.
const SPOKEN_OF_BY: [(&str, &[&str]); 2] = [
    ("security guarantees", &["security guarantee", "security assurance", "collective security"]),
    (
        "Article 5",
        &[
            "Article 5 ",
            "Article Five ",
            "collective defence ",
            "collective defense ",
            "mutual defence ",
            "mutual defense ",
        ],
    ),
];

fn n_named(article: &Article, names: &[&str]) -> usize {
    words_of(article).iter().filter(|word| names.contains(&word.as_str())).count()
}

fn assert_close(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{what}: {found} is not {expected}");
}

/// 2 Σ observed · ln(observed / expected), where the target's true rate is so many times the reference's.
fn log_likelihood([a, b]: [f64; 2], [c, d]: [f64; 2], ratio: f64) -> f64 {
    let share = ratio * c / (ratio * c + d);
    let term =
        |observed: f64, share: f64| if observed == 0.0 { 0.0 } else { observed * (observed / ((a + b) * share)).ln() };
    2.0 * (term(a, share) + term(b, 1.0 - share))
}

fn sum(side: &[(f64, f64)]) -> (f64, f64) {
    side.iter().fold((0.0, 0.0), |(x, n), (more, tokens)| (x + more, n + tokens))
}

/// Sum of (x − rate · n)² over articles, times m / (m − 1).
fn variance(side: &[(f64, f64)]) -> f64 {
    let (count, tokens) = sum(side);
    let m = side.len() as f64;
    side.iter().map(|(x, n)| (x - count / tokens * n).powi(2)).sum::<f64>() * m / (m - 1.0)
}

/// The design effect as its documentation words it.
fn design_effect(sides: [&[(f64, f64)]; 2]) -> f64 {
    let [(a, c), (b, d)] = sides.map(sum);
    let [v, w] = sides.map(variance);
    let joint = (v + w) / (a + b);
    let drawn = |variance: f64, count: f64| (variance + 20.0 * joint) / (count + 20.0);
    ((d * drawn(v, a) + c * drawn(w, b)) / (c + d)).max(1.0)
}

/// Student's t with three degrees of freedom: how likely one as far from zero is.
fn p_of_t_with_3(t: f64) -> f64 {
    let x = t / 3.0_f64.sqrt();
    1.0 - 2.0 / std::f64::consts::PI * (x / (1.0 + x * x) + x.atan())
}

/// The t beyond which 5 % lie, with three degrees of freedom, from any printed table.
const T_OF_5_PERCENT_WITH_3: f64 = 3.182_446_305_284;

// ---- counts against the plain count ----

#[test]
fn tokens_types_and_names_are_those_of_a_plain_count() {
    let intake = intake();
    let engine = engine(&intake);
    let corpus = engine.corpus();
    let labels = corpus.labels(TOPIC);
    let mut types = BTreeSet::new();
    for (i, article) in intake.articles.iter().enumerate() {
        let i = i as u32;
        let words = words_of(article);
        let range = corpus.articles.range(i);
        let forms: Vec<&str> = range.map(|p| corpus.lexicon.form(corpus.forms.at(p))).collect();
        assert_eq!(forms, words, "{}", article.id);
        types.extend(words.iter().map(|word| folded(word)));
        for (name, names) in NAMED_BY {
            let label = corpus.head.actors.iter().position(|actor| actor.name == name).unwrap() as u32;
            let n = corpus.actors.in_article(i).iter().filter(|mention| mention.label == label).count();
            assert_eq!(n, n_named(article, names), "{name} in {}", article.id);
        }
        for (name, phrases) in SPOKEN_OF_BY {
            let topics: Vec<&str> = labels.of_article(i).iter().map(|&topic| labels.name(topic)).collect();
            assert_eq!(topics.contains(&name), n_occurrences(article, phrases) > 0, "{name} in {}", article.id);
        }
    }
    assert_eq!(corpus.lexicon.n_types() as usize, types.len());
}

#[test]
fn facets_count_the_articles_of_a_plain_count() {
    let survey = survey(Filters::default());
    let intake = intake();
    assert_eq!(survey.n_tokens as usize, intake.articles.iter().map(|article| words_of(article).len()).sum::<usize>());
    for (name, names) in NAMED_BY {
        let row = survey.values(ACTOR).find(|row| row.name == name).unwrap();
        let n = intake.articles.iter().filter(|article| n_named(article, names) > 0).count();
        assert_eq!(row.n_articles as usize, n, "{name}");
    }
    assert!(survey.values(OUTLET).all(|row| row.n_articles == 1), "each outlet has one article");
}

/// The type that a row counts, read off what opens its lines: "U.S." is shown with a full stop that its token lacks.
fn type_of(row: &WordRow) -> String {
    row.node.trim_matches('"').to_owned()
}

#[test]
fn measures_are_those_of_their_formulas() {
    let intake = two_camps();
    let report = comparison(&intake, "American", UnitKind::Words, true);
    let sides =
        ["American", "Foreign"].map(|outlet| intake.articles.iter().filter(|a| a.outlet == outlet).collect::<Vec<_>>());
    assert_eq!((report.basis, report.n_words as usize), (Basis::Articles, report.rows.len()));
    let mut p_values: Vec<(f64, f64)> = Vec::new();
    for row in &report.rows {
        let word = type_of(row);
        let per_article = sides.each_ref().map(|side| counts(side, &word));
        let [(a, c), (b, d)] = per_article.each_ref().map(|side| sum(side));
        assert_eq!(row.counts().map(|n| n as f64), [a, b], "{word}");
        let in_articles = per_article.each_ref().map(|side| side.iter().filter(|(x, _)| *x > 0.0).count() as u32);
        assert_eq!(row.n_articles, in_articles, "{word}");
        assert_close(row.per_thousand()[0], 1000.0 * a / c, &word);
        let half = |n: f64| if n == 0.0 { 0.5 } else { n };
        assert_close(row.log_ratio(), (half(a) / c / (half(b) / d)).log2(), &word);
        let likelihood = log_likelihood([a, b], [c, d], 1.0);
        assert_close(row.word.pair.log_likelihood_two_term(), likelihood, &word);
        assert_close(row.word.pair.bic(), likelihood - (c + d).ln(), &word);
        let effect = design_effect([&per_article[0], &per_article[1]]);
        p_values.push((p_of_t_with_3((likelihood / effect).sqrt()), row.word.p_adjusted.unwrap()));
        let [low, high] = row.word.interval.unwrap();
        assert!(low <= row.log_ratio() && row.log_ratio() <= high, "{word}");
        if a > 0.0 && b > 0.0 {
            for bound in [low, high] {
                let allowed = effect * T_OF_5_PERCENT_WITH_3.powi(2);
                assert_close(
                    log_likelihood([a, b], [c, d], bound.exp2()) / allowed,
                    1.0,
                    &format!("{word} at {bound}"),
                );
            }
        }
        assert_close(row.word.smallest_effect, low.max(0.0) + high.min(0.0), &word);
    }
    p_values.sort_by(|x, y| x.0.total_cmp(&y.0));
    let n = p_values.len() as f64;
    let mut least = 1.0_f64;
    for (rank, (p, adjusted)) in p_values.iter().enumerate().rev() {
        least = least.min(p * n / (rank + 1) as f64);
        assert!((adjusted - least).abs() < 1e-9, "{adjusted} is not {least}");
    }
}

#[test]
fn every_word_in_enough_articles_is_compared() {
    let intake = intake();
    let report = comparison(&intake, "WDMD TV", UnitKind::Words, true);
    let mut n_articles: BTreeMap<String, usize> = BTreeMap::new();
    for article in &intake.articles {
        let types: BTreeSet<String> = words_of(article).iter().map(|word| folded(word)).collect();
        for word in types {
            *n_articles.entry(word).or_default() += 1;
        }
    }
    let expected: BTreeSet<&str> = n_articles.iter().filter(|(_, n)| **n >= 2).map(|(word, _)| word.as_str()).collect();
    let found: BTreeSet<String> = report.rows.iter().map(type_of).collect();
    assert_eq!(found.iter().map(String::as_str).collect::<BTreeSet<_>>(), expected);
    assert_eq!(report.n_hidden[2] as usize, n_articles.len() - expected.len());
}

#[test]
fn lines_stand_where_a_plain_search_finds_them() {
    let articles = intake().articles;
    for (node, words, is_stem) in [
        ("peace", "peace", false),
        ("\"security guarantees\"", "security guarantees", false),
        ("ceasefire*", "ceasefire", true),
    ] {
        let found = lines(node, LineOrder::Reading);
        let text = |article: &Article| format!(" {} \n {} ", article.headline, article.text).to_lowercase();
        let n = |article: &Article| {
            let text = text(article);
            let behind =
                text.match_indices(words).filter(|(i, _)| text[..*i].ends_with(|c: char| !c.is_alphanumeric()));
            behind
                .filter(|(i, _)| is_stem || text[i + words.len()..].starts_with(|c: char| !c.is_alphanumeric()))
                .count()
        };
        assert_eq!(found.n_lines as usize, articles.iter().map(n).sum::<usize>(), "{node}");
        assert_eq!(found.n_articles as usize, articles.iter().filter(|article| n(article) > 0).count(), "{node}");
        for line in &found.lines {
            assert!(line.node.to_lowercase().starts_with(words), "{line:?}");
            let article = articles.iter().find(|article| article.id == line.article).unwrap();
            let whole = [line.before(), line.node.clone(), line.after()].concat().replace(" ¶ ", "\n");
            assert!(
                article.text.contains(whole.trim()) || article.headline == whole,
                "a line is a piece of its article: {whole:?}"
            );
        }
    }
}

#[test]
fn marks_change_no_letter_of_an_article() {
    for article in intake().articles {
        let page = page(&article.id, "nato OR peace");
        let text = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
        assert_eq!(text(&page.headline), article.headline);
        let paragraphs: Vec<String> = page.paragraphs.iter().map(|paragraph| text(&paragraph.runs)).collect();
        assert_eq!(paragraphs.join("\n"), article.text.trim_end());
        let n_hits =
            words_of(&article).iter().filter(|word| ["nato", "peace"].contains(&folded(word).as_str())).count();
        assert_eq!(page.n_hits as usize, n_hits, "{}", article.id);
    }
}

// ---- snapshots ----

fn hold(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn table(rows: &[WordRow]) -> String {
    let mut out = format!(
        "{:<18}{:>12}{:>8}{:>7}{:>16}{:>8}{:>7}{:>7}{:>7}\n",
        "word", "counts", "in", "ratio", "interval", "p adj", "key", "LL", "BIC"
    );
    for row in rows {
        let interval = row.word.interval.map_or(String::new(), |[low, high]| format!("{low:+.2} {high:+.2}"));
        let p = row.word.p_adjusted.map_or(String::new(), |p| format!("{p:.3}"));
        let (counts, within) = (
            format!("{}:{}", row.counts()[0], row.counts()[1]),
            format!("{}:{}", row.n_articles[0], row.n_articles[1]),
        );
        let _ = writeln!(
            out,
            "{:<18}{counts:>12}{within:>8}{:>+7.2}{interval:>16}{p:>8}{:>+7.2}{:>7.2}{:>+7.2}",
            row.name,
            row.log_ratio(),
            row.word.smallest_effect,
            row.word.pair.log_likelihood_two_term(),
            row.word.pair.bic(),
        );
    }
    out
}

fn compared(report: &Comparison) -> String {
    let side = |size: &reports::outlets::OutletSize| {
        format!("{:?} {} articles {} units", size.name, size.n_articles, size.n_tokens)
    };
    format!(
        "{} against {}\n{:?}: {} words in {} articles or more, {} for sure; hidden {:?}\n\nmore in the target\n{}\nmore in the reference\n{}",
        side(&report.target),
        side(&report.reference),
        report.basis,
        report.n_words,
        report.min_articles,
        report.n_significant,
        report.n_hidden,
        table(&report.leading[0]),
        table(&report.leading[1]),
    )
}

#[test]
fn the_corpus() {
    let intake = intake();
    let engine = engine(&intake);
    let corpus = engine.corpus();
    let mut out = format!("{}: {} tokens, {} types\n", corpus.head.title, corpus.n_tokens(), corpus.lexicon.n_types());
    for (i, article) in intake.articles.iter().enumerate() {
        let date = article.date.as_ref().unwrap();
        let types: BTreeSet<u32> = corpus.articles.range(i as u32).map(|p| corpus.type_at(p)).collect();
        let mut mentions: BTreeMap<&str, usize> = BTreeMap::new();
        for mention in corpus.actors.in_article(i as u32) {
            *mentions.entry(&corpus.head.actors[mention.label as usize].name).or_default() += 1;
        }
        let named: Vec<String> = mentions.iter().map(|(name, n)| format!("{name} {n}")).collect();
        let labels = corpus.labels(TOPIC);
        let topics: BTreeSet<&str> = labels.of_article(i as u32).iter().map(|&topic| labels.name(topic)).collect();
        let topics: Vec<&str> = topics.into_iter().collect();
        let _ = write!(
            out,
            "\n{} ({}, {} to {})\n  {} tokens, {} types\n  names {}\n  on {}\n",
            article.id,
            article.outlet,
            date.earliest,
            date.latest,
            corpus.articles.n_tokens(i as u32),
            types.len(),
            named.join(", "),
            topics.join(", "),
        );
    }
    hold("corpus", &out);
}

#[test]
fn the_survey() {
    let mut filters = Filters { query: "peace -Article".into(), ..Filters::default() };
    filters.choices.pick(ACTOR, "Kyiv", Pick::Include);
    let mut out = String::new();
    for (title, filters) in [("everything", Filters::default()), ("peace -Article, naming Kyiv", filters)] {
        let survey = survey(filters);
        let _ = writeln!(out, "{title}: {} articles, {} tokens", survey.n_articles, survey.n_tokens);
        for facet in Facet::ALL {
            // Of all kinds as one list.
            let mut rows: Vec<_> = survey.values(facet).filter(|row| row.n_articles > 0).collect();
            rows.sort_by(|a, b| b.n_articles.cmp(&a.n_articles).then_with(|| a.name.cmp(&b.name)));
            let told: Vec<String> = rows
                .into_iter()
                .map(|row| {
                    format!("{} {}{}", row.name, row.n_articles, if row.pick == Pick::Include { "*" } else { "" })
                })
                .collect();
            if !told.is_empty() {
                let _ = writeln!(out, "  {}", told.join(", "));
            }
        }
        for span in &survey.timeline.spans {
            let _ = writeln!(
                out,
                "  {} to {} {}{}",
                span.earliest,
                span.latest,
                span.outlet,
                if span.kept { "" } else { " (not kept)" }
            );
        }
    }
    hold("survey", &out);
}

#[test]
fn the_comparison_of_one_article() {
    hold("comparison_of_one_article", &compared(&comparison(&intake(), "WDMD TV", UnitKind::WordsAndActors, false)));
}

#[test]
fn the_comparison_of_two_camps() {
    hold("comparison_of_two_camps", &compared(&comparison(&two_camps(), "American", UnitKind::WordsAndActors, false)));
}

#[test]
fn the_lines() {
    let mut out = String::new();
    for (node, order) in [("\"security guarantee*\"", LineOrder::Date), ("peace NEAR/3 deal", LineOrder::Right(1))] {
        let found = lines(node, order);
        let _ = writeln!(out, "{node} by {order:?}: {} lines in {} articles", found.n_lines, found.n_articles);
        for line in &found.lines {
            let left: Vec<char> = line.before().chars().collect();
            let left: String = left[left.len().saturating_sub(32)..].iter().collect();
            let right: String = line.after().chars().take(32).collect();
            let _ = writeln!(out, "{left:>32}[{}]{right:<32}  {}:{}", line.node, line.article, line.token);
        }
    }
    hold("lines", &out);
}

#[test]
fn the_reader() {
    let page = page("world-today-news", "diplomacy OR guarantee*");
    let run = |run: &Run| {
        let text = if run.hit { format!("[{}]", run.text) } else { run.text.clone() };
        let text = if run.topic { format!("_{text}_") } else { text };
        run.actor.as_ref().map_or(text.clone(), |(name, _)| format!("{{{text}|{name}}}"))
    };
    let mut out = format!(
        "{}\n{} hits; on {}\n",
        page.headline.iter().map(run).collect::<String>(),
        page.n_hits,
        page.topics.join(", ")
    );
    for paragraph in page.paragraphs.iter().take(3) {
        let _ = write!(
            out,
            "\n({})\n{}\n",
            paragraph.topics.join(", "),
            paragraph.runs.iter().map(run).collect::<String>()
        );
    }
    let named: Vec<String> = page.actors.iter().take(5).map(|(name, _, n)| format!("{name} {n}")).collect();
    let _ = writeln!(out, "\nnamed most: {}", named.join(", "));
    hold("reader", &out);
}
