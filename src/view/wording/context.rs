//! Context and trends in words: the node with its conditions, orders, stretches of time.

use crate::view::wording::measure_order;
use crate::view::{ContextMode, Panels, State};
use corpus::query::SearchOptions;
use corpus::query::field::Field;
use corpus::query::syntax::{Expr, parse};
use corpus::query::timeline::Stretch;
use measures::catalogue::OF_COLLOCATES;
use model::Day;
use reports::collocates::{CollocateOrder, Collocates};
use reports::concordance::{Concordance, ConcordanceLine, LineGroup};
use reports::context::{Context, Grouping, LineOrder};
use reports::dispersion::DispersionPlot;
use reports::sample::Sample;
use reports::trend::{Trend, Unplaced};
use reports::window::Near;
use words::{collocates, concordance, context, dates, dispersion, trends};

/// The pictures of trends.
pub fn panels(panels: Panels) -> &'static str {
    match panels {
        Panels::Together => trends::mode_together(),
        Panels::ByOutlet => trends::mode_by_outlet(),
        Panels::ByGroup => trends::mode_by_group(),
    }
}

/// What of a node is shown.
pub fn context_mode(mode: ContextMode) -> &'static str {
    match mode {
        ContextMode::Lines => context::mode_lines(),
        ContextMode::Collocates => context::mode_collocates(),
        ContextMode::Dispersion => context::mode_dispersion(),
    }
}

/// An order of lines.
pub fn line_order(order: LineOrder) -> &'static str {
    match order {
        LineOrder::Reading => context::order_reading(),
        LineOrder::Left(0 | 1) => concordance::order_l1(),
        LineOrder::Left(2) => concordance::order_l2(),
        LineOrder::Left(_) => concordance::order_l3(),
        LineOrder::Right(0 | 1) => concordance::order_r1(),
        LineOrder::Right(2) => concordance::order_r2(),
        LineOrder::Right(_) => concordance::order_r3(),
        LineOrder::Outlet => context::order_outlet(),
        LineOrder::Date => context::order_date(),
    }
}

/// An order of collocates.
pub fn collocate_order(order: CollocateOrder) -> &'static str {
    match order {
        CollocateOrder::Measure(number) => measure_order(OF_COLLOCATES, number),
        CollocateOrder::Near => collocates::order_near(),
        CollocateOrder::Word => collocates::order_word(),
    }
}

/// What lines are grouped by.
pub fn grouping(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::None => concordance::group_none(),
        Grouping::Word => concordance::group_word(),
        Grouping::Month => concordance::group_month(),
        Grouping::Year => concordance::group_year(),
    }
}

/// The heading of a group of lines.
pub fn line_group(group: &LineGroup) -> String {
    match group {
        LineGroup::Outlet(name) => name.clone(),
        LineGroup::Word(word) => word.clone().unwrap_or_else(|| concordance::no_word().to_owned()),
        LineGroup::Stretch(stretch, start) => stretch_of(*stretch, *start),
        LineGroup::Vague(Stretch::Year) => concordance::not_to_the_year().to_owned(),
        LineGroup::Vague(_) => concordance::not_to_the_month().to_owned(),
        LineGroup::NotDated => dates::not_dated().to_owned(),
    }
}

/// How many lines there are, in how many articles; of a sample, how many of how many.
pub fn lines(found: &Concordance, sample: Option<Sample>) -> String {
    let (n_lines, n_articles) = (found.n_lines.into(), found.n_articles.into());
    match sample.filter(|_| found.n_listed < found.n_lines) {
        None => context::found(n_lines, n_articles),
        Some(sample) => concordance::found_sample(found.n_listed.into(), n_lines, n_articles, &sample.seed.to_string()),
    }
}

/// A line as it is quoted, with its source: “… keeps the peace …” (The Post, A headline, 21 February 2025, https://…).
pub fn citation(line: &ConcordanceLine) -> String {
    let date = line.date.as_deref().map(words::date);
    let parts = [Some(line.outlet.clone()), Some(line.headline.clone()), date, line.url.clone()];
    let source: Vec<String> = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    concordance::citation(&cited(line), &source.join(", "))
}

/// What a line says, with an ellipsis where it is cut.
pub fn cited(line: &ConcordanceLine) -> String {
    let text = [line.before(), line.node.clone(), line.after()].concat().replace('¶', "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let [before, behind] = line.is_cut.map(|is_cut| if is_cut { "…" } else { "" });
    [before, &text, behind].concat()
}

/// Only near another node.
pub fn near(near: &Near) -> String {
    context::near(near.n_tokens.into(), &plain(&near.node))
}

/// Only articles of these days.
pub fn dated((first, last): (Day, Day)) -> String {
    context::dated(&words::range(first, last))
}

/// The outlets of a node: "A", "A and B", "every outlet but A".
pub fn outlets_of(context: &Context) -> String {
    let names = words::list(&context.outlets);
    if context.others { context::every_outlet_but(&names) } else { names }
}

/// A node with its conditions, for captions: "“ceasefire” in Odrimedia, dated 1 to 30 November 2024".
pub fn node(context: &Context) -> String {
    let node = if context.outlets.is_empty() {
        context::quoted(&plain(&context.node))
    } else {
        context::quoted_in(&plain(&context.node), &outlets_of(context))
    };
    let spelled = context.spelling.as_deref().map(context::spelled);
    let SearchOptions { ignore_accents, mind_case } = context.search;
    let accents = ignore_accents.then(|| context::accents_ignored().to_owned());
    let case = mind_case.then(|| context::case_matched().to_owned());
    let conditions = [accents, case, context.near.as_ref().map(near), spelled, context.days.map(dated)];
    conditions.into_iter().flatten().fold(node, |what, condition| context::with_condition(&what, &condition))
}

/// What a node looks for, to be put in quotation marks: a name without its field, a phrase without its own marks, anything else as it was typed.
pub fn plain(node: &str) -> String {
    match parse(node) {
        Ok(Some(Expr::Field(Field::Facet(_), name, _) | Expr::Phrase(name, _))) => name,
        _ => node.trim().to_owned(),
    }
}

/// What collocates were worked out from.
pub fn collocates_basis(found: &Collocates) -> String {
    collocates::basis(found.n_occurrences.into(), found.n_articles.into(), found.n_near, found.n_tokens)
}

/// What a dispersion was worked out from.
pub fn dispersion_basis(found: &DispersionPlot) -> String {
    let range = found.dispersion.map_or(0, |word| word.range);
    dispersion::basis(found.n_occurrences.into(), range.into(), found.n_articles.into())
}

/// A stretch of time: "by month".
pub fn by_stretch(stretch: Stretch) -> &'static str {
    match stretch {
        Stretch::Day => trends::by_day(),
        Stretch::Week => trends::by_week(),
        Stretch::Month => trends::by_month(),
        Stretch::Year => trends::by_year(),
    }
}

/// A stretch by its first day: "February 2025".
pub fn stretch_of(stretch: Stretch, start: Day) -> String {
    match stretch {
        Stretch::Day => words::day(start),
        Stretch::Week => dates::week(&words::day(start)),
        Stretch::Month => words::month(start),
        Stretch::Year => start.ymd().0.to_string(),
    }
}

/// What is in no stretch; occurrences are those of all lines.
pub fn not_placed(trend: &Trend) -> Option<String> {
    let said = |of: fn(&Unplaced) -> u32, say: &dyn Fn(u64, u64) -> String| {
        let n_occurrences: u32 = trend.series.iter().map(|series| of(&series.unplaced)).sum();
        let n = of(&trend.unplaced);
        (n > 0).then(|| say(n.into(), n_occurrences.into()))
    };
    let undated = said(|of| of.undated, &trends::not_dated);
    let vague = said(|of| of.vague, &|n, m| trends::too_vague(n, by_stretch(trend.stretch), m));
    let earlier = said(|of| of.earlier, &trends::far_earlier);
    let later = said(|of| of.later, &trends::far_later);
    let parts: Vec<String> = [undated, vague, earlier, later].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| trends::not_drawn(&words::list(&parts)))
}

/// The title of trends: which words, and whether outlet by outlet or group by group.
pub fn trend_title(state: &State) -> String {
    let context = Context { days: None, ..state.context.clone() };
    let others = state
        .trends
        .with
        .iter()
        .map(|other| node(&Context { node: other.clone(), near: None, spelling: None, ..context.clone() }));
    let nodes: Vec<String> = [node(&context)].into_iter().chain(others).collect();
    let nodes = words::list(&nodes);
    match state.panels() {
        Panels::Together => trends::title(&nodes),
        Panels::ByOutlet => trends::title_by_outlet(&nodes),
        Panels::ByGroup => trends::title_by_group(&nodes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reports::piece::Piece;

    #[test]
    fn a_name_is_told_without_its_field_and_a_phrase_without_its_marks() {
        let nodes = ["actor:\"Donald Trump\"", "actor:Moscow", "topic:\"US policy\"", "\"peace deal\"", "truce*"];
        assert_eq!(nodes.map(plain), ["Donald Trump", "Moscow", "US policy", "peace deal", "truce*"]);
        let typed = ["actor:\"A\" OR actor:B", "word:house", "peace deal", "\"war"];
        assert_eq!(typed.map(plain), typed);
        let context = Context {
            node: "actor:\"Donald Trump\"".into(),
            outlets: vec!["CNN".into()],
            near: Some(Near { node: "actor:\"Moscow\"".into(), n_tokens: 5, search: SearchOptions::default() }),
            ..Context::default()
        };
        assert_eq!(node(&context), "“Donald Trump” in CNN, within 5 words of “Moscow”");
    }

    fn piece(text: &str) -> Piece {
        Piece { text: text.into(), sorted: None }
    }

    #[test]
    fn a_line_is_quoted_with_its_source() {
        let mut line = ConcordanceLine {
            article: "a".into(),
            outlet: "The Post".into(),
            headline: "War, again".into(),
            date: Some("2025-02-21".into()),
            url: Some("https://example.org/a".into()),
            left: vec![piece("never "), piece("¶ "), piece("“")],
            node: "War".into(),
            right: vec![piece(" ended,”")],
            is_cut: [true, false],
            token: 0,
            is_right_to_left: false,
        };
        let quoted = "“…never “War ended,”” (The Post, War, again, 21 February 2025, https://example.org/a)";
        assert_eq!(citation(&line), quoted);
        (line.date, line.url, line.headline) = (None, None, String::new());
        assert_eq!(citation(&line), "“…never “War ended,”” (The Post)");
    }
}
