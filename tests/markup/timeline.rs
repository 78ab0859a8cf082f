//! The timeline.

use crate::HOSTILE;
use crate::element::{Element, render};
use crate::filters::{day, survey};
use broadside::ui::filters::timeline::Timeline;
use corpus::query::timeline::{Bin, DateSpan, Stretch};
use corpus::query::{ArticlesOverTime, Pick};
use engine::Survey;
use model::Day;
use std::rc::Rc;
use yew::html;

fn timeline(counts: ArticlesOverTime, from: Option<Day>, to: Option<Day>) -> Element {
    let survey = Rc::new(Survey { timeline: counts, ..survey() });
    render(move |_| html! { <Timeline survey={survey.clone()} {from} {to} /> })
}

#[test]
fn the_timeline_tells_certain_days_from_possible_ones() {
    let span = |outlet: &str, earliest, latest, kept| DateSpan {
        id: outlet.into(),
        outlet: outlet.into(),
        earliest,
        latest,
        kept,
    };
    let spans = vec![span("The Post", day(11, 4), day(11, 4), true), span(HOSTILE, day(11, 1), day(11, 30), false)];
    let bins = vec![Bin { start: day(11, 1), end: day(12, 1), n_certain: 1, n_possible: 1, n_unfiltered: 2 }];
    let counts = ArticlesOverTime { stretch: Stretch::Day, bins, spans, n_undated: 3, n_earlier: 2, n_later: 0 };
    let markup = timeline(counts, Some(day(11, 2)), None);
    let lanes = markup.all(".timeline__lane");
    assert_eq!(lanes.iter().map(|lane| lane.get("data-kept")).collect::<Vec<_>>(), ["true", "false"]);
    assert_eq!(lanes.iter().map(|lane| lane.one(".timeline__name").text()).collect::<Vec<_>>(), ["The Post", HOSTILE]);
    assert!(lanes[0].one("title").text().contains("4 November 2024"));
    assert!(lanes[1].one("title").text().contains("between 1 and 30 November 2024"));
    let fills: Vec<_> = lanes.iter().map(|lane| lane.one(".timeline__span").get("fill")).collect();
    assert_eq!(fills, ["currentColor", "url(#hatch)"]);
    let handles = markup.all(".timeline__handle");
    assert_eq!(handles.iter().map(|handle| handle.name()).collect::<Vec<_>>(), ["First day", "Last day"]);
    assert_eq!(handles[0].get("aria-valuetext"), "2 November 2024");
    for handle in &handles {
        let [least, now, most] =
            ["aria-valuemin", "aria-valuenow", "aria-valuemax"].map(|name| handle.get(name).parse::<i32>().unwrap());
        assert!(least <= now && now <= most, "{least} {now} {most}");
        assert_eq!(handle.get("tabindex"), "0");
    }
    let note = markup.one(".timeline__note").text();
    assert!(note.contains("hatched: somewhere in this span") && note.contains("3 not dated"), "{note}");
    assert!(note.contains("2 earlier") && !note.contains("later"), "{note}");
    assert_eq!(markup.all("input").iter().map(|input| input.get("value")).collect::<Vec<_>>(), ["2024-11-02", ""]);
    assert!(markup.texts("button").contains(&"All dates".to_owned()), "chosen days can be taken back");
    assert!(timeline(survey().timeline, None, None).text().contains("there is no timeline"));
}

#[test]
fn articles_without_a_date_are_chosen_or_left_out_at_the_timeline() {
    let bins = vec![Bin { start: day(11, 1), end: day(11, 2), n_certain: 9, n_possible: 0, n_unfiltered: 9 }];
    let counts =
        ArticlesOverTime { stretch: Stretch::Day, bins, spans: Vec::new(), n_undated: 3, n_earlier: 0, n_later: 0 };
    let survey = Rc::new(Survey { timeline: counts, ..survey() });
    let pressed = |undated: Pick| {
        let survey = survey.clone();
        let markup = render(
            move |_| html! { <Timeline survey={survey.clone()} from={None::<Day>} to={None::<Day>} {undated} /> },
        );
        let buttons = markup.one(".timeline__note").all("button");
        assert_eq!(buttons.iter().map(|button| button.text()).collect::<Vec<_>>(), ["only these", "leave out"]);
        buttons.iter().map(|button| button.get("aria-pressed").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(pressed(Pick::None), ["false", "false"]);
    assert_eq!(pressed(Pick::Include), ["true", "false"]);
    assert_eq!(pressed(Pick::Exclude), ["false", "true"]);
}

#[test]
fn many_articles_stand_in_bars() {
    let bin = |from: i8, n_certain, n_possible| Bin {
        start: day(11, from),
        end: day(11, from + 1),
        n_certain,
        n_possible,
        n_unfiltered: n_certain + n_possible,
    };
    let counts = ArticlesOverTime {
        stretch: Stretch::Day,
        bins: vec![bin(1, 4, 0), bin(2, 1, 2), bin(3, 0, 0)],
        spans: Vec::new(),
        n_undated: 0,
        n_earlier: 0,
        n_later: 0,
    };
    let markup = timeline(counts, None, None);
    let height = |element: &Element| element.get("height").parse::<f64>().unwrap();
    let bars: Vec<f64> = markup.all(".timeline__bar").into_iter().map(height).collect();
    assert!(bars.len() == 3 && bars[0] > 0.0 && (bars[0] / bars[1] - 4.0).abs() < 1e-9 && bars[2] == 0.0, "{bars:?}");
    let titles = markup.texts("title");
    assert!(
        titles[0].contains("1 November 2024: 4 articles") && titles[1].contains("1 article, and possibly 2 more"),
        "{titles:?}"
    );
    assert!(markup.texts(".link").is_empty(), "nothing is chosen, so nothing is to be taken back");
}

#[test]
fn days_the_wrong_way_round_stay_and_are_told() {
    let bins = vec![Bin { start: day(11, 1), end: day(11, 2), n_certain: 9, n_possible: 0, n_unfiltered: 9 }];
    let counts =
        ArticlesOverTime { stretch: Stretch::Day, bins, spans: Vec::new(), n_undated: 0, n_earlier: 0, n_later: 0 };
    let values = |markup: &Element| {
        let inputs = markup.all("input");
        inputs.iter().map(|input| input.get("value").to_owned()).collect::<Vec<_>>()
    };
    let right = timeline(counts.clone(), Some(day(11, 3)), Some(day(11, 9)));
    assert!(right.all(".timeline__fault").is_empty() && values(&right) == ["2024-11-03", "2024-11-09"]);
    let reversed = timeline(counts, Some(day(11, 9)), Some(day(11, 3)));
    assert_eq!(values(&reversed), ["2024-11-09", "2024-11-03"], "as they were typed");
    let fault = reversed.one(".timeline__fault");
    assert!(fault.get("role") == "alert" && fault.text().contains("The last day is before the first"));
    assert_eq!(fault.texts("button"), ["Swap the two days"]);
}
