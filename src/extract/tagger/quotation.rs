//! What the labels say, as quotations: spans, kind, act and confidence.

use std::borrow::Cow;
use std::ops::Range;

use super::atoms::Atoms;
use super::link::Joined;
use super::mend::mend;
use super::relay::relay;
use super::units::Units;
use super::unsaid::{is_thing, is_unsaid};
use super::words::WordClass;
use super::{Page, act};
use crate::extract::config::Trained;
use crate::extract::marks::Region;
use crate::model::{Act, Confidence, Kind, Quotation, Rule, Span, TokenKind};

/// Words that join a clause to another, and are no part of its subject.
const CONJUNCTIONS: [&str; 11] = [
    "although", "though", "while", "but", "and", "as", "when", "if", "because", "since", "that",
];

/// Words that stand for the noun before them.
const RELATIVES: [&str; 2] = ["who", "which"];

/// Verbs whose subject is what is seen, not who sees it.
const SEEMS: [&str; 2] = ["appear", "seem"];

/// Makes quotations of what was labelled.
pub struct Writer<'p> {
    /// The article.
    pub page: &'p Page<'p>,
    /// Its units.
    pub units: &'p Units,
    /// How probable the label of each unit is.
    pub sureness: &'p [f32],
    /// What each unit looks like.
    pub atoms: &'p [Atoms],
    /// What they must reach.
    pub config: &'p Trained,
}

impl Writer<'_> {
    /// The quotations of joined runs: one, and one for each quotation in marks that goes on in a paragraph of its own.
    pub fn quotations(&self, joined: &Joined) -> Vec<Quotation> {
        let Some(cue) = &joined.cue else {
            return self.quotation(joined).into_iter().collect();
        };
        let home = self.units.chain_of(cue.start);
        let mut groups: Vec<Joined> = vec![Joined {
            content: Vec::new(),
            ..joined.clone()
        }];
        for part in &joined.content {
            let is_apart = self.units.chain_of(part.start) > home && !self.is_reopened(part.start);
            if is_apart {
                groups.push(Joined {
                    content: Vec::new(),
                    cue: None,
                    mention: joined.mention.clone(),
                });
            }
            if let Some(group) = groups.last_mut() {
                group.content.push(part.clone());
            }
        }
        let (main, apart) = groups.split_at(1);
        let mut found: Vec<Quotation> = main.iter().filter_map(|group| self.quotation(group)).collect();
        let apart = apart.iter().filter_map(|group| self.quotation(group));
        found.extend(apart.filter(|quotation| !quotation.quoted.is_empty()));
        found
    }

    /// Whether the unit is a quotation that reopens what the paragraph before left open.
    fn is_reopened(&self, unit: usize) -> bool {
        let region = self.units.units.get(unit).and_then(|unit| unit.region);
        let before = region
            .and_then(|region| region.checked_sub(1))
            .and_then(|before| self.page.regions.get(before));
        before.is_some_and(|before| before.goes_on)
    }

    /// The same, where a name among the content is the subject of the cue: *Lee* “flatly” rejected *the offer*.
    fn with_subject<'j>(&self, joined: &'j Joined) -> Cow<'j, Joined> {
        let Some((at, name)) = self.subject(joined) else {
            return Cow::Borrowed(joined);
        };
        let mut own = joined.clone();
        own.content.remove(at);
        own.mention = Some(name);
        Cow::Owned(own)
    }

    /// The part of the content that is a name right before a verb with an object, and the name in it.
    fn subject(&self, joined: &Joined) -> Option<(usize, Range<usize>)> {
        let cue = joined.cue.as_ref().filter(|cue| cue.len() == 1)?;
        let at = joined.content.iter().position(|part| part.end == cue.start)?;
        let has_object = joined.content.iter().any(|part| part.start >= cue.end);
        let verb = self.word(cue.start);
        let sees = !verb.ends_with("ly") && !SEEMS.iter().any(|seems| verb.starts_with(seems));
        let part = joined.content[at].clone();
        let names = part.clone().take_while(|&unit| self.is_capitalised(unit)).count();
        let name = part.start..part.start + names;
        let is_alone = (name.end..part.end).all(|unit| self.units.units[unit].region.is_some());
        (has_object && sees && is_alone && !name.is_empty()).then_some((at, name))
    }

    fn word(&self, unit: usize) -> &str {
        self.units.span(unit, self.page.segments).of(self.page.text)
    }

    fn is_capitalised(&self, unit: usize) -> bool {
        self.units.units[unit].region.is_none() && self.word(unit).starts_with(char::is_uppercase)
    }

    /// The quotation of joined runs; `None` where nothing is left of its content, or it is not sure enough.
    pub fn quotation(&self, joined: &Joined) -> Option<Quotation> {
        let joined = self.with_subject(joined);
        let mut content: Vec<Span> = Vec::new();
        let mut quoted = Vec::new();
        for part in &joined.content {
            self.push_content(part.clone(), &mut content, &mut quoted);
        }
        content.retain(|span| !span.is_empty());
        quoted.retain(|span: &Span| !span.is_empty());
        let cue = joined.cue.clone().map(|cue| self.span(cue));
        let sure = |range: &Range<usize>| self.sureness[range.clone()].iter().copied().fold(1.0, f32::min);
        let least = joined
            .content
            .iter()
            .chain(&joined.cue)
            .chain(&joined.mention)
            .map(sure)
            .fold(1.0, f32::min);
        let confidence = self.calibrated(least);
        let kind = self.kind(&content, &quoted);
        let act = cue.map_or(Act::Speech, |cue| {
            act::act_of(kind, cue, self.page.text, self.page.segments)
        });
        let is_sure = act == Act::Speech || confidence.get() >= self.config.stance_confidence_min;
        if content.is_empty() || !is_sure {
            return None;
        }
        let mut quotation = Quotation {
            kind,
            act,
            content,
            quoted,
            cue: cue.into_iter().collect(),
            mention: joined.mention.clone().and_then(|mention| self.mention(mention)),
            rule: Rule::Borrowed("tagger"),
            values: Vec::new(),
            said_on: None,
            confidence,
        };
        mend(&mut quotation, self.page.text);
        relay(&mut quotation, self.page.text);
        let is_deed = act == Act::Stance && joined.cue.as_ref().is_some_and(|cue| self.is_deed(cue));
        let is_unsaid = is_unsaid(&quotation, self.page.text) || is_deed && is_thing(&quotation, self.page.text);
        (!is_unsaid).then_some(quotation)
    }

    /// Whether all verbs of a cue tell what is done to things: "fired", "released"; not where a noun ends it, "came to the
    /// consensus".
    fn is_deed(&self, cue: &Range<usize>) -> bool {
        let classes = self.atoms[cue.clone()].iter().map(|atoms| atoms.class);
        let mut verbs = classes
            .filter(|class| class.is_verb() && !class.is_function_word)
            .peekable();
        let last = self.atoms[cue.end - 1].class;
        let ends_in_noun = !last.is_function_word && !last.is_verb() && last.noun() > 0;
        verbs.peek().is_some() && verbs.all(WordClass::is_deed) && !ends_in_noun
    }

    fn calibrated(&self, probability: f32) -> Confidence {
        let p = probability.clamp(0.001, 0.999);
        let odds = (p / (1.0 - p)).ln() * self.config.calibration_slope + self.config.calibration_offset;
        Confidence::of_odds(odds)
    }

    fn span(&self, units: Range<usize>) -> Span {
        let last = self.units.span(units.end.saturating_sub(1), self.page.segments);
        self.units.span(units.start, self.page.segments).join(last)
    }

    /// A mention without the word that joins its clause to another: "Although officials have said …". Of a relative
    /// clause it is the pronoun: "who in 2010 said …". A dateline is no part of it.
    fn mention(&self, mut units: Range<usize>) -> Option<Span> {
        let leading = self.word(units.start);
        let is = |word: &&str| leading.eq_ignore_ascii_case(word);
        units.start += usize::from(CONJUNCTIONS.iter().any(is));
        if leading.len() > 2 && leading.chars().all(char::is_uppercase) {
            units.start = self.after_dash(&units).unwrap_or(units.start);
        }
        if RELATIVES.iter().any(is) {
            units.end = units.end.min(units.start + 1);
        }
        (!units.is_empty()).then(|| self.span(units))
    }

    /// The unit after the first dash of some.
    fn after_dash(&self, units: &Range<usize>) -> Option<usize> {
        let is_dash = |unit: &usize| matches!(self.word(*unit), "—" | "–" | "--" | "-");
        units.clone().find(is_dash).map(|dash| dash + 1)
    }

    /// "that view": two words, and the second a noun.
    fn is_pointed_at(&self, part: &Range<usize>) -> bool {
        let last = part.end - 1;
        let class = self.atoms[last].class;
        part.len() == 2 && self.units.units[last].region.is_none() && class.noun() > 0 && !class.is_function_word
    }

    /// Where a clause goes on after an aside in dashes that some units begin in: "which is near – and | burn".
    fn after_aside(&self, units: &Range<usize>) -> Option<usize> {
        let dash = self.after_dash(units)?;
        (dash + 1 < units.end && self.word(dash) == "and").then_some(dash + 1)
    }

    /// A part that is all regions gives their insides; any other one span, less a leading conjunction.
    ///
    /// A region over several paragraphs is a unit in each: the first stands for all of it.
    fn push_content(&self, mut part: Range<usize>, content: &mut Vec<Span>, quoted: &mut Vec<Span>) {
        let region_of = |i: usize| self.units.units[i].region.and_then(|r| self.page.regions.get(r));
        let starts = |i: usize, region: &Region| self.units.units[i].tokens.start == region.tokens.start;
        while region_of(part.start).is_some_and(|region| !starts(part.start, region)) {
            part.start += 1;
            if part.is_empty() {
                return;
            }
        }
        let inside: Vec<Span> = part.clone().filter_map(|i| region_of(i).map(|r| r.inner)).collect();
        quoted.extend(&inside);
        let is_bare = |i: usize| region_of(i).is_none() && !self.units.is_mark(i, self.page.segments);
        if inside.is_empty() || part.clone().any(is_bare) {
            let leads = |words: &[&str]| {
                words
                    .iter()
                    .any(|word| self.word(part.start).eq_ignore_ascii_case(word))
            };
            let is_conjunction = leads(&["that", "whether", "if"]);
            let is_relative = leads(&RELATIVES);
            let last = region_of(part.end - 1).map(|region| region.outer);
            part.start += usize::from(is_conjunction && !self.is_pointed_at(&part));
            if is_relative {
                part.start = self.after_aside(&part).unwrap_or(part.start);
            }
            if part.is_empty() {
                return;
            }
            let span = self.span(part);
            content.push(last.map_or(span, |last| span.join(last)));
        } else {
            content.extend(inside);
        }
    }

    fn kind(&self, content: &[Span], quoted: &[Span]) -> Kind {
        let words = |spans: &[Span]| {
            let tokens = spans.iter().flat_map(|span| self.page.segments.tokens_in(*span));
            let kinds = tokens.filter_map(|t| self.page.segments.tokens.get(t)).map(|t| t.kind);
            kinds
                .filter(|kind| matches!(kind, TokenKind::Word | TokenKind::Number))
                .count()
        };
        match (words(quoted), words(content)) {
            (0, _) => Kind::Indirect,
            (inside, all) if inside >= all => Kind::Direct,
            _ => Kind::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tagger::{atoms, english};
    use crate::extract::{Config, marks};
    use crate::segment::segment;

    /// `text` labelled with `content` and `cue`: who says what then.
    #[track_caller]
    fn check(text: &str, content: &[&str], cue: &str, wanted: (&str, &[&str])) {
        let found = labelled(text, content, cue).expect("a quotation");
        let mention = found.mention.map_or("", |mention| mention.of(text));
        let content: Vec<&str> = found.content.iter().map(|span| span.of(text)).collect();
        assert_eq!((mention, content.as_slice()), wanted, "{text}");
    }

    fn labelled(text: &str, content: &[&str], cue: &str) -> Option<Quotation> {
        let segments = segment(text);
        let regions = marks::regions(text, &segments, &Config::default());
        let page = Page::new(text, &segments, &regions);
        let units = Units::new(&segments, &regions);
        let config = Trained::default();
        let sureness = vec![0.9; units.units.len()];
        let writer = Writer {
            page: &page,
            units: &units,
            sureness: &sureness,
            atoms: &atoms::of_units(&page, &units, english().model.words),
            config: &config,
        };
        let units_of = |words: &str| {
            let start = text.find(words).expect("words of the text");
            let is_inside = |unit: &usize| (start..start + words.len()).contains(&units.span(*unit, &segments).start);
            let mut inside = (0..units.units.len()).filter(is_inside);
            let first = inside.next().expect("a unit");
            first..inside.next_back().unwrap_or(first) + 1
        };
        let joined = Joined {
            content: content.iter().map(|words| units_of(words)).collect(),
            cue: Some(units_of(cue)),
            mention: None,
        };
        writer.quotation(&joined)
    }

    #[test]
    fn a_name_right_before_the_cue_is_its_subject() {
        let text = "Ann Lee “flatly” rejected the offer.";
        check(
            text,
            &["Ann Lee “flatly”", "the offer"],
            "rejected",
            ("Ann Lee", &["the offer"]),
        );
        let text = "Ann Lee seemed pleased.";
        check(text, &["Ann Lee", "pleased"], "seemed", ("", &["Ann Lee", "pleased"]));
        let text = "Ann Lee reportedly left.";
        check(text, &["Ann Lee", "left"], "reportedly", ("", &["Ann Lee", "left"]));
    }

    #[test]
    fn content_does_not_begin_in_an_aside() {
        let text = "They leave the pit – which is near – and burn the mill, she said.";
        check(
            text,
            &["which is near – and burn the mill"],
            "said",
            ("", &["burn the mill"]),
        );
        check(text, &["They leave the pit"], "said", ("", &["They leave the pit"]));
    }

    #[test]
    fn a_deed_with_a_thing_is_no_statement() {
        let is_one = |text, content, cue| labelled(text, &[content], cue).is_some();
        assert!(!is_one(
            "Both guards fired a total of 11 shots.",
            "a total of 11 shots",
            "fired"
        ));
        assert!(!is_one("The guard grabbed her hands.", "her hands", "grabbed"));
        assert!(is_one(
            "The guard grabbed that it was late.",
            "that it was late",
            "grabbed"
        ));
        assert!(is_one("Ann Lee believes a lie.", "a lie", "believes"));
        assert!(is_one(
            "All came to the consensus it worked.",
            "it worked",
            "came to the consensus"
        ));
    }
}
