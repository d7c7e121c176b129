//! From a record's fields to an article: outlet, date, language, id.

use std::path::Path;
use std::sync::Arc;

use super::fields::Fields;
use super::published::parse_published;
use super::{Config, Field, OutletFrom, WarningKind, format, language};
use crate::model::{Article, ArticleId, Fingerprint, Outlet};

/// What a record does not know of itself.
pub(super) struct Surroundings<'a> {
    /// The file as the user wrote it.
    pub(super) path: Arc<str>,
    /// The file's path, unless it is a stream.
    pub(super) file: Option<&'a Path>,
    /// What the article list says of the file.
    pub(super) listed: Option<&'a Fields>,
    /// Whether the file is one article.
    pub(super) is_single: bool,
    pub(super) config: &'a Config,
}

/// An article, which columns or rules gave its fields, and what was odd.
pub(super) struct Assembled {
    pub(super) article: Article,
    pub(super) mapped: Vec<(Field, String)>,
    pub(super) warnings: Vec<(WarningKind, String)>,
}

/// Makes the article of `fields`, which hold a text.
///
/// The list speaks of whole files. Of a file that is one article it says more than the file does, because a person
/// wrote it; to the records of a larger file it lends what they do not know themselves.
pub(super) fn assemble(mut fields: Fields, around: &Surroundings<'_>) -> Assembled {
    let mut mapped = Vec::new();
    let mut warnings = wrong_types(&fields);
    let (_, text) = fields
        .remove(Field::Text)
        .map_or_else(Default::default, |(column, text)| {
            mapped.push((Field::Text, column.clone()));
            (column, text)
        });
    if let Some(listed) = around.listed.filter(|_| around.is_single) {
        fields = fields.under(listed);
    }
    let (rule, outlet) = outlet(&fields, around);
    mapped.extend(outlet.is_some().then_some((Field::Outlet, rule)));
    if let Some(listed) = around.listed.filter(|_| !around.is_single) {
        fields = listed.clone().under(&fields);
    }
    let others = fields
        .columns()
        .filter(|(field, _)| !matches!(field, Field::Outlet | Field::Language));
    mapped.extend(others.map(|(field, column)| (field, column.to_owned())));
    let published = fields.get(Field::Published).and_then(|date| {
        let parsed = parse_published(date);
        parsed
            .map_err(|error| warnings.push((WarningKind::Date, error.to_string())))
            .ok()
    });
    let (rule, language) = language_of(&fields, &text, around.config);
    mapped.extend(language.is_some().then_some((Field::Language, rule)));
    let mut take = |field| fields.remove(field).map(|(_, value)| value);
    let input_id = take(Field::Id).map(|id| Arc::from(without_nul(id)));
    let mut article = Article {
        id: ArticleId::of(Fingerprint::new()),
        input_id: input_id.unwrap_or_else(|| Arc::clone(&around.path)),
        path: Arc::clone(&around.path),
        outlet,
        published,
        title: take(Field::Title).as_deref().map(one_line),
        author: take(Field::Author).as_deref().map(one_line),
        url: take(Field::Url).as_deref().map(one_line),
        language,
        text: without_nul(text),
    };
    article.identify(0);
    Assembled {
        article,
        mapped,
        warnings,
    }
}

fn wrong_types(fields: &Fields) -> Vec<(WarningKind, String)> {
    let told = |(field, column, kind): &(Field, String, &str)| {
        (
            WarningKind::WrongType,
            format!("`{column}` is {kind}, no {field}; it was left out"),
        )
    };
    fields.wrong.iter().map(told).collect()
}

/// White space folded to single spaces, and no NUL.
fn one_line(value: &str) -> String {
    without_nul(value.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// NUL ends a string in half of the world's programs and is forbidden in XML.
fn without_nul(text: String) -> String {
    if text.contains('\0') {
        text.replace('\0', "\u{fffd}")
    } else {
        text
    }
}

/// The outlet, and the column or rule that gave it: a given name, the URL's host, the list, the configured rule.
fn outlet(fields: &Fields, around: &Surroundings<'_>) -> (String, Option<Outlet>) {
    let column = |fields: &Fields| fields.column(Field::Outlet).unwrap_or_default().to_owned();
    let named = |name: &str| Outlet::new(&without_nul(name.to_owned()));
    if let Some(outlet) = fields.get(Field::Outlet).and_then(named) {
        return (column(fields), Some(outlet));
    }
    if let Some(outlet) = fields.get(Field::Url).and_then(host).as_deref().and_then(named) {
        return ("(host of the URL)".to_owned(), Some(outlet));
    }
    if let Some(listed) = around.listed {
        if let Some(outlet) = listed.get(Field::Outlet).and_then(named) {
            return (column(listed), Some(outlet));
        }
        if let Some(outlet) = listed.get(Field::Url).and_then(host).as_deref().and_then(named) {
            return ("(host of the listed URL)".to_owned(), Some(outlet));
        }
    }
    by_rule(around)
}

fn by_rule(around: &Surroundings<'_>) -> (String, Option<Outlet>) {
    let name = match around.config.outlet_from {
        OutletFrom::Stem if around.is_single => around.file.and_then(format::stem),
        OutletFrom::Folder => around
            .file
            .and_then(Path::parent)
            .and_then(Path::file_name)
            .map(|name| name.to_string_lossy().into_owned()),
        OutletFrom::Stem | OutletFrom::None => None,
    };
    let rule = match around.config.outlet_from {
        OutletFrom::Folder => "(folder)",
        _ => "(file name)",
    };
    (rule.to_owned(), name.as_deref().and_then(Outlet::new))
}

/// The host of a web address, without `www.`.
fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address.trim())
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

fn language_of(fields: &Fields, text: &str, config: &Config) -> (String, Option<String>) {
    if let Some(code) = fields.get(Field::Language).and_then(language::given) {
        return (
            fields.column(Field::Language).unwrap_or_default().to_owned(),
            Some(code),
        );
    }
    ("(guessed)".to_owned(), language::detect(text, config))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(given: &[(Field, &str)], listed: Option<&Fields>, file: &str, config: &Config) -> Article {
        let mut fields = Fields::default();
        fields.set(Field::Text, "text", "“No,” she said.");
        for (field, value) in given {
            fields.set(*field, field.name(), *value);
        }
        let around = Surroundings {
            path: file.into(),
            file: Some(Path::new(file)),
            listed,
            is_single: format::Format::of_path(Path::new(file)) == Some(format::Format::Text),
            config,
        };
        assemble(fields, &around).article
    }

    fn outlet(given: &[(Field, &str)], listed: Option<&Fields>, file: &str) -> Option<String> {
        let article = article(given, listed, file, &Config::default());
        article.outlet.map(|outlet| outlet.name().to_owned())
    }

    #[test]
    fn the_outlet_is_given_or_the_host_or_listed_or_the_stem() {
        let url = (Field::Url, "https://www.day.example/a?b#c");
        let mut listed = Fields::default();
        listed.set(Field::Outlet, "outlet", "The List");
        assert_eq!(
            outlet(&[(Field::Outlet, "The  Day"), url], None, "a.jsonl").as_deref(),
            Some("The Day")
        );
        assert_eq!(outlet(&[url], Some(&listed), "a.jsonl").as_deref(), Some("day.example"));
        assert_eq!(outlet(&[], Some(&listed), "a.jsonl").as_deref(), Some("The List"));
        assert_eq!(outlet(&[url], Some(&listed), "a.txt").as_deref(), Some("The List"));
        assert_eq!(outlet(&[], None, "x/day.txt").as_deref(), Some("day"));
        assert_eq!(outlet(&[], None, "a.jsonl"), None);
    }

    #[test]
    fn addresses_that_are_not_of_the_web_name_no_outlet() {
        assert_eq!(outlet(&[(Field::Url, "javascript:alert(1)")], None, "a.jsonl"), None);
    }

    #[test]
    fn the_folder_may_name_the_outlet() {
        let config = Config {
            outlet_from: OutletFrom::Folder,
            ..Config::default()
        };
        let article = article(&[], None, "in/The Day/1.jsonl", &config);
        assert_eq!(
            article.outlet.map(|outlet| outlet.name().to_owned()).as_deref(),
            Some("The Day")
        );
    }

    #[test]
    fn a_bad_date_leaves_the_article() {
        let article = article(&[(Field::Published, "01/02/2024")], None, "a.txt", &Config::default());
        assert_eq!(article.published, None);
    }

    #[test]
    fn the_input_id_is_the_records_or_the_path() {
        let config = Config::default();
        assert_eq!(&*article(&[(Field::Id, "7")], None, "a.txt", &config).input_id, "7");
        assert_eq!(&*article(&[], None, "a.txt", &config).input_id, "a.txt");
    }
}
