//! The list of articles, set as a front page: outlet, headline, date, and the first matching words.

use crate::ui::articles::findings::Findings;
use crate::ui::articles::outlet_rates::OutletStrip;
use crate::ui::controls::choice::select_nth;
use crate::ui::controls::language::{use_corpus_language, use_language};
use crate::ui::controls::marked::marked;
use crate::ui::controls::paging::{more_button, use_paging};
use crate::ui::controls::report::{use_report, use_usable};
use crate::ui::controls::sentence::{sentence, text};
use crate::ui::controls::store::use_dispatch;
use crate::ui::controls::take_away::take_view;
use crate::view::{Action, OpenArticle, State, requests, wording};
use engine::articles::{Entry, Imprint};
use engine::{ArticleOrder, Report, Survey};
use model::byline::without_label;
use std::rc::Rc;
use words::{articles, counted, counts, dates, filters};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_mut_ref};

/// What the list shows.
#[derive(Properties, PartialEq)]
pub struct ArticleListProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// What the filters leave.
    pub survey: Option<Rc<Survey>>,
    /// The corpus in words, for clippings.
    pub corpus: AttrValue,
}

/// How many articles are listed at first, and how many more at each asking.
const PAGE: u32 = 30;

/// The list of articles.
#[component]
pub fn ArticleList(props: &ArticleListProps) -> Html {
    use_language();
    let dispatch = use_dispatch();
    let lang = use_corpus_language();
    let state = &props.state;
    let (n, more) = use_paging(PAGE, (state.filters.clone(), state.article_order));
    let answer = use_report(Some(requests::articles(state, n)));
    // What stands over the list is as high as the survey says: they come together, so that nothing moves.
    let report = answer.report.as_deref().filter(|_| props.survey.is_some());
    use_usable(report.is_some());
    let listed = use_mut_ref(|| state.filters.clone());
    if !answer.is_waiting {
        listed.borrow_mut().clone_from(&state.filters);
    }
    let Some(Report::Articles(listing)) = report else {
        return html! {};
    };
    let open = state.reading.as_ref().map(|reading| reading.id.as_str());
    let entries = listing.entries.iter().map(|entry| card(entry, open, &lang, &dispatch));
    let has_search = !state.filters.query.trim().is_empty();
    let orders = ArticleOrder::ALL.into_iter().filter(|order| has_search || *order != ArticleOrder::Hits);
    let orders: Vec<&str> = orders.map(wording::article_order).collect();
    let chosen = ArticleOrder::ALL.iter().position(|order| *order == state.article_order).unwrap_or_default();
    let sort = dispatch.clone();
    let choose = move |i: usize| {
        sort.emit(Action::OrderArticles(ArticleOrder::ALL.get(i).copied().unwrap_or_default()));
    };
    let source = words::sheet::source(&wording::filters(&state.filters), &props.corpus);
    let caption = wording::sentences([words::clippings::articles(listing.n_articles.into()), source.clone()]);
    html! {
        <div class="articles" data-waiting={answer.is_waiting.to_string()}>
            if requests::outlet_rates(state).is_some() {
                <OutletStrip state={state.clone()} n_outlets={props.survey.as_ref().map_or(0, |survey| survey.n_outlets())} />
            } else if !has_search && state.embed.is_none() {
                <Findings state={state.clone()} listed={listed.borrow().clone()} survey={props.survey.clone()} {source} />
            }
            <div class="view-head">
                if listing.n_articles > 1 {
                    <p class="sentence">{ sentence(articles::order(text, select_nth(articles::order_label(), &orders, chosen, choose))) }</p>
                }
                { take_view(Some(caption.into())) }
            </div>
            <ol class="articles__list">{ for entries }</ol>
            { more_button(listing.entries.len(), listing.n_articles, &more) }
        </div>
    }
}

fn card(entry: &Entry, open: Option<&str>, lang: &AttrValue, dispatch: &Callback<Action>) -> Html {
    let id = entry.imprint.id.clone();
    let is_open = (open == Some(id.as_str())).then_some("true");
    let onclick = {
        let (dispatch, id) = (dispatch.clone(), id.clone());
        Callback::from(move |_| dispatch.emit(Action::Read(OpenArticle { id: id.clone(), token: None })))
    };
    html! {
        <li key={id} class="card" aria-current={is_open}>
            <p class="card__line">{ imprint(&entry.imprint) }</p>
            if let Some(n) = entry.imprint.n_in {
                <h2 class="card__headline"><button class="card__open row" {onclick}>{ counted::cell(n.into()) }</button></h2>
            } else {
                <h2 class="card__headline" dir="auto" {lang}><button class="card__open row" {onclick}><span class="few-lines">{ marked(&entry.headline) }</span></button></h2>
            }
            if entry.imprint.has_text {
                <p class="card__snippet few-lines" dir="auto" {lang}>{ marked(&entry.snippet) }</p>
            } else {
                <p class="card__snippet quiet">{ counts_note(&entry.imprint) }</p>
            }
            if entry.n_hits > 0 || entry.possible {
                <p class="card__foot">
                    if entry.n_hits > 0 { <span>{ counts::matches(entry.n_hits.into()) }</span> }
                    if entry.possible { <span class="possible">{ filters::possible() }</span> }
                </p>
            }
        </li>
    }
}

/// That the words are counted elsewhere than in the text.
pub fn counts_note(imprint: &Imprint) -> String {
    let n = imprint.n_tokens.into();
    match (imprint.n_in, imprint.has_text) {
        (Some(_), _) => counted::in_cell(n),
        (None, true) => counted::another_text(n),
        (None, false) => counted::no_text(n),
    }
}

/// Outlet, date and author on a line.
pub fn imprint(imprint: &Imprint) -> Html {
    let when = imprint.when.as_ref().map_or(dates::not_dated().to_owned(), |when| words::date(&when.text));
    html! {
        <>
            <span class="outlet few-lines" dir="auto">{ &imprint.outlet }</span>
            <span class="when">{ when }</span>
            if let Some(author) = &imprint.byline {
                <span class="author few-lines">{ articles::by_author(without_label(author)) }</span>
            }
        </>
    }
}
