//! Web pages: the article's text and what the page says of it.

mod guard;
mod metadata;
mod render;
mod strip;
mod tags;

use dom_query::Document;
use dom_smoothie::Readability;

use super::fields::Fields;
use super::intake::Intake;
use super::{Field, Place, WarningKind};

/// The fields of a page. A page that would take the parser too long gives its text with the tags cut out.
pub(super) fn fields(page: &str, intake: &mut Intake<'_>) -> Fields {
    let mut fields = Fields::default();
    if let Some(reason) = guard::refusal(page, intake.config()) {
        intake.warn(
            WarningKind::PlainHtml,
            Place::File,
            format!("{reason}; read without the parser, menus and all"),
        );
        fields.set(Field::Text, "(page without tags)", strip::strip(page));
        return fields;
    }
    let document = Document::from(page);
    metadata::fill(&document, &mut fields);
    document.select(HIDDEN).remove();
    let whole = document.body().map(render::render).unwrap_or_default();
    match main_part(document) {
        Some((title, text)) => {
            fields.or_set(Field::Title, "(title)", Some(title));
            fields.set(Field::Text, "(main part of the page)", text);
        }
        None => fields.set(Field::Text, "(whole page)", whole),
    }
    fields
}

/// What a reader of the page did not see. What a style sheet hides cannot be known here.
const HIDDEN: &str = "script, style, template, [hidden], [aria-hidden='true'], [style*='display:none'], \
     [style*='display: none'], [style*='visibility:hidden'], [style*='visibility: hidden']";

/// Title and text of the main part, by Mozilla's Readability.
fn main_part(document: Document) -> Option<(String, String)> {
    let article = Readability::with_document(document, None, None).ok()?.parse().ok()?;
    let content = Document::fragment(article.content);
    let text = render::render(content.root());
    (!text.is_empty()).then_some((article.title, text))
}
