//! Snapshots.

use crate::stages::{comparison, engine, intake, lines, page, survey, two_camps};
use corpus::facet::{ACTOR, TOPIC};
use corpus::query::{Filters, Pick};
use corpus::{Facet, UnitKind};
use reports::context::LineOrder;
use reports::keyness::Comparison;
use reports::passage::Run;
use reports::word_row::WordRow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

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
