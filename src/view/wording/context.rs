//! Context and trends in words: the node with its conditions, orders, stretches of time.

use crate::view::wording::measure_order;
use crate::view::{ContextMode, State};
use corpus::query::timeline::Stretch;
use measures::catalogue::OF_COLLOCATES;
use model::Day;
use reports::collocates::{CollocateOrder, Collocates};
use reports::context::{Context, LineOrder};
use reports::dispersion::DispersionPlot;
use reports::trend::{Trend, Unplaced};
use reports::window::Near;
use words::{collocates, context, dates, dispersion, trends};

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
        LineOrder::Left => context::order_left(),
        LineOrder::Right => context::order_right(),
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

/// How many lines there are, in how many articles.
pub fn lines(n: u32, n_articles: u32) -> String {
    context::found(n.into(), n_articles.into())
}

/// Only near another node.
pub fn near(near: &Near) -> String {
    context::near(near.n_tokens.into(), &near.node)
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
        context::quoted(unquoted(&context.node))
    } else {
        context::quoted_in(unquoted(&context.node), &outlets_of(context))
    };
    let spelled = context.spelling.as_deref().map(context::spelled);
    let conditions = [context.near.as_ref().map(near), spelled, context.days.map(dated)];
    conditions.into_iter().flatten().fold(node, |what, condition| context::with_condition(&what, &condition))
}

/// A phrase without its quotation marks, since it is put in others.
fn unquoted(node: &str) -> &str {
    let phrase = node.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    phrase.filter(|phrase| !phrase.contains('"')).unwrap_or(node)
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

/// The stretch that suits the dates, as far as it is known.
pub fn automatic(stretch: Option<Stretch>) -> String {
    stretch.map_or_else(|| trends::automatic_only().to_owned(), |stretch| trends::automatic(by_stretch(stretch)))
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

/// The title of trends: which words, and whether outlet by outlet.
pub fn trend_title(state: &State) -> String {
    let context = Context { days: None, ..state.context.clone() };
    let others = state
        .trends
        .with
        .iter()
        .map(|other| node(&Context { node: other.clone(), near: None, spelling: None, ..context.clone() }));
    let nodes: Vec<String> = [node(&context)].into_iter().chain(others).collect();
    let nodes = words::list(&nodes);
    if state.trends.by_outlet { trends::title_by_outlet(&nodes) } else { trends::title(&nodes) }
}
