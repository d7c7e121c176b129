//! JSON written straight into its line: no tree in between, names as they stand, texts copied whole where nothing in
//! them is escaped.

use std::fmt::{self, Write as _};

use crate::model::Confidence;

/// A line of JSON that is being written.
pub(super) struct Json {
    line: String,
}

/// What can be written as JSON.
pub(super) trait ToJson {
    fn write(&self, json: &mut Json);
}

impl Json {
    /// Nothing written yet; room for `bytes`.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            line: String::with_capacity(bytes),
        }
    }

    /// Goes on after what `line` has.
    pub(super) const fn after(line: String) -> Self {
        Self { line }
    }

    /// What was written.
    pub(super) fn into_line(self) -> String {
        self.line
    }

    /// Opens an object; [`Json::close`] ends it.
    pub(super) fn open(&mut self) -> &mut Self {
        self.line.push('{');
        self
    }

    pub(super) fn close(&mut self) {
        self.line.push('}');
    }

    /// A field of the object that is open. Its key holds nothing that is escaped.
    pub(super) fn field(&mut self, key: &'static str, value: &(impl ToJson + ?Sized)) -> &mut Self {
        self.comma();
        self.line.push('"');
        self.line.push_str(key);
        self.line.push_str("\":");
        value.write(self);
        self
    }

    /// Before all but the first of an object or a list.
    fn comma(&mut self) {
        if !matches!(self.line.as_bytes().last(), Some(b'{' | b'[')) {
            self.line.push(',');
        }
    }
}

impl ToJson for str {
    fn write(&self, json: &mut Json) {
        json.line.push('"');
        push_escaped(self, &mut json.line);
        json.line.push('"');
    }
}

impl ToJson for usize {
    fn write(&self, json: &mut Json) {
        let mut digits = [0_u8; 20];
        let mut rest = *self;
        let mut first = digits.len();
        loop {
            first -= 1;
            digits[first] = b"0123456789"[rest % 10];
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        json.line
            .push_str(str::from_utf8(&digits[first..]).expect("digits are ASCII"));
    }
}

impl ToJson for i16 {
    fn write(&self, json: &mut Json) {
        if *self < 0 {
            json.line.push('-');
        }
        usize::from(self.unsigned_abs()).write(json);
    }
}

impl ToJson for bool {
    fn write(&self, json: &mut Json) {
        json.line.push_str(if *self { "true" } else { "false" });
    }
}

impl ToJson for f64 {
    fn write(&self, json: &mut Json) {
        json.line
            .push_str(&serde_json::to_string(self).expect("numbers always serialise"));
    }
}

/// The shortest number that reads back as the same `f32`.
impl ToJson for f32 {
    fn write(&self, json: &mut Json) {
        json.line
            .push_str(&serde_json::to_string(self).expect("numbers always serialise"));
    }
}

impl<T: ToJson + ?Sized> ToJson for &T {
    fn write(&self, json: &mut Json) {
        (**self).write(json);
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, json: &mut Json) {
        match self {
            Some(value) => value.write(json),
            None => json.line.push_str("null"),
        }
    }
}

impl<T: ToJson> ToJson for [T] {
    fn write(&self, json: &mut Json) {
        json.line.push('[');
        for value in self {
            json.comma();
            value.write(json);
        }
        json.line.push(']');
    }
}

/// What is JSON already: a text in its marks, escaped.
pub(super) struct Raw<'a>(pub(super) &'a str);

impl Raw<'_> {
    /// A text as it is written.
    pub(super) fn of(text: &str) -> String {
        let mut json = Json::with_capacity(text.len() + 2);
        text.write(&mut json);
        json.into_line()
    }
}

impl ToJson for Raw<'_> {
    fn write(&self, json: &mut Json) {
        json.line.push_str(self.0);
    }
}

/// A share from 0 to 1 in thousandths, as the tables have it: 0.9 rather than 0.8999999761581421.
pub(super) struct Share(pub(super) f32);

impl ToJson for Share {
    fn write(&self, json: &mut Json) {
        let thousandths = usize::from(Confidence::new(self.0).thousandths());
        let (whole, part) = (thousandths / 1000, thousandths % 1000);
        let digits = [part / 100, part / 10 % 10, part % 10];
        let kept = digits.iter().rposition(|&digit| digit > 0).unwrap_or(0) + 1;
        whole.write(json);
        json.line.push('.');
        digits[..kept].iter().for_each(|digit| digit.write(json));
    }
}

/// What is written as a text, and holds nothing that is escaped: an id, a date.
pub(super) struct Shown<T>(pub(super) T);

impl<T: fmt::Display> ToJson for Shown<T> {
    fn write(&self, json: &mut Json) {
        write!(json.line, "\"{}\"", self.0).expect("a String takes all that is written");
    }
}

/// Bytes that are looked over at once.
const CHUNK: usize = 16;

/// Appends `text` with what JSON escapes, and with the controls that a terminal would obey: DEL and C1, which JSON may
/// hold as they are.
fn push_escaped(text: &str, line: &mut String) {
    let is_odd = |byte: u8| matches!(byte, 0..=0x1f | b'"' | b'\\' | 0x7f | 0xc2);
    let mut written = 0;
    for (index, chunk) in text.as_bytes().chunks(CHUNK).enumerate() {
        if !chunk.iter().fold(false, |found, &byte| found | is_odd(byte)) {
            continue;
        }
        for (at, _) in (index * CHUNK..).zip(chunk).filter(|&(_, &byte)| is_odd(byte)) {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                continue;
            };
            if c.is_ascii() || is_late_control(c) {
                line.push_str(&text[written..at]);
                push_escape(c, line);
                written = at + c.len_utf8();
            }
        }
    }
    line.push_str(&text[written..]);
}

const fn is_late_control(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}')
}

fn push_escape(c: char, line: &mut String) {
    let short = match c {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\u{8}' => "\\b",
        '\u{c}' => "\\f",
        _ => {
            write!(line, "\\u{:04x}", u32::from(c)).expect("a String takes all that is written");
            return;
        }
    };
    line.push_str(short);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &(impl ToJson + ?Sized)) -> String {
        let mut json = Json::with_capacity(0);
        value.write(&mut json);
        json.into_line()
    }

    #[test]
    fn texts_are_escaped_as_serde_does() {
        let every: String = (0..0x180)
            .filter_map(char::from_u32)
            .filter(|&c| !is_late_control(c))
            .collect();
        for text in [
            "",
            "plain",
            "a \"b\" \\ c\n",
            "“Curly” — €, \u{a0}£ \u{1f600}",
            &every,
            &every.repeat(3),
        ] {
            assert_eq!(written(text), serde_json::to_string(text).unwrap());
        }
    }

    #[test]
    fn controls_that_json_leaves_alone_are_escaped() {
        let escaped = written("a\u{9b}31m\u{7f}\u{a9}");
        assert_eq!(escaped, "\"a\\u009b31m\\u007f\u{a9}\"");
        assert_eq!(
            serde_json::from_str::<String>(&escaped).unwrap(),
            "a\u{9b}31m\u{7f}\u{a9}"
        );
    }

    #[test]
    fn numbers_and_lists_are_those_of_serde() {
        for number in [-32_768, -1, 0, 12_i16] {
            assert_eq!(written(&number), number.to_string());
        }
        for number in [0, 7, 10, 1_234_567_890, usize::MAX] {
            assert_eq!(written(&number), number.to_string());
        }
        assert_eq!(written(&0.125), "0.125");
        for thousandths in 0..=1000_u16 {
            let share = f64::from(thousandths) / 1000.0;
            assert_eq!(
                written(&Share(f32::from(thousandths) / 1000.0)),
                serde_json::to_string(&share).unwrap()
            );
        }
        assert_eq!(written(&[Some("a"), None][..]), r#"["a",null]"#);
    }

    #[test]
    fn objects_have_commas_between_their_fields() {
        let mut json = Json::with_capacity(0);
        json.open()
            .field("a", &1_usize)
            .field("b", "{")
            .field("c", "\u{80}")
            .close();
        assert_eq!(json.into_line(), r#"{"a":1,"b":"{","c":"\u0080"}"#);
    }
}
