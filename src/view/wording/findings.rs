//! Findings and rates in words: what one outlet does more than the others, when most was written, how often each outlet says it.

use corpus::query::timeline::Stretch;
use reports::findings::{Contrast, Findings, Peak};
use reports::outlet_rates::{OutletRate, OutletRates};
use reports::word_row::Basis;
use words::{count, findings, rate, rates};

/// A difference between outlets as a sentence.
pub fn contrast(contrast: &Contrast) -> String {
    let Contrast { target, reference, row } = contrast;
    let name = if row.actor.is_some() { row.name.clone() } else { words::context::quoted(&row.name) };
    let [n, n_others] = row.counts();
    let [n_articles, of, others] = [row.n_articles[0], target.n_articles, reference.n_articles].map(u64::from);
    let times = row.log_ratio().exp2();
    let times = if times < 10.0 { words::decimal(times, 1) } else { words::decimal(times, 0) };
    match (row.actor.is_some(), row.word.p_adjusted.is_some(), n_others) {
        (false, true, 0) => findings::word_alone(&target.name, &name, n_articles, of),
        (true, true, 0) => findings::actor_alone(&target.name, &name, n_articles, of),
        (false, true, _) => findings::word(&target.name, &name, &times, n_articles, of),
        (true, true, _) => findings::actor(&target.name, &name, &times, n_articles, of),
        (false, false, _) => findings::word_here(&name, n, of, &target.name, n_others, others),
        (true, false, _) => findings::actor_here(&name, n, of, &target.name, n_others, others),
    }
}

/// When most was written, as a sentence.
pub fn peak(peak: &Peak) -> Option<String> {
    let bin = peak.bin()?;
    let when = super::stretch_of(peak.timeline.stretch, bin.start);
    let [n, median] = [bin.n_certain, peak.median].map(u64::from);
    Some(match peak.timeline.stretch {
        Stretch::Day => findings::peak_day(&when, n, median),
        Stretch::Week => findings::peak_week(&when, n, median),
        Stretch::Month => findings::peak_month(&when, n, median),
        Stretch::Year => findings::peak_year(&when, n, median),
    })
}

/// What the findings rest on, or that there are none.
pub fn findings_basis(report: &Findings) -> &'static str {
    match (report.basis, report.contrasts.is_empty()) {
        (Basis::Nothing, _) => findings::one_outlet(),
        (Basis::Articles, true) => findings::none(),
        (Basis::Words, true) => findings::none_here(),
        (Basis::Articles, false) => findings::reliable(),
        (Basis::Words, false) => findings::describes(),
    }
}

/// Whether the outlets differ in what is searched for; nothing where they do.
pub fn no_difference(report: &OutletRates) -> Option<&'static str> {
    match report.do_differ() {
        Some(true) => None,
        Some(false) => Some(rates::no_difference()),
        None if report.rows.len() < 2 => None,
        None => Some(rates::describes()),
    }
}

/// A row of the rates, for those who hear the page or point at it.
pub fn outlet_rate(row: &OutletRate) -> String {
    let per_thousand = rate(row.per_thousand());
    let [n_matching, of] = [row.n_matching, row.outlet.n_articles].map(u64::from);
    let counted = rates::row(&row.outlet.name, &per_thousand, row.n_matches, n_matching, of);
    let interval = row.interval.map(|[low, high]| {
        // The bounds of a few articles may be as high as the sky.
        let high = if high > 1000.0 { count(1000) } else { rate(high) };
        rates::interval(&rate(low), &high)
    });
    let differs = row.is_significant().map(|differs| if differs { rates::reliable() } else { rates::by_chance() });
    let more = interval.into_iter().chain(differs.map(str::to_owned));
    more.fold(counted, |said, next| rates::and(&said, &next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::compared_word::ComparedWord;
    use measures::pair::Pair;
    use model::ActorKind;
    use reports::outlets::OutletSize;
    use reports::word_row::WordRow;

    fn of(actor: Option<ActorKind>, counts: [u64; 2], p_adjusted: Option<f64>) -> String {
        let pair =
            Pair { target_count: counts[0], reference_count: counts[1], target_tokens: 1000, reference_tokens: 2000 };
        let size =
            |name: &str, n_tokens| OutletSize { name: name.into(), n_articles: 40, n_tokens, ..OutletSize::default() };
        let word = ComparedWord { p_adjusted, ..ComparedWord::new(pair, 9) };
        let row = WordRow {
            name: "border".into(),
            node: "border".into(),
            actor,
            n_articles: [12, 9],
            word,
            dispersion: None,
        };
        contrast(&Contrast { target: size("The Post", 1000), reference: size("", 2000), row })
    }

    #[test]
    fn findings_are_sentences() {
        let person = Some(ActorKind::Person);
        assert_eq!(
            of(None, [20, 10], Some(0.01)),
            "The Post uses “border” 4.0 times as often as the others: in 12 of its 40 articles."
        );
        assert_eq!(of(None, [20, 0], Some(0.01)), "Only The Post uses “border”: in 12 of its 40 articles.");
        assert_eq!(
            of(person, [20, 1], Some(0.01)),
            "The Post names border 40 times as often as the others: in 12 of its 40 articles."
        );
        assert_eq!(of(None, [9, 1], None), "“border”: 9 occurrences in 40 articles of The Post, 1 in the 40 others.");
        assert_eq!(of(person, [9, 0], None), "border: 9 mentions in 40 articles of The Post, 0 in the 40 others.");
    }

    #[test]
    fn a_row_says_all_that_its_bar_shows() {
        let outlet = OutletSize { name: "The Post".into(), n_articles: 40, n_tokens: 1000, ..OutletSize::default() };
        let row =
            OutletRate { outlet, n_matches: 12, n_matching: 9, interval: Some([3.0, 48.0]), p_adjusted: Some(0.2) };
        assert_eq!(
            outlet_rate(&row),
            "The Post: 12.0 per 1,000 words, 12 matches in 9 of 40 articles; 95% interval 3.0 to 48.0; may differ from the others by chance"
        );
    }
}
