//! Whether two names are the same speaker.
//!
//! A gold file has the full name, a table perhaps the name without its title or with an apposition more. So names are
//! compared as sets of words, their spelling folded and the article off.

use super::gold::{GoldDocument, Judged};
use std::collections::BTreeSet;
use unicode_normalization::char::is_combining_mark;

/// Whether `found` names the speaker of `gold`, both statements of `document`.
///
/// They agree when all words of one form stand in the other (the found one no longer than twice the gold one and three
/// words), or when they share half of their words. Of both sides either form counts: the noun phrase beside the cue, or
/// the resolved name. Where the gold names nobody, nobody must be found.
pub fn same(gold: &Judged, found: &Judged, document: &GoldDocument) -> bool {
    if gold.name.is_none() && gold.speaker.is_none() {
        return found.name.is_none() && found.speaker.is_none();
    }
    let forms = |s: &Judged| {
        [s.name.as_deref(), s.speaker.map(|at| document.at(at))]
            .into_iter()
            .flatten()
            .map(words)
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
    };
    let found = forms(found);
    forms(gold).iter().any(|g| found.iter().any(|f| agree(g, f)))
}

fn agree(gold: &BTreeSet<String>, found: &BTreeSet<String>) -> bool {
    let both = gold.intersection(found).count();
    let whole = both == gold.len();
    // a name that drowns in a span far too long is not found
    if both == 0 || (whole && found.len() > 2 * gold.len() + 3) {
        return false;
    }
    whole || both == found.len() || 2 * both >= gold.union(found).count()
}

fn words(name: &str) -> BTreeSet<String> {
    let folded: String = name.chars().filter(|c| !is_mark(*c)).map(fold).collect();
    let in_word = |c: char| c == '_' || (c.is_alphanumeric() && !is_combining_mark(c));
    folded
        .split(|c| !in_word(c))
        .filter(|w| !w.is_empty())
        .map(|w| without_article(w).to_owned())
        .collect()
}

/// Tashkeel and tatweel.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{0652}' | '\u{0670}' | '\u{0640}')
}

fn fold(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        _ => c,
    }
}

/// `word` without article and what is printed onto it, where two letters stay.
fn without_article(word: &str) -> &str {
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    ["لل", "بال", "كال", "ال"]
        .iter()
        .find_map(|article| bare.strip_prefix(article))
        .filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Judged {
        Judged {
            name: Some(name.to_owned()),
            ..Judged::default()
        }
    }

    #[test]
    fn a_part_of_the_name_will_do_but_no_other() {
        let document = GoldDocument::default();
        for (gold, found, expected) in [
            ("وزير الخارجية أحمد سالم", "أحمد سالم", true),
            ("الوزير", "وزير الخارجية", true),
            ("منظمة الصحة", "منظمه الصحه العالمية", true),
            ("وزارة الدفاع", "وزارة الخارجية", false),
            ("سالم", "قال سالم في بيان نشر اليوم على موقعه", false),
            ("الوزير", "الوزيرة", false),
        ] {
            assert_eq!(same(&named(gold), &named(found), &document), expected, "{gold} {found}");
        }
        assert!(same(&Judged::default(), &Judged::default(), &document));
        assert!(!same(&Judged::default(), &named("سالم"), &document));
    }

    #[test]
    fn articles_come_off_where_a_word_stays() {
        for (word, bare) in [
            ("والوزير", "وزير"),
            ("للوزير", "وزير"),
            ("بالوزير", "وزير"),
            ("الي", "الي"),
            ("وزير", "وزير"),
        ] {
            assert_eq!(without_article(word), bare);
        }
    }
}
