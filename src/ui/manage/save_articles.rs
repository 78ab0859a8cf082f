//! Saving: the corpus leaves as a page or as files, and this browser keeps it.

use crate::browser::{EngineClient, dom};
use crate::ui::manage::keep_here::KeepHere;
use crate::ui::manage::save_files::SaveFiles;
use crate::ui::manage::save_page::SavePage;
use crate::ui::manage::saving::News;
use crate::view::State;
use engine::Summary;
use std::rc::Rc;
use yew::{Html, Properties, component, html, use_callback, use_context, use_effect_with, use_state};

/// What the part shows.
#[derive(Properties, PartialEq)]
pub struct SaveArticlesProps {
    /// What is chosen.
    pub state: Rc<State>,
    /// The corpus, as far as it has been read.
    pub summary: Rc<Summary>,
    /// How many of its articles the filters keep.
    pub n_kept: u32,
}

/// The sections of this part.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Section {
    Page,
    Files,
    Here,
}

/// The part where the corpus leaves.
#[component]
pub fn SaveArticles(props: &SaveArticlesProps) -> Html {
    let news = use_state(|| (Section::Page, News::Nothing));
    use_effect_with((*news).clone(), |_| dom::bring_into_sight(".manage__status > p"));
    // What came of a button is said below it, where nothing else is covered.
    let setter = news.setter();
    let on_news = use_callback(setter.clone(), |said, news| news.set((Section::Page, said)));
    let on_files_news = use_callback(setter.clone(), |said, news| news.set((Section::Files, said)));
    let on_keep_news = use_callback(setter, |said, news| news.set((Section::Here, said)));
    let of = |section: Section| if news.0 == section { news.1.clone() } else { News::Nothing };
    let Some(client) = use_context::<EngineClient>() else { return html! {} };
    let SaveArticlesProps { state, summary, n_kept } = props;
    let n_filtered = Some(*n_kept).filter(|n| *n < summary.n_articles && *n > 0);
    html! {
        <div class="manage__part">
            <SavePage client={client.clone()} state={Rc::clone(state)} summary={Rc::clone(summary)} {n_filtered} news={of(Section::Page)} {on_news} />
            <SaveFiles client={client.clone()} state={Rc::clone(state)} {n_filtered} news={of(Section::Files)} on_news={on_files_news} />
            <KeepHere client={client.clone()} kept={client.kept()} is_older={client.is_kept_older()} news={of(Section::Here)} on_news={on_keep_news} />
        </div>
    }
}
