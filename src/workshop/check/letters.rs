//! Letters that only look Arabic, and signs that nobody sees.

use crate::lexicon::format::without_comment;
use crate::lexicon::{Layer, Place, Problem};
use unicode_normalization::UnicodeNormalization;

/// Letters of other languages that look like an Arabic one, and that one.
const LOOKALIKES: [(char, char); 9] = [
    ('\u{06A9}', 'ك'),
    ('\u{06AA}', 'ك'),
    ('\u{06CC}', 'ي'),
    ('\u{06CD}', 'ي'),
    ('\u{06D2}', 'ي'),
    ('\u{06BE}', 'ه'),
    ('\u{06C1}', 'ه'),
    ('\u{06D5}', 'ه'),
    ('\u{06C3}', 'ة'),
];

/// Every such letter and sign in the files of `layers`, comments aside.
pub(super) fn odd(layers: &[Layer]) -> Vec<Problem> {
    let mut out = Vec::new();
    for layer in layers {
        for (name, text) in layer.files() {
            let file = layer.place_of(name);
            for (number, line) in (1..).zip(text.lines()) {
                // a byte order mark at the head of a file is no part of the line
                let mark = u32::from(number == 1 && line.starts_with('\u{FEFF}'));
                let line = line.strip_prefix('\u{FEFF}').filter(|_| mark == 1).unwrap_or(line);
                for (column, c) in (1 + mark..).zip(without_comment(line).chars()) {
                    if let Some(message) = mend(c) {
                        let place = Place {
                            file: file.as_str().into(),
                            line: number,
                        };
                        out.push(Problem { place, column, message });
                    }
                }
            }
        }
    }
    out
}

/// The Arabic letter that `c` looks like.
fn arabic_for(c: char) -> Option<char> {
    LOOKALIKES.iter().find(|(odd, _)| *odd == c).map(|(_, arabic)| *arabic)
}

/// What is odd about `c`, and what to write.
fn mend(c: char) -> Option<String> {
    if let Some(arabic) = arabic_for(c) {
        let (odd, right) = (c as u32, arabic as u32);
        return Some(format!(
            "`{c}` (U+{odd:04X}) only looks like the Arabic {arabic}; write {arabic} (U+{right:04X})"
        ));
    }
    if matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}') {
        let letters: String = std::iter::once(c).nfkc().map(|l| arabic_for(l).unwrap_or(l)).collect();
        return Some(format!(
            "`{c}` (U+{:04X}) is a shape of print, not a letter; write {letters}",
            c as u32
        ));
    }
    let unseen = matches!(c, '\u{061C}' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    if unseen {
        return Some(format!(
            "a mark that nobody sees stands here (U+{:04X}); take it out",
            c as u32
        ));
    }
    (c == '\u{0640}').then(|| "tatweel is no letter; take it out".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_letters_are_named_with_their_column() {
        let text = "\u{FEFF}# ی in a comment\nقال | masdar=قول # ک\nعلی\nﻗﺎل\nقال\u{200F}\n";
        let found = odd(&[Layer::from_files([("verbs/mine.txt", text)])]);
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(
            found[0].starts_with("verbs/mine.txt:3:3: ") && found[0].ends_with("write ي (U+064A)"),
            "{found:?}"
        );
        assert!(
            found[1].contains(":4:1: ") && found[1].ends_with("write ق"),
            "{found:?}"
        );
        assert!(found[3].contains(":5:4: ") && found[3].contains("U+200F"), "{found:?}");
    }
}
