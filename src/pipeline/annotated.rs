//! The settings as a file that explains itself.

use std::collections::BTreeMap;

use super::Config;

/// Every setting with its default and its reason; made from the documentation of the fields, see the test below.
const REFERENCE: &str = include_str!("../../docs/quotetrace.toml");

impl Config {
    /// These settings as TOML, each with the comment that `docs/quotetrace.toml` has for it. Reads back as `self`.
    #[must_use]
    pub fn to_toml(&self) -> String {
        annotated(self, &comments(REFERENCE))
    }
}

/// By `table` or `table.key`: the comment lines above it.
type Comments = BTreeMap<String, String>;

fn annotated(config: &Config, comments: &Comments) -> String {
    let plain = toml::to_string(config).expect("settings are plain numbers, texts and tables of them");
    let mut text = String::from(HEAD);
    for (name, line) in named_lines(&plain) {
        if line.starts_with('[') {
            text.push('\n');
        }
        text.push_str(
            name.as_ref()
                .and_then(|name| comments.get(name))
                .map_or("", String::as_str),
        );
        text.push_str(line);
        text.push('\n');
    }
    text
}

const HEAD: &str = "\
#: Settings of quotetrace, for `quotetrace --config FILE`. What is left out keeps its default.
#: Print those in force with `quotetrace --print-config`.
";

fn comments(reference: &str) -> Comments {
    let mut comments = Comments::new();
    let mut gathered = String::new();
    for (name, line) in named_lines(reference) {
        match name {
            Some(name) => drop(comments.insert(name, std::mem::take(&mut gathered))),
            None if !line.starts_with("#:") => gathered.extend([line, "\n"]),
            None => {}
        }
    }
    comments
}

/// Each line that is not blank; those of a setting or table with its full name.
fn named_lines(text: &str) -> impl Iterator<Item = (Option<String>, &str)> {
    let mut table = "";
    text.lines().filter(|line| !line.trim().is_empty()).map(move |line| {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            table = name;
            return (Some(name.to_owned()), line);
        }
        let key = line.split_once(" = ").filter(|_| !line.starts_with('#'));
        (key.map(|(key, _)| format!("{table}.{key}")), line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_read_back() {
        let text = Config::default().to_toml();
        assert_eq!(toml::from_str::<Config>(&text).unwrap(), Config::default());
    }

    #[test]
    fn the_reference_says_what_the_documentation_of_the_fields_says() {
        let expected = annotated(&Config::default(), &documentation::comments());
        if REFERENCE != expected {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/quotetrace.toml"), expected).unwrap();
            panic!("docs/quotetrace.toml was stale and is written anew: look at it, then run again");
        }
    }

    #[test]
    fn every_setting_has_a_reason() {
        let plain = toml::to_string(&Config::default()).unwrap();
        let comments = comments(REFERENCE);
        for name in named_lines(&plain).filter_map(|(name, _)| name) {
            assert!(comments.get(&name).is_some_and(|comment| !comment.is_empty()), "{name}");
        }
    }

    /// The documentation of the fields, out of the code.
    mod documentation {
        use super::super::Comments;
        use std::path::Path;

        struct Field {
            owner: String,
            name: String,
            kind: String,
            comment: String,
        }

        pub fn comments() -> Comments {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
            let mut comments = Comments::new();
            for table in fields_of(&std::fs::read_to_string(root.join("pipeline.rs")).unwrap(), "Config") {
                let mut fields = Vec::new();
                for file in std::fs::read_dir(root.join(&table.name))
                    .unwrap()
                    .map(|entry| entry.unwrap().path())
                {
                    if file.extension().is_some_and(|ending| ending == "rs") {
                        fields.extend(fields_of(&std::fs::read_to_string(file).unwrap(), ""));
                    }
                }
                describe("Config", &table.name, &fields, &mut comments);
                comments.insert(table.name, table.comment);
            }
            comments
        }

        /// The fields of one struct, and of those that are its fields.
        fn describe(owner: &str, prefix: &str, fields: &[Field], comments: &mut Comments) {
            for field in fields.iter().filter(|field| field.owner == owner) {
                let name = format!("{prefix}.{}", field.name);
                describe(&field.kind, &name, fields, comments);
                comments.insert(name, field.comment.clone());
            }
        }

        /// All documented fields in `code` of structs called `only`, or of all.
        fn fields_of(code: &str, only: &str) -> Vec<Field> {
            let (mut owner, mut comment, mut fields) = ("", String::new(), Vec::new());
            for line in code.lines() {
                if let Some(rest) = line.strip_prefix("pub struct ") {
                    owner = rest.split([' ', '<', '(', ';']).next().unwrap_or_default();
                } else if line.starts_with('}') {
                    owner = "";
                } else if let Some(text) = line.strip_prefix("    ///") {
                    comment.extend(["#", &text.replace("[`", "`").replace("`]", "`"), "\n"]);
                } else if let Some((name, kind)) = line.strip_prefix("    pub ").and_then(|rest| rest.split_once(": "))
                {
                    let (name, kind) = (name.to_owned(), kind.trim_end_matches(',').to_owned());
                    let comment = std::mem::take(&mut comment);
                    fields.push(Field {
                        owner: owner.to_owned(),
                        name,
                        kind,
                        comment,
                    });
                } else if !line.trim_start().starts_with('#') {
                    comment.clear();
                }
            }
            fields.retain(|field| !field.owner.is_empty() && (only.is_empty() || field.owner == only));
            fields
        }
    }
}
