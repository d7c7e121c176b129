//! `report.html`: the run as one page that a person works in, offline.
//!
//! The page is a template with its style and its script inside, both named by hash in the page's content policy: nothing
//! else may run, and nothing may be fetched. Texts of articles come as JSON, which the script makes text of, never
//! markup; a reader without scripts finds findings and clusters in plain HTML, escaped by the template engine.

mod data;
mod outlets;
mod plain;

use std::io::{self, Write};

use minijinja::context;
use minijinja::value::{Serde, Value};

use super::Contents;
use super::lookup::Lookup;
use super::page::{hash, rendered};

const PAGE: &str = include_str!("report/page.html");
const STYLE: &str = include_str!("report/style.css");
/// One closed scope: the parts are written as one script.
const SCRIPT: &str = concat!(
    "(() => {\n\"use strict\";\n",
    include_str!("report/script/run.js"),
    include_str!("report/script/dom.js"),
    include_str!("report/script/state.js"),
    include_str!("report/script/search.js"),
    include_str!("report/script/diff.js"),
    include_str!("report/script/list.js"),
    include_str!("report/script/review.js"),
    include_str!("report/script/timeline.js"),
    include_str!("report/script/cluster.js"),
    include_str!("report/script/article.js"),
    include_str!("report/script/speakers.js"),
    include_str!("report/script/outlets.js"),
    include_str!("report/script/about.js"),
    include_str!("report/script/app.js"),
    "})();\n"
);
/// Where the data goes. No text of an article can look like it: there its first sign is escaped.
const DATA_HERE: &str = "<!-- data -->";

pub(super) fn write(run: &Contents<'_>, lookup: &Lookup<'_>, out: &mut dyn Write) -> io::Result<()> {
    let page = page(run).map_err(io::Error::other)?;
    let (before, after) = page
        .split_once(DATA_HERE)
        .expect("the template has a place for the data");
    out.write_all(before.as_bytes())?;
    data::write(run, lookup, out)?;
    out.write_all(after.as_bytes())
}

fn page(run: &Contents<'_>) -> Result<String, minijinja::Error> {
    let values = context! {
        policy => policy(),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        run => Serde(plain::Page::of(run)),
    };
    rendered(PAGE, values)
}

fn policy() -> String {
    format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'",
        hash(SCRIPT),
        hash(STYLE)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_style_or_script_ends_it() {
        for text in [STYLE, SCRIPT] {
            assert!(!text.contains("</") && !text.contains("<!--"));
        }
    }
}
