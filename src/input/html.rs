//! HTML pages: the article's text without menus, and what the page says of itself.

use super::encoding;
use super::{InputError, Origin, surroundings, text};
use dom_smoothie::{Config, Readability, ReadabilityError, TextMode};
use encoding_rs::Encoding;
use serde_json::{Map, Value};

/// Elements of a page; a page with more is made to keep machines busy.
const ELEMENTS: usize = 200_000;

/// How deep elements may lie in each other: what walks the tree of a page takes some stack for each.
const DEPTH: usize = 512;

/// A page as it came.
#[derive(Debug)]
pub(super) struct Page {
    pub bytes: Vec<u8>,
    /// The encoding, where it is known.
    pub encoding: Option<&'static Encoding>,
}

/// The text of a page's article; `fields` gets its title, date and address where it has none of these yet.
pub(super) fn article(page: Page, fields: &mut Map<String, Value>, origin: &Origin) -> Result<String, InputError> {
    let encoding = page.encoding.unwrap_or_else(|| encoding::detect(&page.bytes).encoding);
    let bytes = encoding::decode(page.bytes, encoding);
    let html = text::decode(&bytes, origin)?;
    let none = |reason: &str| InputError::Record {
        origin: origin.clone(),
        message: format!("no article found in the page ({reason})"),
    };
    if depth(html) > DEPTH {
        return Err(none("its elements lie too deep in each other"));
    }
    let config = Config {
        max_elements_to_parse: ELEMENTS,
        text_mode: TextMode::Formatted,
        // An article may be short.
        char_threshold: 100,
        ..Config::default()
    };
    let mut page = Readability::new(html, None, Some(config)).map_err(|e| none(&e.to_string()))?;
    let said = page.get_article_metadata(page.parse_json_ld());
    let (address, day) = (first(&page.doc, ADDRESS), first(&page.doc, DAY));
    surroundings::remove(&page.doc, said.byline.is_some());
    let found = page.parse();
    let found = found.map_err(|e| match e {
        ReadabilityError::GrabFailed => none("it has no text of any length"),
        other => none(&other.to_string()),
    })?;
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty()) {
            fields.entry(name).or_insert_with(|| value.into());
        }
    };
    add("title", Some(found.title));
    add("date", found.published_time.or(day));
    add("url", found.url.or(address));
    add("author", found.byline);
    add("site", found.site_name);
    Ok(found.text_content.trim().to_owned())
}

/// Where a page says its address, the best place first.
const ADDRESS: &[(&str, &str)] = &[
    ("link[rel='canonical']", "href"),
    ("meta[property='og:url']", "content"),
];

/// Where it says its date, beside what the reading view knows.
const DAY: &[(&str, &str)] = &[
    ("meta[itemprop='datePublished']", "content"),
    ("meta[name='date']", "content"),
    ("meta[name='pubdate']", "content"),
    ("meta[name='DC.date']", "content"),
    ("[itemprop='datePublished'][datetime]", "datetime"),
    ("article time[datetime]", "datetime"),
    ("time.published[datetime], time[pubdate][datetime]", "datetime"),
];

/// The first of `places`, selectors with the attribute that is meant, where `page` says something.
fn first(page: &dom_query::Document, places: &[(&str, &str)]) -> Option<String> {
    let said = |(element, name): &(&str, &str)| page.select_single(element).attr(name).map(|v| v.to_string());
    places.iter().filter_map(said).find(|value| !value.trim().is_empty())
}

/// How deep elements lie in each other at most, as far as a look at the tags tells.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for tag in html.split('<').skip(1) {
        let name = tag.trim_start_matches('/');
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if name.starts_with(|c: char| c.is_ascii_alphabetic()) && !is_void(name) {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// Whether an element has no end, or one that pages leave out.
fn is_void(tag: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "td", "tr", "th", "dt", "dd", "option", "path",
    ];
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    VOID.iter().any(|v| tag[..end].eq_ignore_ascii_case(v)) || tag.split('>').next().is_some_and(|t| t.ends_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Result<(String, Map<String, Value>), String> {
        let page = Page {
            bytes: html.as_bytes().to_vec(),
            encoding: None,
        };
        let mut fields = Map::new();
        let text = article(page, &mut fields, &Origin::file("a.html".as_ref())).map_err(|e| e.to_string())?;
        Ok((text, fields))
    }

    const FIRST: &str =
        "قال الوزير إن الاتفاق قريب، وإن الوفدين اتفقا على أغلب البنود بعد أسبوع من اللقاءات في العاصمة.";
    const SECOND: &str = "وأضاف أن التوقيع سيكون غدا، بحضور ممثلين عن المنظمات التي رعت الحوار منذ بدايته قبل عامين.";

    #[test]
    fn the_article_without_menus() {
        let (text, fields) = read(&format!(
            "<!DOCTYPE html><html dir=rtl><head><title>اتفاق قريب</title>\
             <meta property='article:published_time' content='2024-05-01T10:00:00Z'>\
             <meta property='og:url' content='https://example.org/a'></head><body>\
             <nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/s'>رياضة</a></li></ul></nav>\
             <article><h1>اتفاق قريب</h1><p>{FIRST}</p>\n<p>{SECOND}</p></article>\
             <footer>جميع الحقوق محفوظة</footer></body></html>"
        ))
        .unwrap();
        let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
        assert_eq!(lines, [FIRST, SECOND]);
        assert_eq!(
            (&fields["title"], &fields["date"]),
            (&"اتفاق قريب".into(), &"2024-05-01T10:00:00Z".into())
        );
    }

    /// Pages as sites lay them out, with menus, teasers, advertisements and comments that all report something.
    fn laid_out(page: &[u8]) -> (Vec<String>, Map<String, Value>) {
        let page = Page {
            bytes: page.to_vec(),
            encoding: None,
        };
        let mut fields = Map::new();
        let text = article(page, &mut fields, &Origin::stdin()).unwrap();
        let lines = text.lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty());
        (lines.collect(), fields)
    }

    #[test]
    fn a_page_with_an_article_element() {
        let (lines, fields) = laid_out(include_bytes!("../../tests/pages/article.html"));
        assert_eq!(lines.len(), 5, "{lines:#?}");
        assert!(
            lines[0].starts_with("قال وزير الري إن") && lines[4].ends_with("لم تصل الحصص في موعدها."),
            "{lines:#?}"
        );
        assert_eq!(fields["url"], "https://news.example/politics/1201");
        assert_eq!(fields["author"], "سلمى الراوي");
        assert_eq!(fields["site"], "صحيفة الضفاف");
        assert_eq!(fields["date"], "2024-05-01T10:00:00+02:00");
    }

    #[test]
    fn a_page_of_nameless_blocks() {
        let (lines, fields) = laid_out(include_bytes!("../../tests/pages/divs.html"));
        assert_eq!(lines.len(), 4, "{lines:#?}");
        assert!(
            lines[0].starts_with("رفضت نقابة") && lines[3].ends_with("الفصل الثاني."),
            "{lines:#?}"
        );
        assert_eq!(fields["date"], "2023-11-20");
    }

    #[test]
    fn a_page_of_a_blog() {
        let (lines, _) = laid_out(include_bytes!("../../tests/pages/wordpress.html"));
        assert_eq!(lines.len(), 5, "{lines:#?}");
        assert!(
            lines[0].starts_with("نفت بلدية") && lines[4].ends_with("الغبار والضجيج."),
            "{lines:#?}"
        );
    }

    #[test]
    fn an_old_page_of_tables() {
        let (lines, _) = laid_out(include_bytes!("../../tests/pages/old.html"));
        assert!(lines.len() <= 6, "{lines:#?}");
        let at = lines
            .iter()
            .position(|l| l.starts_with("هدد رئيس الوزراء"))
            .expect("the lead");
        assert!(
            lines[at + 1].starts_with("وأضاف سلام") && lines[at + 3].ends_with("القرى البعيدة."),
            "{lines:#?}"
        );
        assert_eq!(lines.len(), at + 4, "{lines:#?}");
    }

    #[test]
    fn pages_without_an_article_are_named() {
        assert!(
            read("<html><body></body></html>")
                .unwrap_err()
                .contains("no article found")
        );
        let deep = format!("<html>{}{FIRST}", "<div>".repeat(100_000));
        assert!(read(&deep).unwrap_err().contains("too deep"));
    }
}
