//! Person: an author as an object of another program, whose name is whole or in parts.

use crate::fields::bare;
use crate::html::residue;
use model::byline::of_one;
use serde_json::{Map, Value};

/// The keys of a whole name.
const WHOLE: [&str; 2] = ["literal", "name"];
/// The keys of what a name begins with.
const GIVEN: [&str; 5] = ["first", "firstname", "forename", "given", "givenname"];
/// The keys of what stands before a surname: the `van der` of `CSL`.
const PARTICLES: [&str; 2] = ["droppingparticle", "nondroppingparticle"];
/// The keys of a surname.
const SURNAMES: [&str; 5] = ["family", "familyname", "last", "lastname", "surname"];

/// What somebody is, by `creatorType`, who wrote nothing of what is read.
const BESIDE: [&str; 4] = ["editor", "reviewedAuthor", "seriesEditor", "translator"];

/// The name of a person as it is spoken, from `{"name": …}` or from its parts, `{"family": …, "given": …}`.
pub(crate) fn name_of(fields: &Map<String, Value>) -> Option<String> {
    let parts = |keys: &[&str]| -> Vec<String> {
        let own = fields.iter().filter(|(key, _)| keys.contains(&bare(key).as_str()));
        own.filter_map(|(_, value)| value.as_str()).map(residue::paragraphs).filter(|part| !part.is_empty()).collect()
    };
    if let Some(name) = parts(&WHOLE).into_iter().next() {
        let is_other = fields.get("@type").is_some_and(|kind| !kind.to_string().contains("Person"));
        return Some(if is_other { name } else { of_one(&name) });
    }
    let surname: Vec<String> = parts(&SURNAMES);
    (!surname.is_empty()).then(|| [parts(&GIVEN), parts(&PARTICLES), surname].concat().join(" "))
}

/// A value in which each person is a name; what is none stays as it is. Of people with roles, those who wrote, if any did.
pub(crate) fn named(value: Value) -> Value {
    match value {
        Value::Object(fields) => name_of(&fields).map_or(Value::Object(fields), Value::from),
        Value::Array(mut items) => {
            let wrote = |item: &Value| {
                item.get("creatorType").and_then(Value::as_str).is_none_or(|role| !BESIDE.contains(&role))
            };
            if items.iter().any(wrote) {
                items.retain(wrote);
            }
            items.into_iter().map(|item| if item.is_object() { named(item) } else { item }).collect()
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn people_have_names() {
        let check = |value: Value, wanted: Value| assert_eq!(named(value), wanted);
        check(json!({"family": "Marlow", "given": "Ines"}), json!("Ines Marlow"));
        check(
            json!([{"family": "Berg", "given": "Ola", "non-dropping-particle": "van der"}, {"literal": "Reuters"}, "Bo"]),
            json!(["Ola van der Berg", "Reuters", "Bo"]),
        );
        check(json!({"firstName": "Ines", "lastName": "Marlow", "creatorType": "author"}), json!("Ines Marlow"));
        check(
            json!([{"name": "Ola Berg", "creatorType": "editor"}, {"name": "Ines Marlow", "creatorType": "author"}]),
            json!(["Ines Marlow"]),
        );
        check(json!([{"name": "Ola Berg", "creatorType": "editor"}]), json!(["Ola Berg"]));
        check(json!({"@type": "Person", "name": "Marlow, Ines"}), json!("Ines Marlow"));
        check(json!({"@type": "NewsMediaOrganization", "name": "Gull, Tern"}), json!("Gull, Tern"));
        check(json!([{"id": 7}]), json!([{"id": 7}]));
    }
}
