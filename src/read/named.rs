//! The names of columns or keys, as a message tells them.

/// Names told; a record may have thousands.
const NAMED_MAX: usize = 20;

/// "`id`, `body`", the first few of them and how many more there are; "none" where there is none.
pub(super) fn named<'a>(mut names: impl Iterator<Item = &'a str>) -> String {
    let told: Vec<String> = names.by_ref().take(NAMED_MAX).map(|name| format!("`{name}`")).collect();
    let told = told.join(", ");
    match names.count() {
        0 if told.is_empty() => "none".to_owned(),
        0 => told,
        more => format!("{told} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_names_are_told_and_the_others_counted() {
        assert_eq!(named([].into_iter()), "none");
        assert_eq!(named(["id", "body"].into_iter()), "`id`, `body`");
        assert!(named(["id"; 23].into_iter()).ends_with("`id` and 3 more"));
    }
}
