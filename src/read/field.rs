//! The fields of a record, and the names under which news archives, crawlers and exports store them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A field of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The text.
    Text,
    /// Who published.
    Outlet,
    /// When.
    Published,
    /// The headline.
    Title,
    /// The byline.
    Author,
    /// The address of the page.
    Url,
    /// ISO 639-1 code.
    Language,
    /// The id that the record has in its own collection.
    Id,
}

impl Field {
    /// All fields, in the order in which messages name them.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Outlet,
        Self::Published,
        Self::Title,
        Self::Author,
        Self::Url,
        Self::Language,
        Self::Id,
    ];

    /// The names that stand for this field, the first one first. They are compared in lower case.
    #[must_use]
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            // news-please, Common Crawl news, newspaper4k, schema.org, Newscatcher, trafilatura
            Self::Text => &[
                "text",
                "maintext",
                "plaintext",
                "body",
                "content",
                "articlebody",
                "full_text",
                "raw_text",
            ],
            Self::Outlet => &[
                "outlet",
                "publisher",
                "media_name",
                "source-hostname",
                "sitename",
                "meta_site_name",
                "source_domain",
                "hostname",
                "domain",
            ],
            Self::Published => &[
                "published",
                "date_publish",
                "publishing_date",
                "publish_date",
                "date",
                "datepublished",
            ],
            Self::Title => &["title", "headline"],
            Self::Author => &["authors", "author", "byline"],
            Self::Url => &["url", "canonical_link", "link", SOURCE],
            Self::Language => &["language", "lang", "inlanguage"],
            Self::Id => &["id", "article_id", "articleid", "doc_id", "stories_id", "guid"],
        }
    }

    /// The field that `column` stands for, with its rank among the field's names.
    #[must_use]
    pub fn of(column: &str) -> Option<(Self, usize)> {
        let lower = column.trim().to_lowercase();
        Self::ALL
            .iter()
            .find_map(|&field| Some((field, field.names().iter().position(|&name| name == lower)?)))
    }

    /// The name in configuration and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Outlet => "outlet",
            Self::Published => "published",
            Self::Title => "title",
            Self::Author => "author",
            Self::Url => "url",
            Self::Language => "language",
            Self::Id => "id",
        }
    }
}

/// A column that holds an address in some exports and an agency's name in others: a URL only if it starts with http.
pub(super) const SOURCE: &str = "source";

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|field| field.name() == text).ok_or_else(|| {
            let names: Vec<_> = Self::ALL.iter().map(|field| field.name()).collect();
            format!("`{text}` is no field; there are {}", names.join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_case() {
        assert_eq!(Field::of(" articleBody "), Some((Field::Text, 5)));
        assert_eq!(Field::of("articleID"), Some((Field::Id, 2)));
        assert_eq!(Field::of("views"), None);
    }

    #[test]
    fn no_name_stands_for_two_fields() {
        let mut all: Vec<_> = Field::ALL.iter().flat_map(|field| field.names()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn names_are_stored_in_lower_case() {
        for name in Field::ALL.iter().flat_map(|field| field.names()) {
            assert_eq!(*name, name.to_lowercase());
        }
    }
}
