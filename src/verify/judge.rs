//! How one statement stands to the originals.

use super::locate::{Part, parts};
use super::sheet::Sheet;
use super::unit::Unit;
use super::wording::{Wording, wording};
use super::{LeftOut, Original, Passage, Question, Standing};
use crate::fold::{lexicon, negations, qualifiers};
use crate::model::{EditClass, Kind, Span, Statement};

/// What statements are judged by.
pub struct Judge<'a> {
    pub originals: &'a [Original],
    pub sheet: &'a Sheet,
    pub question: Question<'a>,
}

/// What was found about a statement, before anybody asks whose words they are.
pub struct Judged {
    pub standing: Standing,
    pub passages: Vec<Passage>,
    pub class: Option<EditClass>,
    pub left_out: Vec<LeftOut>,
    pub share: f32,
    /// Words of content that were found.
    pub content: usize,
}

impl Judged {
    /// What the outlet tells in its own words around a part is not left out: "she would not resign, because “…”".
    fn forgive(&mut self, frame: &str) {
        let told: Vec<&str> = qualifiers(frame)
            .into_iter()
            .chain(negations(frame))
            .map(|(q, _)| q.name())
            .collect();
        let is_told = |left: &LeftOut| left.qualifier.as_ref().is_some_and(|(_, what)| told.contains(what));
        self.left_out.retain(|left| !is_told(left));
        if self.left_out.is_empty() && self.standing == Standing::Truncated {
            self.standing = Standing::Verbatim;
        }
    }
}

impl Judge<'_> {
    /// All pieces of a statement, the worst deciding; `None` where nothing of it stands in marks.
    pub fn statement(&self, statement: &Statement, article: &str) -> Option<Judged> {
        let units = Unit::of(statement, article);
        let mut judged: Vec<Judged> = units.iter().map(|unit| self.unit(unit)).collect();
        if statement.kind == Kind::Mixed {
            for judged in &mut judged {
                judged.forgive(&statement.text);
            }
        }
        judged.into_iter().reduce(|mut all, one| {
            all.standing = all.standing.max(one.standing);
            all.class = all.class.max(one.class);
            all.share = all.share.min(one.share);
            all.content += one.content;
            all.passages.extend(one.passages);
            all.left_out.extend(one.left_out);
            all
        })
    }

    fn unit(&self, unit: &Unit) -> Judged {
        let config = self.question.config;
        let parts = parts(&unit.words, self.sheet, config);
        let share = share(unit, &parts, self.sheet);
        let content = parts.iter().map(|part| self.content(part)).sum();
        let is_enough =
            share >= config.found_share_min || self.question.is_translated && share >= config.rendering_share_min;
        let words: usize = parts.iter().map(|part| part.words).sum();
        let is_coincidence = words < config.part_words_min && words < unit.words.len();
        if !is_enough || is_coincidence {
            return self.not_found(unit, &parts, share);
        }
        if let [part] = &parts[..] {
            return self.passage(unit, part, share, content);
        }
        if share < config.stitched_share_min {
            return self.scattered(unit, &parts, share);
        }
        let is_marked = parts.windows(2).all(|two| self.is_elision(unit, &two[0], &two[1]));
        let mut judged = Judged {
            standing: if is_marked {
                Standing::Truncated
            } else {
                Standing::Stitched
            },
            passages: Vec::new(),
            class: None,
            left_out: Vec::new(),
            share,
            content,
        };
        for (index, part) in parts.iter().enumerate() {
            let reach = reach(unit, &parts, index);
            let found = self.worded(unit, part, &reach);
            judged.class = judged.class.max(found.class);
            if found.is_altered && judged.standing == Standing::Truncated {
                judged.standing = Standing::Altered;
            }
            judged.passages.push(found.passage);
        }
        if is_marked {
            let gaps = parts
                .windows(2)
                .map(|two| self.left_out(two[0].place.end, two[1].place.start));
            judged.left_out = gaps.collect();
        }
        judged
    }

    /// Too few words for several places: a quotation of the place that holds most of it, if that alone is enough.
    fn scattered(&self, unit: &Unit, parts: &[Part], share: f32) -> Judged {
        let most = parts
            .iter()
            .max_by_key(|part| (part.words, std::cmp::Reverse(part.quote.start)));
        let Some(part) = most else {
            return self.not_found(unit, parts, share);
        };
        let alone = self::share(unit, std::slice::from_ref(part), self.sheet);
        if alone < self.question.config.found_share_min {
            return self.not_found(unit, parts, share);
        }
        self.passage(unit, part, alone, self.content(part))
    }

    /// A quotation from one place.
    fn passage(&self, unit: &Unit, part: &Part, share: f32, content: usize) -> Judged {
        let found = self.worded(unit, part, &(0..unit.words.len()));
        let mut left_out: Vec<LeftOut> = found.elided.iter().map(|span| self.told(part, *span)).collect();
        left_out.extend(self.edges(unit, part, found.passage.span));
        let is_rendering =
            self.question.is_translated && share < self.question.config.rendering_share_max && found.is_altered;
        let standing = match () {
            () if is_rendering => Standing::Rendering,
            () if found.is_altered => Standing::Altered,
            () if !left_out.is_empty() => Standing::Truncated,
            () => Standing::Verbatim,
        };
        Judged {
            standing,
            passages: vec![found.passage],
            class: found.class,
            left_out,
            share,
            content,
        }
    }

    fn not_found(&self, unit: &Unit, parts: &[Part], share: f32) -> Judged {
        let nearest = parts.iter().max_by_key(|part| part.words);
        let passage = nearest.map(|part| {
            let original = self.sheet.places[part.place.start].original;
            let span = self.sheet.span(part.place.start, part.place.end - 1);
            Passage {
                original,
                span: self.sentence(original, span),
                quoted: unit.span(0, unit.words.len() - 1),
                diff: Vec::new(),
            }
        });
        Judged {
            standing: Standing::NotFound,
            passages: passage.into_iter().collect(),
            class: None,
            left_out: Vec::new(),
            share,
            content: 0,
        }
    }

    fn worded(&self, unit: &Unit, part: &Part, reach: &std::ops::Range<usize>) -> Wording {
        let places = &self.sheet.places;
        let original = places[part.place.start].original;
        let text = &self.originals[original as usize].text;
        let inner = self.sheet.span(part.place.start, part.place.end - 1);
        let sentence = self.sentence(original, inner);
        // As many words more on each side as the quotation has there, within the sentence.
        let (more_before, more_after) = (part.quote.start - reach.start, reach.end - part.quote.end);
        let is_inside = |at: usize| {
            places
                .get(at)
                .is_some_and(|p| p.original == original && sentence.contains(p.span))
        };
        let first = (0..=more_before)
            .rev()
            .filter_map(|more| part.place.start.checked_sub(more))
            .find(|at| is_inside(*at));
        let last = (0..=more_after)
            .rev()
            .map(|more| part.place.end - 1 + more)
            .find(|at| is_inside(*at));
        let span = self.sheet.span(
            first.unwrap_or(part.place.start).min(part.place.start),
            last.unwrap_or(part.place.end - 1).max(part.place.end - 1),
        );
        wording(
            Passage {
                original,
                span,
                quoted: unit.span(reach.start, reach.end - 1),
                diff: Vec::new(),
            },
            text,
            (unit, reach),
            self.question.link,
        )
    }

    /// What a quotation leaves out of the sentences that its ends stand in.
    fn edges(&self, unit: &Unit, part: &Part, passage: Span) -> Vec<LeftOut> {
        let original = self.sheet.places[part.place.start].original;
        let sentence = self.sentence(original, passage);
        let edges = [
            Span::new(sentence.start, passage.start),
            Span::new(passage.end, sentence.end),
        ];
        let told = edges.into_iter().filter_map(|span| {
            let left_out = self.told(part, span);
            let has_words = left_out
                .span
                .of(&self.originals[original as usize].text)
                .contains(char::is_alphanumeric);
            // Of a part shown as a part only what changes its sense is told.
            (has_words && (unit.is_whole || left_out.qualifier.is_some())).then_some(left_out)
        });
        told.collect()
    }

    fn left_out(&self, from: usize, to: usize) -> LeftOut {
        let original = self.sheet.places[from - 1].original;
        let span = Span::new(self.sheet.places[from - 1].span.end, self.sheet.places[to].span.start);
        self.qualified(original, span)
    }

    fn told(&self, part: &Part, span: Span) -> LeftOut {
        self.qualified(self.sheet.places[part.place.start].original, span)
    }

    fn qualified(&self, original: u32, span: Span) -> LeftOut {
        let text = &self.originals[original as usize].text;
        let is_edge = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | '"' | '“' | '”');
        let inside = span.of(text);
        let start = span.start + (inside.len() - inside.trim_start_matches(is_edge).len());
        let span = Span::new(start, start + inside.trim_matches(is_edge).len());
        let words = span.of(text);
        let found = qualifiers(words).into_iter().chain(negations(words)).next();
        LeftOut {
            span,
            qualifier: found.map(|(qualifier, word)| (word.to_owned(), qualifier.name())),
        }
    }

    /// Whether the joint of two parts is marked by an ellipsis and both are in order, in one original.
    fn is_elision(&self, unit: &Unit, one: &Part, next: &Part) -> bool {
        let between = one.quote.end..next.quote.start + 1;
        let is_marked = between
            .clone()
            .any(|at| unit.words.get(at).is_some_and(|word| word.follows_gap));
        is_marked && next.place.start >= one.place.end && self.sheet.is_one_original(one.place.start, next.place.start)
    }

    /// The sentences that a stretch touches.
    fn sentence(&self, original: u32, span: Span) -> Span {
        let sentences = &self.originals[original as usize].sentences;
        let touched = sentences.iter().filter(|sentence| sentence.overlaps(span));
        touched.fold(span, |all, sentence| all.join(*sentence))
    }

    fn content(&self, part: &Part) -> usize {
        let places = &self.sheet.places[part.place.clone()];
        places.iter().filter(|place| place.is_content).count().min(part.words)
    }
}

/// Weight of the words that were found, words of grammar a quarter.
fn share(unit: &Unit, parts: &[Part], sheet: &Sheet) -> f32 {
    let worth = |at: usize| {
        if lexicon().is_function_word(&unit.words[at].text) {
            0.25_f32
        } else {
            1.0
        }
    };
    let whole: f32 = (0..unit.words.len()).map(worth).sum();
    let is_found = |part: &Part, at: usize| {
        let places = sheet.places_of(&unit.words[at].text);
        let next = places.partition_point(|place| (*place as usize) < part.place.start);
        places.get(next).is_some_and(|place| (*place as usize) < part.place.end)
    };
    let found = parts
        .iter()
        .flat_map(|part| part.quote.clone().filter(move |at| is_found(part, *at)));
    let found: f32 = found.map(worth).sum();
    if whole > 0.0 { (found / whole).min(1.0) } else { 0.0 }
}

/// The words of the quotation that belong to a part: up to the parts beside it.
fn reach(unit: &Unit, parts: &[Part], index: usize) -> std::ops::Range<usize> {
    let start = index.checked_sub(1).map_or(0, |before| parts[before].quote.end);
    let end = parts.get(index + 1).map_or(unit.words.len(), |next| next.quote.start);
    // Words between two parts belong to the first of them.
    let start = if index == 0 { start } else { parts[index].quote.start };
    start..end
}
