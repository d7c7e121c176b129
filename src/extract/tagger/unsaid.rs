//! What has the form of a report, and no words that somebody said: silence ("declined to comment", "did not say whether …",
//! "without mentioning the fire", "no official said …"), what is only spoken of ("Referring to the mill, she said …") or
//! to ("told the Times"), deeds ("added 14 points", "attacked the police with stones"), and the dates of a page ("UPDATED:
//! Thursday").

use super::mend::unnamed::ANONYMOUS;
use crate::model::{Act, Kind, Quotation, Span};

/// Whether nothing was said.
pub fn is_unsaid(quotation: &Quotation, text: &str) -> bool {
    let said = Said { quotation, text };
    said.is_silence()
        || said.is_unmentioned()
        || said.is_passed_on()
        || said.is_topic()
        || said.is_hearer()
        || said.is_amount()
        || said.is_blow()
        || said.is_found()
        || said.is_date()
}

/// Whether the content names a thing, and says nothing of it: "a total of 11 shots".
pub fn is_thing(quotation: &Quotation, text: &str) -> bool {
    let said = Said { quotation, text };
    let opens_clause = |word| is_among(word, &QUESTIONS);
    said.is_indirect() && !said.is_clause() && !said.content().next().is_some_and(opens_clause)
}

/// A quotation with the article's text.
#[derive(Clone, Copy)]
struct Said<'a> {
    quotation: &'a Quotation,
    text: &'a str,
}

impl<'a> Said<'a> {
    fn content(self) -> impl Iterator<Item = &'a str> {
        let parts = self.quotation.content.iter().take(2);
        parts.flat_map(move |span| words(*span, self.text))
    }

    fn cue(self) -> impl Iterator<Item = &'a str> {
        self.quotation.cue.iter().flat_map(move |span| words(*span, self.text))
    }

    fn mention(self) -> impl Iterator<Item = &'a str> {
        self.quotation
            .mention
            .iter()
            .flat_map(move |span| words(*span, self.text))
    }

    fn is_indirect(self) -> bool {
        self.quotation.kind == Kind::Indirect
    }

    /// Whether the content says something of a thing, by a verb that no other word is written like.
    fn is_clause(self) -> bool {
        let mut content = self.content();
        let first = content.next();
        first.is_some_and(|word| is_among(word, &["that", "as"])) || content.any(|word| is_among(word, &FINITE))
    }

    /// Marked articles of belief and intent hold silence; a fact-checker has no words to check. A negated belief ("does not
    /// expect …") is a stance, and stays.
    fn is_silence(self) -> bool {
        let is_request = self.content().all(|word| is_among(word, &REQUEST));
        let is_negated = self.cue().any(negates);
        let first = self.content().find(|word| !is_among(word, &["to"]));
        let is_refused = is_negated && first.is_some_and(|word| is_among(word, &["comment", "elaborate"]));
        let is_mute = is_negated && self.is_indirect() && self.cue().any(|word| is_among(word, &MUTE));
        let is_speech = self.quotation.act == Act::Speech;
        let asks = || self.content().next().is_some_and(|word| is_among(word, &QUESTIONS));
        let is_nobody = || self.mention().next().is_some_and(|word| is_among(word, &NOBODY));
        is_request
            || is_refused
            || is_mute
            || self.is_of_not_all()
            || self.asks_for_no_name()
            || is_speech && (is_negated && asks() || is_nobody())
    }

    /// "spoke on condition he not be named", "asked not to be named", "asked that he not be named".
    fn asks_for_no_name(self) -> bool {
        let mut cue = self.cue();
        let is_on = |word| is_among(word, &["on"]);
        if cue.any(is_on) && cue.next().is_some_and(|word| is_among(word, &["condition"])) {
            return true;
        }
        let asks = |word: &str| begins_with(word, &["ask", "insist", "request"]);
        let content = self
            .quotation
            .content
            .last()
            .map_or("", |content| content.of(self.text));
        let is_unnamed = || {
            let ends = UNNAMED.iter().any(|unnamed| content.ends_with(unnamed));
            ends && self.content().count() <= TOPIC_WORDS_MAX
        };
        let is_asked = || is_unnamed() || ANONYMOUS.iter().any(|asked| content.starts_with(asked));
        self.is_indirect() && self.cue().last().is_some_and(asks) && is_asked()
    }

    /// "referred questions to the ministry": who is asked does not answer.
    fn is_passed_on(self) -> bool {
        let mut words = self.cue().chain(self.content().take(1));
        let refers = words.any(|word| is_among(word, &["refer", "refers", "referred", "referring"]));
        self.is_indirect() && refers && words.next().is_some_and(|word| is_among(word, &ASKED))
    }

    /// "Not everyone admired it", "Not all clerks are convinced".
    fn is_of_not_all(self) -> bool {
        let is_negated = |start: usize| {
            let before = self.text[..start].trim_end_matches(' ');
            before.ends_with("Not") || before.ends_with(" not")
        };
        let content = self.quotation.content.first();
        let is_subject = |content: &Span| {
            let words = content.of(self.text);
            let is_before = self
                .quotation
                .cue
                .first()
                .is_some_and(|cue| content.end + 1 == cue.start);
            is_before && self.quotation.mention.is_none() && words.starts_with("Not ")
        };
        self.quotation.mention.is_some_and(|mention| is_negated(mention.start)) || content.is_some_and(is_subject)
    }

    /// "did not mention the fire", "without naming him": a thing left out, in no words of the speaker's.
    fn is_unmentioned(self) -> bool {
        let is_negated = |word| negates(word) || is_among(word, &["without", "no"]);
        let is_mention = |word| begins_with(word, &MENTION);
        self.is_indirect() && self.cue().any(is_mention) && self.cue().any(is_negated) && !self.is_clause()
    }

    /// "Referring to the mill, she said …", "Quoting the ministry, it reported …": a few words, and none of them quoted.
    fn is_topic(self) -> bool {
        let first = self.cue().next();
        let is_participle =
            first.is_some_and(|word| is_among(word, &["alluding", "commenting", "quoting", "referring"]));
        self.is_indirect() && is_participle && self.content().count() <= TOPIC_WORDS_MAX
    }

    /// "North Korea tells South", "told the New York Times": to whom it was said.
    fn is_hearer(self) -> bool {
        let tells = |word: &str| is_among(word, &["tell", "telling", "tells", "told"]);
        let is_name = |word: &str| word.starts_with(char::is_uppercase) || is_among(word, &["the"]);
        self.is_indirect() && self.content().all(is_name) && self.cue().last().is_some_and(tells)
    }

    /// "added 14 points", "posted a profit of 3 million".
    fn is_amount(self) -> bool {
        let is_counting = || self.cue().last().is_some_and(|word| is_among(word, &COUNTING));
        let has_digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
        self.is_indirect() && is_counting() && self.content().take(4).any(has_digit) && !self.is_clause()
    }

    /// "attacked the police with stones", "hit a refugee camp": what is done to people and things.
    fn is_blow(self) -> bool {
        let is_by = |starts: &[&str]| self.cue().last().is_some_and(|word| begins_with(word, starts));
        let singular = |word: &'a str| word.strip_suffix('s').unwrap_or(word);
        let strikes = || is_by(&BLOWS) && self.content().any(|word| WEAPONS.contains(&singular(word)));
        let points = || is_by(&["point"]) && self.content().any(|word| POINTED.contains(&singular(word)));
        self.is_indirect() && (strikes() || points()) && !self.is_clause()
    }

    /// "found alive on Sunday", "found guilty of fraud": what somebody is found, not what they found out.
    fn is_found(self) -> bool {
        let is_state = |word: &str| is_among(word, &FOUND);
        let finds = |word: &str| is_among(word, &["find", "finds", "found"]);
        let is_found = self.cue().last().is_some_and(finds) && self.content().next().is_some_and(is_state);
        is_found && self.is_indirect() && !self.is_clause()
    }

    /// "PUBLISHED: Wednesday, 2:29 PM".
    fn is_date(self) -> bool {
        let is_of_page = |word| is_among(word, &["created", "last", "posted", "published", "updated"]);
        self.mention().next().is_some() && self.mention().all(is_of_page)
    }
}

/// The words of "to comment", "requests for comment", "to a request for further comment".
const REQUEST: [&str; 10] = [
    "to", "a", "an", "for", "on", "request", "requests", "calls", "comment", "further",
];

/// What is handed to those who may answer.
const ASKED: [&str; 5] = ["calls", "inquiries", "queries", "questions", "requests"];

/// What one asks for who speaks without a name.
const UNNAMED: [&str; 3] = ["not be identified", "not be named", "not be quoted"];

/// What one who is silent has not done.
const MUTE: [&str; 6] = ["comment", "commented", "elaborate", "elaborated", "speak", "spoken"];

/// First words of what was not told, and of "to say whether".
const QUESTIONS: [&str; 9] = ["whether", "when", "how", "why", "what", "who", "where", "if", "to"];

/// First words of a subject that is nobody.
const NOBODY: [&str; 5] = ["no", "neither", "nobody", "none", "nor"];

/// How verbs and nouns begin that have a thing for their object, where others have words.
const MENTION: [&str; 9] = [
    "address", "discuss", "identif", "indicat", "mention", "name", "naming", "referenc", "specif",
];

/// What makes a clause of an object.
const FINITE: [&str; 12] = [
    "is", "are", "was", "were", "had", "has", "would", "will", "could", "can", "should", "might",
];

/// Words of what is spoken of; more of them say something.
const TOPIC_WORDS_MAX: usize = 8;

/// Verbs that have a number for their object, where others have words.
const COUNTING: [&str; 8] = ["add", "adds", "added", "adding", "post", "posts", "posted", "posting"];

/// How verbs begin by which one attacks, in words or otherwise.
const BLOWS: [&str; 6] = ["attack", "hit", "pelt", "storm", "strik", "struck"];

/// As what one is found.
const FOUND: [&str; 11] = [
    "alive",
    "dead",
    "drowned",
    "guilty",
    "hanged",
    "hanging",
    "liable",
    "shot",
    "stabbed",
    "unconscious",
    "unresponsive",
];

/// What one points: "a gun at the clerk".
const POINTED: [&str; 5] = ["finger", "gun", "pistol", "rifle", "weapon"];

/// With what one attacks otherwise, and what is attacked so. In lower case: nobody of that name.
const WEAPONS: [&str; 25] = [
    "arrow",
    "artillery",
    "bomb",
    "bottle",
    "brick",
    "building",
    "bullet",
    "camp",
    "cobblestone",
    "embassy",
    "firebomb",
    "flare",
    "grenade",
    "gunfire",
    "hospital",
    "knife",
    "knives",
    "missile",
    "petrol",
    "rock",
    "school",
    "ship",
    "station",
    "stone",
    "vehicle",
];

fn words(span: Span, text: &str) -> impl Iterator<Item = &str> {
    let words = span
        .of(text)
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    words.filter(|word| !word.is_empty())
}

fn is_among(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}

fn begins_with(word: &str, starts: &[&str]) -> bool {
    let begins = |start: &&str| {
        word.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    starts.iter().any(begins)
}

fn negates(word: &str) -> bool {
    let is_contracted =
        |word: &str| word.ends_with(['t', 'T']) && word.to_lowercase().replace('’', "'").ends_with("n't");
    is_among(word, &["not", "never"]) || begins_with(word, &["declin", "refus"]) || is_contracted(word)
}

#[cfg(test)]
mod tests {
    use super::super::marked::check_with;
    use super::*;
    use crate::model::{Confidence, Rule};

    fn is_unsaid_in(mention: &str, cue: &str, content: &str) -> bool {
        let text = format!("{mention} {cue} {content}");
        let after = mention.len() + 1;
        let span = |start: usize, words: &str| Span::new(start, start + words.len());
        let quotation = Quotation {
            kind: Kind::Indirect,
            act: Act::Speech,
            content: vec![span(after + cue.len() + 1, content)],
            quoted: Vec::new(),
            cue: vec![span(after, cue)],
            mention: Some(span(0, mention)),
            rule: Rule::Borrowed("tagger"),
            values: Vec::new(),
            said_on: None,
            confidence: Confidence::new(0.9),
        };
        is_unsaid(&quotation, &text)
    }

    #[track_caller]
    fn is_unsaid_as(marked: &str) -> bool {
        let unsaid = std::cell::Cell::new(false);
        let judge = |quotation: &mut Quotation, text: &str| unsaid.set(is_unsaid(quotation, text));
        check_with(judge, marked, marked);
        unsaid.get()
    }

    #[test]
    fn nothing_said_is_silence() {
        assert!(is_unsaid_in("The mayor", "declined", "to comment"));
        assert!(is_unsaid_in("The mayor", "refused", "to comment on the flood"));
        assert!(is_unsaid_in("A clerk", "declined", "to elaborate"));
        assert!(is_unsaid_in("A clerk", "spoke on condition", "he not be named"));
        assert!(is_unsaid_in("Her mother", "asked", "that he not be named"));
        assert!(is_unsaid_in("who", "asked", "not to be named because it rained"));
        assert!(is_unsaid_in("It", "has not commented", "The club"));
        assert!(is_unsaid_in("The mill", "did not respond to", "a request for comment"));
        assert!(is_unsaid_in("The mill", "did not say", "when the plant would open"));
        assert!(is_unsaid_in("The bureau", "referred questions to", "the ministry"));
        assert!(is_unsaid_in("No official", "said", "the bridge was safe"));
        assert!(is_unsaid_in(
            "Poe",
            "has not spoken publicly since",
            "her contract ended"
        ));
    }

    #[test]
    fn not_everyone_is_nobody() {
        assert!(is_unsaid_as("Not (everyone) <admired> [her methods]."));
        assert!(!is_unsaid_as("(Everyone) <admired> [her methods]."));
        assert!(is_unsaid_as("[Not all clerks] <are convinced>."));
        assert!(!is_unsaid_as("“[Not all clerks left],” (Moore) <said>."));
    }

    #[test]
    fn what_is_left_out_is_silence() {
        assert!(is_unsaid_in("The mill", "did not mention", "the fire"));
        assert!(is_unsaid_in(
            "The mayor",
            "spoke without naming",
            "the owner of the mill"
        ));
        assert!(!is_unsaid_in("The mill", "did not indicate that", "it would close"));
        assert!(!is_unsaid_in("The mill", "mentioned", "the fire"));
    }

    #[test]
    fn a_topic_or_a_hearer_is_not_what_was_said() {
        assert!(is_unsaid_in("she", "Referring to", "the owner of the mill"));
        assert!(is_unsaid_in("The North", "tells", "South"));
        assert!(!is_unsaid_in("The North", "tells", "South to leave"));
        assert!(!is_unsaid_in("She", "referred to", "the owner of the mill"));
        assert!(!is_unsaid_in("she", "Citing", "a threat to public health"));
    }

    #[test]
    fn deeds_are_not_words() {
        assert!(is_unsaid_in("Ada Poe", "added", "a game-high 14 points"));
        assert!(is_unsaid_in("Youths", "attacked", "the police with stones"));
        assert!(is_unsaid_in("Youths", "pointed", "a gun at the clerk"));
        assert!(is_unsaid_in("UPDATED", ":", "Thursday, 9 am"));
        assert!(is_unsaid_in("Two clerks", "found", "alive on Sunday"));
        assert!(!is_unsaid_in("Ada Poe", "added", "14 people were hurt"));
        assert!(!is_unsaid_in("Ada Poe", "attacked", "the gun lobby"));
        assert!(!is_unsaid_in("The mayor", "attacked", "the campaign of Eva Stone"));
    }

    #[test]
    fn a_denial_is_none() {
        assert!(!is_unsaid_in("The mayor", "did not say", "the bridge was safe"));
        assert!(!is_unsaid_in("The mayor", "said", "whether to go was hard to say"));
        assert!(!is_unsaid_in("Ada Poe", "said", "she would not comment"));
        assert!(!is_unsaid_in("Norah Lee", "said", "no"));
    }
}
