//! `isnad report`: the page, as a browser shows it.

use super::browser::Browser;
use super::{ARTICLE, Desk, articles};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Articles with dates, targets and a statement of every kind that the tests look for.
const ARTICLES: &[(&str, &str, &str)] = &[
    (
        "a",
        "2026-01-31",
        "نفت روسيا قصف المدينة. وأكدت موسكو أن المفاوضات مستمرة.",
    ),
    (
        "b",
        "2026-02-01T10:00:00Z",
        "أدانت فرنسا قصف المدينة. واتهمت باريس روسيا بخرق الهدنة.",
    ),
    ("c", "2026-03-01", "طالبت قطر إسرائيل بالانسحاب من المدينة."),
];

/// A desk with the page of [`ARTICLES`], made with `arguments`.
fn reported(arguments: &[&str]) -> Desk {
    let desk = tagged();
    desk.run(&[&["report", "t.jsonl", "-o", "r.html"], arguments].concat())
        .said(0, &["5 statements of 3 documents; page in r.html"]);
    desk
}

fn tagged() -> Desk {
    let desk = Desk::new();
    let lines = ARTICLES
        .iter()
        .map(|(id, date, text)| format!("{}\n", json!({"id": id, "date": date, "text": text})));
    desk.write("in.jsonl", lines.collect::<String>());
    desk.run(&["tag", "in.jsonl", "-o", "t.jsonl"])
        .said(0, &["5 statements"]);
    desk
}

/// The ids of the statements in the list.
fn listed(browser: &mut Browser) -> Vec<String> {
    let ids = browser.eval("[...document.querySelectorAll('#list .card')].map((c) => c.dataset.id)");
    let ids = ids.as_array().expect("a list").iter();
    ids.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Nothing was fetched but the page, and nothing went wrong in it.
#[track_caller]
fn kept_to_itself(browser: &Browser) {
    assert!(!browser.requests.is_empty());
    for url in &browser.requests {
        assert!(
            url.starts_with("file://") && url.contains("/r.html"),
            "a request left the page: {url}"
        );
    }
    assert_eq!(browser.faults, Vec::<String>::new());
}

#[test]
fn filters_and_charts_narrow_the_list() {
    let Some(mut browser) = Browser::start() else { return };
    let desk = reported(&["--lang", "en"]);
    browser.open(&desk.path("r.html"), "");
    assert_eq!(listed(&mut browser), ["a#1", "a#2", "b#1", "b#2", "c#1"]);
    assert_eq!(browser.eval("document.documentElement.dir"), "ltr");

    browser.eval("document.querySelector('[aria-label=\"روسيا, denial: 1\"]').click()");
    assert_eq!(listed(&mut browser), ["a#1"]);
    assert_eq!(
        browser.eval("document.getElementById('count').textContent"),
        "Statements shown: 1 of 5"
    );
    browser.eval("document.getElementById('clear').click()");
    assert_eq!(listed(&mut browser).len(), 5);

    let search = |words: &str| {
        format!("q.value = {words:?}; q.dispatchEvent(new Event('input'));")
            .replace("q.", "document.getElementById('q').")
    };
    // Without its hamza and with another ending, as people type.
    browser.eval(&search("المدينه قصف"));
    browser.until("document.querySelectorAll('#list .card').length === 2");
    assert_eq!(listed(&mut browser), ["a#1", "b#1"]);
    browser.eval(&search("لا شيء كهذا"));
    browser.until("document.querySelectorAll('#list .card').length === 0");
    assert!(
        browser
            .eval("document.getElementById('list').textContent")
            .as_str()
            .unwrap()
            .contains("Nothing matches")
    );
    browser.eval(&search(""));
    browser.until("document.querySelectorAll('#list .card').length === 5");

    browser.eval("document.querySelector('.bars [title*=\"2026-02\"][title*=condemnation]').click()");
    assert_eq!(listed(&mut browser), ["b#1"]);
    // What is filtered stands in the address, so that it can be kept and sent.
    let hash = browser.eval("location.hash");
    browser.open(&desk.path("r.html"), hash.as_str().unwrap());
    assert_eq!(listed(&mut browser), ["b#1"]);
    browser.open(&desk.path("r.html"), "#who=QAT");
    assert_eq!(listed(&mut browser), ["c#1"]);
    browser.open(&desk.path("r.html"), "");
    browser.eval("document.querySelector('.pair').click()");
    assert_eq!(browser.eval("document.querySelectorAll('#list .card').length"), 1);
    kept_to_itself(&browser);
}

#[test]
fn statements_are_marked_in_their_articles_and_tell_their_evidence() {
    let Some(mut browser) = Browser::start() else { return };
    let desk = reported(&[]);
    browser.open(&desk.path("r.html"), "#view=articles");
    assert_eq!(browser.eval("document.documentElement.dir"), "rtl");
    let text = browser.eval(
        "(() => { const t = document.querySelector('article .text').cloneNode(true); \
         t.querySelectorAll('.tag').forEach((e) => e.remove()); return t.textContent; })()",
    );
    assert_eq!(text, ARTICLES[0].2);
    let marks =
        browser.eval("[...document.querySelectorAll('article:first-of-type .content')].map((m) => m.textContent)");
    assert_eq!(marks, json!(["قصف المدينة", "المفاوضات مستمرة"]));
    assert_eq!(
        browser.eval("document.querySelector('article .tag').textContent"),
        "نفي"
    );
    browser.eval("document.querySelector('article .m[tabindex]').focus()");
    browser.until("!document.getElementById('tip').hidden");
    let told = browser.eval("document.getElementById('tip').hidden ? '' : document.getElementById('tip').textContent");
    let told = told.as_str().unwrap();
    assert!(told.contains("روسيا") && told.contains("stance/denial.txt"), "{told}");
    browser.press("Escape");
    assert_eq!(browser.eval("document.getElementById('tip').hidden"), true);
    // From a statement of the list to its place in the article.
    browser.open(&desk.path("r.html"), "#q=موسكو");
    browser.eval("document.querySelector('.card .meta button').click()");
    assert_eq!(browser.eval("document.activeElement.textContent"), "المفاوضات مستمرة");
    kept_to_itself(&browser);
}

#[test]
fn the_keyboard_reaches_everything_and_the_language_changes_in_the_page() {
    let Some(mut browser) = Browser::start() else { return };
    let desk = reported(&[]);
    browser.open(&desk.path("r.html"), "");
    let stops = browser.eval("document.querySelectorAll('.heat [tabindex=\"0\"]').length");
    assert_eq!(stops, 1, "the heat map is one stop of the tab key");
    browser.eval("document.querySelector('.heat tbody button').focus()");
    let first = browser.eval("document.activeElement.textContent");
    browser.press("ArrowDown");
    let second = browser.eval("document.activeElement.textContent");
    assert_ne!(first, second);
    browser.press("Enter");
    assert_eq!(
        browser.eval("new URLSearchParams(location.hash.slice(1)).get('who')"),
        second
    );
    assert_eq!(
        browser.eval("document.activeElement.textContent"),
        second,
        "the focus stays"
    );
    browser.press("ArrowLeft");
    assert_eq!(
        browser.eval("document.activeElement.closest('td') !== null"),
        true,
        "left is on in Arabic"
    );
    let unnamed = browser.eval(
        "[...document.querySelectorAll('button, input, select')].filter((e) => !(e.textContent.trim() || \
         e.getAttribute('aria-label') || e.closest('label')?.textContent.trim())).map((e) => e.outerHTML)",
    );
    assert_eq!(unnamed, json!([]), "every control has a name");

    browser.eval("document.getElementById('language').click()");
    let page = browser.eval("document.documentElement.lang + document.documentElement.dir + document.body.innerText");
    let page = page.as_str().unwrap();
    assert!(
        page.starts_with("enltr") && page.contains("Speakers by stance"),
        "{page}"
    );
    let empty = browser.eval("[...document.querySelectorAll('[data-word]')].filter((e) => !e.textContent).length");
    assert_eq!(empty, 0);
    for width in [390, 1440] {
        browser.size(width, 900);
        for hash in [
            "#lang=ar",
            "#lang=en",
            "#lang=ar&view=articles",
            "#lang=en&theme=dark&view=articles",
        ] {
            browser.open(&desk.path("r.html"), hash);
            let wide = browser.eval("document.documentElement.scrollWidth");
            assert!(wide.as_u64().unwrap() <= u64::from(width), "{hash} at {width}: {wide}");
        }
    }
    kept_to_itself(&browser);
}

#[test]
fn markup_in_an_article_is_text() {
    let Some(mut browser) = Browser::start() else { return };
    let desk = Desk::new();
    let hostile = [
        "<script>window.ran = 1</script>",
        "</script><script>window.ran = 1</script>",
        "<img src=x onerror=\"window.ran = 1\">",
        "<!--<script>",
        "<svg onload=window.ran=1><style>body{display:none}</style>",
        "<iframe src=\"https://example.org/\"></iframe><link rel=stylesheet href=//example.org/a.css>",
    ];
    let mut lines = String::new();
    for (i, markup) in hostile.iter().enumerate() {
        let text = format!("{markup} قال الوزير {markup} إن \"الاتفاق {markup} قريب\". {markup} {ARTICLE}");
        let document =
            json!({"id": format!("{i}{markup}"), "title": markup, "text": text, "url": "javascript:window.ran=1"});
        writeln!(lines, "{document}").unwrap();
    }
    let table = hostile[2].replace(['/', '"', ' '], "");
    desk.write("in.jsonl", lines);
    desk.run(&["tag", "in.jsonl", "-o", &format!("{table}.jsonl")])
        .said(0, &[]);
    desk.run(&["report", &format!("{table}.jsonl"), "-o", "r.html"])
        .said(0, &[]);
    for hash in [
        "",
        "#view=articles",
        "#view=articles&lang=en&who=<img src=x onerror=window.ran=1>",
        "#q=<script>",
    ] {
        browser.open(&desk.path("r.html"), hash);
        browser.eval("document.querySelectorAll('.m[tabindex]').forEach((m) => m.focus())");
        browser.eval("new Promise((done) => setTimeout(done, 100))");
        assert_eq!(browser.eval("window.ran === undefined"), true, "{hash}");
        let elements = browser.eval(
            "document.querySelectorAll('img, svg, iframe, link, script:not([id]) ~ script, a[href^=java]').length",
        );
        assert_eq!(elements, 0, "{hash}");
        assert_eq!(browser.eval("document.querySelectorAll('script').length"), 2);
    }
    browser.open(&desk.path("r.html"), "#view=articles");
    browser.until("document.querySelectorAll('article').length > 3");
    let shown = browser.eval("document.getElementById('list').textContent");
    for markup in &hostile[..4] {
        assert!(shown.as_str().unwrap().contains(markup), "{markup} is not shown");
    }
    // Where a script came in nevertheless, the policy of the page stops it.
    browser
        .eval("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))");
    browser.eval("document.body.insertAdjacentHTML('beforeend', '<p onclick=\"window.ran = 1\">')");
    browser.eval("document.body.lastElementChild.click()");
    assert_eq!(browser.eval("window.ran === undefined"), true);
    browser.faults.clear();
    kept_to_itself(&browser);
}

#[test]
fn ten_thousand_statements_open_and_filter_in_two_seconds() {
    let Some(mut browser) = Browser::start() else { return };
    let desk = Desk::new();
    let mut lines = String::new();
    for i in 0..1000 {
        let mut text = String::new();
        for j in 0..5 {
            write!(
                text,
                "أدانت فرنسا قصف المدينة رقم {j} في اليوم {i}. واتهمت باريس روسيا بخرق الهدنة مرة {j}. "
            )
            .unwrap();
        }
        let date = format!("20{:02}-{:02}-{:02}", 20 + i % 6, 1 + i % 12, 1 + i % 28);
        writeln!(lines, "{}", json!({"id": format!("d{i}"), "date": date, "text": text})).unwrap();
    }
    desk.write("in.jsonl", lines);
    desk.run(&["tag", "in.jsonl", "-o", "t.jsonl"])
        .said(0, &["10000 statements"]);
    desk.run(&["report", "t.jsonl", "-o", "r.html"]).said(0, &[]);
    for hash in ["", "#view=articles"] {
        // The best of three: what the page needs, not what else the machine does.
        let mut best = [f64::MAX; 2];
        for _ in 0..3 {
            browser.open(&desk.path("r.html"), hash);
            let opened = browser.eval("Number(document.documentElement.dataset.ready)");
            // From the key to the picture.
            let filtered = browser.eval(
                "new Promise((done) => { const begun = performance.now(); const q = document.getElementById('q'); \
                 const count = document.getElementById('count'); const before = count.textContent; \
                 q.value = '77 المدينة'; q.dispatchEvent(new Event('input')); \
                 const look = () => count.textContent === before ? requestAnimationFrame(look) : \
                 requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun))); look(); })",
            );
            for (best, now) in best.iter_mut().zip([opened, filtered]) {
                *best = best.min(now.as_f64().expect("milliseconds"));
            }
        }
        let [opened, filtered] = best;
        eprintln!("opened in {opened:.0} ms, filtered in {filtered:.0} ms ({hash})");
        assert!(
            opened < 2000.0 && filtered < 2000.0,
            "{opened} ms to open, {filtered} ms to filter"
        );
    }
    kept_to_itself(&browser);
}

#[test]
fn decisions_of_reviewers_are_shown() {
    let Some(mut browser) = Browser::start() else { return };
    let desk = tagged();
    let decide = [
        "review",
        "t.jsonl",
        "--articles",
        "in.jsonl",
        "--reviewer",
        "سلمى",
        "--note",
        "لا قول هنا",
        "--reject",
        "a#1",
    ];
    desk.run(&decide).said(0, &[]);
    let decide = [
        "review",
        "t.jsonl",
        "--articles",
        "in.jsonl",
        "--reviewer",
        "Ann",
        "--set",
        "b#1",
        "stance=denial",
    ];
    desk.run(&decide).said(0, &[]);
    desk.run(&["report", "t.jsonl", "-o", "r.html", "--lang", "en"])
        .said(0, &[]);
    browser.open(&desk.path("r.html"), "");
    assert_eq!(listed(&mut browser), ["a#2", "b#1", "b#2", "c#1"]);
    browser.open(&desk.path("r.html"), "#status=rejected");
    assert_eq!(listed(&mut browser), ["a#1"]);
    let card = browser.eval("document.querySelector('.card').textContent");
    let card = card.as_str().unwrap();
    assert!(
        card.contains("rejected by a reviewer (سلمى)") && card.contains("لا قول هنا"),
        "{card}"
    );
    browser.open(&desk.path("r.html"), "#status=accepted&stance=denial");
    assert_eq!(listed(&mut browser), ["b#1"]);
}

#[test]
fn a_table_that_was_reviewed_shows_it_without_its_journal() {
    let Some(mut browser) = Browser::start() else { return };
    let desk = tagged();
    let review = ["review", "t.jsonl", "--reviewer", "سلمى"];
    let decide = |arguments: &[&str]| desk.run(&[&review[..], arguments].concat()).said(0, &[]);
    decide(&[
        "--set",
        "b#1",
        "speaker=باريس",
        "--note",
        "لا قول هنا",
        "--reject",
        "a#1",
    ]);
    decide(&["--add", "c", "--content", "من المدينة"]);
    let added = "c#28-38";
    for table in ["r.csv", "r.jsonl", "r.xlsx"] {
        desk.run(&["review", "apply", "t.jsonl", "-o", table]).said(0, &[]);
        desk.run(&["report", table, "-o", "r.html", "--lang", "en"])
            .said(0, &[]);
        browser.open(&desk.path("r.html"), "");
        assert_eq!(listed(&mut browser), ["a#2", "b#1", "b#2", "c#1", added], "{table}");
        browser.open(&desk.path("r.html"), "#status=added");
        assert_eq!(listed(&mut browser), [added], "{table}");
        let card = browser.eval("document.querySelector('.card').textContent");
        assert!(card.as_str().unwrap().contains("added by a reviewer (سلمى)"), "{card}");
        browser.open(&desk.path("r.html"), "#status=rejected");
        assert_eq!(listed(&mut browser), ["a#1"], "{table}");
        let card = browser.eval("document.querySelector('.card').textContent");
        let card = card.as_str().unwrap();
        assert!(
            card.contains("rejected by a reviewer (سلمى)") && card.contains("لا قول هنا"),
            "{table}: {card}"
        );
        browser.open(&desk.path("r.html"), "#status=accepted&who=باريس");
        assert_eq!(listed(&mut browser), ["b#1"], "{table}");
        let counts = desk.run(&["summary", table]);
        counts.said(0, &[]);
        assert!(counts.out.contains("3 reviewed; 1 rejected"), "{}", counts.out);
    }
}

#[test]
fn articles_without_statements_were_read_too() {
    let Some(mut browser) = Browser::start() else { return };
    let desk = Desk::new();
    let line = |id: &str, text: &str| format!("{}\n", json!({"id": id, "text": text}));
    desk.write("in.jsonl", [line("a", ARTICLE), line("b", "طقس معتدل.")].concat());
    for (table, silent) in [("t.jsonl", true), ("t.csv", false)] {
        desk.run(&["tag", "in.jsonl", "-o", table]).said(0, &["2 documents"]);
        desk.run(&["report", table, "-o", "r.html", "--lang", "en"])
            .said(0, &["1 statements of 1 documents"]);
        browser.open(&desk.path("r.html"), "");
        let read = browser.eval("document.getElementById('read').textContent");
        let read = read.as_str().unwrap();
        assert!(read.contains("articles with statements1"), "{read}");
        assert_eq!(
            read.contains("articles read without a statement: 1"),
            silent,
            "{table}: {read}"
        );
        let head = desk.run(&["summary", table]).out;
        assert_eq!(head.contains("1 documents; 1 without a statement\n"), silent, "{head}");
    }
}

#[test]
fn a_page_is_the_same_for_the_same_table_and_needs_no_articles() {
    let desk = Desk::new();
    let folder = articles();
    desk.run(&["tag", folder.to_str().unwrap(), "-o", "t.csv"]).said(0, &[]);
    desk.run(&["report", "t.csv"]).said(0, &["page in out/report.html"]);
    let first = desk.read("out/report.html");
    assert_eq!(desk.run(&["report", "t.csv", "-o", "-"]).out, first);
    let csv = desk.read("t.csv").replace(folder.to_str().unwrap(), "/nowhere");
    desk.write("moved.csv", csv);
    desk.run(&["report", "moved.csv"]).said(
        1,
        &[
            "no text of broadcaster: it is not in /nowhere/broadcaster.txt",
            "name the file or folder where it is now with --articles",
        ],
    );
    assert!(
        desk.read("out/report.html")
            .contains("تكون طائراتها قصفت المستشفى المركزي مساء الاحد")
    );
    desk.run(&["report", "moved.csv", "--articles", folder.to_str().unwrap()])
        .said(0, &[]);
    desk.run(&["report", "t.csv", "-o", "t.csv"])
        .said(2, &["would overwrite the table"]);
}
