//! The concordance: a line for each place, and over the lines of an outlet its name where they are in that order.

use crate::ui::controls::clip::Clip;
use crate::ui::controls::store::Dispatch;
use crate::view::{Action, Reading, State, wording};
use model::ClippingKind;
use reports::concordance::{Concordance, ConcordanceLine};
use yew::{AttrValue, Callback, Html, html};

/// The lines, in the language of the articles; each opens its article there.
pub fn lines(found: &Concordance, state: &State, lang: &AttrValue, dispatch: &Dispatch) -> Html {
    let open = state.reading.as_ref().map(|reading| (reading.id.as_str(), reading.token));
    let caption = AttrValue::from(words::context::caption_lines(&wording::node(&state.context)));
    let line = |line: &ConcordanceLine| {
        let reading = Reading { id: line.article.clone(), token: Some(line.token) };
        let (clipped, cited) =
            (reading.clone(), [line.left.as_str(), &line.node, &line.right].map(str::trim).join(" "));
        let is_open = (open == Some((line.article.as_str(), Some(line.token)))).then_some("true");
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.emit(Action::Read(reading.clone())));
        let dir = line.is_right_to_left.then_some("rtl");
        let when = line.date.as_deref().map_or(words::dates::not_dated().to_owned(), words::date);
        html! {
            <li key={format!("{}:{}", line.article, line.token)}>
                <button class="line row" {dir} aria-current={is_open} title={line.headline.clone()} {onclick}>
                    <span class="line__source"><span class="outlet" dir="auto">{ &line.outlet }</span>{ " " }<span class="when">{ when }</span></span>
                    <span class="line__left" {lang}><bdi>{ &line.left }</bdi></span>
                    <mark class="line__node" {lang}>{ &line.node }</mark>
                    <span class="line__right" {lang}><bdi>{ &line.right }</bdi></span>
                </button>
                <Clip kind={ClippingKind::Line} caption={caption.clone()} text={cited} reading={clipped} />
            </li>
        }
    };
    if found.outlets.is_empty() {
        return html! { <ol class="lines">{ for found.lines.iter().map(line) }</ol> };
    }
    let mut rest = found.lines.as_slice();
    let groups = found.outlets.iter().map_while(|(outlet, n)| {
        let (of_outlet, behind) = rest.split_at(rest.len().min(*n as usize));
        rest = behind;
        (!of_outlet.is_empty()).then(|| {
            html! {
                <section key={outlet.clone()}>
                    <h2 class="lines__outlet"><span class="outlet" dir="auto">{ outlet }</span>{ " " }<span class="quiet">{ words::counts::lines((*n).into()) }</span></h2>
                    <ol class="lines">{ for of_outlet.iter().map(line) }</ol>
                </section>
            }
        })
    });
    html! { <>{ for groups }</> }
}
