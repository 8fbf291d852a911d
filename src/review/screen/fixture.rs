//! A table for tests: two documents, one of them without its article.

use super::Key;
use super::state::State;
use crate::review::{Decision, Table};
use serde_json::{Value, json};
use tempfile::TempDir;

const TEXT: &str = "قال وزير الدولة سالم النجار إن «الهدنة» ستبدأ الأحد.\n\nونفت الحكومة قصف الجسر، ودعت \
    جميع الأطراف إلى التهدئة (فورا).\n";

/// All keys that mean something somewhere.
pub(super) const KEYS: &[Key] = &[
    Key::Char('a'),
    Key::Char('r'),
    Key::Char('s'),
    Key::Char('t'),
    Key::Char('e'),
    Key::Char('n'),
    Key::Char('+'),
    Key::Char('u'),
    Key::Char('f'),
    Key::Char('/'),
    Key::Char('?'),
    Key::Char(' '),
    Key::Char('1'),
    Key::Char('0'),
    Key::Char('ا'),
    Key::Enter,
    Key::Enter,
    Key::Escape,
    Key::Backspace,
    Key::Tab,
    Key::Left,
    Key::Right,
    Key::Up,
    Key::Down,
    Key::PageUp,
    Key::PageDown,
    Key::Home,
    Key::End,
];

/// Numbers that look like chance and are the same on every run.
pub(super) fn numbers(mut seed: usize) -> impl Iterator<Item = usize> {
    std::iter::repeat_with(move || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        seed >> 33
    })
}

pub(super) struct Desk {
    dir: TempDir,
}

impl Desk {
    pub(super) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.txt"), TEXT).unwrap();
        let span = |words: &str| {
            let start = TEXT[..TEXT.find(words).unwrap()].chars().count();
            json!({"start": start, "end": start + words.chars().count()})
        };
        let statement = |id: &str,
                         cue: &str,
                         speaker: Option<&str>,
                         name: &str,
                         content: &str,
                         stance: &[&str],
                         confidence: f64| {
            let mut at = span(cue);
            let evidence: Vec<Value> = ["cue"]
                .iter()
                .chain(stance)
                .map(|decision| {
                    at["decision"] = json!(decision);
                    at["entry"] = json!(cue.trim_start_matches('و'));
                    at["file"] = json!("verbs.txt");
                    at["line"] = json!(7);
                    at.clone()
                })
                .collect();
            json!({"id": id, "cue": span(cue), "speaker": speaker.map(span), "name": name, "content": span(content),
                "type": "indirect", "stance": stance, "confidence": confidence, "evidence": evidence})
        };
        let minister = "وزير الدولة سالم النجار";
        let a = json!({"id": "a", "source_file": "a.txt", "statements": [
            statement("a#1", "قال", Some(minister), minister, "«الهدنة» ستبدأ الأحد", &[], 0.91),
            statement("a#2", "ونفت", Some("الحكومة"), "الحكومة", "قصف الجسر", &["denial"], 0.55),
            statement("a#3", "ودعت", None, "الحكومة", "إلى التهدئة (فورا)", &["demand"], 0.72),
        ]});
        let b = json!({"id": "b", "source_file": "b.txt", "statements": [
            statement("b#1", "قال", None, "الناطق", "قصف", &[], 0.8),
        ]});
        std::fs::write(dir.path().join("t.jsonl"), format!("{a}\n{b}\n")).unwrap();
        Desk { dir }
    }

    pub(super) fn table(&self, decisions: &[Decision]) -> Table {
        Table::read(&self.dir.path().join("t.jsonl"), &[], decisions.to_vec()).unwrap()
    }

    pub(super) fn state(&self, decisions: &[Decision]) -> State {
        let labels = ["denial", "condemnation", "rejection", "warning", "support", "demand"].map(str::to_owned);
        State::new(self.table(decisions), "سلمى", &labels)
    }
}
