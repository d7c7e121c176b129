//! The text of a parsed page: blocks as paragraphs, as a reader sees them.

use dom_query::NodeRef;

use crate::read::paragraphs::Paragraphs;

/// The text under `root`. Goes along siblings and parents, so the depth of the tree does not matter.
pub(super) fn render(root: NodeRef<'_>) -> String {
    let mut paragraphs = Paragraphs::default();
    let mut node = root;
    loop {
        let seen = enter(&node, &mut paragraphs);
        if let Some(child) = node.first_child().filter(|_| seen) {
            node = child;
            continue;
        }
        loop {
            leave(&node, &mut paragraphs);
            if node.id == root.id {
                return paragraphs.finish();
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return paragraphs.finish();
            };
            node = parent;
        }
    }
}

/// Whether what the node holds can be seen.
fn enter(node: &NodeRef<'_>, paragraphs: &mut Paragraphs) -> bool {
    if node.is_text() {
        paragraphs.text(&node.text());
        return false;
    }
    let Some(name) = node.node_name() else { return true };
    if &*name == "br" {
        paragraphs.line_break();
    } else if is_block(&name) {
        paragraphs.paragraph_break();
    }
    !is_unseen(&name)
}

fn leave(node: &NodeRef<'_>, paragraphs: &mut Paragraphs) {
    if node.node_name().is_some_and(|name| is_block(&name)) {
        paragraphs.paragraph_break();
    }
}

/// Elements that stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 42] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ];
    BLOCKS.binary_search(&name).is_ok()
}

/// Elements whose content is not on the page.
pub(super) fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "title"
            | "textarea"
            | "select"
            | "iframe"
            | "object"
            | "noframes"
            | "svg"
            | "math"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn blocks_are_paragraphs() {
        let page = Document::from(
            "<div>One <i>two</i><p>three</div>four<br>five<br><br>six<style>x</style><ul><li>a<li>b</ul>",
        );
        let body = page.body().expect("the parser makes one");
        assert_eq!(render(body), "One two\n\nthree\n\nfour\nfive\n\nsix\n\na\n\nb");
    }

    #[test]
    fn the_list_of_blocks_is_sorted() {
        for name in ["address", "hr", "ul", "h1", "title", "p"] {
            assert!(is_block(name), "{name}");
        }
        assert!(!is_block("span"));
    }
}
