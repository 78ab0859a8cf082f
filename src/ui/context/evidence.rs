//! Evidence of what was counted where no text is here: the articles that have it, with how often, and the way to their publishers.

use crate::ui::controls::language::use_language;
use crate::ui::controls::notice::notice;
use crate::ui::controls::paging::{more_button, use_paging};
use crate::ui::controls::store::{Dispatch, use_dispatch};
use crate::view::{Action, OpenArticle};
use engine::Report;
use reports::evidence::{CountedArticle, Evidence};
use std::rc::Rc;
use words::{counted, dates, decimal};
use yew::{AttrValue, Callback, Html, Properties, component, html};

/// What the list shows.
#[derive(Properties, PartialEq)]
pub(super) struct EvidenceListProps {
    /// The report of the lines, with the evidence in it.
    pub(super) report: Option<Rc<Report>>,
    /// The language of the articles.
    pub(super) lang: AttrValue,
}

/// How many articles show at first, and how many more at each asking.
const PAGE: u32 = 5;

/// The list, under its heading; nothing where every article has its text.
#[component]
pub(super) fn EvidenceList(props: &EvidenceListProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let found = match props.report.as_deref() {
        Some(Report::Lines(found)) => found.evidence.clone().unwrap_or_default(),
        _ => Evidence::default(),
    };
    let (n, more) = use_paging(PAGE, found.clone());
    let of = found.n_articles.into();
    if of == 0 {
        return html! {};
    }
    if found.needs_order {
        return notice(&counted::needs_order(of));
    }
    let says = if found.n_occurrences == 0 {
        counted::none(of)
    } else {
        counted::found(found.n_occurrences.into(), found.n_having.into(), of)
    };
    let shown = found.rows.len().min(n as usize);
    let rows = found.rows.iter().take(shown).map(|row| item(row, &props.lang, &dispatch));
    html! {
        <section class="evidence">
            <h2 class="heading">{ counted::heading() }</h2>
            <p class="basis">{ says }</p>
            if shown > 0 {
                <ul class="evidence__list">{ for rows }</ul>
                { more_button(shown, found.rows.len() as u32, &more) }
            }
        </section>
    }
}

fn item(row: &CountedArticle, lang: &AttrValue, dispatch: &Dispatch) -> Html {
    let open = {
        let (dispatch, id) = (dispatch.clone(), row.article.clone());
        Callback::from(move |_| dispatch.emit(Action::Read(OpenArticle { id: id.clone(), token: None })))
    };
    let when = row.date.as_ref().map_or(dates::not_dated().to_owned(), |date| words::date(date));
    let n = counted::in_article(row.count.into(), &decimal(row.per_thousand(), 1));
    let link = row.url.as_ref().map(|url| {
        let label = words::reader::at_publisher(&row.outlet);
        html! { <a href={url.clone()} target="_blank" rel="noopener noreferrer" aria-label={label}>{ counted::at_publisher() }</a> }
    });
    html! {
        <li key={row.article.clone()} class="evidence__item">
            <span class="evidence__n">{ n }</span>
            <span class="evidence__source"><span class="outlet" dir="auto">{ &row.outlet }</span>{ " " }<span class="when">{ when }</span></span>
            if let Some(n) = row.n_in {
                <span class="evidence__headline">{ counted::cell(n.into()) }</span>
            } else {
                <button class="evidence__headline row" dir="auto" {lang} onclick={open}>{ &row.headline }</button>
            }
            { link }
        </li>
    }
}
