//! The words of the page in its languages, from `words.txt`.

use serde::Serialize;
use std::collections::BTreeMap;

/// The file: `key | Arabic | English` a line.
const FILE: &str = include_str!("words.txt");

/// What comes before the names of stances; the order of the lines is that of their colours.
const STANCE: &str = "stance.";

/// A word for each key, in both languages.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    ar: BTreeMap<&'static str, &'static str>,
    en: BTreeMap<&'static str, &'static str>,
    #[serde(skip)]
    stances: Vec<&'static str>,
}

impl Words {
    pub(super) fn new() -> Self {
        let mut words = Words {
            ar: BTreeMap::new(),
            en: BTreeMap::new(),
            stances: Vec::new(),
        };
        let lines = FILE.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
        for line in lines {
            let mut parts = line.split('|').map(str::trim);
            let (Some(key), Some(ar), Some(en), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
                unreachable!("words.txt: {line:?} is not key | Arabic | English; a test reads the file");
            };
            words.ar.insert(key, ar);
            words.en.insert(key, en);
            words.stances.extend(key.strip_prefix(STANCE));
        }
        words
    }

    /// `key` in every language.
    pub(super) fn all(&self, key: &str) -> Vec<&'static str> {
        let languages = [&self.ar, &self.en].into_iter();
        languages.filter_map(|words| words.get(key).copied()).collect()
    }

    /// Which colour and mark the stance `label` has; one of the user's own has those behind all others.
    pub(super) fn kind(&self, label: &str) -> usize {
        let place = self.stances.iter().position(|known| *known == label);
        place.unwrap_or(self.stances.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_both_languages_and_used() {
        let words = Words::new();
        let page = [include_str!("page.html"), include_str!("page.js")].concat();
        // Keys that the page puts together from what the data says.
        let made = ["stance.", "evidence.", "type.", "status.", "read.", "filter.", "who."];
        for (key, ar) in &words.ar {
            assert!(!ar.is_empty() && !words.en[key].is_empty(), "{key}");
            let used =
                page.contains(&format!("\"{key}\"")) || made.iter().any(|m| key.starts_with(m)) || *key == "noscript";
            assert!(used, "nothing uses {key}");
        }
        for pattern in ["data-word=\"", "data-label=\"", "data-hint=\"", "word(\""] {
            for part in page.split(pattern).skip(1) {
                let key = part.split('"').next().unwrap_or_default();
                assert!(words.en.contains_key(key), "{key} has no word");
            }
        }
    }

    #[test]
    fn the_stances_of_the_lexicons_have_colours_of_their_own() {
        let words = Words::new();
        let labels = [
            "condemnation",
            "ceasefire_call",
            "denial",
            "accusation",
            "rejection",
            "demand",
            "warning",
            "support",
        ];
        let mut kinds: Vec<usize> = labels.iter().map(|l| words.kind(l)).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, (0..8).collect::<Vec<_>>());
        assert_eq!((words.kind("none"), words.kind("apology")), (8, 9));
        let style = include_str!("page.css");
        assert!((0..10).all(|kind| style.contains(&format!(".k{kind} {{"))));
    }
}
