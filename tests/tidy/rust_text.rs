//! Rust read as text: what is code and what is not, and the few shapes that the rules ask for.

/// What opens the declaration of a name.
const DECLARES: &[&str] = &["enum", "fn", "mod", "struct", "trait", "type"];

/// Rust with comments, strings and characters overwritten by blanks; line breaks stay.
pub fn blanked(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (skip, keep) = match opaque(rest, code.chars().next_back()) {
            0 => (first.len_utf8(), true),
            length => (length, false),
        };
        let piece = &rest[..skip];
        code.extend(piece.chars().map(|c| if keep || c == '\n' { c } else { ' ' }));
        rest = &rest[skip..];
    }
    code
}

/// The length of the comment, string or character that begins here; 0 if none does.
fn opaque(rest: &str, before: Option<char>) -> usize {
    let upto = |end: &str, from: usize| rest[from..].find(end).map_or(rest.len(), |at| from + at);
    if rest.starts_with("//") {
        return upto("\n", 2);
    }
    if rest.starts_with("/*") {
        return block_comment(rest);
    }
    if before.is_none_or(|c| !c.is_alphanumeric() && c != '_') {
        let prefix = rest.find(|c| !matches!(c, 'b' | 'c' | 'r')).unwrap_or(0);
        let hashes = rest[prefix..].find(|c| c != '#').unwrap_or(0);
        if rest[..prefix].contains('r') && rest[prefix + hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            return (upto(&end, prefix + hashes + 1) + end.len()).min(rest.len());
        }
    }
    match rest.as_bytes() {
        [b'"', ..] => closing(rest, '"'),
        [b'\'', b'\\', ..] => closing(rest, '\''),
        [b'\'', ..] => rest[1..]
            .char_indices()
            .nth(1)
            .filter(|(_, c)| *c == '\'')
            .map_or(0, |(at, _)| at + 2),
        _ => 0,
    }
}

/// The length of the literal that begins here, closing mark included.
fn closing(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == mark && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// The length of the block comment that begins here; block comments nest.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        match rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] if depth == 1 => return at + 2,
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    rest.len()
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
}

/// Whether the code holds a word, not as a part of a longer one.
pub fn holds_word(code: &str, word: &str) -> bool {
    let whole = |at: usize| !code[..at].ends_with(is_name_part) && !code[at + word.len()..].starts_with(is_name_part);
    code.match_indices(word).any(|(at, _)| whole(at))
}

/// The modules that are named after `crate::`, each with its line; groups in braces included.
pub fn crate_imports(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, _) in code
        .match_indices("crate::")
        .filter(|(at, _)| !code[..*at].ends_with(is_name_part))
    {
        let line = code[..at].matches('\n').count();
        let rest = &code[at + "crate::".len()..];
        let names = match rest.strip_prefix('{') {
            Some(group) => group_heads(group),
            None => words(rest).take(1).collect(),
        };
        // Capitalised: a type that the root publishes again.
        found.extend(
            names
                .into_iter()
                .filter(|name| name.starts_with(char::is_lowercase))
                .map(|name| (line, name)),
        );
    }
    found
}

/// The first names of the members of `a::b, c::{d, e}}`.
fn group_heads(group: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut start = 0;
    let mut heads = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                heads.extend(words(&group[start..at]).next());
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    heads
}

fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// The names of fields, parameters and variables that a line introduces: before a single colon, or after `let`.
pub fn labels(code: &str) -> impl Iterator<Item = &str> {
    let single = |(at, _): &(usize, &str)| !code[at + 1..].starts_with(':') && !code[..*at].ends_with(':');
    let typed = code
        .match_indices(':')
        .filter(single)
        .filter_map(|(at, _)| words(&code[..at]).last());
    let bound = words(code)
        .zip(words(code).skip(1))
        .filter(|(keyword, _)| matches!(*keyword, "let" | "mut"));
    typed.chain(bound.map(|(_, name)| name))
}

/// The names that a line declares.
pub fn declared(code: &str) -> impl Iterator<Item = &str> {
    words(code)
        .zip(words(code).skip(1))
        .filter(|(keyword, _)| DECLARES.contains(keyword))
        .map(|(_, name)| name)
}

/// `CamelCase` and `snake_case` cut into lower-case words.
pub fn humps(name: &str) -> Vec<String> {
    let mut humps = vec![String::new()];
    for c in name.chars() {
        if c == '_' || c.is_uppercase() {
            humps.push(String::new());
        }
        if c != '_' {
            humps.last_mut().expect("one at least").extend(c.to_lowercase());
        }
    }
    humps
}

/// First line and length in lines of every function that has a body.
pub fn functions(code: &str) -> Vec<(usize, usize)> {
    let starts = code
        .match_indices("fn ")
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    let found = starts.filter_map(|(at, _)| Some((at, at + body_end(&code[at..])?)));
    found
        .map(|(start, end)| {
            (
                code[..start].matches('\n').count(),
                code[start..end].matches('\n').count() + 1,
            )
        })
        .collect()
}

/// Where the body of the function that begins here ends; none for a declaration or a function type.
fn body_end(code: &str) -> Option<usize> {
    let mut depth = 0_i32;
    let mut in_body = false;
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' | '{' => (depth, in_body) = (depth + 1, in_body || (c == '{' && depth == 0)),
            ')' | ']' | '}' => depth -= 1,
            ';' | ',' if depth == 0 && !in_body => return None,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
        if in_body && depth == 0 {
            return Some(at);
        }
    }
    None
}

#[test]
fn strings_and_comments_are_blanked() {
    for (rust, code) in [
        ("a // }\nb", "a     \nb"),
        (r#"f("{\"}"); '{'; '\''"#, "f(      );    ;     "),
        ("br##\"{\"#\"## 'a /* /* } */ */ x", "            'a               x"),
        ("for\"{\"", "for   "),
    ] {
        assert_eq!(blanked(rust).trim_end(), code.trim_end(), "{rust}");
        assert_eq!(blanked(rust).len(), rust.len(), "{rust}");
    }
}

#[test]
fn functions_end_with_their_body() {
    assert_eq!(
        functions("fn a() {\n if b { c }\n}\nfn d(f: fn (u8) -> u8);\n"),
        [(0, 3)]
    );
}

#[test]
fn imports_are_found_in_groups_over_several_lines() {
    let code =
        "use crate::{\n error::Error, model::{Span, Act},\n};\nlet x = crate::fold::fold(y); $crate::z; crate::Error";
    assert_eq!(crate_imports(code), [(0, "error"), (0, "model"), (3, "fold")]);
}

#[test]
fn a_path_is_no_label() {
    assert_eq!(
        labels("let source = a::b(c); d: u8").collect::<Vec<_>>(),
        ["d", "source"]
    );
}
