//! The store: the one state of the page, kept equal to the address.

use crate::browser::{address as bar, language};
use crate::view::{Action, State, address};
use std::rc::Rc;
use words::Language;
use yew::{Callback, Reducible, UseReducerHandle, hook, use_context, use_effect_with, use_mut_ref, use_reducer};

/// The state, the language that the person prefers, and whether the last action is one that the back button takes back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Store {
    /// What is chosen.
    pub state: Rc<State>,
    /// How often an action has led elsewhere.
    pub n_landings: u32,
    preferred: Language,
    last: Option<Action>,
    is_step: bool,
}

impl Store {
    /// The language on the screen.
    pub fn language(&self) -> Language {
        self.state.language.unwrap_or(self.preferred)
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let state = self.state.after(&action);
        let preferred = if let Action::Speak { language, .. } = action { language } else { self.preferred };
        if state == *self.state && preferred == self.preferred {
            return self;
        }
        let n_landings = self.n_landings + u32::from(action.leads_elsewhere());
        let is_step = action.is_step() && !self.last.as_ref().is_some_and(|last| action.goes_on_from(last));
        Rc::new(Self { state: Rc::new(state), n_landings, preferred, last: Some(action), is_step })
    }
}

/// Sends actions to the store.
pub type Dispatch = Callback<Action>;

/// The store of the page: begins with the address, and the address follows it.
#[hook]
pub fn use_store() -> UseReducerHandle<Store> {
    let store = use_reducer(|| Store {
        state: Rc::new(address::read(&bar::current())),
        n_landings: 0,
        preferred: language::preferred(),
        last: None,
        is_step: false,
    });
    {
        let dispatcher = store.dispatcher();
        use_effect_with((), move |()| {
            let visit = move |hash: String| dispatcher.dispatch(Action::Visit(Box::new(address::read(&hash))));
            // The address may have changed since the store began with it.
            visit(bar::current());
            let listener = bar::listen(visit);
            move || drop(listener)
        });
    }
    let is_first = use_mut_ref(|| true);
    use_effect_with(store.clone(), move |store| {
        // At first the store follows the address; an address written by hand is left as it is while it says the same.
        let is_first = is_first.replace(false);
        if !is_first && address::read(&bar::current()) != *store.state {
            bar::set(&address::write(&store.state), store.is_step);
        }
    });
    store
}

/// Where components send their actions.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().unwrap_or_else(Callback::noop)
}
