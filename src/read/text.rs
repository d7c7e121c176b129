//! Files of one article: read whole, within the cap.

use std::io::{BufRead, Read};

use super::damage::Damage;
use super::decode::{declared, decode};
use super::fields::Fields;
use super::intake::Intake;
use super::{Field, Format, Place, html, markdown};

/// Reads plain text, Markdown or HTML: one article.
pub(super) fn read(format: Format, input: &mut dyn BufRead, intake: &mut Intake<'_>) {
    let bytes_max = intake.config().record_bytes_max;
    let mut bytes = Vec::new();
    if let Err(error) = input.take(bytes_max as u64 + 1).read_to_end(&mut bytes) {
        let damage = Damage::from(&error);
        return intake.skip(Place::File, damage.reason, damage.remedy);
    }
    if bytes.len() > bytes_max {
        let reason = format!("more than {bytes_max} bytes, which is no article");
        return intake.skip(Place::File, reason, "raise `record_bytes_max`, or cut it into articles");
    }
    let charset = if format == Format::Html { declared(&bytes) } else { None };
    let decoded = decode(&bytes, charset);
    intake.decoded(&decoded, Place::File);
    let fields = match format {
        Format::Markdown => markdown::fields(&decoded.text, intake),
        Format::Html => html::fields(&decoded.text, intake),
        _ => {
            let mut fields = Fields::default();
            // Exactly as given: marked corpora hold offsets into it.
            fields.set(Field::Text, "(whole file)", decoded.text);
            fields
        }
    };
    if fields.get(Field::Text).is_some() {
        intake.record(Place::File, fields);
    } else {
        intake.empty(Place::File);
    }
}
