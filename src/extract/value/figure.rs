//! One token of figures: "1,200", "3.5", "34-year-old", "20-30", "14:49".

/// The number that a token begins with, and what follows it in the token. `None` where it begins with no figure.
///
/// A comma before three figures divides thousands, before fewer it is a decimal comma.
pub fn figure(word: &str) -> Option<(f64, &str)> {
    if let Some(part) = fraction(word) {
        return Some(part);
    }
    let bytes = word.as_bytes();
    let figures = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = figures(0);
    if end == 0 {
        return None;
    }
    let mut has_commas = false;
    while bytes.get(end) == Some(&b',') && figures(end + 1) == 3 {
        has_commas = true;
        end += 4;
    }
    let mark = bytes.get(end).filter(|mark| matches!(mark, b'.' | b','));
    let decimals = mark.map_or(0, |_| figures(end + 1));
    let whole = end;
    if decimals > 0 {
        end += 1 + decimals;
    }
    let (number, rest) = (&word[..end], &word[end..]);
    let value: f64 = if has_commas || mark == Some(&b',') && decimals > 0 {
        let plain = number[..whole].replace(',', "");
        let after = number[whole..].replace(',', ".");
        format!("{plain}{after}").parse().ok()?
    } else {
        number.parse().ok()?
    };
    let (value, rest) = fraction(rest).map_or((value, rest), |(part, rest)| (value + part, rest));
    value.is_finite().then_some((value, rest))
}

/// The figure of a whole token.
pub fn whole(word: &str) -> Option<f64> {
    figure(word).filter(|(_, rest)| rest.is_empty()).map(|(value, _)| value)
}

/// A number without a sign, a decimal or a divider: 0 to 9999.
pub fn plain(word: &str) -> Option<i16> {
    (word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit()))
        .then(|| word.parse().ok())
        .flatten()
}

fn fraction(word: &str) -> Option<(f64, &str)> {
    const FRACTIONS: [(char, f64); 5] = [('½', 0.5), ('¼', 0.25), ('¾', 0.75), ('⅓', 1.0 / 3.0), ('⅔', 2.0 / 3.0)];
    FRACTIONS
        .iter()
        .find_map(|&(sign, value)| Some((value, word.strip_prefix(sign)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dividers_decimals_and_endings_are_told_apart() {
        for (word, value, rest) in [
            ("1,200", 1200.0, ""),
            ("1,234,567.5", 1_234_567.5, ""),
            ("3.5", 3.5, ""),
            ("3,5", 3.5, ""),
            ("2½", 2.5, ""),
            ("34-year-old", 34.0, "-year-old"),
            ("20-30", 20.0, "-30"),
            ("14:49", 14.0, ":49"),
            ("70th", 70.0, "th"),
        ] {
            assert_eq!(figure(word), Some((value, rest)), "{word}");
        }
        assert_eq!(figure(&"9".repeat(400)), None, "no number that can be held");
        assert_eq!(figure("٣"), None, "other figures are not read");
    }
}
