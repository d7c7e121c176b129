//! The fields of one JSON object.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::read::fields::{Cell, Fields, Plan};
use crate::read::named::named;
use crate::read::{Config, Field};

/// Why an object gives no article.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::read) enum Problem {
    /// The text is there, and blank.
    Empty,
    /// This is no JSON object.
    Broken(String),
    /// No key holds text.
    NoText(String),
}

/// The fields of the object that `json` is. Values are looked at only where a field needs them, so what else an
/// object holds costs nothing and may be nested at will. Of equal keys the last one counts.
pub(in crate::read) fn fields_of(json: &str, config: &Config) -> Result<Fields, Problem> {
    if !json.trim_start().starts_with('{') {
        return Err(Problem::Broken(no_object(json)));
    }
    let object: Object<'_> = serde_json::from_str(json).map_err(|error| Problem::Broken(broken(&error)))?;
    let names = || object.0.iter().map(|(key, _)| key.as_ref());
    let plan = Plan::new(names(), config);
    if !plan.has_text() {
        return Err(Problem::NoText(format!(
            "no key holds the text; there are {}",
            named(names())
        )));
    }
    let fields = plan.take(|index, field| {
        let (key, raw) = &object.0[index];
        (key.as_ref(), cell(raw, field))
    });
    checked(fields)
}

/// The fields of an object that is already a value: front matter. It need not hold a text.
pub(in crate::read) fn fields_of_value(object: &[(String, Value)], config: &Config) -> Fields {
    let plan = Plan::new(object.iter().map(|(key, _)| key.as_str()), config);
    plan.take(|index, field| {
        let (key, value) = &object[index];
        (key.as_str(), cell_of(value.clone(), field))
    })
}

fn checked(fields: Fields) -> Result<Fields, Problem> {
    if fields.get(Field::Text).is_some() {
        return Ok(fields);
    }
    match fields.wrong.iter().find(|(field, ..)| *field == Field::Text) {
        Some((_, key, kind)) => Err(Problem::Broken(format!(
            "`{key}` is {kind}, not text or a list of paragraphs"
        ))),
        None => Err(Problem::Empty),
    }
}

fn cell(raw: &RawValue, field: Field) -> Cell<'static> {
    let json = raw.get();
    if json.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
        return number(json, field);
    }
    match serde_json::from_str(json) {
        Ok(value) => cell_of(value, field),
        Err(_) if json.starts_with('"') => lone_surrogates(json),
        Err(_) => Cell::Other("nested too deep"),
    }
}

/// Ids and dates are taken as written; a number is no text.
fn number(written: &str, field: Field) -> Cell<'static> {
    if field == Field::Text {
        Cell::Other("a number")
    } else {
        Cell::text(written.to_owned())
    }
}

fn cell_of(value: Value, field: Field) -> Cell<'static> {
    match value {
        Value::Null => Cell::Blank,
        Value::String(text) => Cell::text(text),
        Value::Number(number_) => number(&number_.to_string(), field),
        Value::Bool(_) => Cell::Other("a truth value"),
        Value::Array(items) => list(items, field),
        Value::Object(mut object) => match object.remove("name") {
            Some(Value::String(name)) if matches!(field, Field::Outlet | Field::Author) => Cell::text(name),
            _ => Cell::Other("an object"),
        },
    }
}

/// A list of strings: paragraphs of a text, authors, else the first one.
fn list(items: Vec<Value>, field: Field) -> Cell<'static> {
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Value::String(text) => texts.push(text),
            Value::Object(mut object) if field != Field::Text => {
                if let Some(Value::String(name)) = object.remove("name") {
                    texts.push(name);
                }
            }
            Value::Null => {}
            _ if field == Field::Text => return Cell::Other("a list of other things than text"),
            _ => {}
        }
    }
    match field {
        Field::Text => Cell::text(texts.join("\n\n")),
        Field::Author => Cell::text(texts.join(", ")),
        _ => texts.into_iter().next().map_or(Cell::Blank, Cell::text),
    }
}

/// A string with half a surrogate pair, which no UTF-8 can hold: each half becomes one U+FFFD.
fn lone_surrogates(json: &str) -> Cell<'static> {
    struct Bytes;
    impl Visitor<'_> for Bytes {
        type Value = Vec<u8>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }
        fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
            Ok(bytes.to_vec())
        }
    }
    let Ok(mut bytes) = serde_json::Deserializer::from_str(json).deserialize_bytes(Bytes) else {
        return Cell::Other("a string with broken escapes");
    };
    for at in 0..bytes.len().saturating_sub(2) {
        if bytes[at] == 0xed && bytes[at + 1] >= 0xa0 {
            bytes[at..at + 3].copy_from_slice("\u{fffd}".as_bytes());
        }
    }
    Cell::text(String::from_utf8_lossy(&bytes).into_owned())
}

fn no_object(json: &str) -> String {
    let what = match serde_json::from_str::<Value>(json) {
        Ok(Value::Array(_)) => "a list",
        Ok(Value::String(_)) => "a text",
        Ok(Value::Null) => "null",
        Ok(_) => "a number or truth value",
        Err(error) => return broken(&error),
    };
    format!("not a JSON object but {what}")
}

/// serde's message, with the column only: the line is the file's, which the caller knows.
fn broken(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or(&message);
    format!("not valid JSON at column {}: {reason}", error.column())
}

/// An object's keys with their values as written.
struct Object<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Object<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut entries: Vec<(Cow<'de, str>, &'de RawValue)> = Vec::new();
                while let Some((Key(key), value)) = map.next_entry()? {
                    entries.push((key, value));
                }
                Ok(Object(last_of_equal_keys(entries)))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// A key, borrowed where it has no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

fn last_of_equal_keys<'a>(entries: Vec<(Cow<'a, str>, &'a RawValue)>) -> Vec<(Cow<'a, str>, &'a RawValue)> {
    let mut seen = rustc_hash::FxHashSet::default();
    let mut kept: Vec<_> = entries
        .into_iter()
        .rev()
        .filter(|(key, _)| seen.insert(key.clone()))
        .collect();
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(json: &str, field: Field) -> Option<String> {
        fields_of(json, &Config::default())
            .expect("an object with text")
            .get(field)
            .map(str::to_owned)
    }

    #[test]
    fn a_list_of_strings_is_paragraphs() {
        assert_eq!(get(r#"{"text":["a","b"]}"#, Field::Text).as_deref(), Some("a\n\nb"));
    }

    #[test]
    fn numbers_are_ids_as_written_but_no_text() {
        let json = r#"{"id":99999999999999999999999,"text":"t"}"#;
        assert_eq!(get(json, Field::Id).as_deref(), Some("99999999999999999999999"));
        let wrong = fields_of(r#"{"text":7}"#, &Config::default());
        assert_eq!(
            wrong,
            Err(Problem::Broken(
                "`text` is a number, not text or a list of paragraphs".into()
            ))
        );
    }

    #[test]
    fn half_a_surrogate_pair_is_one_replacement() {
        let json = r#"{"text":"\ud800 lone \udc00 \ud83d\ude00"}"#;
        assert_eq!(get(json, Field::Text).as_deref(), Some("\u{fffd} lone \u{fffd} 😀"));
    }

    #[test]
    fn of_equal_keys_the_last_counts() {
        assert_eq!(
            get(r#"{"text":"first","text":"second"}"#, Field::Text).as_deref(),
            Some("second")
        );
    }

    #[test]
    fn what_else_an_object_holds_may_be_nested_at_will() {
        let deep = format!(
            r#"{{"text":"t","extra":{}{}}}"#,
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        assert_eq!(get(&deep, Field::Text).as_deref(), Some("t"));
    }

    #[test]
    fn names_inside_objects_are_found() {
        let json = r#"{"text":"t","publisher":{"name":"The Day"},"author":[{"name":"A"},1,"B"]}"#;
        assert_eq!(get(json, Field::Outlet).as_deref(), Some("The Day"));
        assert_eq!(get(json, Field::Author).as_deref(), Some("A, B"));
    }

    #[test]
    fn an_object_without_text_names_its_keys() {
        let problem = fields_of(r#"{"id":1,"titel":"x"}"#, &Config::default());
        assert_eq!(
            problem,
            Err(Problem::NoText("no key holds the text; there are `id`, `titel`".into()))
        );
        assert_eq!(fields_of(r#"{"text":" "}"#, &Config::default()), Err(Problem::Empty));
    }
}
