//! `WordPress`: outlet and author of a post as its interface (`wp-json`) gives them out, where the post itself has the author's number alone.

use super::named::name_of;
use crate::fields::{BYLINE, OUTLET, field_of};
use serde_json::{Map, Value};

/// Where the program says for search engines what a post is (Yoast).
const YOAST: &str = "yoast_head_json";

/// Adds what is stated beside a post.
pub(super) fn take(fields: &mut Map<String, Value>) {
    let names = |value: &Value| value.is_string() || value.is_array() || value.is_object();
    let has = |field: &str| fields.iter().any(|(name, value)| field_of(name) == Some(field) && names(value));
    let (has_outlet, has_byline) = (has(OUTLET.name), has(BYLINE.name));
    let of_yoast = |name: &str| fields.get(YOAST)?.get(name)?.as_str().map(str::to_owned);
    let outlet = of_yoast("og_site_name");
    let authors: Vec<Value> = fields.get("_embedded").and_then(|beside| beside.get("author")?.as_array()).map_or_else(
        || of_yoast("author").into_iter().map(Value::from).collect(),
        |authors| authors.iter().filter_map(|author| name_of(author, &["name"])).map(Value::from).collect(),
    );
    if let Some(outlet) = outlet.filter(|outlet| !has_outlet && !outlet.is_empty()) {
        fields.insert(OUTLET.name.to_owned(), outlet.into());
    }
    if !has_byline && !authors.is_empty() {
        fields.insert(BYLINE.name.to_owned(), authors.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_post_has_the_outlet_and_author_beside_it() {
        let check = |mut more: Value, outlet: Value, byline: Value| {
            let fields = more.as_object_mut().unwrap();
            fields.insert("author".to_owned(), 3.into());
            take(fields);
            assert_eq!(
                (fields.remove("author"), fields.remove("outlet").unwrap_or_default()),
                (Some(json!(3)), outlet)
            );
            assert_eq!(fields.remove("byline").unwrap_or_default(), byline);
        };
        let yoast = json!({"og_site_name": "The Gull", "author": "Ann Lee", "title": "Rain - The Gull"});
        check(json!({"yoast_head_json": yoast}), json!("The Gull"), json!(["Ann Lee"]));
        let beside = json!({"author": [{"id": 3, "name": "Ann Lee"}, {"code": "rest_user_invalid_id"}]});
        check(json!({"_embedded": beside}), Value::Null, json!(["Ann Lee"]));
        check(json!({"source": "The Post", "authors": ["Bo"], "yoast_head_json": yoast}), Value::Null, Value::Null);
        check(json!({"yoast_head_json": null}), Value::Null, Value::Null);
    }
}
