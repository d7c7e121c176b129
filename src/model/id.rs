//! Ids derived from content, so that a re-run, another machine or a cluster's worker gives the same ones.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Builds an id: the first 64 bits of SHA-256 over the fields, each with its length before it.
///
/// At a million statements two ids collide with a chance of 3 in 100 million.
#[derive(Clone, Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Nothing hashed yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one field. The length goes in first, so `("ab", "c")` and `("a", "bc")` differ.
    #[must_use]
    pub fn field(mut self, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Adds a number.
    #[must_use]
    pub fn number(self, value: usize) -> Self {
        self.field((value as u64).to_le_bytes())
    }

    fn finish(self) -> u64 {
        let digest = self.0.finalize();
        let mut first = [0_u8; 8];
        first.copy_from_slice(&digest[..8]);
        u64::from_be_bytes(first)
    }
}

/// Bytes, such as a hash, in hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $letter:literal;)*) => {$(
        $(#[$doc])*
        ///
        /// Written as a letter and 16 hexadecimal digits, so that no reader takes it for a number.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// The id of what the fingerprint has seen.
            #[must_use]
            pub fn of(fingerprint: Fingerprint) -> Self {
                Self(fingerprint.field($letter).finish())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{:016x}"), self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                text.strip_prefix($letter)
                    .filter(|hex| hex.len() == 16)
                    .and_then(|hex| u64::from_str_radix(hex, 16).ok())
                    .map(Self)
                    .ok_or_else(|| format!(concat!("`{}` is no ", stringify!($name), ": `", $letter, "` and 16 hexadecimal digits"), text))
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// One published text.
    ArticleId "a";
    /// One statement in one article.
    StatementId "s";
    /// Two statements judged to be one utterance.
    LinkId "l";
    /// The statements of one utterance.
    ClusterId "c";
    /// Articles that are one text.
    CopyGroupId "g";
    /// A person or body, one across articles.
    SpeakerId "p";
    /// Who published.
    OutletId "o";
    /// Something a fact-checker should look at.
    FindingId "f";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn field_borders_count() {
        let a = ArticleId::of(Fingerprint::new().field("ab").field("c"));
        let b = ArticleId::of(Fingerprint::new().field("a").field("bc"));
        assert_ne!(a, b);
    }

    #[test]
    fn an_id_reads_back() {
        let id = LinkId::of(Fingerprint::new().field("x"));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("s0".parse::<StatementId>().is_err());
    }

    #[test]
    fn ids_stay_the_same_between_versions() {
        assert_eq!(
            ArticleId::of(Fingerprint::new().field("x")).to_string(),
            "a7fec17f3663a39bd"
        );
    }
}
