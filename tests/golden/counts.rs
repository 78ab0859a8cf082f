//! Counts against the plain count.

use crate::plain_count::{
    NAMED_BY, SPOKEN_OF_BY, T_OF_5_PERCENT_WITH_3, assert_close, counts, design_effect, folded, log_likelihood,
    n_named, n_occurrences, p_of_t_with_3, sum, words_of,
};
use crate::stages::{comparison, engine, intake, lines, page, survey, two_camps};
use corpus::UnitKind;
use corpus::facet::{ACTOR, OUTLET, TOPIC};
use corpus::query::Filters;
use model::Article;
use reports::context::LineOrder;
use reports::passage::Run;
use reports::word_row::{Basis, WordRow};
use std::collections::{BTreeMap, BTreeSet};

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
