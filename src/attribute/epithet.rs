//! "the Swede", "the 22-year-old", "the striker": a person by what the reader is taken to know of them.

use super::lexicon::Traits;
use super::resolve::{Found, Resolver};
use crate::model::{Span, SpeakerKind};

/// Nouns for somebody of a country that are not its adjective too. Of those that are, "the Russian" is one, "the French" are
/// many.
const NATIVES: [&str; 24] = [
    "aussie",
    "brit",
    "briton",
    "dane",
    "dutchman",
    "dutchwoman",
    "englishman",
    "englishwoman",
    "finn",
    "frenchman",
    "frenchwoman",
    "icelander",
    "irishman",
    "irishwoman",
    "kiwi",
    "pole",
    "scot",
    "scotsman",
    "spaniard",
    "swede",
    "texan",
    "turk",
    "welshman",
    "welshwoman",
];

/// What one of whom an article is about is called instead of a name.
const EPITHETS: [&str; 21] = [
    "actor",
    "actress",
    "billionaire",
    "comedian",
    "defender",
    "forward",
    "goalkeeper",
    "midfielder",
    "millionaire",
    "pitcher",
    "playmaker",
    "quarterback",
    "rapper",
    "rookie",
    "singer",
    "songwriter",
    "star",
    "striker",
    "tycoon",
    "veteran",
    "winger",
];

/// What introduces somebody who is not known yet.
const ARTICLES: [&str; 3] = ["a", "an", "one"];

/// Tokens to look back at for one of that kind who is introduced.
const LOOK_BACK: usize = 160;

impl Resolver<'_> {
    /// Who stands out before it, as for "he"; `None` where the words are none of these, are tied to somebody, or nobody does.
    /// `from` is where the statement starts.
    pub(super) fn epithet(&self, mention: Span, from: usize) -> Option<Found> {
        let page = self.page;
        let tokens = page.segments.tokens_in(mention);
        let noun = tokens.start + 1;
        let goes_on = |comma: usize| page.word(comma) == "," && !page.is_capital(comma + 1);
        let is_whole = noun < tokens.end && (noun + 1 == tokens.end || goes_on(noun + 1));
        if !is_whole || page.lower(tokens.start) != "the" || page.is_possessive(noun) {
            return None;
        }
        let word = page.lower(noun);
        let is_demonym = page.traits(noun).any(Traits::DEMONYM) && word.ends_with(['n', 'i', 'k']);
        let is_native = page.is_capital(noun) && (is_demonym || NATIVES.contains(&word));
        let is_epithet = is_native || EPITHETS.contains(&word) || word.ends_with("-year-old");
        if !is_epithet || page.traits(noun).any(Traits::PLURAL) {
            return None;
        }
        let is_introduced =
            |i: usize| page.lower(i) == word && i.checked_sub(1).is_some_and(|a| ARTICLES.contains(&page.lower(a)));
        let is_tied = !self.index.in_role(word).is_empty()
            || !self.index.bearers(word).is_empty()
            || (tokens.start.saturating_sub(LOOK_BACK)..tokens.start).any(is_introduced);
        if is_tied {
            return None;
        }
        // Nobody is called so in the sentence that names them; who is only named does not stand out.
        let (_, sentence) = page.sentence(mention.start);
        let start = page.span(sentence.start..sentence.start + 1).start.min(from);
        let mut candidates = self.candidates(start, start, self.config.window_sentences);
        candidates.retain(|&(_, salience)| salience > self.config.salience_other);
        let found = self.most_salient(candidates, "speaker:epithet", |resolver, i| {
            let entity = &resolver.index.entities[i];
            let is_person = entity.kind == SpeakerKind::Person && !entity.is_plural;
            f32::from(u8::from(is_person))
        });
        found.entity.map(|_| found)
    }
}
