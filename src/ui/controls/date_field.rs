//! A field for a day, a month or a year, as people write them; what cannot be read stays in it.

use crate::browser::dom;
use crate::ui::controls::language::use_language;
use formats::dates;
use model::Day;
use model::edtf::DateFault;
use yew::{AttrValue, Callback, Event, Html, Properties, component, html, use_effect_with, use_state};

/// What the field shows.
#[derive(Properties, PartialEq)]
pub struct DateFieldProps {
    /// Its name.
    pub label: &'static str,
    /// The day.
    pub day: Option<Day>,
    /// A month or year means its last day rather than its first.
    pub is_end: bool,
    /// Takes the day, or none where the field was cleared.
    pub on_change: Callback<Option<Day>>,
}

/// The field.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    use_language();
    // What was typed and is no date, with what is wrong with it.
    let unread = use_state(|| None::<(String, DateFault)>);
    {
        // Another way of choosing days makes what was typed here void.
        let unread = unread.setter();
        use_effect_with(props.day, move |_| unread.set(None));
    }
    let onchange = {
        let (unread, is_end, on_change) = (unread.clone(), props.is_end, props.on_change.clone());
        Callback::from(move |event: Event| {
            let text = dom::value_of(&event);
            if text.trim().is_empty() {
                unread.set(None);
                on_change.emit(None);
                return;
            }
            match dates::read_in(&text, words::language().tag()) {
                Ok(date) => {
                    unread.set(None);
                    on_change.emit(Some(if is_end { date.latest } else { date.earliest }));
                }
                Err(fault) => unread.set(Some((text, fault))),
            }
        })
    };
    let day = || AttrValue::from(props.day.map(|day| day.to_string()).unwrap_or_default());
    let value = unread.as_ref().map_or_else(day, |(text, _)| text.clone().into());
    html! {
        <label class="date-field">
            <span>{ props.label }</span>
            <input class="date-field__input" type="text" size="10" maxlength="32" placeholder={words::timeline::day_hint()}
                {value} {onchange} autocomplete="off" aria-invalid={unread.is_some().to_string()} />
            if let Some((_, fault)) = &*unread {
                <span class="date-field__fault" role="alert">
                    { if *fault == DateFault::Form { words::timeline::date_unread().to_owned() } else { words::date_fault(fault) } }
                </span>
            }
        </label>
    }
}
