//! Collects running text from markup as paragraphs with a blank line between them.

/// A text under construction. White space is folded as a browser shows it.
#[derive(Default)]
pub(super) struct Paragraphs {
    text: String,
    gap: Gap,
}

/// What must stand before the next word. Ordered: the wider gap wins.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

impl Paragraphs {
    /// Adds running text.
    pub(super) fn text(&mut self, text: &str) {
        for (index, word) in text.split([' ', '\t', '\n', '\r', '\x0c']).enumerate() {
            if index > 0 {
                self.widen(Gap::Space);
            }
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    /// Starts a new line.
    pub(super) fn line_break(&mut self) {
        // Two in a row end a paragraph, as pages without <p> have it.
        let gap = if self.gap == Gap::Line {
            Gap::Paragraph
        } else {
            Gap::Line
        };
        self.widen(gap);
    }

    /// Starts a new paragraph.
    pub(super) fn paragraph_break(&mut self) {
        self.widen(Gap::Paragraph);
    }

    /// The text, without white space at its ends.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn word(&mut self, word: &str) {
        let gap = std::mem::take(&mut self.gap);
        if !self.text.is_empty() {
            self.text.push_str(match gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.text.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_and_breaks_are_kept() {
        let mut paragraphs = Paragraphs::default();
        paragraphs.text("  He \n said");
        paragraphs.text(", no.");
        paragraphs.line_break();
        paragraphs.text("She");
        paragraphs.paragraph_break();
        paragraphs.text(" \n ");
        paragraphs.text("left\u{a0}him ");
        assert_eq!(paragraphs.finish(), "He said, no.\nShe\n\nleft\u{a0}him");
    }
}
