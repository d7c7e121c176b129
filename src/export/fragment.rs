//! Links to a passage of a page: `#:~:text=` (URL Fragment Text Directives, a WICG specification).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_segmentation::UnicodeSegmentation;
use url::Url;

/// Longest text that is searched for whole, in characters. Above that, and across paragraphs, where browsers find no
/// text, its two ends are searched for.
const WHOLE_CHARS_MAX: usize = 100;
/// Longest start or end that is searched for, in characters: two of them never overlap.
const END_CHARS_MAX: usize = WHOLE_CHARS_MAX / 2;

/// All but what means nothing in a directive; `-`, `,` and `&` have a meaning there.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// The address of a page that a browser opens.
pub(super) struct Page {
    url: String,
    /// What opens a directive after it.
    opener: &'static str,
}

impl Page {
    /// `None` for what is no `http` or `https` address.
    pub(super) fn of(url: &str) -> Option<Self> {
        let mut url = Url::parse(url.trim()).ok()?;
        if !matches!(url.scheme(), "http" | "https") {
            return None;
        }
        // A directive that the address brought along would be a second passage.
        let fragment = url
            .fragment()
            .map(|f| f.split(":~:").next().unwrap_or_default().to_owned());
        url.set_fragment(fragment.filter(|f| !f.is_empty()).as_deref());
        let opener = if url.fragment().is_some() {
            ":~:text="
        } else {
            "#:~:text="
        };
        Some(Self {
            url: url.into(),
            opener,
        })
    }

    /// The address of a passage, given as the parts of a statement in text order; the page's own where the text gives
    /// nothing to search for.
    pub(super) fn passage(&self, parts: &[&str]) -> String {
        match directive(parts) {
            // Nothing in a directive is changed by what a fragment has to be encoded for.
            Some(directive) => [&self.url, self.opener, &directive].concat(),
            None => self.url.clone(),
        }
    }
}

/// `text`, or `start,end`, percent-encoded.
fn directive(parts: &[&str]) -> Option<String> {
    let mut lines = parts
        .iter()
        .flat_map(|part| part.split(['\n', '\r']))
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let first = lines.next()?;
    let last = lines.next_back();
    if last.is_none() && first.chars().count() <= WHOLE_CHARS_MAX {
        return Some(encode(first));
    }
    let (start, end) = (start_of(first), end_of(last.unwrap_or(first)));
    (!start.is_empty() && !end.is_empty()).then(|| format!("{},{}", encode(start), encode(end)))
}

fn encode(text: &str) -> String {
    // A page shows any run of white space as one space, and no control character.
    let mut encoded = String::with_capacity(2 * text.len());
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    for word in words.filter(|word| !word.is_empty()) {
        if !encoded.is_empty() {
            encoded.push_str("%20");
        }
        encoded.extend(utf8_percent_encode(word, ENCODED));
    }
    encoded
}

/// As many whole words as fit: browsers match at the borders of words only.
fn start_of(line: &str) -> &str {
    let mut room = END_CHARS_MAX;
    let fitting = line.split_word_bounds().take_while(|piece| fits(piece, &mut room));
    let bytes: usize = fitting.map(str::len).sum();
    line[..bytes].trim_end()
}

fn end_of(line: &str) -> &str {
    let mut room = END_CHARS_MAX;
    let fitting = line
        .split_word_bounds()
        .rev()
        .take_while(|piece| fits(piece, &mut room));
    let bytes: usize = fitting.map(str::len).sum();
    line[line.len() - bytes..].trim_start()
}

fn fits(piece: &str, room: &mut usize) -> bool {
    let left = room.checked_sub(piece.chars().count());
    *room = left.unwrap_or(0);
    left.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(url: &str, parts: &[&str]) -> Option<String> {
        Page::of(url).map(|page| page.passage(parts))
    }

    #[test]
    fn what_means_something_in_a_directive_is_encoded() {
        assert_eq!(
            link("https://news.example/a", &["he said, \"no-one\" & left"]).unwrap(),
            "https://news.example/a#:~:text=he%20said%2C%20%22no%2Done%22%20%26%20left"
        );
    }

    #[test]
    fn a_long_text_is_searched_for_by_its_ends() {
        let text = format!(
            "The first words of it, {} and these are the last.",
            "going on ".repeat(20)
        );
        assert_eq!(
            link("http://news.example/", &[&text]).unwrap(),
            "http://news.example/#:~:text=The%20first%20words%20of%20it%2C%20going%20on%20going%20on%20going%20on,\
             on%20going%20on%20going%20on%20and%20these%20are%20the%20last."
        );
    }

    #[test]
    fn parts_and_paragraphs_are_spanned() {
        assert!(
            link("http://a.example/", &["It is over", "for good."])
                .unwrap()
                .ends_with("It%20is%20over,for%20good.")
        );
        assert!(
            link("http://a.example/", &["One.\nTwo.\nThree."])
                .unwrap()
                .ends_with("text=One.,Three.")
        );
    }

    #[test]
    fn a_fragment_of_the_address_stays_and_a_directive_goes() {
        assert_eq!(
            link("http://a.example/#top:~:text=old", &["new"]).unwrap(),
            "http://a.example/#top:~:text=new"
        );
    }

    #[test]
    fn only_what_a_browser_opens_is_linked() {
        for url in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "news.example/a",
            "",
        ] {
            assert_eq!(link(url, &["x"]), None);
        }
    }

    #[test]
    fn one_endless_word_is_not_searched_for() {
        assert_eq!(
            link("http://a.example/", &[&"x".repeat(20_000)]).unwrap(),
            "http://a.example/"
        );
    }
}
