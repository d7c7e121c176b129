//! What the form of a report tells of where its parts begin and end: an age beside a name, to whom it was told, who was
//! asked, a report in the middle of the clause that it reports.

mod asked;
pub mod dateline;
pub mod unnamed;
mod whole;

use super::super::lexicon;
use crate::model::{Kind, Quotation, Span};

/// Mends the parts of a quotation.
pub fn mend(quotation: &mut Quotation, text: &str) {
    read_past_preposition(quotation, text);
    name_before_age(quotation, text);
    leave_named_hearer(quotation, text);
    asked::mend(quotation, text);
    leave_speaker(quotation, text);
    read_passive(quotation, text);
    read_document(quotation, text);
    unnamed::mend(quotation, text);
    join_interrupted(quotation, text);
    whole::mend(quotation, text);
}

/// "Lawyers *for* Oslo contend it rained": no preposition reports, but the verb after it.
fn read_past_preposition(quotation: &mut Quotation, text: &str) {
    let ([cue], Some(mention), Some(content)) = (
        &mut quotation.cue[..],
        &mut quotation.mention,
        quotation.content.first_mut(),
    ) else {
        return;
    };
    let is_next = mention.end + 1 == cue.start && cue.end + 1 == content.start;
    if !is_next || !PREPOSITIONS.contains(&cue.of(text)) {
        return;
    }
    let mut start = content.start;
    let mut before = "the";
    for word in content.of(text).split(' ').take(NAME_WORDS_MAX + 1) {
        let end = start + word.len();
        let is_noun = BEGIN_CLAUSE.contains(&before.to_ascii_lowercase().as_str());
        let verb = lexicon::entry(word).cue.filter(|_| !is_noun && end < content.end);
        if let Some(verb) = verb {
            *mention = Span::new(mention.start, start - 1);
            *cue = Span::new(start, end);
            *content = Span::new(end + 1, content.end);
            quotation.act = verb.act;
            return;
        }
        start = end + 1;
        before = word;
    }
}

/// "Stone, *52*, told": the name before the age is the mention.
fn name_before_age(quotation: &mut Quotation, text: &str) {
    let Some(mention) = quotation.mention.filter(|own| is_age(own.of(text))) else {
        return;
    };
    let Some(before) = text[..mention.start].strip_suffix(", ") else {
        return;
    };
    let line = line_before(before);
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && !ends_sentence(word);
    let words = line.split(' ').rev().take(NAME_WORDS_MAX).take_while(is_name);
    let name: usize = words.map(|word| word.len() + 1).sum();
    if name > 0 {
        quotation.mention = Some(Span::new(before.len() + 1 - name, before.len()));
    }
}

/// The last line of a text, as far as a name is looked for in it: a page may be one line.
fn line_before(text: &str) -> &str {
    let near = Span::floored(text.len().saturating_sub(LINE_BYTES_MAX), text.len(), text);
    near.of(text).rsplit('\n').next().unwrap_or_default()
}

/// The letters that a text begins with.
pub fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

/// Whether a mark that no initial and no title has ends the word.
fn ends_sentence(word: &str) -> bool {
    word.len() > INITIAL_BYTES_MAX && word.ends_with(|c: char| !c.is_alphanumeric())
}

fn is_age(words: &str) -> bool {
    (1..=3).contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// "told *the BBC* she was hurt": who was told stands right after the verb, and is no part of what was told. (Hearers that
/// are not named are told by where the rules begin, `settle::leave_hearer`.)
fn leave_named_hearer(quotation: &mut Quotation, text: &str) {
    let (Some(cue), Some(content)) = (quotation.cue.last(), quotation.content.first_mut()) else {
        return;
    };
    let tells = ["told", "tells", "telling"]
        .iter()
        .any(|verb| cue.of(text).ends_with(verb));
    if !tells || content.start != cue.end + 1 {
        return;
    }
    let words = content.of(text);
    let named = words.strip_prefix("the ").unwrap_or(words);
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && *word != "I";
    let name: usize = named
        .split(' ')
        .take(NAME_WORDS_MAX)
        .take_while(is_name)
        .map(|word| word.len() + 1)
        .sum();
    let rest = named.get(name..).unwrap_or_default();
    let first = rest.split(' ').next().unwrap_or_default();
    if name > 0 && BEGIN_CLAUSE.contains(&first) {
        content.start = content.end - rest.len();
    }
}

/// "*The mill will close, its manager* Ann Moore <told> the clerks": who is named right before the verb speaks.
fn leave_speaker(quotation: &mut Quotation, text: &str) {
    let (None, [cue, ..], [content]) = (quotation.mention, &quotation.cue[..], &mut quotation.content[..]) else {
        return;
    };
    let is_beside = content.end + 1 == cue.start && quotation.kind == Kind::Indirect;
    let Some((told, own)) = content
        .of(text)
        .rsplit_once(", ")
        .filter(|(told, _)| is_beside && !told.is_empty())
    else {
        return;
    };
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let name = own.split(' ').rev().take_while(is_name).count();
    let title = own.split(' ').count() - name;
    let begins_otherwise = own.split(' ').next().is_some_and(|word| BEGIN_ADJUNCT.contains(&word));
    if (1..=NAME_WORDS_MAX).contains(&name) && title <= TITLE_WORDS_MAX && !begins_otherwise {
        quotation.mention = Some(Span::new(content.end - own.len(), content.end));
        *content = Span::new(content.start, content.start + told.len());
    }
}

/// "*Rovers* <are understood> *to be pleased*": who it is of did not say it.
fn read_passive(quotation: &mut Quotation, text: &str) {
    let (Some(mention), [cue], [content]) = (quotation.mention, &quotation.cue[..], &quotation.content[..]) else {
        return;
    };
    let mut words = cue.of(text).split(' ');
    let is_passive = words.next().is_some_and(|word| BE.contains(&word))
        && words.next_back().is_some_and(|word| HELD.contains(&word));
    if is_passive && mention.end < cue.start && content.of(text).starts_with("to ") {
        quotation.mention = None;
        quotation.content.insert(0, mention);
    }
}

/// "[The council's report, released Tuesday], <said> (exports rose)": a document says what stands after the verb.
fn read_document(quotation: &mut Quotation, text: &str) {
    let (Some(mention), [cue], [content]) = (quotation.mention, &quotation.cue[..], &mut quotation.content[..]) else {
        return;
    };
    let is_between = text
        .get(content.end..cue.start)
        .is_some_and(|mark| matches!(mark, " " | ", "));
    let head = content.of(text).split(',').next().unwrap_or_default();
    let is_document = head.rsplit(' ').next().is_some_and(|noun| DOCUMENTS.contains(&noun));
    let tells = mention.of(text).split(' ').skip(1).any(|word| FINITE.contains(&word));
    if is_between && is_document && tells && cue.end + 1 == mention.start {
        quotation.mention = Some(*content);
        *content = mention;
    }
}

/// "*Many patients*, Moore noted, *take the drug*": what stands before the report is the beginning of what it reports.
fn join_interrupted(quotation: &mut Quotation, text: &str) {
    let (Some(mention), [cue], [content]) = (quotation.mention, &quotation.cue[..], &quotation.content[..]) else {
        return;
    };
    let opens_sentence = text[..mention.start].trim_end_matches(' ').chars().next_back();
    let opens_sentence = opens_sentence.is_none_or(|before| matches!(before, '.' | '!' | '?' | '”' | '"' | '\n'));
    let goes_on = mention.end + 1 == cue.start && text.get(cue.end..content.start) == Some(", ");
    let two = mention.of(text).split_once(", ").filter(|_| opens_sentence && goes_on);
    let Some((begun, own)) = two.filter(|(_, own)| own.starts_with(char::is_uppercase) && !own.contains(',')) else {
        return;
    };
    let begun = Span::new(mention.start, mention.start + begun.len());
    quotation.mention = Some(Span::new(mention.end - own.len(), mention.end));
    quotation.content.insert(0, begun);
}

/// What says something though nobody speaks.
const DOCUMENTS: [&str; 12] = [
    "complaint",
    "email",
    "filing",
    "indictment",
    "lawsuit",
    "letter",
    "memo",
    "paper",
    "report",
    "statement",
    "study",
    "survey",
];
/// What makes a clause of words with a subject.
const FINITE: [&str; 22] = [
    "are",
    "climbed",
    "could",
    "declined",
    "dropped",
    "fell",
    "gained",
    "had",
    "has",
    "have",
    "increased",
    "is",
    "may",
    "might",
    "narrowed",
    "rose",
    "should",
    "slipped",
    "was",
    "were",
    "will",
    "would",
];
/// How a passive begins.
const BE: [&str; 4] = ["is", "are", "was", "were"];
/// What somebody holds of those whom the sentence is of.
const HELD: [&str; 9] = [
    "alleged",
    "believed",
    "expected",
    "reported",
    "rumored",
    "rumoured",
    "said",
    "thought",
    "understood",
];
/// Prepositions between who speaks and for whom.
const PREPOSITIONS: [&str; 5] = ["at", "for", "from", "of", "with"];
/// First words of what is neither a title nor a name.
const BEGIN_ADJUNCT: [&str; 20] = [
    "after", "although", "and", "as", "at", "because", "before", "but", "by", "during", "for", "from", "if", "in",
    "of", "on", "since", "to", "while", "with",
];
/// Words of the longest title before a name.
const TITLE_WORDS_MAX: usize = 4;
/// Bytes of a line in which a name is looked for.
const LINE_BYTES_MAX: usize = 400;
/// Bytes of the longest initial or title with its mark: "J.", "Sen.".
const INITIAL_BYTES_MAX: usize = 4;
/// Words of the longest name that is looked for.
const NAME_WORDS_MAX: usize = 4;
/// First words of a clause after a name.
const BEGIN_CLAUSE: [&str; 22] = [
    "he", "she", "it", "they", "we", "I", "his", "her", "its", "their", "our", "my", "the", "a", "an", "this", "that",
    "there", "no", "some", "these", "those",
];

#[cfg(test)]
mod tests {
    use super::super::marked::check_with;
    use super::mend;

    #[track_caller]
    fn check(marked: &str, wanted: &str) {
        check_with(mend, marked, wanted);
    }

    #[test]
    fn a_preposition_is_no_verb() {
        check(
            "(Lawyers) <for> [Oslo contend the mill closed].",
            "(Lawyers for Oslo) <contend> [the mill closed].",
        );
        check("(They) <for> [Oslo it rained].", "(They) <for> [Oslo it rained].");
    }

    #[test]
    fn an_age_is_no_name() {
        check(
            "Ole Stone, (52), <told> us [it rained].",
            "(Ole Stone), 52, <told> us [it rained].",
        );
        check(
            "On Monday.\n\nStone, (52), <told> us [it rained].",
            "On Monday.\n\n(Stone), 52, <told> us [it rained].",
        );
        check(
            "It was Oslo. Stone, (52), <told> us [so].",
            "It was Oslo. (Stone), 52, <told> us [so].",
        );
        check("By (52) he <said> [it rained].", "By (52) he <said> [it rained].");
    }

    #[test]
    fn who_was_told_is_no_part_of_it() {
        check("(Moore) <told> [TV2 she left].", "(Moore) <told> TV2 [she left].");
        check(
            "(Moore) <told> [the Bergen Post the mill closed].",
            "(Moore) <told> the Bergen Post [the mill closed].",
        );
        check("(Moore) <told> [Ann to leave].", "(Moore) <told> [Ann to leave].");
        check("(Moore) <said> [TV2 she left].", "(Moore) <said> [TV2 she left].");
    }

    #[test]
    fn who_is_named_before_the_verb_speaks() {
        check(
            "[The mill closed, its manager Ann Moore] <told> us.",
            "[The mill closed], (its manager Ann Moore) <told> us.",
        );
        check(
            "[The mill closed, on Monday] <told> us.",
            "[The mill closed, on Monday] <told> us.",
        );
    }

    #[test]
    fn a_document_says_what_stands_after_the_verb() {
        check(
            "[The council's report, released Tuesday], <said> (exports climbed).",
            "(The council's report, released Tuesday), <said> [exports climbed].",
        );
        check(
            "[Nobody had read the report], <said> (a United clerk).",
            "[Nobody had read the report], <said> (a United clerk).",
        );
    }

    #[test]
    fn of_whom_something_is_believed_did_not_say_it() {
        check(
            "(The club) <is understood> [to be pleased].",
            "[The club] <is understood> [to be pleased].",
        );
        check("(The club) <was told> [to leave].", "(The club) <was told> [to leave].");
    }

    #[test]
    fn a_clause_goes_on_after_a_report() {
        check(
            "(Many patients, Moore) <noted>, [take the drug].",
            "[Many patients], (Moore) <noted>, [take the drug].",
        );
        check(
            "(The mayor, Ann Moore) <said> [it rained].",
            "(The mayor, Ann Moore) <said> [it rained].",
        );
        check(
            "But (a clerk, Moore) <said>, [it rained].",
            "But (a clerk, Moore) <said>, [it rained].",
        );
    }
}
