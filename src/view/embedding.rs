//! Embedding: the messages between this page and the page that embeds it, version 1. `embed/README.md` describes them for whoever writes the other page.
//!
//! A message is an object with `broadside: 1` and a `type`. Each is checked whole before anything comes of it.

use crate::view::state::{State, View};
use crate::view::{address, wording};
use corpus::query::Filters;
use engine::Summary;
use serde_json::{Map, Value, json};
use words::{Language, embedding};

/// The version of the messages.
pub const VERSION: u64 = 1;
/// The longest message that is taken, in characters of JSON.
pub const LONGEST: usize = 65_536;
/// The properties that a theme may set: colours, then faces.
pub const COLOURS: [&str; 9] = ["paper", "shade", "tint", "rule", "quiet", "ink", "target", "reference", "mark"];
/// The families of type that a theme may set.
pub const FACES: [&str; 3] = ["serif", "sans", "mono"];

/// How the page looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Light or dark, whatever the system is.
    pub is_dark: Option<bool>,
    /// Properties of [`COLOURS`] and [`FACES`], each with a value that the browser has still to check.
    pub properties: Vec<(String, String)>,
}

/// What the embedding page asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// To be spoken to.
    Hello,
    /// These filters instead of the present ones.
    Filters(Box<Filters>),
    /// A view, narrowed as it is.
    View(View),
    /// What an address says.
    Show(Box<State>),
    /// A theme.
    Theme(Theme),
    /// A language, or with none the browser's.
    Language(Option<Language>),
    /// The table of the open view as CSV; the answer bears the same id.
    Csv(String),
}

/// Reads a message: `None` where it is none of these messages at all, as from another program on that page.
///
/// # Errors
/// What is wrong with it, in a sentence for whoever wrote the embedding page.
pub fn read(json: &str) -> Option<Result<Asked, String>> {
    if json.len() > LONGEST {
        return json.contains("\"broadside\"").then(|| Err(embedding::too_long(LONGEST as u64)));
    }
    let Ok(Value::Object(message)) = serde_json::from_str(json) else { return None };
    let version = message.get("broadside")?;
    if version.as_u64() != Some(VERSION) {
        return Some(Err(embedding::version(&version.to_string())));
    }
    Some(asked(&message))
}

fn asked(message: &Map<String, Value>) -> Result<Asked, String> {
    let text = |field: &str| match message.get(field) {
        Some(Value::String(text)) => Ok(text.as_str()),
        Some(_) => Err(embedding::no_text(field)),
        None => Err(embedding::missing(field)),
    };
    Ok(match text("type")? {
        "hello" => Asked::Hello,
        "filters" => {
            let filters = text("filters")?;
            Asked::Filters(Box::new(address::read(&["articles?", filters.trim_start_matches('?')].concat()).filters))
        }
        "view" => {
            let name = text("view")?;
            Asked::View(address::view_of(name).ok_or_else(|| embedding::no_view(name))?)
        }
        "show" => Asked::Show(Box::new(address::read(text("address")?))),
        "theme" => Asked::Theme(theme(message)?),
        "language" => match text("language")? {
            "" => Asked::Language(None),
            tag => Asked::Language(Some(Language::by_tag(tag).ok_or_else(|| embedding::no_language(tag))?)),
        },
        "csv" => Asked::Csv(text("id")?.to_owned()),
        kind => return Err(embedding::no_type(kind)),
    })
}

fn theme(message: &Map<String, Value>) -> Result<Theme, String> {
    let is_dark = match message.get("scheme").map(|scheme| scheme.as_str().unwrap_or("?")) {
        None | Some("auto") => None,
        Some("light") => Some(false),
        Some("dark") => Some(true),
        Some(_) => return Err(embedding::no_scheme().to_owned()),
    };
    let given = match message.get("properties") {
        None => &Map::new(),
        Some(Value::Object(properties)) => properties,
        Some(_) => return Err(embedding::no_object("properties")),
    };
    let property = |(name, value): (&String, &Value)| {
        let known = COLOURS.iter().chain(&FACES).any(|known| known == name);
        match value.as_str().filter(|_| known) {
            Some(value) => Ok((name.clone(), value.to_owned())),
            None => Err(embedding::no_property(name, &COLOURS.join(", "), &FACES.join(", "))),
        }
    };
    Ok(Theme { is_dark, properties: given.iter().map(property).collect::<Result<_, _>>()? })
}

/// The state after what was asked; what is no question of the state leaves it as it is. The page stays embedded, with the same parts.
pub fn after(asked: &Asked, state: &State) -> State {
    let now = state.clone();
    match asked {
        Asked::Filters(filters) => State { filters: (**filters).clone(), reading: None, ..now },
        Asked::View(view) => State { view: *view, ..now },
        Asked::Show(shown) => {
            let language = shown.language.or(state.language);
            State { embed: state.embed, language, ..(**shown).clone() }
        }
        Asked::Language(language) => State { language: *language, ..now },
        Asked::Hello | Asked::Theme(_) | Asked::Csv(_) => now,
    }
}

/// A message of a type, with its fields.
fn message(kind: &str, fields: Value) -> String {
    let mut message = json!({ "broadside": VERSION, "type": kind });
    if let (Value::Object(all), Value::Object(fields)) = (&mut message, fields) {
        all.extend(fields);
    }
    message.to_string()
}

/// That this page would talk. It is said to any page around it and so holds nothing.
pub fn listening() -> String {
    message("listening", json!({}))
}

/// That the page is there, and what is in it.
pub fn ready(summary: &Summary) -> String {
    let views: Vec<&str> = View::ALL.into_iter().map(address::view_name).collect();
    let (title, articles, outlets) = (wording::title(summary), summary.n_articles, summary.n_outlets);
    message("ready", json!({ "title": title, "articles": articles, "outlets": outlets, "views": views }))
}

/// What is chosen: the whole address, the view's name, and the filters by themselves.
pub fn state(state: &State) -> String {
    let bare = State { embed: None, language: None, ..state.clone() };
    let filters = address::write(&State { filters: state.filters.clone(), ..State::default() });
    let filters = filters.split_once('?').map_or("", |(_, filters)| filters);
    message(
        "state",
        json!({ "address": address::write(&bare), "view": address::view_name(state.view), "filters": filters }),
    )
}

/// How many of the articles the filters keep.
pub fn selection(n_kept: u32, n_articles: u32) -> String {
    message("selection", json!({ "articles": n_kept, "of": n_articles }))
}

/// How high the page is, in CSS pixels.
pub fn height(pixels: f64) -> String {
    message("height", json!({ "height": pixels.ceil() as u64 }))
}

/// A table that was asked for, under the name of a file without its ending.
pub fn csv(id: &str, name: &str, text: &str) -> String {
    let name = [name, ".csv"].concat();
    message("csv", json!({ "id": id, "name": name, "csv": text }))
}

/// What went wrong, in a sentence; of a table that was asked for with its id.
pub fn error(why: &str, id: Option<&str>) -> String {
    message("error", id.map_or_else(|| json!({ "message": why }), |id| json!({ "message": why, "id": id })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Without;

    fn good(message: &Value) -> Asked {
        read(&message.to_string()).unwrap().unwrap()
    }

    fn fault(message: &Value) -> String {
        read(&message.to_string()).unwrap().unwrap_err()
    }

    #[test]
    fn what_is_asked_changes_that_alone() {
        let embed = Some(Without { timeline: true, ..Without::default() });
        let state = address::read("embed/words?without=timeline&outlet=A&lang=de&mode=map");
        let now = |message: Value| after(&good(&message), &state);
        let filtered = now(json!({ "broadside": 1, "type": "filters", "filters": "actor=NATO&from=2024-11" }));
        assert_eq!(
            address::write(&filtered),
            "embed/words?actor=NATO&from=2024-11-01&mode=map&without=timeline&lang=de"
        );
        let viewed = now(json!({ "broadside": 1, "type": "view", "view": "trends" }));
        assert_eq!((viewed.view, &viewed.filters), (View::Trends, &state.filters));
        let shown = now(json!({ "broadside": 1, "type": "show", "address": "names?kind=place" }));
        assert_eq!((shown.view, shown.embed, shown.language), (View::Names, embed, state.language));
        assert_eq!(shown.filters, Filters::default());
        let spoken = now(json!({ "broadside": 1, "type": "language", "language": "" }));
        assert_eq!(spoken, State { language: None, ..state.clone() });
        assert_eq!(now(json!({ "broadside": 1, "type": "hello", "more": [1] })), state);
    }

    #[test]
    fn what_another_program_says_is_no_message() {
        for json in ["", "null", "[1]", "\"broadside\"", "{\"type\":\"hello\"}", "{"] {
            assert_eq!(read(json), None, "{json}");
        }
        assert_eq!(read(&json!({ "text": "q".repeat(LONGEST) }).to_string()), None);
    }

    #[test]
    fn a_message_of_the_wrong_shape_is_told() {
        for (message, says) in [
            (json!({ "broadside": 2, "type": "hello" }), "version 1"),
            (json!({ "broadside": 1 }), "“type” is missing"),
            (json!({ "broadside": 1, "type": "show", "address": "q".repeat(LONGEST) }), "65,536"),
            (json!({ "broadside": 1, "type": "dance" }), "“dance”"),
            (json!({ "broadside": 1, "type": "filters", "filters": { "outlet": "A" } }), "must be a string"),
            (json!({ "broadside": 1, "type": "view", "view": "start" }), "no view “start”"),
            (json!({ "broadside": 1, "type": "language", "language": "tlh" }), "“tlh”"),
            (json!({ "broadside": 1, "type": "csv" }), "“id” is missing"),
            (json!({ "broadside": 1, "type": "theme", "scheme": 1 }), "“scheme”"),
            (json!({ "broadside": 1, "type": "theme", "properties": [] }), "an object"),
            (json!({ "broadside": 1, "type": "theme", "properties": { "background": "red" } }), "no “background”"),
            (json!({ "broadside": 1, "type": "theme", "properties": { "ink": 0 } }), "“ink”"),
        ] {
            assert!(fault(&message).contains(says), "{message}: {}", fault(&message));
        }
    }

    #[test]
    fn a_theme_is_a_scheme_and_properties() {
        let theme = json!({ "broadside": 1, "type": "theme", "scheme": "dark", "properties": { "ink": "#fff", "serif": "Georgia" } });
        let properties =
            [("ink", "#fff"), ("serif", "Georgia")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(good(&theme), Asked::Theme(Theme { is_dark: Some(true), properties: properties.to_vec() }));
    }

    #[test]
    fn filters_that_are_told_can_be_asked() {
        let told = state(&address::read("embed/context?q=peace+deal&not-outlet=A%26B&to=2025-01&lines=war&lang=uk"));
        let told: Value = serde_json::from_str(&told).unwrap();
        assert_eq!(told["view"], "context");
        assert_eq!(told["filters"], "q=peace+deal&not-outlet=A%26B&to=2025-01-31");
        let asked = good(&json!({ "broadside": 1, "type": "filters", "filters": told["filters"] }));
        let filters = address::read(told["address"].as_str().unwrap()).filters;
        assert_eq!(asked, Asked::Filters(Box::new(filters)));
    }
}
