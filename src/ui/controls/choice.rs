//! Choices inside sentences: a list, a switch or a field that reads as part of the text.

use crate::browser::dom;
use crate::ui::controls::draft::use_draft;
use crate::ui::controls::language::use_language;
use yew::{AttrValue, Callback, Event, Html, Properties, component, html, use_effect, use_node_ref};

/// A list to choose from, inside a sentence. Options are a value and its words; `choose` gets the value.
pub fn select(
    label: &'static str,
    options: Vec<(AttrValue, AttrValue)>,
    chosen: &str,
    choose: Callback<String>,
) -> Html {
    let chosen = AttrValue::from(chosen.to_owned());
    html! { <List {label} first={options} headed={Vec::new()} {chosen} {choose} /> }
}

/// What a list shows.
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// Its name, for those who hear the page.
    pub label: &'static str,
    /// The options that stand under no heading, each a value and its words.
    pub first: Vec<(AttrValue, AttrValue)>,
    /// The headings with their options.
    pub headed: Vec<(&'static str, Vec<(AttrValue, AttrValue)>)>,
    /// The value that holds.
    pub chosen: AttrValue,
    /// Takes the value that is chosen.
    pub choose: Callback<String>,
}

/// A list to choose from, inside a sentence, its options under headings where it has any.
#[component]
pub fn List(props: &ListProps) -> Html {
    use_language();
    let ListProps { label, first, headed, chosen, choose } = props;
    let node = use_node_ref();
    {
        // What a person chose may go and come back under another heading, where the browser no longer has it chosen.
        let (node, chosen) = (node.clone(), chosen.clone());
        use_effect(move || {
            if let Some(list) = node.get() {
                dom::choose(&list, &chosen);
            }
        });
    }
    let choose = choose.clone();
    let onchange = Callback::from(move |event: Event| choose.emit(dom::value_of(&event)));
    let option = |(value, words): &(AttrValue, AttrValue)| {
        html! { <option {value} selected={value == chosen}>{ words }</option> }
    };
    let headed = headed.iter().map(|(label, options)| {
        html! { <optgroup label={*label}>{ for options.iter().map(option) }</optgroup> }
    });
    html! {
        <select ref={node} class="choice" aria-label={*label} {onchange}>{ for first.iter().map(option) }{ for headed }</select>
    }
}

/// A list of known length; `choose` gets the number of what was chosen.
pub fn select_nth(label: &'static str, words: &[&str], chosen: usize, choose: impl Fn(usize) + 'static) -> Html {
    let options =
        words.iter().enumerate().map(|(i, words)| (i.to_string().into(), (*words).to_owned().into())).collect();
    let choose = Callback::from(move |value: String| choose(value.parse().unwrap_or_default()));
    select(label, options, &chosen.to_string(), choose)
}

/// A list of numbers; a chosen one that is not among them is added.
pub fn select_number(label: &'static str, numbers: &[u32], chosen: u32, choose: impl Fn(u32) + 'static) -> Html {
    select_named(label, numbers, chosen, |n| words::count(n.into()), choose)
}

/// A list of numbers, each with its name; a chosen one that is not among them is added.
pub fn select_named(
    label: &'static str,
    numbers: &[u32],
    chosen: u32,
    name: impl Fn(u32) -> String,
    choose: impl Fn(u32) + 'static,
) -> Html {
    let mut numbers = numbers.to_vec();
    if !numbers.contains(&chosen) {
        numbers.push(chosen);
        numbers.sort_unstable();
    }
    let options = numbers.iter().map(|n| (n.to_string().into(), name(*n).into())).collect();
    let choose = Callback::from(move |value: String| value.parse().into_iter().for_each(&choose));
    select(label, options, &chosen.to_string(), choose)
}

/// What could be chosen elsewhere and is fixed here, for this reason.
pub fn fixed(text: &str, reason: &str) -> Html {
    html! { <span class="fixed" title={reason.to_owned()}>{ text }</span> }
}

/// A switch inside a sentence: its words say which way it is.
pub fn switch(words: String, is_on: bool, toggle: Callback<()>) -> Html {
    let onclick = Callback::from(move |_| toggle.emit(()));
    html! { <button class="choice" aria-pressed={is_on.to_string()} {onclick}>{ words }</button> }
}

/// A switch whose words stay as they are: its box says which way it is.
pub fn tick(words: String, is_on: bool, toggle: Callback<()>) -> Html {
    let onclick = Callback::from(move |_| toggle.emit(()));
    html! { <button class="tick" aria-pressed={is_on.to_string()} {onclick}>{ words }</button> }
}

/// What a field inside a sentence shows.
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Its name, for those who hear the page.
    pub label: &'static str,
    /// What holds.
    pub value: String,
    /// Stands in it while it is empty.
    pub hint: &'static str,
    /// Takes what is typed, at the next pause.
    pub take: Callback<String>,
}

/// A field inside a sentence. While what it says does not hold yet, what follows the sentence is dimmed by the styles.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    use_language();
    let draft = use_draft(props.value.clone(), props.take.clone());
    let (value, is_pending, oninput) = (draft.text.clone(), draft.is_pending, draft.oninput.clone());
    let onchange = Callback::from(move |_: Event| draft.take_now());
    html! {
        <input class="choice choice--field" type="text" aria-label={props.label} {value} placeholder={props.hint} {oninput} {onchange}
            data-pending={is_pending.to_string()} autocomplete="off" spellcheck="false" />
    }
}

/// A row of ways to look at the same thing, one of them open.
pub fn modes(
    label: &'static str,
    words: &[&'static str],
    open: usize,
    choose: impl Fn(usize) + Clone + 'static,
) -> Html {
    let modes = words.iter().enumerate().map(|(i, words)| {
        let choose = choose.clone();
        let current = (i == open).then_some("true");
        html! { <button class="modes__mode" aria-current={current} onclick={move |_| choose(i)}>{ *words }</button> }
    });
    html! { <nav class="modes" aria-label={label}>{ for modes }</nav> }
}
