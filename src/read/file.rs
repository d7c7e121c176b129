//! One file or stream, from its stored bytes to its records.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use super::binary::binary;
use super::content::{Content, Mark};
use super::damage::Damage;
use super::intake::Intake;
use super::packed::{Compression, Packed};
use super::stored::Stored;
use super::{Format, Place, WarningKind, csv, json, text};

/// Reads a file; `format` is what its name tells, if anything.
pub(super) fn read_file(path: &Path, format: Option<Format>, intake: &mut Intake<'_>) {
    match File::open(path) {
        Ok(file) => read_stream(Box::new(file), format, intake),
        Err(error) => skip(&Damage::from(&error), intake),
    }
}

/// Reads a stream to its end, or to where it cannot be read on.
pub(super) fn read_stream(reader: Box<dyn Read>, format: Option<Format>, intake: &mut Intake<'_>) {
    let opened = Stored::new(reader).and_then(Packed::open);
    let (packed, compression) = match opened {
        Ok(opened) => opened,
        Err(error) => return skip(&Damage::from(&error), intake),
    };
    intake.opened();
    intake.report().compression = compression;
    let content = Content::new(packed, intake.config());
    let packed = read_content(content, format, intake);
    if packed.has_trailing_bytes() {
        intake.warn(
            WarningKind::TrailingBytes,
            Place::File,
            "bytes after the end of the gzip data were left out",
        );
    }
    if let Some(stored) = packed.into_stored() {
        let stamp = stored.finish(intake.config().record_bytes_max);
        intake.report().bytes = stamp.bytes;
        intake.report().sha256 = stamp.sha256;
    }
}

fn read_content(mut content: Content, format: Option<Format>, intake: &mut Intake<'_>) -> Packed {
    if let Some(damage) = refusal(&content, intake) {
        skip(&damage, intake);
        return content.into_packed();
    }
    if content.is_blank() {
        intake.report().format = format;
        intake.empty(Place::File);
        return content.into_packed();
    }
    let head = match content.skip_mark() {
        Some(Mark::Utf16(encoding)) => {
            intake.transcoded(encoding.name());
            Cow::Owned(
                encoding
                    .decode_without_bom_handling(content.head())
                    .0
                    .into_owned()
                    .into_bytes(),
            )
        }
        _ => Cow::Borrowed(content.head()),
    };
    let named = format.unwrap_or_else(|| Format::sniff(&head, intake.config()));
    let format = named.corrected(&head);
    if format != named {
        intake.warn(
            WarningKind::WrongLabel,
            Place::File,
            "the content is JSON, whatever the name says",
        );
    }
    intake.report().format = Some(format);
    let mut input = BufReader::with_capacity(1 << 16, content);
    match format {
        Format::Text | Format::Markdown | Format::Html => text::read(format, &mut input, intake),
        Format::Json => json::read_document(&mut input, intake),
        Format::JsonLines => json::read_lines(&mut input, intake),
        Format::Csv | Format::Tsv | Format::List => csv::read(&mut input, intake),
    }
    input.into_inner().into_packed()
}

/// Why a file is not read at all, if so.
fn refusal(content: &Content, intake: &Intake<'_>) -> Option<Damage> {
    let head = content.head();
    if Compression::of(head) != Compression::None {
        return Some(Damage {
            reason: "compressed more than once".to_owned(),
            remedy: "unpack it once",
        });
    }
    match content.mark() {
        Some(Mark::Utf32) => Some(Damage {
            reason: "UTF-32 by its byte order mark, which is not read".to_owned(),
            remedy: "convert it to UTF-8: iconv -f UTF-32 -t UTF-8",
        }),
        Some(Mark::Utf16(_)) => None,
        Some(Mark::Utf8) | None => {
            binary(head, intake.config().control_percent_max).map(|reason| Damage { reason, remedy: "" })
        }
    }
}

fn skip(damage: &Damage, intake: &mut Intake<'_>) {
    intake.skip(Place::File, damage.reason.clone(), damage.remedy);
}
