//! The reader: one article with its actors underlined, its topics in the margin and its matches marked.

use crate::browser::{dom, focus};
use crate::ui::articles::article_list::{counts_note, imprint};
use crate::ui::controls::clip::Clip;
use crate::ui::controls::language::{use_corpus_language, use_language};
use crate::ui::controls::marked::marked;
use crate::ui::controls::notice::notice;
use crate::ui::controls::report::use_report;
use crate::ui::controls::store::use_dispatch;
use crate::view::{Action, OpenArticle, State, requests, wording};
use corpus::Facet;
use corpus::facet::{ACTOR, TOPIC};
use corpus::query::Pick;
use engine::articles::Paragraph;
use engine::{ArticlePage, Report};
use model::ClippingKind;
use std::rc::Rc;
use words::{clippings, counted, counts, reader, sheet};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with};

/// What the reader shows.
#[derive(Properties, PartialEq)]
pub struct ReaderProps {
    /// What is chosen.
    pub state: Rc<State>,
}

/// The open article; nothing where none is open.
#[component]
pub fn Reader(props: &ReaderProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let lang = use_corpus_language();
    let answer = use_report(requests::article(&props.state));
    let shown = match answer.report.as_deref() {
        Some(Report::Read(page)) if !answer.is_waiting => Some(page.as_deref()),
        _ => None,
    };
    let arrived = shown.flatten().and(props.state.reading.clone());
    use_effect_with(arrived, |arrived| match arrived {
        Some(reading) if reading.token.is_some() => dom::scroll_to(".paragraph[data-focused=true]"),
        Some(_) => dom::scroll_to_top(".reader"),
        None => {}
    });
    use_effect_with(props.state.reading.as_ref().map(|reading| reading.id.clone()), |id| {
        if id.is_some() {
            focus::borrow(".reader");
            dom::focus(".reader");
        } else {
            focus::give_back(".reader");
        }
    });
    if props.state.reading.is_none() {
        return html! {};
    }
    let close = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::CloseArticle))
    };
    let content = match shown {
        None => notice(reader::opening()),
        Some(None) => notice(reader::not_found()),
        Some(Some(page)) => article(page, &lang, &dispatch),
    };
    html! {
        <section class="reader" aria-label={reader::label()} tabindex="-1">
            <button class="link reader__close" onclick={close}>{ sheet::close() }<span aria-hidden="true">{ " ×" }</span></button>
            { content }
        </section>
    }
}

fn article(page: &ArticlePage, lang: &AttrValue, dispatch: &Callback<Action>) -> Html {
    let link = page.url.as_ref().map(|url| {
        let words = reader::at_publisher(&page.imprint.outlet);
        html! { <a href={url.clone()} target="_blank" rel="noopener noreferrer">{ words }</a> }
    });
    let filter = |facet: Facet, name: &str| {
        let (dispatch, name) = (dispatch.clone(), name.to_owned());
        Callback::from(move |_| dispatch.emit(Action::Pick(facet, name.clone(), Pick::Include)))
    };
    let actors = page.actors.iter().map(|(name, kind, n)| {
        let onclick = filter(ACTOR, name);
        html! {
            <li>
                <button class="link" title={wording::kind(*kind)} {onclick}>
                    <span class="actor" data-kind={kind.name()} dir="auto">{ name }</span>
                </button>{ " " }<span class="quiet">{ counts::times((*n).into()) }</span>
            </li>
        }
    });
    let topics = page.topics.iter().map(|name| {
        html! { <li><button class="link" dir="auto" onclick={filter(TOPIC, name)}>{ name }</button></li> }
    });
    let headline: String = page.headline.iter().map(|run| run.text.as_str()).collect();
    html! {
        <article>
            <p class="reader__line">{ imprint(&page.imprint) }</p>
            if let Some(n) = page.imprint.n_in {
                <h2 class="reader__headline">{ counted::cell(n.into()) }</h2>
            } else {
                <h2 class="reader__headline" dir="auto" {lang}>{ marked(&page.headline) }</h2>
            }
            <p class="reader__note">
                if let Some(note) = &page.imprint.note { <bdi {lang}>{ note }</bdi>{ " " } }
                if page.imprint.has_counts {
                    { counts_note(&page.imprint) }{ " " }
                }
                { link }
                if page.n_hits > 0 { <span class="reader__hits">{ counts::matches(page.n_hits.into()) }</span> }
            </p>
            <div class="reader__text" {lang}>{ for page.paragraphs.iter().map(|shown| paragraph(shown, &headline, &page.imprint.id)) }</div>
            <footer class="reader__foot">
                if !page.topics.is_empty() {
                    <h3 class="heading">{ reader::topics() }</h3><ul class="name-list">{ for topics }</ul>
                }
                if !page.actors.is_empty() {
                    <h3 class="heading">{ reader::actors() }</h3><ul class="name-list">{ for actors }</ul>
                }
            </footer>
        </article>
    }
}

/// A paragraph with the button that keeps it.
fn paragraph(paragraph: &Paragraph, headline: &str, id: &str) -> Html {
    let text: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
    let reading = OpenArticle { id: id.to_owned(), token: Some(paragraph.token) };
    html! {
        <div class="paragraph" data-focused={paragraph.focused.to_string()} data-counted={(!paragraph.is_boilerplate).to_string()}
            title={paragraph.is_boilerplate.then(words::counting::not_counted)}>
            if !paragraph.topics.is_empty() {
                <p class="paragraph__topics" dir="auto">{ paragraph.topics.join(", ") }</p>
            }
            <p class="paragraph__text" dir="auto">{ marked(&paragraph.runs) }</p>
            if paragraph.n_more > 0 {
                <p class="basis">{ reader::more(paragraph.n_more.into()) }</p>
            }
            <Clip kind={ClippingKind::Passage} caption={clippings::passage(headline)} {text} {reading} />
        </div>
    }
}
