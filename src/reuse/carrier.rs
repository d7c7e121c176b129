//! Who carries texts and statements to outlets: one name for the several that it goes by.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::fold::name;

const LIST: &str = include_str!("../../data/lexicons/carriers.tsv");

/// Longest name of the list, in words.
pub const NAME_WORDS_MAX: usize = 4;
/// Bytes of what is looked up: a longer line is no name.
const NAME_BYTES_MAX: usize = 120;

/// A carrier of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// As it is told.
    pub name: &'static str,
    /// Whether speakers publish there themselves.
    pub is_platform: bool,
}

/// The carrier of that name, if it is one of the list.
pub fn carrier(called: &str) -> Option<Carrier> {
    static CARRIERS: LazyLock<FxHashMap<&'static str, Carrier>> = LazyLock::new(|| {
        let lines = LIST.lines().filter(|line| !line.starts_with('#'));
        let entry = |line: &'static str| {
            let mut columns = line.split('\t');
            let (key, name) = (columns.next()?, columns.next()?);
            let is_platform = columns.next() == Some("platform");
            Some((key, Carrier { name, is_platform }))
        };
        lines.filter_map(entry).collect()
    });
    if called.len() > NAME_BYTES_MAX {
        return None;
    }
    CARRIERS.get(name(called).as_str()).copied()
}

/// The agency of that name.
pub fn agency(called: &str) -> Option<&'static str> {
    carrier(called)
        .filter(|carrier| !carrier.is_platform)
        .map(|carrier| carrier.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_agency_are_one() {
        assert_eq!(agency("Agence France-Presse"), agency("AFP"));
        assert_eq!(agency("The Associated Press"), Some("AP"));
        assert_eq!(agency("Twitter"), None);
        assert_eq!(agency("Harbour Post"), None);
    }

    #[test]
    fn no_name_is_longer_than_is_looked_for() {
        let names = LIST.lines().filter(|line| !line.starts_with('#'));
        let words = names.map(|line| line.split('\t').next().unwrap_or_default().split(' ').count());
        assert_eq!(words.max(), Some(NAME_WORDS_MAX));
        assert!(
            LIST.lines()
                .all(|line| line.starts_with('#') || line.len() * 2 < NAME_BYTES_MAX)
        );
    }
}
