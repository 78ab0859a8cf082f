//! A field for a day, a month or a year.

use crate::browser::dom;
use crate::ui::controls::language::use_language;
use model::edtf::DateFault;
use model::{Day, Edtf};
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
    let fault = use_state(|| None::<DateFault>);
    {
        // Another way of choosing days makes what was typed here void.
        let fault = fault.setter();
        use_effect_with(props.day, move |_| fault.set(None));
    }
    let onchange = {
        let (fault, is_end, on_change) = (fault.clone(), props.is_end, props.on_change.clone());
        Callback::from(move |event: Event| {
            let text = dom::value_of(&event);
            if text.trim().is_empty() {
                fault.set(None);
                on_change.emit(None);
                return;
            }
            match Edtf::parse(&text) {
                Ok(date) => {
                    fault.set(None);
                    on_change.emit(Some(if is_end { date.latest } else { date.earliest }));
                }
                Err(error) => fault.set(Some(error)),
            }
        })
    };
    let value = AttrValue::from(props.day.map(|day| day.to_string()).unwrap_or_default());
    html! {
        <label class="date-field">
            <span>{ props.label }</span>
            <input class="date-field__input" type="text" inputmode="numeric" size="10" maxlength="32" placeholder={words::timeline::day_hint()}
                {value} {onchange} autocomplete="off" aria-invalid={fault.is_some().to_string()} />
            if let Some(fault) = &*fault {
                <span class="date-field__fault" role="alert">{ words::date_fault(fault) }</span>
            }
        </label>
    }
}
