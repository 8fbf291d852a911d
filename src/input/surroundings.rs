//! What stands around the article of a page and is none of it, taken out before the rules of reading views look for it.
//! These rules go by the names of classes, which old and hand-made pages do not have, and keep the labels of lists whose links
//! they throw away.

use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashMap;

/// Advertisements, by the names that those who block them go by, and what belongs to a program rather than a text.
const FOREIGN: &str =
    ".ad, .ads, .advert, .advertisement, [class^='ad-'], [id^='div-gpt-ad'], [role='dialog'], nav, form, button";

/// Who wrote it.
const AUTHOR: &str = ".byline, .author, [rel='author'], [itemprop='author']";

/// Parts of a page that hold each other; links in a paragraph are part of what it says.
const BLOCKS: &[&str] = &[
    "div", "section", "aside", "ul", "ol", "dl", "table", "tbody", "tr", "td", "center", "header", "footer", "nav",
];

/// What no list of links holds.
const ARTICLE: &[&str] = &["h1", "article", "main", "body"];

/// A run of so many characters outside links is prose.
const PROSE: usize = 60;

/// What stands in an element.
#[derive(Debug, Clone, Copy, Default)]
struct Content {
    /// Characters in links, and outside them.
    linked: usize,
    other: usize,
    /// The longest run outside links.
    run: usize,
    /// Whether an element of [`ARTICLE`] is in it, or it is one.
    article: bool,
}

impl Content {
    fn add(&mut self, inner: Content) {
        self.linked += inner.linked;
        self.other += inner.other;
        self.run = self.run.max(inner.run);
        self.article |= inner.article;
    }

    /// Whether links make most of it, and prose none.
    fn is_links(self) -> bool {
        self.linked > self.other && self.run < PROSE && !self.article
    }
}

/// Takes lists of links, advertisements and the like out of `page`; where `has_author`, the line that names the author too,
/// since the page says it elsewhere.
pub(super) fn remove(page: &Document, has_author: bool) {
    page.select(FOREIGN).remove();
    for time in page.select("time").nodes() {
        // a date in a sentence stays
        if !time.ancestors_it(None).any(|a| a.has_name("p")) {
            time.remove_from_parent();
        }
    }
    if has_author {
        for author in page.select(AUTHOR).nodes() {
            let line = author.ancestors_it(Some(2)).find(|a| a.has_name("p") && is_short(a));
            line.as_ref().unwrap_or(author).remove_from_parent();
        }
    }
    let mut contents = HashMap::new();
    let Some(body) = page.body() else { return };
    weigh(&body, false, &mut contents);
    remove_links(&body, &contents);
}

fn is_short(node: &NodeRef<'_>) -> bool {
    node.normalized_char_count() < PROSE
}

/// Notes what stands in `node` and the elements below it. Pages are refused that lie too deep for this.
fn weigh(node: &NodeRef<'_>, in_link: bool, contents: &mut HashMap<NodeId, Content>) -> Content {
    let mut content = Content::default();
    if node.is_text() {
        let length = node
            .text()
            .split_whitespace()
            .map(|word| word.chars().count() + 1)
            .sum();
        if in_link {
            content.linked = length;
        } else {
            content.other = length;
            content.run = length;
        }
        return content;
    }
    if !node.is_element() || ["script", "style"].iter().any(|name| node.has_name(name)) {
        return content;
    }
    content.article = ARTICLE.iter().any(|name| node.has_name(name));
    let in_link = in_link || node.has_name("a");
    for child in node.children_it(false) {
        content.add(weigh(&child, in_link, contents));
    }
    contents.insert(node.id, content);
    content
}

/// Takes out the outermost blocks below `node` that are lists of links, with their labels.
fn remove_links(node: &NodeRef<'_>, contents: &HashMap<NodeId, Content>) {
    for child in node.children() {
        let is_block = BLOCKS.iter().any(|name| child.has_name(name));
        if is_block && contents.get(&child.id).is_some_and(|c| c.is_links()) {
            child.remove_from_parent();
        } else {
            remove_links(&child, contents);
        }
    }
}
