//! One published text with what is known of its publication.

use std::sync::Arc;

use super::{ArticleId, Fingerprint, OutletId, Published, Statement};

/// Who published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outlet(Arc<str>);

impl Outlet {
    /// The outlet of that name; `None` for a blank name. White space is folded to single spaces.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let folded = name.split_whitespace().collect::<Vec<_>>().join(" ");
        (!folded.is_empty()).then(|| Self(folded.into()))
    }

    /// The name as given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The id, the same for names that differ in case only.
    #[must_use]
    pub fn id(&self) -> OutletId {
        OutletId::of(Fingerprint::new().field(self.0.to_lowercase()))
    }
}

/// One published text. Everything but the text may be unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Derived from the fields below but `path`; see [`Article::identify`].
    pub id: ArticleId,
    /// The id that the input record had, else its path.
    pub input_id: Arc<str>,
    /// Where it was read: a path as the user wrote it, `-` for standard input.
    pub path: Arc<str>,
    /// Who published; articles without an outlet are never taken for one outlet.
    pub outlet: Option<Outlet>,
    /// When it was published.
    pub published: Option<Published>,
    /// The headline.
    pub title: Option<String>,
    /// The byline as given.
    pub author: Option<String>,
    /// The address of the page.
    pub url: Option<String>,
    /// ISO 639-1 code, given or detected.
    pub language: Option<String>,
    /// The text itself: paragraphs separated by `\n`. All spans point into it.
    pub text: String,
}

impl Article {
    /// An article of which the text is known and nothing else.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let mut article = Self {
            id: ArticleId::of(Fingerprint::new()),
            input_id: "".into(),
            path: "".into(),
            outlet: None,
            published: None,
            title: None,
            author: None,
            url: None,
            language: None,
            text: text.into(),
        };
        article.identify(0);
        article
    }

    /// Sets `id` from the content. `occurrence` is 0 but for exact copies of an article already seen.
    pub fn identify(&mut self, occurrence: usize) {
        let blank = || "";
        self.id = ArticleId::of(
            Fingerprint::new()
                .field(self.outlet.as_ref().map_or_else(blank, Outlet::name))
                .field(self.published.as_ref().map(Published::to_string).unwrap_or_default())
                .field(self.title.as_deref().unwrap_or_default())
                .field(self.url.as_deref().unwrap_or_default())
                .field(&self.text)
                .number(occurrence),
        );
    }

    /// Words between white space.
    #[must_use]
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// The text of a statement of this article: its content parts, joined.
    ///
    /// Parts of one interrupted quotation follow each other after a space; parts of a mixed statement,
    /// between which the article has words of its own, after ` … `.
    #[must_use]
    pub fn text_of(&self, statement: &Statement) -> String {
        statement.join(&self.text)
    }
}
