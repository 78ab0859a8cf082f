//! The button that keeps a view, a line or a passage among the clippings.

use crate::browser::{EngineClient, address as bar, today};
use crate::ui::controls::language::use_language;
use crate::view::{OpenArticle, State, address};
use engine::edit::{ClippingEdit, Edit, Edited};
use model::{Clipping, ClippingKind};
use std::rc::Rc;
use words::clippings;
use yew::{AttrValue, Callback, Html, Properties, classes, component, html, use_context, use_effect_with, use_state};

/// What is kept.
#[derive(Properties, PartialEq, Clone)]
pub struct ClipProps {
    /// What kind of thing.
    pub kind: ClippingKind,
    /// Its sentence.
    pub caption: AttrValue,
    /// The words that are cited.
    #[prop_or_default]
    pub text: AttrValue,
    /// The article that they are from, and the token there.
    #[prop_or_default]
    pub reading: Option<OpenArticle>,
    /// What proves it, where that is not what is looked at.
    #[prop_or_default]
    pub proof: Option<Rc<State>>,
}

impl ClipProps {
    /// The clipping, as the page stands now.
    fn clipping(&self) -> Clipping {
        // Where one comes back to: what is looked at, but for how and in which language.
        let looked_at = || address::read(&bar::current());
        let now = State { embed: None, language: None, ..self.proof.as_deref().cloned().unwrap_or_else(looked_at) };
        let state = if self.reading.is_some() { State { reading: self.reading.clone(), ..now } } else { now };
        Clipping {
            kind: self.kind,
            caption: self.caption.to_string(),
            address: address::write(&state),
            text: self.text.to_string(),
            article: self.reading.as_ref().map(|reading| reading.id.clone()).unwrap_or_default(),
            made: today(),
            ..Clipping::default()
        }
    }
}

/// The button: in words for a view, small beside a line or a passage.
#[component]
pub fn Clip(props: &ClipProps) -> Html {
    use_language();
    let client = use_context::<EngineClient>();
    let is_kept = use_state(|| None::<bool>);
    {
        let is_kept = is_kept.setter();
        use_effect_with(props.clone(), move |_| is_kept.set(None));
    }
    let onclick = {
        let (props, is_kept) = (props.clone(), is_kept.setter());
        Callback::from(move |_| {
            let Some(client) = &client else { return };
            let is_kept = is_kept.clone();
            let on_edited = move |edited: Edited| is_kept.set(Some(edited.is_changed));
            client.edit(Edit::Clippings(ClippingEdit::Keep(Box::new(props.clipping()))), None, Rc::new(on_edited));
        })
    };
    let label = match props.kind {
        ClippingKind::View => clippings::clip_view(),
        ClippingKind::Line => clippings::clip_line(),
        ClippingKind::Passage => clippings::clip_passage(),
    };
    let words = match *is_kept {
        None => clippings::clip(),
        Some(true) => clippings::clipped(),
        Some(false) => clippings::not_clipped(),
    };
    let is_small = props.kind != ClippingKind::View;
    let state = match *is_kept {
        None => "none",
        Some(true) => "kept",
        Some(false) => "refused",
    };
    html! {
        <button class={classes!("link", "clip", is_small.then_some("clip--small"))} title={label} data-clip={state} aria-live="polite" {onclick}>{ words }</button>
    }
}
