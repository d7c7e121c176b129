//! Tells beforehand what a page would cost the HTML parser.
//!
//! html5ever does as the standard says, and the standard is quadratic in three places: elements nested without end,
//! formatting elements left open (each new block opens all of them again), and attributes of one tag, each compared
//! with all before it. A page of 229 kB took 51 seconds. By itself it is quadratic in character references: three
//! million of them took 38 seconds. One linear pass tells such pages.

use super::tags::{Piece, Pieces, Tag};
use crate::read::Config;

/// Why a page is not given to the parser, if so.
pub(super) fn refusal(page: &str, config: &Config) -> Option<String> {
    let mut cost = Cost {
        nodes: page.bytes().map(|byte| usize::from(byte == b'&')).sum(),
        ..Cost::default()
    };
    let mut pieces = Pieces::new(page);
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Text(_) => cost.nodes += 1,
            Piece::Tag(tag) => {
                if tag.attributes > config.html_attributes_max {
                    return Some(format!("a tag has {} attributes", tag.attributes));
                }
                cost.take(tag);
                if let Some(raw) = raw_name(tag).filter(|_| !cost.foreign) {
                    pieces.skip_raw(raw);
                }
            }
        }
        if cost.depth > config.html_depth_max {
            return Some(format!(
                "more than {} elements are open inside each other",
                config.html_depth_max
            ));
        }
        if cost.nodes > config.html_nodes_max {
            return Some(format!(
                "the parser would build more than {} nodes",
                config.html_nodes_max
            ));
        }
    }
    None
}

/// A running estimate, never lower than what the parser does.
#[derive(Default)]
struct Cost {
    depth: usize,
    /// Formatting elements that would be opened again at each block.
    formatting: usize,
    /// Nodes, and character references, which cost as much.
    nodes: usize,
    /// Inside SVG or `MathML`, where scripts and styles are elements like others.
    foreign: bool,
}

impl Cost {
    fn take(&mut self, tag: Tag<'_>) {
        let is = |names: &[&str]| names.iter().any(|name| tag.name.eq_ignore_ascii_case(name));
        if tag.is_end {
            self.depth = self.depth.saturating_sub(usize::from(!is(&CLOSED_BY_THEMSELVES)));
            self.formatting = self.formatting.saturating_sub(usize::from(is(&FORMATTING)));
            return;
        }
        self.nodes = self.nodes.saturating_add(1 + self.formatting);
        self.foreign |= is(&["svg", "math"]);
        self.formatting += usize::from(is(&FORMATTING));
        self.depth += usize::from(!is(&CLOSED_BY_THEMSELVES));
    }
}

/// Elements that hold nothing, and those that the next of their kind closes: they do not nest by themselves.
const CLOSED_BY_THEMSELVES: [&str; 26] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup",
];

/// The list of active formatting elements of the standard.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// The element whose content is no markup, if the tag opens one.
fn raw_name(tag: Tag<'_>) -> Option<&'static str> {
    let opens = |name: &&&str| !tag.is_end && tag.name.eq_ignore_ascii_case(name);
    ["script", "style"].iter().find(opens).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_refused(page: &str) -> bool {
        refusal(page, &Config::default()).is_some()
    }

    #[test]
    fn an_ordinary_page_passes_even_if_sloppy() {
        let page = format!(
            "<html><head><script>{}</script></head><body>{}<svg><path/></svg></body>",
            "'<div>'".repeat(1000),
            "<p>One <b>two</b><br><ul><li>x<li>y</ul>".repeat(1000)
        );
        assert!(!is_refused(&page));
    }

    #[test]
    fn nesting_without_end_is_refused() {
        assert!(is_refused(&"<div>".repeat(300)));
        assert!(is_refused(&"<ul><li>".repeat(300)));
        assert!(is_refused(&"<table><td>".repeat(300)));
        assert!(is_refused(&format!("<svg><style>{}", "<g>".repeat(300))));
    }

    #[test]
    fn formatting_left_open_is_refused() {
        let bold = "<b>".repeat(200);
        assert!(is_refused(&format!("{bold}{}", "<p>x".repeat(3000))));
    }

    #[test]
    fn a_flood_of_character_references_is_refused() {
        assert!(is_refused(&"&amp;".repeat(300_000)));
    }

    #[test]
    fn a_flood_of_attributes_is_refused() {
        let attributes = " a=1".repeat(5000);
        assert!(is_refused(&format!("<p{attributes}>")));
    }
}
