//! Pages that need nothing beside them: made by the template engine, with their style and script inside.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment};
use sha2::{Digest as _, Sha256};

/// A template with its values, every text of them escaped.
pub(super) fn rendered(template: &str, values: Value) -> Result<String, minijinja::Error> {
    let mut templates = Environment::empty();
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.add_template("page", template)?;
    templates.get_template("page")?.render(values)
}

/// As a content policy names an inline script or style.
pub(super) fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}
