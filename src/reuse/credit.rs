//! Credit lines: whose text an article says that it is.
//!
//! A credit of a picture is none of the text: what stands in a caption, or at the head after "Source:", is passed over.

use super::carrier::{NAME_WORDS_MAX, agency};
use crate::model::{Article, Credit, CreditForm, Span};

/// Paragraphs at the head of a text in which bylines and datelines stand, captions and menus before them.
const HEAD_PARAGRAPHS: usize = 8;
/// Paragraphs at its end in which signatures stand, with invitations to subscribe after them.
const TAIL_PARAGRAPHS: usize = 6;
/// Bytes of a paragraph in which its dateline ends: two cities and a date.
const DATELINE_BYTES_MAX: usize = 90;
/// Words of a paragraph that is a credit and nothing else.
const LINE_WORDS_MAX: usize = 12;
/// Words of one that tells who contributed.
const CONTRIBUTION_WORDS_MAX: usize = 40;
/// What tells a contribution.
const CONTRIBUTED: &[&str] = &[
    "additional input",
    "additional reporting",
    "agencies",
    "agency inputs",
    "contributed reporting",
    "contributed to this",
    "inputs from",
    "reporting by",
    "with files from",
    "with material from",
];
/// What tells that a picture is credited.
const PICTURE: &[&str] = &[
    "file",
    "graphic",
    "image",
    "images",
    "photo",
    "photograph",
    "picture",
    "video",
];

/// The agencies that an article credits, its author first, then in the order of its text. Linear.
#[must_use]
pub fn credits(article: &Article) -> Vec<Credit> {
    let byline = article.author.as_deref().and_then(at_end);
    let mut credits: Vec<Credit> = byline
        .map(|to| credit(to, CreditForm::Byline, None))
        .into_iter()
        .collect();
    let paragraphs = paragraphs(&article.text);
    let tail = paragraphs.len().saturating_sub(TAIL_PARAGRAPHS);
    for (at, &span) in paragraphs.iter().enumerate() {
        let line = Line {
            text: span.of(&article.text),
            is_head: at < HEAD_PARAGRAPHS,
            is_tail: at >= tail,
            is_last: at + 1 == paragraphs.len(),
        };
        if let Some((to, form, place)) = (line.is_head || line.is_tail).then(|| line.credit()).flatten() {
            let span = Span::new(span.start + place.start, span.start + place.end);
            credits.push(Credit {
                to: to.map(Into::into),
                form,
                span: Some(span),
            });
        }
    }
    credits
}

fn credit(to: &str, form: CreditForm, span: Option<Span>) -> Credit {
    Credit {
        to: Some(to.into()),
        form,
        span,
    }
}

/// Without blank ones.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut start = 0;
    let lines = text.split('\n').map(|line| {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len() + 1;
        span
    });
    lines.filter(|span| !span.is_empty()).collect()
}

/// Whether a text begins with a place as datelines write it: "OLDPORT".
fn is_after_city(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    first.chars().count() > 2 && first.chars().all(char::is_uppercase)
}

/// A name of few words, and no day.
fn is_capitalised(name: &str) -> bool {
    let words = || name.split_whitespace();
    words().count() <= NAME_WORDS_MAX
        && words().all(|word| word.starts_with(char::is_uppercase) && !word.ends_with("day"))
}

/// A paragraph, and where it stands.
struct Line<'a> {
    text: &'a str,
    is_head: bool,
    is_tail: bool,
    is_last: bool,
}

type Found<'a> = (Option<&'a str>, CreditForm, Span);

impl<'a> Line<'a> {
    fn credit(&self) -> Option<Found<'a>> {
        let dateline = self.is_head.then(|| self.dateline()).flatten();
        dateline.or_else(|| self.line()).or_else(|| self.signature())
    }

    /// "SEOUL, June 16 (Reuters) -", "SEOUL, June 16./TASS/."
    fn dateline(&self) -> Option<Found<'a>> {
        let closed = [('(', ')'), ('/', '/')].into_iter().find_map(|(open, close)| {
            let mut head = self.text.char_indices().take_while(|(at, _)| *at <= DATELINE_BYTES_MAX);
            let (start, _) = head.find(|(_, c)| *c == open)?;
            let inside = start + open.len_utf8();
            let end = inside + self.text[inside..].find(close)?;
            let name = &self.text[inside..end];
            let unlisted = || Some(name).filter(|_| is_after_city(self.text) && is_capitalised(name));
            let to = agency(name).or_else(unlisted)?;
            Some((start, end + close.len_utf8(), to))
        });
        let (start, end, to) = closed?;
        let begins = self.text[end..].trim_start().starts_with(['-', '–', '—', '.', ':']);
        let is_place =
            |word: &str| !word.starts_with(char::is_lowercase) || matches!(word, "and" | "de" | "near" | "of");
        let is_dateline = begins && self.text[..start].split_whitespace().all(is_place);
        is_dateline.then_some((Some(to), CreditForm::Dateline, Span::new(start, end)))
    }

    /// A paragraph that is a credit and nothing else.
    fn line(&self) -> Option<Found<'a>> {
        let words = self.text.split_whitespace().take(CONTRIBUTION_WORDS_MAX + 1).count();
        if words > CONTRIBUTION_WORDS_MAX {
            return None;
        }
        let lower = self.text.to_lowercase();
        if words_of(&lower).any(|word| PICTURE.contains(&word)) {
            return None;
        }
        let whole = Span::new(0, self.text.len());
        if CONTRIBUTED.iter().any(|phrase| lower.contains(phrase)) || words <= 4 && lower.contains("with ") {
            let to = anywhere(self.text);
            let is_told =
                to.is_some() || words <= LINE_WORDS_MAX && CONTRIBUTED.iter().any(|phrase| lower.contains(phrase));
            return is_told.then_some((to, CreditForm::Contribution, whole));
        }
        let form = if lower.contains('©') || lower.contains("copyright") {
            return Some((
                Some(anywhere(self.text).filter(|_| self.is_tail)?),
                CreditForm::Copyright,
                whole,
            ));
        } else if self.is_head && !self.is_last {
            CreditForm::Byline
        } else {
            CreditForm::Signature
        };
        let marks = |c: char| !c.is_alphanumeric();
        let (bare, named) = (self.text.trim_matches(marks), lower.trim_matches(marks));
        let to = if named.starts_with("by ") && words <= LINE_WORDS_MAX {
            at_end(bare)
        } else if let Some(rest) = named.strip_prefix("source:").filter(|_| self.is_tail) {
            agency(rest)
        } else {
            agency(bare)
        };
        Some((Some(to?), form, whole))
    }

    /// "… he said. — AFP" where the text ends.
    fn signature(&self) -> Option<Found<'a>> {
        let bare = self.text.trim_end_matches(['.', ')', ' ', '/', '-', '–', '—']);
        let start = bare.rfind(['—', '–', '-', '(', '/']).filter(|_| self.is_last)?;
        let name = bare[start..].trim_start_matches(['—', '–', '-', '(', '/', ' ']);
        let ends = bare[..start].trim_end_matches([' ', '—', '–', '-', '(', '/']);
        let is_sentence = ends.ends_with(['.', '!', '?', '”', '"', '’', '\'']);
        let to = agency(name).filter(|_| is_sentence)?;
        Some((Some(to), CreditForm::Signature, Span::new(start, self.text.len())))
    }
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The agency that a byline ends with: "Hyung-Jin Kim, Associated Press", "Reuters Staff".
fn at_end(byline: &str) -> Option<&'static str> {
    let words: Vec<&str> = words_of(byline).collect();
    let kept = match words.as_slice() {
        [
            rest @ ..,
            "Staff" | "staff" | "Writer" | "writer" | "Writers" | "Reporter",
        ] => rest,
        all => all,
    };
    (0..NAME_WORDS_MAX.min(kept.len()))
        .rev()
        .find_map(|more| named(&kept[kept.len() - 1 - more..]))
}

/// The first agency named in a line.
fn anywhere(line: &str) -> Option<&'static str> {
    let words: Vec<&str> = words_of(line).collect();
    (0..words.len()).find_map(|start| {
        let longest = NAME_WORDS_MAX.min(words.len() - start);
        (1..=longest)
            .rev()
            .find_map(|length| named(&words[start..start + length]))
    })
}

/// An agency's name is written in capitals: "ap" is none.
fn named(words: &[&str]) -> Option<&'static str> {
    let is_name = words.iter().all(|word| !word.starts_with(char::is_lowercase)) || words == ["dpa"];
    agency(&words.join(" ")).filter(|_| is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts with the agency, the form, and the words that show it.
    #[track_caller]
    fn check(text: &str, wanted: &[(&str, CreditForm, &str)]) {
        let found = credits(&Article::new(text));
        let told: Vec<_> = found
            .iter()
            .map(|c| {
                (
                    c.to.as_deref().unwrap_or(""),
                    c.form,
                    c.span.map_or("", |span| span.of(text)),
                )
            })
            .collect();
        assert_eq!(told, wanted, "{text}");
    }

    #[test]
    fn datelines_name_the_agency() {
        check(
            "Fog\nOLDPORT, June 16 (Reuters) - A ferry sank.",
            &[("Reuters", CreditForm::Dateline, "(Reuters)")],
        );
        check(
            "OLDPORT, June 16./TASS/. A ferry sank.",
            &[("TASS", CreditForm::Dateline, "/TASS/")],
        );
        check("OLDPORT (AP) — A ferry sank.", &[("AP", CreditForm::Dateline, "(AP)")]);
        check(
            "(Reuters) - A ferry sank.",
            &[("Reuters", CreditForm::Dateline, "(Reuters)")],
        );
        check(
            "OLDPORT (Coast Wire) — A ferry sank.",
            &[("Coast Wire", CreditForm::Dateline, "(Coast Wire)")],
        );
        check("OLDPORT (on Tuesday) — A ferry sank.", &[]);
        check("The mayor (Democrat) — not the council — sank it.", &[]);
        check("He told the agency (AP) - and nobody else - that it sank.", &[]);
        check("Nobody at the Associated Press (AP) saw it.", &[]);
    }

    #[test]
    fn a_byline_is_a_line_or_the_author() {
        check(
            "Fog\nBy Ann Moore, Associated Press\nA ferry sank.",
            &[("AP", CreditForm::Byline, "By Ann Moore, Associated Press")],
        );
        check("Fog\nAFP\nA ferry sank.", &[("AFP", CreditForm::Byline, "AFP")]);
        let article = Article {
            author: Some("Reuters Staff".to_owned()),
            ..Article::new("A ferry sank.")
        };
        assert_eq!(credits(&article)[0].wire().map(|name| &**name), Some("Reuters"));
    }

    #[test]
    fn a_signature_ends_the_text() {
        check(
            "A ferry sank.\n“Nobody knew,” he said. — AFP",
            &[("AFP", CreditForm::Signature, "— AFP")],
        );
        check(
            "A ferry sank.\nNobody knew. (Xinhua)",
            &[("Xinhua", CreditForm::Signature, "(Xinhua)")],
        );
        check("A ferry sank.\nIt was a PR man - AFP", &[]);
        check(
            "A ferry sank.\n© 2020 The Associated Press. All rights reserved.",
            &[(
                "AP",
                CreditForm::Copyright,
                "© 2020 The Associated Press. All rights reserved.",
            )],
        );
    }

    #[test]
    fn contributions_are_no_whole_text() {
        let text = "A ferry sank.\nThe Associated Press contributed to this report.";
        check(
            text,
            &[(
                "AP",
                CreditForm::Contribution,
                "The Associated Press contributed to this report.",
            )],
        );
        assert_eq!(credits(&Article::new(text))[0].wire(), None);
        check(
            "A ferry sank.\n(With agencies)",
            &[("", CreditForm::Contribution, "(With agencies)")],
        );
        check(
            "A ferry sank.\nWith AFP",
            &[("AFP", CreditForm::Contribution, "With AFP")],
        );
        check(
            "He works with several agencies that are known to the police and to all of us here, he said.",
            &[],
        );
    }

    #[test]
    fn pictures_are_not_the_text() {
        check(
            "Fog\nSource: YONHAP\nA ferry sank.\nNobody knew.\nIt was late.\nIt rained.\nThey left.\nAll is well.",
            &[],
        );
        check(
            "Smoke over the harbour. (Yonhap News Agency/Reuters)\nA ferry sank.",
            &[],
        );
        check("(Video: Reuters)\nA ferry sank.\nPhoto: AFP", &[]);
    }
}
