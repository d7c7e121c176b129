//! Checked quotations as a page.

use quotetrace::export::{CheckedOriginal, CheckedPassage, CheckedQuote, write_checked};
use quotetrace::model::Outlet;
use quotetrace::verify::Standing;

use super::verify_told::{Checked, Told, characters, counts, hull, link};

/// The page, the gravest quotations first.
pub fn as_page(told: &Told<'_>) -> std::io::Result<Vec<u8>> {
    let originals: Vec<CheckedOriginal<'_>> = told
        .originals()
        .iter()
        .map(|original| CheckedOriginal {
            name: &original.name,
            speaker: original.speaker.as_deref(),
            published: original.published.map(|day| day.to_string()),
            text: &original.text,
        })
        .collect();
    let mut checks: Vec<&Checked<'_>> = told.checks().iter().collect();
    checks.sort_by_key(|checked| {
        let check = checked.check;
        (std::cmp::Reverse((check.standing, check.class)), check.statement)
    });
    let quotes: Vec<CheckedQuote<'_>> = checks.into_iter().map(|checked| quote(told, checked)).collect();
    let counts: Vec<(&str, usize)> = counts(told)
        .into_iter()
        .map(|(standing, count)| (standing.name(), count))
        .collect();
    let mut page = Vec::new();
    write_checked(&originals, &quotes, &counts, &mut page)?;
    Ok(page)
}

fn quote<'a>(told: &Told<'a>, checked: &Checked<'a>) -> CheckedQuote<'a> {
    let Checked {
        check,
        statement,
        article,
    } = *checked;
    let passages = check.passages.iter().map(|passage| CheckedPassage {
        original: passage.original as usize,
        span: passage.span,
        diff: &passage.diff,
    });
    let first = check.passages.first().and_then(|passage| told.original(passage));
    let left_out = check.left_out.iter().filter_map(|left| {
        let qualifier = left.qualifier.as_ref();
        Some((
            left.span.of(&first?.text),
            qualifier.map(|(word, what)| format!("{what} “{word}”")),
        ))
    });
    let whole = hull(statement);
    let place = format!(
        "{}, characters {} to {}",
        article.path,
        characters(&article.text, whole.start),
        characters(&article.text, whole.end)
    );
    CheckedQuote {
        outlet: statement.outlet.as_ref().map_or("unknown outlet", Outlet::name),
        published: statement.published.map(|day| day.to_string()),
        speaker: statement.speaker.as_ref().map(|speaker| &*speaker.name),
        standing: (check.standing.name(), check.standing == Standing::Verbatim),
        class: check.class,
        said_by: check.said_by.as_deref(),
        said_on: check.said_on.map(|day| day.to_string()),
        text: &statement.text,
        passages: passages.collect(),
        left_out: left_out.collect(),
        link: link(article, statement),
        place,
    }
}
