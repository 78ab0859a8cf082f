//! Clicks as actions.

use yew::{Callback, MouseEvent};

/// Emits an action at a click.
pub fn on_click<A: Clone + 'static>(callback: &Callback<A>, action: A) -> Callback<MouseEvent> {
    callback.reform(move |_| action.clone())
}
