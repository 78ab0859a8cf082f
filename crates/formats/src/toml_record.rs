//! TOML as records: fields with their lines.

use crate::record::Record;
use model::fault::{Fault, FaultKind, Place};
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads TOML that follows this many lines of the file.
///
/// # Errors
/// The text is not TOML.
pub fn parse<'a>(file: &str, content: &'a str, lines_before: usize) -> Result<Spanned<DeTable<'a>>, Fault> {
    DeTable::parse(content).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(content, span.start));
        let kind = FaultKind::Toml(error.message().to_owned());
        Fault { place: Place::line(file, lines_before + line), kind }
    })
}

/// The fields of a table, each with its line.
pub fn record(file: &str, table: &DeTable<'_>, content: &str, lines_before: usize) -> Record {
    let mut record = Record { file: file.to_owned(), ..Record::default() };
    for (key, value) in table {
        let name = key.get_ref().to_string();
        record.lines.push((name.clone(), lines_before + line_at(content, key.span().start)));
        record.fields.insert(name, json(value.get_ref()));
    }
    record
}

/// The line of a byte, counted from 1.
pub fn line_at(content: &str, offset: usize) -> usize {
    content.as_bytes().iter().take(offset).filter(|&&b| b == b'\n').count() + 1
}

/// A value as JSON.
pub fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix())
            .map(Value::from)
            .or_else(|_| u64::from_str_radix(n.as_str(), n.radix()).map(Value::from))
            .unwrap_or_default(),
        DeValue::Float(n) => n.as_str().parse::<f64>().map_or(Value::Null, Value::from),
        DeValue::Boolean(b) => Value::from(*b),
        // A date without quotation marks is a date all the same.
        DeValue::Datetime(date) => Value::from(date.to_string()),
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => {
            table.iter().map(|(key, item)| (key.get_ref().to_string(), json(item.get_ref()))).collect()
        }
    }
}
