//! The page as a whole.

use crate::browser::{EngineClient, Status, after, dom, hosted, keyboard, stage, today};
use crate::ui::app::embedding::use_embedding;
use crate::ui::app::help::Help;
use crate::ui::app::masthead::Masthead;
use crate::ui::app::newer::Newer;
use crate::ui::app::view_tabs::view_tabs;
use crate::ui::articles::article_list::ArticleList;
use crate::ui::articles::reader::Reader;
use crate::ui::clippings::clippings_view::ClippingsView;
use crate::ui::context::context_view::ContextView;
use crate::ui::controls::click::on_click;
use crate::ui::controls::did_you_mean::DidYouMean;
use crate::ui::controls::language::{CorpusLanguage, use_language};
use crate::ui::controls::notice::{nothing_left, notice};
use crate::ui::controls::report::{Revision, use_report};
use crate::ui::controls::search_box::SearchBox;
use crate::ui::controls::store::{Dispatch, use_store};
use crate::ui::filters::date_fields::DateFields;
use crate::ui::filters::facet_list::FacetList;
use crate::ui::filters::filter_chips::filter_chips;
use crate::ui::filters::search_options::search_options;
use crate::ui::filters::timeline::Timeline;
use crate::ui::manage::import::use_import;
use crate::ui::manage::manage_view::ManageView;
use crate::ui::names::names_view::NamesView;
use crate::ui::trends::trends_view::TrendsView;
use crate::ui::words::words_view::WordsView;
use crate::view::commands::{Effect, Scope, effect};
use crate::view::{Action, ManageMode, State, View, address, requests, wording};
use corpus::query::FacetValues;
use engine::{Report, Summary, Survey};
use std::collections::BTreeSet;
use std::rc::Rc;
use words::{Language, filters, sheet};
use yew::{
    AttrValue, Callback, ContextProvider, Html, Properties, component, html, use_effect_with, use_memo, use_mut_ref,
    use_state,
};

/// How long the first view may take to have something to show before the page shows without, in milliseconds.
const PATIENCE: u32 = 2_000;

/// The same while words are still being counted: a list is there sooner, and what has to wait says so.
const SHORT_PATIENCE: u32 = 200;

/// What the page needs.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The engine, already at work.
    pub client: EngineClient,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = use_store();
    let status = use_state(|| Status::Reading(0, None));
    {
        let status = status.setter();
        use_effect_with(props.client.clone(), move |client| {
            client.listen(Rc::new(move |now| {
                match &now {
                    Status::Reading(n, of) => stage::say(&[" · ", &wording::reading(*n, *of)].concat()),
                    Status::Outlined(summary, n) => {
                        stage::say(&[" · ", &sheet::counting_of((*n).into(), summary.n_articles.into())].concat());
                        drop(after(SHORT_PATIENCE, stage::raise).forget());
                    }
                    Status::Ready(..) => drop(after(PATIENCE, stage::raise).forget()),
                    Status::Failed(_) => stage::raise(),
                }
                status.set(now);
            }));
        });
    }
    let language = store.language();
    speak(language);
    // Neither of them at each step of the counting: where a language is set, the browser works out the styles of everything anew.
    use_effect_with(language, |language| dom::mark("lang", language.tag()));
    use_effect_with((status.summary(), language), |(summary, _)| {
        if let Some(summary) = summary {
            dom::set_title(wording::title(summary));
        }
    });
    let corpus_language =
        CorpusLanguage(status.summary().map_or(AttrValue::default(), |summary| summary.language.clone().into()));
    // A saved page opens at the view that it was saved with, unless the address says otherwise.
    let is_first = use_mut_ref(|| true);
    {
        let (dispatcher, state) = (store.dispatcher(), Rc::clone(&store.state));
        use_effect_with((*status).clone(), move |status| {
            let language = state.language;
            if let Some(summary) = status.summary()
                && is_first.replace(false)
                && *state == (State { language, ..State::default() })
                && let Some(view) = &summary.view
            {
                let saved = address::read(view);
                let language = language.or(saved.language);
                dispatcher.dispatch(Action::Visit(Box::new(State { language, ..saved })));
            }
        });
    }
    let dispatcher = store.dispatcher();
    let dispatch = use_memo((), move |()| Callback::from(move |action: Action| dispatcher.dispatch(action)));
    html! {
        <ContextProvider<EngineClient> context={props.client.clone()}>
            <ContextProvider<Dispatch> context={(*dispatch).clone()}>
            <ContextProvider<Revision> context={Revision(props.client.revision_of_answers())}>
            <ContextProvider<Language> context={language}>
            <ContextProvider<CorpusLanguage> context={corpus_language}>
                <Sheet state={store.state.clone()} n_landings={store.n_landings} status={(*status).clone()} client={props.client.clone()} />
            </ContextProvider<CorpusLanguage>>
            </ContextProvider<Language>>
            </ContextProvider<Revision>>
            </ContextProvider<Dispatch>>
        </ContextProvider<EngineClient>>
    }
}

/// All texts are in this language from now on: they are asked for while what is below is drawn.
fn speak(language: Language) {
    words::use_language(language);
}

/// What the sheet shows.
#[derive(Properties, PartialEq)]
struct SheetProps {
    state: Rc<State>,
    n_landings: u32,
    status: Status,
    client: EngineClient,
}

/// The sheet: masthead, timeline, filters, view and reader.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    use_language();
    let dispatch = crate::ui::controls::store::use_dispatch();
    let state = &props.state;
    let import = {
        let dispatch = dispatch.clone();
        use_import(props.client.clone(), Callback::from(move |()| dispatch.emit(Action::OpenManage(ManageMode::Add))))
    };
    let dismissed = use_state(BTreeSet::new);
    // Whether the filters are open on a phone, and where the focus goes in them.
    let filters_open = use_state(|| None::<&'static str>);
    let help_open = use_state(|| false);
    let answer = use_report(Some(requests::survey(state)));
    let survey = match answer.report.as_deref() {
        Some(Report::Survey(survey)) => Some(Rc::clone(survey)),
        _ => None,
    };
    {
        let (dispatch, help_open, filters_open) = (dispatch.clone(), help_open.clone(), filters_open.clone());
        use_effect_with((state.clone(), *filters_open, *help_open), move |(state, ..)| {
            let state = Rc::clone(state);
            let listener = keyboard::listen(move |key| act_on(key, &state, &dispatch, &help_open, &filters_open));
            move || drop(listener)
        });
    }
    // What a click leads to begins where it can be seen, and keys go on from there.
    let landed = use_mut_ref(|| None);
    use_effect_with((state.view, props.n_landings), move |(_, n_landings)| {
        let before = landed.replace(Some(*n_landings));
        if before.is_some_and(|before| before != *n_landings) {
            dom::focus_in_place(".main");
        }
        if before.is_some() {
            dom::scroll_up_to(".main");
        }
    });
    // On a phone the filters are a sheet over the page: the focus goes into it, and back to its button.
    let were_filters_open = use_mut_ref(|| None);
    {
        let were_filters_open = Rc::clone(&were_filters_open);
        use_effect_with(*filters_open, move |is_open| match (were_filters_open.replace(*is_open), *is_open) {
            (_, Some(place)) => dom::focus_into(place),
            (Some(_), None) => dom::focus(".views__filters"),
            (None, None) => {}
        });
    }
    // What was opened from the filters is behind them no more, and has the focus.
    {
        let (filters_open, were_filters_open) = (filters_open.clone(), Rc::clone(&were_filters_open));
        use_effect_with(state.view, move |_| {
            if filters_open.is_some() {
                were_filters_open.replace(None);
                filters_open.set(None);
                dom::focus_in_place(".main");
            }
        });
    }
    let summary = props.status.summary();
    let n_articles = summary.as_ref().map_or(0, |summary| summary.n_articles);
    let corpus = summary.as_ref().map(|summary| wording::corpus(summary)).unwrap_or_default();
    let is_empty = n_articles == 0 && matches!(props.status, Status::Ready(..));
    let is_in_part = summary.as_ref().is_some_and(|summary| summary.why_in_part().is_some());
    use_embedding(&props.client, &dispatch, state, &props.status, survey.as_ref().map(|survey| survey.n_articles));
    let without = state.embed.unwrap_or_default();
    let results = survey.as_ref().map(|survey| wording::results(survey.n_articles, n_articles.max(survey.n_articles)));
    let on_filters = {
        let filters_open = filters_open.clone();
        Callback::from(move |()| filters_open.set(filters_open.is_none().then_some(FILTERS)))
    };
    let close_filters = {
        let filters_open = filters_open.clone();
        Callback::from(move |()| filters_open.set(None))
    };
    let to_search = {
        let filters_open = filters_open.clone();
        Callback::from(move |()| open_search(&filters_open))
    };
    let open_help = {
        let help_open = help_open.clone();
        Callback::from(move |()| help_open.set(true))
    };
    let on_again = {
        let client = props.client.clone();
        Callback::from(move |()| client.ask_refused_again())
    };
    let close_help = {
        let help_open = help_open.clone();
        Callback::from(move |()| help_open.set(false))
    };
    let on_search = {
        let dispatch = dispatch.clone();
        Callback::from(move |query| dispatch.emit(Action::Search(query)))
    };
    html! {
        <div class="sheet" data-embed={state.embed.is_some().to_string()} data-reading={state.reading.is_some().to_string()}
            data-filters={filters_open.is_some().to_string()}>
            <button class="link skip" onclick={|_| dom::focus(".main")}>{ sheet::skip() }</button>
            if state.embed.is_none() || matches!(props.status, Status::Failed(_) | Status::Ready(_, Some(_))) || is_in_part {
                <Masthead status={props.status.clone()} is_kept={props.client.kept().is_some()} needs_server={hosted::needs_server()}
                    on_help={open_help} {on_again} today={today()} />
            }
            if without.timeline {
            } else if let Some(survey) = &survey {
                <Timeline survey={survey.clone()} from={state.filters.from} to={state.filters.to} undated={state.filters.undated} />
            } else if !matches!(props.status, Status::Failed(_)) {
                <div class="timeline timeline--coming"></div>
            }
            <div class="columns" data-without-filters={without.filters.to_string()}>
                if !without.filters {
                    <aside class="filters" aria-label={filters::heading()} tabindex="-1">
                        <SearchBox query={state.filters.query.clone()} fault={survey.as_ref().and_then(|s| s.fault.clone())}
                            label={filters::search()} hint={filters::search_hint()} class="search__input search__input--main" {on_search} on_enter={close_filters.clone()} />
                        { search_options(&state.filters, &dispatch) }
                        if let Some(survey) = survey.as_ref().filter(|_| filters_open.is_some()) {
                            <div class="filters__dates">
                                <DateFields survey={survey.clone()} from={state.filters.from} to={state.filters.to} undated={state.filters.undated} />
                            </div>
                        }
                        { found_names(summary.as_deref(), &dispatch) }
                        if let Some(survey) = &survey { { facets(survey, state) } }
                        <button class="button filters__done" onclick={close_filters.reform(|_| ())}>
                            { survey.as_ref().map(|survey| wording::show_results(survey.n_articles, n_articles.max(survey.n_articles))).unwrap_or_default() }
                        </button>
                    </aside>
                }
                <main class="main" tabindex="-1">
                    if !without.views || !without.filters {
                        { view_tabs(state.view, without, filters_open.is_some(), &on_filters, &to_search, &dispatch) }
                    }
                    <div class="state">
                        <p class="results" role="status">
                            { results.unwrap_or_default() }
                            if let Some(survey) = survey.as_ref().filter(|survey| survey.n_possible > 0) {
                                <span class="possible">{ filters::possible_results(survey.n_possible.into()) }</span>
                            }
                        </p>
                        { filter_chips(&state.filters, survey.as_ref().is_some_and(|survey| survey.fault.is_some()), &dispatch) }
                    </div>
                    if let (Status::Outlined(summary, n), false) = (&props.status, state.view == View::Articles && survey.is_some()) {
                        { notice(&sheet::counting_wait((*n).into(), summary.n_articles.into())) }
                    } else if let (View::Clippings, Some(summary)) = (state.view, &summary) {
                        <ClippingsView state={state.clone()} summary={summary.clone()} />
                    } else if state.view == View::Manage {
                        <ManageView state={state.clone()} import={import.clone()} {dismissed} {summary} n_kept={survey.as_ref().map_or(0, |survey| survey.n_articles)} />
                    } else {
                        { view(state, survey.as_ref(), corpus.into(), is_empty, &dispatch) }
                    }
                </main>
                <Reader state={state.clone()} />
            </div>
            if import.is_over { <div class="drop" role="status"><p class="drop__words">{ words::add::drop_here() }</p></div> }
            if *help_open { <Help on_close={close_help} /> }
            <Newer />
        </div>
    }
}

/// How many names and topics were found by themselves, and the way to their review.
fn found_names(summary: Option<&Summary>, dispatch: &Dispatch) -> Html {
    let found = match summary.map(|summary| [summary.n_found, summary.n_found_topics].map(u64::from)) {
        None | Some([0, 0]) => return html! {},
        Some([n, 0]) => words::facets::found(n),
        Some([n, n_topics]) => words::facets::found_both(n, n_topics),
    };
    let review = on_click(dispatch, Action::OpenManage(ManageMode::Lexicon));
    html! { <p class="facet__found">{ found }{ " · " }<button class="link" onclick={review}>{ words::facets::review() }</button></p> }
}

fn facets(survey: &Survey, state: &State) -> Html {
    let shown = survey.facets.iter().filter(|values| values.are_worth_showing);
    let list = |values: &FacetValues| {
        let choice = state.filters.choices.of(values.facet);
        let (all, n_included) = (choice.all, choice.include.len());
        html! { <FacetList key={wording::facet_heading(values.facet, values.kind)} values={values.clone()} {all} {n_included} /> }
    };
    shown.map(list).collect()
}

fn view(
    state: &Rc<State>,
    survey: Option<&Rc<Survey>>,
    corpus: AttrValue,
    is_empty: bool,
    dispatch: &Dispatch,
) -> Html {
    if is_empty {
        return notice(&sheet::empty(wording::manage_mode(ManageMode::Add)));
    }
    if let Some(survey) = survey.filter(|survey| survey.n_articles == 0 && !state.filters.is_empty()) {
        let search = {
            let dispatch = dispatch.clone();
            Callback::from(move |search| dispatch.emit(Action::Search(search)))
        };
        let query = state.filters.query.clone();
        return html! {
            <>
                <DidYouMean state={state.clone()} search={query} on_search={search} />
                { nothing_left(survey, &state.filters, dispatch) }
            </>
        };
    }
    match state.view {
        View::Articles => {
            html! { <ArticleList state={state.clone()} survey={survey.cloned()} {corpus} /> }
        }
        View::Words => html! { <WordsView state={state.clone()} survey={survey.cloned()} {corpus} /> },
        View::Context => html! { <ContextView state={state.clone()} survey={survey.cloned()} {corpus} /> },
        View::Trends => html! { <TrendsView state={state.clone()} survey={survey.cloned()} {corpus} /> },
        View::Names => html! { <NamesView state={state.clone()} survey={survey.cloned()} {corpus} /> },
        View::Manage | View::Clippings => html! {},
    }
}

/// Where keys hold now, the innermost first. Keys reach nothing under the help, nor under an article that lies over the page.
fn places(state: &State, is_help_open: bool, are_filters_open: bool) -> Vec<Scope> {
    if is_help_open {
        return vec![Scope::Help];
    }
    let is_reading = state.reading.is_some();
    let is_covered = is_reading && dom::is_hidden(".main");
    let open = [(are_filters_open, Scope::Filters), (is_reading, Scope::Article), (!is_covered, Scope::Page)];
    open.into_iter().filter(|(is_open, _)| *is_open).map(|(_, place)| place).collect()
}

/// The filters, and the search box at their head.
const FILTERS: &str = ".filters";
const SEARCH: &str = ".search__input--main";

/// To the search box, which is among the filters on a phone: there it can be focused as soon as they are open.
fn open_search(filters_open: &yew::UseStateHandle<Option<&'static str>>) {
    filters_open.set(Some(SEARCH));
    dom::focus(SEARCH);
}

/// What a key does; whether it does anything.
fn act_on(
    key: &str,
    state: &State,
    dispatch: &Dispatch,
    help_open: &yew::UseStateHandle<bool>,
    filters_open: &yew::UseStateHandle<Option<&'static str>>,
) -> bool {
    match effect(key, &places(state, **help_open, filters_open.is_some())) {
        Some(Effect::Search) => open_search(filters_open),
        Some(Effect::Step(n)) => dom::move_focus(".main .row", *n),
        Some(Effect::OpenHelp) => help_open.set(true),
        Some(Effect::CloseHelp) => help_open.set(false),
        Some(Effect::CloseFilters) => filters_open.set(None),
        Some(Effect::Hide) => {
            // The focus goes on before its row is gone.
            if !dom::click_around_focus("tr", ".hide") {
                return false;
            }
            dom::move_focus(".main .row", 1);
        }
        Some(Effect::Clip) => {
            let nearest = [("li", ".clip"), (".reader", ".paragraph[data-focused=true] .clip"), (".reader", ".clip")];
            let is_near = nearest.iter().any(|(around, clip)| dom::click_around_focus(around, clip));
            return is_near || dom::click_around_focus("html", ".main .tools .clip");
        }
        Some(Effect::Do(action)) => dispatch.emit(action.clone()),
        // A row hears its own keys.
        Some(
            Effect::OpenRow | Effect::SelectRow | Effect::EditRow | Effect::CopyLine | Effect::Judge(_) | Effect::Merge,
        )
        | None => return false,
    }
    true
}
