//! Page record: what was found of a page's article, as the fields of a record.

use crate::readers::web_page::meta::Meta;
use crate::record::Record;
use crate::report::INCOMPLETE;
use serde_json::Value;

impl Meta {
    /// Gives a record what a page states, and the text that was found.
    pub(super) fn put(self, text: String, is_incomplete: bool, record: &mut Record) {
        for (name, value) in [
            ("id", self.id),
            ("headline", self.headline),
            ("outlet", self.outlet),
            ("byline", self.byline),
            ("date", self.date),
            ("url", self.url),
            ("section", self.section),
            ("language", self.language),
            ("text", text),
        ] {
            record.put(name, value);
        }
        record.put("topics", self.topics);
        if is_incomplete {
            record.put(INCOMPLETE, Value::from(true));
        }
        record.put("inferred", self.inferred);
    }
}
