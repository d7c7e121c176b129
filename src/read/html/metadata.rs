//! What a page says of itself: JSON-LD first, then `meta`, `link` and `time` elements.

use dom_query::Document;
use serde_json::Value;

use crate::read::Field;
use crate::read::fields::Fields;

/// Fills in what `fields` does not know.
pub(super) fn fill(page: &Document, fields: &mut Fields) {
    json_ld(page, fields);
    for (field, name) in META {
        fields.or_set(field, &format!("(meta {name})"), meta(page, name));
    }
    let attribute = |selector: &str, name: &str| page.select_single(selector).attr(name).map(|value| value.to_string());
    fields.or_set(
        Field::Url,
        "(link canonical)",
        attribute("link[rel='canonical']", "href").filter(|url| is_web(url)),
    );
    fields.or_set(
        Field::Published,
        "(time datetime)",
        attribute("time[datetime]", "datetime"),
    );
    fields.or_set(Field::Language, "(html lang)", attribute("html[lang]", "lang"));
}

/// `meta` elements by `property`, `name` or `itemprop`; for each field the best first.
const META: [(Field, &str); 14] = [
    (Field::Outlet, "og:site_name"),
    (Field::Published, "article:published_time"),
    (Field::Published, "datePublished"),
    (Field::Published, "parsely-pub-date"),
    (Field::Published, "date"),
    (Field::Published, "dc.date"),
    (Field::Published, "DC.date.issued"),
    (Field::Title, "og:title"),
    (Field::Title, "twitter:title"),
    (Field::Author, "author"),
    (Field::Author, "article:author"),
    (Field::Author, "parsely-author"),
    (Field::Url, "og:url"),
    (Field::Language, "og:locale"),
];

fn meta(page: &Document, name: &str) -> Option<String> {
    ["property", "name", "itemprop"].iter().find_map(|key| {
        let found = page.select_single(&format!("meta[{key}='{name}']")).attr("content")?;
        // Some pages give the address of the author's profile as the author.
        let is_profile = name == "article:author" && is_web(&found);
        (!is_profile && !found.trim().is_empty()).then(|| found.to_string())
    })
}

fn is_web(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://")
}

fn json_ld(page: &Document, fields: &mut Fields) {
    let scripts = page.select("script[type='application/ld+json']");
    let objects: Vec<Value> = scripts
        .iter()
        .filter_map(|script| serde_json::from_str(script.text().trim()).ok())
        .flat_map(flattened)
        .collect();
    let Some(article) = objects.iter().find(|object| is_article(object)) else {
        return;
    };
    let rule = |key: &str| format!("(JSON-LD {key})");
    let plain = |key: &str| article.get(key).and_then(Value::as_str).map(str::to_owned);
    fields.or_set(Field::Title, &rule("headline"), plain("headline"));
    fields.or_set(Field::Published, &rule("datePublished"), plain("datePublished"));
    fields.or_set(Field::Language, &rule("inLanguage"), plain("inLanguage"));
    fields.or_set(Field::Url, &rule("url"), plain("url").filter(|url| is_web(url)));
    fields.or_set(Field::Author, &rule("author"), article.get("author").and_then(names));
    fields.or_set(
        Field::Outlet,
        &rule("publisher"),
        article.get("publisher").and_then(names),
    );
}

/// The objects of a block: itself, the elements of a list, those under `@graph`. serde limits the nesting to 128.
fn flattened(block: Value) -> Vec<Value> {
    let mut objects = Vec::new();
    let mut open = vec![block];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.into_iter().rev()),
            Value::Object(mut object) => {
                open.extend(object.remove("@graph"));
                objects.push(Value::Object(object));
            }
            _ => {}
        }
    }
    objects
}

/// `NewsArticle`, `ReportageNewsArticle`, `BlogPosting`, `Report`, …
fn is_article(object: &Value) -> bool {
    let named = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

/// A name, an object's name, or the names of a list.
fn names(value: &Value) -> Option<String> {
    let one = |value: &Value| {
        value
            .as_str()
            .or_else(|| value.get("name")?.as_str())
            .map(str::to_owned)
    };
    match value {
        Value::Array(items) => Some(items.iter().filter_map(one).collect::<Vec<_>>().join(", ")),
        other => one(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(page: &str, field: Field) -> Option<String> {
        let mut fields = Fields::default();
        fill(&Document::from(page), &mut fields);
        fields.get(field).map(str::to_owned)
    }

    #[test]
    fn json_ld_goes_before_meta() {
        let page = r#"<html lang="en-GB"><meta property="og:site_name" content="Site"><meta name="author" content="M">
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],
            "publisher":{"name":"The Day"},"author":[{"name":"A"},"B"],"datePublished":"2020-06-16"}]}</script>"#;
        assert_eq!(get(page, Field::Outlet).as_deref(), Some("The Day"));
        assert_eq!(get(page, Field::Author).as_deref(), Some("A, B"));
        assert_eq!(get(page, Field::Published).as_deref(), Some("2020-06-16"));
        assert_eq!(get(page, Field::Language).as_deref(), Some("en-GB"));
    }

    #[test]
    fn broken_json_ld_leaves_the_rest() {
        let page = "<script type='application/ld+json'>{broken</script><link rel=canonical href='https://day.example/1'>\
                    <time datetime='2020-06-16T05:00Z'>today</time>";
        assert_eq!(get(page, Field::Url).as_deref(), Some("https://day.example/1"));
        assert_eq!(get(page, Field::Published).as_deref(), Some("2020-06-16T05:00Z"));
    }
}
