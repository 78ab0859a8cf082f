//! The lines that outlets repeat, outlet by outlet, with a tick for each that is left out of the counts.

use crate::ui::controls::edits::SendEdit;
use engine::edit::Edit;
use engine::manage::CountingReport;
use formats::repeated_lines::RepeatedLine;
use std::rc::Rc;
use yew::{Event, Html, MouseEvent, html};

/// How many lines of an outlet are shown.
const SHOWN: usize = 100;

/// The section.
pub fn repeated_lines(report: &Rc<CountingReport>, send: &SendEdit) -> Html {
    let groups = report.repeated.chunk_by(|(a, _), (b, _)| a.outlet == b.outlet);
    let others = report.others.iter().map(|text| line(text, String::new(), true, report, send));
    html! {
        <section class="manage__section">
            <h2>{ words::counting::lines() }</h2>
            if report.repeated.is_empty() && report.others.is_empty() {
                <p class="quiet">{ words::counting::no_lines() }</p>
            } else {
                <p>{ words::counting::lines_lead() }{ " " }{ words::counting::everywhere() }</p>
            }
            { for groups.map(|group| outlet(group, report, send)) }
            if !report.others.is_empty() {
                <fieldset class="counting__group">
                    <legend class="heading">{ words::counting::other_lines() }</legend>
                    <ul>{ for others }</ul>
                </fieldset>
            }
        </section>
    }
}

/// The lines of an outlet.
fn outlet(group: &[(RepeatedLine, bool)], report: &Rc<CountingReport>, send: &SendEdit) -> Html {
    let Some((first, _)) = group.first() else { return html! {} };
    let lines = group.iter().take(SHOWN).map(|(repeated, is_left_out)| {
        let n = words::counting::in_articles(repeated.n_articles.into(), repeated.n_of_outlet.into());
        line(&repeated.text, n, *is_left_out, report, send)
    });
    let all: Vec<String> = group.iter().take(SHOWN).map(|(repeated, _)| repeated.text.clone()).collect();
    let has_all = group.iter().take(SHOWN).all(|(_, is_left_out)| *is_left_out);
    let tick_all = {
        let report = Rc::clone(report);
        send.reform(move |_: MouseEvent| (Edit::Boilerplate(report.toggled(&all, !has_all)), None))
    };
    let label = if has_all { words::counting::count_all() } else { words::counting::tick_all() };
    let n_more = group.len().saturating_sub(SHOWN) as u64;
    html! {
        <fieldset class="counting__group">
            <legend class="heading" dir="auto">{ &first.outlet }</legend>
            <ul>{ for lines }</ul>
            if n_more > 0 { <p class="quiet">{ words::import_report::and_more(n_more) }</p> }
            if group.len() > 1 {
                <button class="link" onclick={tick_all}>{ label }<span class="unseen">{ words::manage::whose(&first.outlet) }</span></button>
            }
        </fieldset>
    }
}

fn line(text: &str, n: String, is_left_out: bool, report: &Rc<CountingReport>, send: &SendEdit) -> Html {
    let onchange = {
        let (report, text) = (Rc::clone(report), text.to_owned());
        send.reform(move |_: Event| {
            (Edit::Boilerplate(report.toggled(std::slice::from_ref(&text), !is_left_out)), None)
        })
    };
    html! {
        <li key={text.to_owned()} class="counting__line">
            <label class="manage__tick">
                <input class="edit__box" type="checkbox" checked={is_left_out} {onchange} />{ " " }<span dir="auto">{ text }</span>
            </label>
            { " " }<span class="quiet counting__number">{ n }</span>
        </li>
    }
}
