//! The concordance: a line for each place, in one list or under the heading of its group.

use crate::browser::{after, clipboard, dom};
use crate::ui::controls::clip::Clip;
use crate::ui::controls::language::use_language;
use crate::ui::controls::store::Dispatch;
use crate::view::commands::{Effect, Scope, effect};
use crate::view::{Action, OpenArticle, wording};
use engine::Report;
use model::ClippingKind;
use reports::concordance::{Concordance, ConcordanceLine, LineGroup};
use reports::piece::Piece;
use std::rc::Rc;
use words::concordance;
use yew::platform::spawn_local;
use yew::{AttrValue, Callback, Html, KeyboardEvent, Properties, component, html, use_effect_with, use_state};

/// What the lines are.
#[derive(Properties, PartialEq)]
pub struct LinesProps {
    /// The report of them.
    pub report: Option<Rc<Report>>,
    /// Their sentence, for clippings.
    pub caption: AttrValue,
    /// The article and token that are open.
    pub reading: Option<OpenArticle>,
    /// The language of the articles.
    pub lang: AttrValue,
    /// Takes what a click does.
    pub dispatch: Dispatch,
}

/// How long a line says that it was copied, in milliseconds.
const COPIED: u32 = 2_000;

/// The lines; each opens its article there, and is copied with its source by its button or the key `y`.
#[component]
pub fn Lines(props: &LinesProps) -> Html {
    use_language();
    let copied = use_state(|| None::<(OpenArticle, bool)>);
    {
        let setter = copied.setter();
        use_effect_with((*copied).clone(), move |copied| {
            let timer = copied.as_ref().map(|_| after(COPIED, move || setter.set(None)));
            move || drop(timer)
        });
    }
    let said = html! { <p class="unseen" aria-live="polite">{ copied.as_ref().map(|(_, done)| outcome(*done)) }</p> };
    let Some(Report::Lines(found)) = props.report.as_deref() else { return html! {} };
    let copy = {
        let setter = copied.setter();
        Callback::from(move |(reading, text): (OpenArticle, String)| {
            let setter = setter.clone();
            spawn_local(async move { setter.set(Some((reading, clipboard::copy(&text).await))) });
        })
    };
    let line = |line: &ConcordanceLine| line_item(line, copied.as_ref(), &copy, props);
    if found.groups.is_empty() {
        return html! { <><ol class="lines">{ for found.lines.iter().map(line) }</ol>{ said }</> };
    }
    let groups = grouped(found).map(|(at, group, n, lines)| {
        html! {
            <section key={at}>
                { heading(group, n, &props.lang) }
                <ol class="lines">{ for lines.iter().map(line) }</ol>
            </section>
        }
    });
    html! { <>{ for groups }{ said }</> }
}

/// What came of copying a line.
fn outcome(was_copied: bool) -> &'static str {
    if was_copied { concordance::copied() } else { concordance::not_copied() }
}

/// The groups of which lines show, each with its number, the number of all its lines, and those that show.
fn grouped(found: &Concordance) -> impl Iterator<Item = (usize, &LineGroup, u32, &[ConcordanceLine])> {
    let mut rest = found.lines.as_slice();
    found.groups.iter().enumerate().map_while(move |(at, (group, n))| {
        let (lines, behind) = rest.split_at(rest.len().min(*n as usize));
        rest = behind;
        (!lines.is_empty()).then_some((at, group, *n, lines))
    })
}

fn heading(group: &LineGroup, n: u32, lang: &AttrValue) -> Html {
    let (class, lang) = match group {
        LineGroup::Outlet(_) => ("outlet", None),
        LineGroup::Word(Some(_)) => ("lines__name", Some(lang.clone())),
        _ => ("lines__name", None),
    };
    html! {
        <h2 class="lines__group">
            <span {class} {lang} dir="auto">{ wording::line_group(group) }</span>{ " " }
            <span class="quiet">{ words::counts::lines(n.into()) }</span>
        </h2>
    }
}

fn line_item(
    line: &ConcordanceLine,
    copied: Option<&(OpenArticle, bool)>,
    copy: &Callback<(OpenArticle, String)>,
    LinesProps { caption, reading: open, lang, dispatch, .. }: &LinesProps,
) -> Html {
    let reading = OpenArticle { id: line.article.clone(), token: Some(line.token) };
    let is_open = (open.as_ref() == Some(&reading)).then_some("true");
    let said = copied.filter(|(of, _)| *of == reading).map(|(_, done)| outcome(*done));
    let key = format!("{}:{}", line.article, line.token);
    let copy = {
        let (copy, reading, line) = (copy.clone(), reading.clone(), line.clone());
        move || copy.emit((reading.clone(), wording::citation(&line)))
    };
    let onkeydown = {
        let copy = copy.clone();
        Callback::from(move |event: KeyboardEvent| {
            let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
            if is_plain
                && effect(&event.key(), &[Scope::Line]) == Some(&Effect::CopyLine)
                && dom::is_at(&event, ".line")
            {
                event.prevent_default();
                copy();
            }
        })
    };
    let clipped = reading.clone();
    let onclick = dispatch.reform(move |_| Action::Read(reading.clone()));
    let dir = line.is_right_to_left.then_some("rtl");
    let not_dated = || words::dates::not_dated().to_owned();
    let when = line.date.as_deref().map_or_else(not_dated, words::short_date);
    let date = line.date.as_deref().map_or_else(not_dated, words::date);
    let title = wording::row([&line.headline, &line.outlet, &date].into_iter());
    html! {
        <li {key} class="lines__item" {onkeydown}>
            <button class="line row" {dir} aria-current={is_open} {title} {onclick}>
                <span class="line__source"><span class="outlet" dir="auto">{ &line.outlet }</span>{ " " }<span class="when">{ when }</span></span>
                <span class="line__left" {lang}>{ for line.left.iter().map(piece) }</span>
                <mark class="line__node" {lang}>{ &line.node }</mark>
                <span class="line__right" {lang}>{ for line.right.iter().map(piece) }</span>
            </button>
            <Clip kind={ClippingKind::Line} caption={caption.clone()} text={wording::cited(line)} reading={clipped} />
            <button class="line__copy" tabindex="-1" title={concordance::copy_hint()} aria-label={concordance::copy_hint()} onclick={move |_| copy()}>
                <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M4.5 4.5V1.5h8v8h-3M1.5 4.5h8v8h-8z" /></svg>
            </button>
            if let Some(said) = said { <span class="line__copied" aria-hidden="true">{ said }</span> }
        </li>
    }
}

/// A piece of a line, with the word marked that the lines are sorted by.
fn piece(piece: &Piece) -> Html {
    let text = piece.text.as_str();
    let marked = piece.sorted.and_then(|(from, to)| {
        let (from, to) = (from as usize, to as usize);
        Some((text.get(..from)?, text.get(from..to)?, text.get(to..)?))
    });
    match marked {
        None => html! { <span>{ text }</span> },
        Some((before, word, behind)) => {
            html! { <span>{ before }<span class="line__sorted">{ word }</span>{ behind }</span> }
        }
    }
}
