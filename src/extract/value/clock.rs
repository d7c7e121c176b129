//! Times of day: "14:49", "2:50 p.m. local time", "just before 3 p.m.", "noon", "0549 GMT".

use super::reader::{Found, Reader};
use super::sense::Sense;
use crate::model::{Clock, Meaning};

const NOON: u16 = 12 * 60;
const DAY: u16 = 24 * 60;

/// The time that begins at token `at`, with what stands before it: "just before".
pub fn read(reader: &Reader<'_, '_>, at: usize) -> Option<Found> {
    let (first, end) = moment(reader, at).or_else(|| part_of_range(reader, at))?;
    let (last, end) = latest(reader, end).unwrap_or((first, end));
    let (zone, end) = zone(reader, end);
    let (start, earliest, latest) = bounds(reader, at, first);
    Some(Found {
        tokens: start..end,
        meaning: Meaning::Time(Clock {
            earliest,
            latest: latest.max(last),
            zone,
        }),
    })
}

/// One time without bounds and zone, and the token after it.
fn moment(reader: &Reader<'_, '_>, at: usize) -> Option<(u16, usize)> {
    if let Some(Sense::Clock(minutes)) = reader.sense(at) {
        return Some((minutes, at + 1));
    }
    let word = reader.word(at);
    let (hour, minute, rest) = hour_and_minute(word)?;
    if let Some(half) = half(rest) {
        return Some((in_half(hour, minute, half)?, at + 1));
    }
    if !rest.is_empty() {
        return None;
    }
    if let Some(half) = half(reader.word(at + 1)) {
        let stop = usize::from(half_needs_stop(reader, at + 1));
        return Some((in_half(hour, minute, half)?, at + 2 + stop));
    }
    if reader.word(at + 1).starts_with(['o', 'O']) && reader.is_any(at + 1, &["o'clock", "o’clock"]) {
        return Some((hour * 60, at + 2));
    }
    let is_written_so = word.contains(':') || word.len() == 4 && zone(reader, at + 1).0.is_some();
    (is_written_so && hour < 24).then_some((hour * 60 + minute, at + 1))
}

/// "p.m" | "." as two tokens at the end of a sentence.
fn half_needs_stop(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.word(at).ends_with('m') && reader.word(at).contains('.') && reader.word(at + 1) == "."
}

/// "9" in "9 to 11 p.m.": its half of the day stands after the second one.
fn part_of_range(reader: &Reader<'_, '_>, at: usize) -> Option<(u16, usize)> {
    let (hour, minute, rest) = hour_and_minute(reader.word(at))?;
    let is_range = rest.is_empty() && reader.is_any(at + 1, &["to", "and", "–", "-"]) && !reader.word(at).is_empty();
    if !is_range {
        return None;
    }
    let (last, _) = moment(reader, at + 2)?;
    let (_, _, last_rest) = hour_and_minute(reader.word(at + 2))?;
    half(last_rest).or_else(|| half(reader.word(at + 3)))?;
    let morning = hour % 12 * 60 + minute;
    let first = [morning + NOON, morning].into_iter().find(|&first| first <= last)?;
    (hour <= 12).then_some((first, at + 1))
}

/// "to 5 p.m." after a time.
fn latest(reader: &Reader<'_, '_>, at: usize) -> Option<(u16, usize)> {
    let joins = reader.is_any(at, &["to", "and", "–", "-"]);
    joins.then(|| moment(reader, at + 1)).flatten()
}

/// "14:49", "2.50pm", "9am", "0549": the hour, the minute and what follows in the token.
fn hour_and_minute(word: &str) -> Option<(u16, u16, &str)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (head, rest) = word.split_at(digits);
    let (hour, minute, rest) = match (digits, rest.as_bytes().first()) {
        (4, _) => (head[..2].parse().ok()?, head[2..].parse().ok()?, rest),
        (1 | 2, Some(b':' | b'.')) => {
            let minute = rest.get(1..3)?;
            if !minute.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let rest = &rest[3..];
            // "2.50" alone is a number, "14:49:05" has seconds.
            let rest = rest
                .strip_prefix(':')
                .map_or(rest, |seconds| seconds.get(2..).unwrap_or(rest));
            (head.parse().ok()?, minute.parse().ok()?, rest)
        }
        (1 | 2, _) => (head.parse().ok()?, 0, rest),
        _ => return None,
    };
    (hour <= 24 && minute < 60).then_some((hour, minute, rest))
}

/// The half of the day: whether it is the second one.
fn half(word: &str) -> Option<u16> {
    let mut letters = word.bytes().filter(|&b| b != b'.').map(|b| b.to_ascii_lowercase());
    match (letters.next(), letters.next(), letters.next()) {
        (Some(b'a'), Some(b'm'), None) => Some(0),
        (Some(b'p'), Some(b'm'), None) => Some(NOON),
        _ => None,
    }
}

fn in_half(hour: u16, minute: u16, half: u16) -> Option<u16> {
    (1..=12).contains(&hour).then_some(hour % 12 * 60 + minute + half)
}

fn zone(reader: &Reader<'_, '_>, at: usize) -> (Option<&'static str>, usize) {
    if reader.is_word(at, "local") && reader.is_word(at + 1, "time") {
        return (Some("local"), at + 2);
    }
    let is_shouted = reader.word(at).bytes().all(|b| b.is_ascii_uppercase());
    match reader.sense(at).filter(|_| is_shouted) {
        Some(Sense::Zone(name)) => (Some(name), at + 1),
        _ => (None, at),
    }
}

/// "just before", "about": where they start, and the earliest and latest minute that they leave.
fn bounds(reader: &Reader<'_, '_>, at: usize, minutes: u16) -> (usize, u16, u16) {
    let config = &reader.view.config.values;
    let (near, about) = (config.near_minutes, config.about_minutes);
    let is_near = reader.is_any(at.wrapping_sub(2), &["just", "shortly", "right"]);
    let start = |words: usize| at.saturating_sub(words);
    let follows = |words: &[&str]| reader.is_any(at.wrapping_sub(1), words);
    if is_near && follows(&["before"]) {
        (start(2), minutes.saturating_sub(near), minutes)
    } else if is_near && follows(&["after", "past"]) {
        (start(2), minutes, minutes.saturating_add(near))
    } else if follows(&["before", "by", "until"]) {
        (start(1), 0, minutes)
    } else if follows(&["after", "since"]) {
        (start(1), minutes, DAY)
    } else if follows(&["about", "around", "approximately", "roughly"]) {
        (start(1), minutes.saturating_sub(about), minutes.saturating_add(about))
    } else if follows(&["nearly", "almost"]) {
        (start(1), minutes.saturating_sub(near), minutes)
    } else {
        (at, minutes, minutes)
    }
}
