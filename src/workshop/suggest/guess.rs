//! Lemmas that a printed form may belong to.
//!
//! Far more are proposed than can be right, from the letters alone; the conjugator then says which of them have the form.
//! What is built in here is the spelling of the conjugation, as in [`crate::lexicon::conjugation`]: prefixes, endings, and
//! what weak radicals turn into.

use std::collections::BTreeSet;

const SHADDA: char = '\u{0651}';

/// What is printed before a verb, between its conjunction and its prefix.
const CONJUNCTIONS: [char; 2] = ['و', 'ف'];
const FUTURE: char = 'س';
/// The prefixes of the third person of the present, and of the first plural, which news hardly has.
const PERSONS: [char; 2] = ['ي', 'ت'];
const ENDINGS_PAST: [&str; 6] = ["", "ت", "وا", "تا", "ا", "ن"];
const ENDINGS_PRESENT: [&str; 6] = ["", "ون", "ان", "وا", "ا", "ن"];
/// Pronouns printed onto a verb.
pub(super) const OBJECTS: [&str; 5] = ["", "ه", "ها", "هم", "نا"];
const WEAK: [char; 2] = ['و', 'ي'];

/// The lemmas, with their shadda, that `word` may be a form of; `word` has no tashkeel.
pub(super) fn lemmas(word: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for stem in stems(word) {
        for object in OBJECTS {
            let Some(verb) = stem.strip_suffix(object) else {
                continue;
            };
            for ending in ENDINGS_PAST {
                if let Some(base) = verb.strip_suffix(ending) {
                    past(base, !ending.is_empty(), &mut out);
                }
            }
            let Some(present_stem) = verb.strip_prefix(PERSONS) else {
                continue;
            };
            for ending in ENDINGS_PRESENT {
                if let Some(base) = present_stem.strip_suffix(ending) {
                    present(base, !ending.is_empty(), &mut out);
                }
            }
        }
    }
    out
}

/// `word` as it is, and without what may be printed before the verb.
pub(super) fn stems(word: &str) -> Vec<&str> {
    let mut out = vec![word];
    out.extend(word.strip_prefix(CONJUNCTIONS));
    for n in 0..out.len() {
        let future = out[n].strip_prefix(FUTURE).filter(|rest| rest.starts_with(PERSONS));
        out.extend(future);
    }
    out
}

fn past(base: &str, ending: bool, out: &mut BTreeSet<String>) {
    propose(base, out);
    if ending {
        // دعت، نفوا
        propose(&format!("{base}ى"), out);
        propose(&format!("{base}ا"), out);
    }
}

fn present(base: &str, ending: bool, out: &mut BTreeSet<String>) {
    // يؤكد، يؤدي
    let base = match base.strip_prefix('ؤ') {
        Some(rest) => format!("أ{rest}"),
        None => base.to_owned(),
    };
    let letters: Vec<char> = base.chars().collect();
    let mut bases = vec![base.clone()];
    // the hollow يقول، يشير، يستعيد
    for (n, _) in letters.iter().enumerate().skip(1).filter(|(_, c)| WEAK.contains(c)) {
        let mut hollow = letters.clone();
        hollow[n] = 'ا';
        bases.push(hollow.into_iter().collect());
    }
    // the defective ينفي، يدعو, and ينفون
    let last = if ending {
        Some(base.as_str())
    } else {
        base.strip_suffix(['ي', 'و', 'ى'])
    };
    if let Some(stem) = last {
        bases.push(format!("{stem}ى"));
        bases.push(format!("{stem}ا"));
    }
    for base in bases {
        propose(&base, out);
        // أعلن، انتقد، وصف lose their first letter behind the prefix
        for first in ['أ', 'ا', 'و'] {
            propose(&format!("{first}{base}"), out);
        }
    }
}

/// `base`, and what it may be with its shadda and its hamza.
fn propose(base: &str, out: &mut BTreeSet<String>) {
    let letters: Vec<char> = base.chars().collect();
    if !(2..=7).contains(&letters.len()) {
        return;
    }
    let with_shadda = |at: usize| -> String {
        letters
            .iter()
            .enumerate()
            .flat_map(|(n, &c)| std::iter::once(c).chain((n == at).then_some(SHADDA)))
            .collect()
    };
    if letters.len() == 2 {
        // two letters are a doubled verb
        out.insert(with_shadda(1));
        return;
    }
    out.insert(base.to_owned());
    match letters.len() {
        3 => {
            out.extend([with_shadda(1), with_shadda(2)]);
        }
        4 | 5 => {
            out.extend([with_shadda(1), with_shadda(letters.len() - 1)]);
        }
        _ => {}
    }
    // اعلن, as many houses print it
    if letters[0] == 'ا' && letters.len() <= 4 {
        let rest: String = letters[1..].iter().collect();
        out.insert(format!("أ{rest}"));
        if letters.len() == 3 {
            out.insert(format!("أ{rest}{SHADDA}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lemma_is_among_those_proposed() {
        for (word, lemma) in [
            ("وندد", "ندّد"),
            ("ونددت", "ندّد"),
            ("سيعلنون", "أعلن"),
            ("اعلن", "أعلن"),
            ("يشير", "أشار"),
            ("ويقول", "قال"),
            ("تنفي", "نفى"),
            ("نفت", "نفى"),
            ("يدعو", "دعا"),
            ("دعوا", "دعا"),
            ("يؤكدون", "أكّد"),
            ("يصف", "وصف"),
            ("وينتقد", "انتقد"),
            ("يستبعد", "استبعد"),
            ("تحدث", "تحدث"),
            ("يصر", "أصرّ"),
            ("يحتج", "احتجّ"),
            ("اتهمته", "اتّهم"),
        ] {
            assert!(lemmas(word).contains(lemma), "{word}: {lemma}");
        }
    }
}
