//! Outlets that may be one: each group in a line, with a way to give them one name.

use crate::ui::controls::edits::SendEdit;
use engine::edit::Edit;
use model::WrittenOutlet;
use words::alike_outlets as said;
use yew::{Html, html};

/// How many groups are offered at once; the next come up as these are joined.
const SHOWN: usize = 5;

/// The lines; nothing where there are none.
pub fn alike_outlets(groups: &[Vec<WrittenOutlet>], send: &SendEdit) -> Html {
    let line = |group: &Vec<WrittenOutlet>| {
        let (first, others) = group.split_first()?;
        let (to, from) = (first.name.clone(), others.iter().map(|outlet| outlet.name.clone()).collect::<Vec<_>>());
        let join = send.reform(move |_| (Edit::Outlet { from: from.clone(), to: to.clone() }, None));
        Some(html! {
            <p class="edit__tools" key={first.name.clone()}>
                <span dir="auto">{ said::may_be_one(&words::written_outlets(group)) }</span>{ " " }
                <button class="link" onclick={join}>{ said::join(&first.name) }</button>
            </p>
        })
    };
    html! { <>{ for groups.iter().take(SHOWN).filter_map(line) }</> }
}
