//! Steps: which actions the browser's back button takes back, each by itself or with those before it.

use crate::view::action::Action;
use reports::context::Context;

impl Action {
    /// Whether the browser's back button should lead back to before it. Sorting is not worth a step.
    pub fn is_step(&self) -> bool {
        !matches!(
            self,
            Self::Visit(_)
                | Self::OrderArticles(_)
                | Self::OrderWords(_)
                | Self::OrderFrequencies(_)
                | Self::OrderCollocates(_)
                | Self::OrderLines(_)
                | Self::OrderNames(_)
                | Self::Renamed(_)
                | Self::GroupLines(_)
                | Self::Speak { .. }
        )
    }

    /// Whether it is more of the typing that the last action was, so that both are one step back. Another text in place of the first, or none, is not.
    pub fn goes_on_from(&self, last: &Self) -> bool {
        let is_more = |before: &str, next: &str| {
            (before.starts_with(next) && !next.is_empty() || next.starts_with(before)) && before != next
        };
        match (last, self) {
            (Self::Search(before), Self::Search(next)) => is_more(before, next),
            (Self::Look(before), Self::Look(next)) => {
                is_more(&before.node, &next.node) && Context { node: next.node.clone(), ..(**before).clone() } == **next
            }
            (Self::DrawTrends(before), Self::DrawTrends(next)) => {
                let changed: Vec<_> = before.iter().zip(next).filter(|(before, next)| before != next).collect();
                before.len() == next.len() && matches!(changed[..], [(before, next)] if is_more(before, next))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_is_one_step_and_each_new_text_another() {
        let search = |text: &str| Action::Search(text.into());
        let look = |node: &str, outlets: &[&str]| {
            let outlets = outlets.iter().map(|name| (*name).to_owned()).collect();
            Action::Look(Box::new(Context { node: node.into(), outlets, ..Context::default() }))
        };
        let draw = |nodes: &[&str]| Action::DrawTrends(nodes.iter().map(|node| (*node).to_owned()).collect());
        let goes_on = [
            (search("pea"), search("peace")),
            (search("peace"), search("pea")),
            (search(""), search("war")),
            (look("wa", &["A"]), look("war", &["A"])),
            (draw(&["war", "pe"]), draw(&["war", "peace"])),
        ];
        assert!(goes_on.iter().all(|(before, next)| next.goes_on_from(before)));
        let begins = [
            (search("peace"), search("war")),
            (search("peace"), search("")),
            (look("war", &[]), look("war", &["A"])),
            (search("war"), look("war", &[])),
            (draw(&["war"]), draw(&["war", "pe"])),
            (Action::Window(3), Action::Window(5)),
        ];
        assert!(begins.iter().all(|(before, next)| !next.goes_on_from(before) && next.is_step()));
    }
}
