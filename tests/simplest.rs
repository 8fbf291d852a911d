//! The lexicons in the simplest sentences: whoever and whatever they name must be found where nothing is difficult.
//!
//! Each family builds one sentence for each entry and says what is to be found in it. A few entries are something else in such a
//! sentence (`قال ملك`: a name, a verb and a king); a family says how many may fail, and no more may.

use isnad::{Lexicons, Tagger};
use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger::new(Lexicons::built_in()));

/// What is said everywhere.
const SAID: &str = "الوضع صعب في المدينة";

/// An entry of a lexicon file: its text and its fields.
struct Entry {
    text: String,
    fields: HashMap<String, Vec<String>>,
}

impl Entry {
    fn values(&self, field: &str) -> &[String] {
        self.fields.get(field).map_or(&[], Vec::as_slice)
    }

    fn is(&self, field: &str, value: &str) -> bool {
        self.values(field).iter().any(|v| v == value)
    }
}

fn entries(file: &str) -> Vec<Entry> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons").join(file);
    let text = std::fs::read_to_string(path).expect("a lexicon");
    let lines = text.lines().map(|l| l.split('#').next().unwrap_or("").trim());
    lines
        .filter(|l| !l.is_empty())
        .map(|line| {
            let mut parts = line.split('|').map(str::trim);
            Entry {
                text: parts.next().unwrap_or("").to_owned(),
                fields: parts
                    .filter_map(|p| p.split_once('='))
                    .map(|(k, v)| (k.trim().to_owned(), v.split('،').map(|v| v.trim().to_owned()).collect()))
                    .collect(),
            }
        })
        .collect()
}

/// A sentence, and what is to be found in it.
struct Case {
    sentence: String,
    cue: String,
    speaker: String,
    content: String,
}

fn case(sentence: String, cue: &str, speaker: &str, content: &str) -> Case {
    Case {
        sentence,
        cue: cue.to_owned(),
        speaker: speaker.to_owned(),
        content: content.to_owned(),
    }
}

/// `VERB SPEAKER إن ...`.
fn said_by(verb: &str, speaker: &str) -> Case {
    case(format!("{verb} {speaker} إن {SAID}."), verb, speaker, SAID)
}

fn right(c: &Case) -> bool {
    let text = &c.sentence;
    let of = |span: isnad::Span| &text[span.range()];
    TAGGER
        .worker()
        .tag(text)
        .iter()
        .any(|s| s.cue.map(of) == Some(&c.cue) && s.speaker.map(of) == Some(&c.speaker) && of(s.content) == c.content)
}

/// At most `most` of the cases may fail.
fn hold(cases: impl IntoIterator<Item = Case>, most: usize) {
    let failed: Vec<String> = cases.into_iter().filter(|c| !right(c)).map(|c| c.sentence).collect();
    assert!(
        failed.len() <= most,
        "{} fail, {most} may:\n{}",
        failed.len(),
        failed.join("\n")
    );
}

/// The verb that agrees with an entity.
fn said(e: &Entry) -> &'static str {
    if e.is("gender", "f") || e.is("number", "plural") {
        "قالت"
    } else {
        "قال"
    }
}

/// Names in letters alone; numbers are no words of a phrase.
fn plain(e: &Entry) -> bool {
    !e.text.contains(|c: char| c.is_ascii_alphanumeric() || c == '(')
}

#[test]
fn states_bodies_and_media_speak() {
    for (file, most) in [
        ("entities/countries.txt", 4),
        ("entities/organisations.txt", 1),
        ("entities/armed_groups.txt", 1),
        ("entities/media.txt", 3),
    ] {
        hold(
            entries(file)
                .iter()
                .filter(|e| plain(e))
                .map(|e| said_by(said(e), &e.text)),
            most,
        );
        let sources = |e: &Entry| case(format!("{SAID}، بحسب {}.", e.text), "بحسب", &e.text, SAID);
        hold(entries(file).iter().filter(|e| plain(e)).map(sources), 2);
    }
}

#[test]
fn capitals_and_adjectives_of_states_speak() {
    let countries = entries("entities/countries.txt");
    hold(
        countries
            .iter()
            .flat_map(|e| e.values("capital"))
            .map(|c| said_by("قالت", c)),
        2,
    );
    for speaker in ["مسؤول *", "الرئيس ال*", "الوزير ال* سامي الخطيب", "وزارة الخارجية ال*ة"]
    {
        let verb = if speaker.starts_with("وزارة") {
            "قالت"
        } else {
            "قال"
        };
        let adjectives = countries.iter().flat_map(|e| e.values("adjective"));
        hold(adjectives.map(|a| said_by(verb, &speaker.replace('*', a))), 0);
    }
}

#[test]
fn officials_of_every_sort_speak() {
    let adjectives = entries("words/adjectives.txt");
    let words = || adjectives.iter().map(|e| &e.text).filter(|t| !t.contains(' '));
    hold(words().map(|a| said_by("قال", &format!("مسؤول {a}"))), 4);
    hold(words().map(|a| said_by("قال", &format!("المسؤول ال{a}"))), 0);
}

#[test]
fn names_speak() {
    let given = entries("names/given.txt");
    hold(
        given.iter().map(|e| said_by(said(e), &format!("{} الخطيب", e.text))),
        12,
    );
    let refused = |e: &Entry| {
        let verb = if e.is("gender", "f") { "رفضت" } else { "رفض" };
        let name = format!("{} الخطيب", e.text);
        case(format!("{verb} {name} القرار."), verb, &name, "القرار")
    };
    hold(given.iter().map(refused), 24);
    let family = entries("names/family.txt");
    hold(family.iter().map(|e| said_by("قال", &format!("سامي {}", e.text))), 3);
}

#[test]
fn circumstances_stand_outside_the_speaker() {
    const SPEAKERS: [(&str, bool); 6] = [
        ("الوزير", false),
        ("سامي الخطيب", false),
        ("وزير الخارجية الفرنسي سامي الخطيب", false),
        ("وزارة الدفاع الروسية", true),
        ("فرنسا", true),
        ("المتحدث باسم الحركة سامي الخطيب", false),
    ];
    const CIRCUMSTANCES: [&str; 20] = [
        " أمس",
        " اليوم الخميس",
        " أمس الجمعة",
        " مساء أمس",
        " صباح اليوم",
        " ليل الأحد",
        " يوم الثلاثاء",
        " الأسبوع الماضي",
        " في مؤتمر صحفي",
        " خلال لقائه نظيره الفرنسي",
        " في تصريح لرويترز",
        " لوكالة فرانس برس",
        " عقب الاجتماع",
        " عبر تويتر",
        " على هامش القمة",
        " أمام البرلمان",
        "، اليوم الخميس،",
        "، في مؤتمر صحفي،",
        " - أمس -",
        " (الأحد)",
    ];
    // masculine, feminine, what stands behind, and what of it was said
    const GOVERNED: [(&str, &str, &str, &str); 5] = [
        ("قال", "قالت", "إن الطريق مغلق", "الطريق مغلق"),
        ("أدان", "أدانت", "الهجوم على المدينة", "الهجوم على المدينة"),
        ("أعلن", "أعلنت", "إعادة فتح المعابر", "إعادة فتح المعابر"),
        ("دعا", "دعت", "إلى الحوار", "الحوار"),
        ("رحب", "رحبت", "بالاتفاق", "بالاتفاق"),
    ];
    for (masculine, feminine, behind, content) in GOVERNED {
        let cases = SPEAKERS.iter().flat_map(|&(speaker, is_feminine)| {
            let verb = if is_feminine { feminine } else { masculine };
            CIRCUMSTANCES.map(|c| case(format!("{verb} {speaker}{c} {behind}."), verb, speaker, content))
        });
        hold(cases, 4);
    }
}
