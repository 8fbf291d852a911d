//! The declension of participles and verbal nouns, as far as print shows it.
//!
//! Unvocalised print hides most case endings; what it shows are the accusative
//! alif, the dual and sound plural endings and their loss before a genitive or a
//! pronoun, and the weak endings of قاضٍ and منادى (Wright I §§ 308–317, Ryding
//! chapter 7 § 5).

use super::hamza::{After, Before};
use super::inflection::{Case, Contexts, Gender, Inflection, Number};
use super::sound::Vowel;
use super::stem::Stem;
use super::writer::{Ending, Writer};

use Case::{Accusative, Nominative, Oblique, Unmarked};
use Gender::{Feminine, Masculine};
use Number::{Dual, Plural, Singular};
use Vowel::{A, I, U};

/// The ending type of a noun's masculine or only singular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Declension {
    /// Ends in a consonant: قائل، تأكيد.
    Strong,
    /// Ends in ـٍ, with ي only where definite: داع، الداعي.
    Defective,
    /// Ends in *ā*: منادى.
    Alif,
    /// A verbal noun in tāʾ marbūṭa: إدانة.
    Feminine,
    /// A verbal noun in *āt*: مناداة.
    FeminineAlif,
    /// A verbal noun in *ā* written with alif: رضا.
    Fixed,
}

/// A noun to decline: its stem and how.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) stem: Stem,
    pub(super) declension: Declension,
}

/// One spelling of a noun.
struct Cell {
    gender: Gender,
    number: Number,
    case: Case,
    contexts: Contexts,
    ending: Ending,
}

const fn cell(
    gender: Gender,
    number: Number,
    case: Case,
    contexts: Contexts,
    after: After,
    text: &'static str,
) -> Cell {
    Cell {
        gender,
        number,
        case,
        contexts,
        ending: Ending::new(after, text),
    }
}

/// Indefinite only.
const BARE: Contexts = Contexts::FREE;
/// Not before a pronoun.
const WORD: Contexts = Contexts::FREE.and(Contexts::ARTICLE).and(Contexts::CONSTRUCT);
/// Before a pronoun only.
const SUFFIX: Contexts = Contexts::SUFFIX;
/// Anywhere.
const ANY: Contexts = WORD.and(SUFFIX);
/// Neither before a genitive nor before a pronoun.
const LOOSE: Contexts = Contexts::FREE.and(Contexts::ARTICLE);
/// Before a genitive or a pronoun.
const BOUND: Contexts = Contexts::CONSTRUCT.and(SUFFIX);
/// Behind the article, before a genitive or a pronoun.
const DEFINITE: Contexts = BOUND.and(Contexts::ARTICLE);

/// Participles like قائل.
#[rustfmt::skip]
const STRONG: [Cell; 17] = [
    cell(Masculine, Singular, Unmarked,   ANY,    After::Nothing,  ""),
    cell(Masculine, Singular, Accusative, BARE,   After::Tanwin,   "ا"),
    cell(Feminine,  Singular, Unmarked,   WORD,   After::Short(A), "ة"),
    cell(Feminine,  Singular, Unmarked,   SUFFIX, After::Short(A), "ت"),
    cell(Masculine, Dual,     Nominative, LOOSE,  After::Long(A),  "ان"),
    cell(Masculine, Dual,     Nominative, BOUND,  After::Long(A),  "ا"),
    cell(Masculine, Dual,     Oblique,    LOOSE,  After::Short(A), "ين"),
    cell(Masculine, Dual,     Oblique,    BOUND,  After::Short(A), "ي"),
    cell(Feminine,  Dual,     Nominative, LOOSE,  After::Short(A), "تان"),
    cell(Feminine,  Dual,     Nominative, BOUND,  After::Short(A), "تا"),
    cell(Feminine,  Dual,     Oblique,    LOOSE,  After::Short(A), "تين"),
    cell(Feminine,  Dual,     Oblique,    BOUND,  After::Short(A), "تي"),
    cell(Masculine, Plural,   Nominative, LOOSE,  After::Long(U),  "ون"),
    cell(Masculine, Plural,   Nominative, BOUND,  After::Long(U),  "و"),
    cell(Masculine, Plural,   Oblique,    LOOSE,  After::Long(I),  "ين"),
    cell(Masculine, Plural,   Oblique,    BOUND,  After::Long(I),  "ي"),
    cell(Feminine,  Plural,   Unmarked,   ANY,    After::Long(A),  "ات"),
];

/// Participles like داع.
#[rustfmt::skip]
const DEFECTIVE: [Cell; 18] = [
    cell(Masculine, Singular, Unmarked,   BARE,     After::Cut(I),   ""),
    cell(Masculine, Singular, Unmarked,   DEFINITE, After::Long(I),  "ي"),
    cell(Masculine, Singular, Accusative, BARE,     After::Short(I), "يا"),
    cell(Feminine,  Singular, Unmarked,   WORD,     After::Short(I), "ية"),
    cell(Feminine,  Singular, Unmarked,   SUFFIX,   After::Short(I), "يت"),
    cell(Masculine, Dual,     Nominative, LOOSE,    After::Short(I), "يان"),
    cell(Masculine, Dual,     Nominative, BOUND,    After::Short(I), "يا"),
    cell(Masculine, Dual,     Oblique,    LOOSE,    After::Short(I), "يين"),
    cell(Masculine, Dual,     Oblique,    BOUND,    After::Short(I), "يي"),
    cell(Feminine,  Dual,     Nominative, LOOSE,    After::Short(I), "يتان"),
    cell(Feminine,  Dual,     Nominative, BOUND,    After::Short(I), "يتا"),
    cell(Feminine,  Dual,     Oblique,    LOOSE,    After::Short(I), "يتين"),
    cell(Feminine,  Dual,     Oblique,    BOUND,    After::Short(I), "يتي"),
    cell(Masculine, Plural,   Nominative, LOOSE,    After::Long(U),  "ون"),
    cell(Masculine, Plural,   Nominative, BOUND,    After::Long(U),  "و"),
    cell(Masculine, Plural,   Oblique,    LOOSE,    After::Long(I),  "ين"),
    cell(Masculine, Plural,   Oblique,    BOUND,    After::Long(I),  "ي"),
    cell(Feminine,  Plural,   Unmarked,   ANY,      After::Short(I), "يات"),
];

/// Participles like منادى.
#[rustfmt::skip]
const ALIF: [Cell; 17] = [
    cell(Masculine, Singular, Unmarked,   WORD,   After::Long(A),  "ى"),
    cell(Masculine, Singular, Unmarked,   SUFFIX, After::Long(A),  "ا"),
    cell(Feminine,  Singular, Unmarked,   WORD,   After::Long(A),  "اة"),
    cell(Feminine,  Singular, Unmarked,   SUFFIX, After::Long(A),  "ات"),
    cell(Masculine, Dual,     Nominative, LOOSE,  After::Short(A), "يان"),
    cell(Masculine, Dual,     Nominative, BOUND,  After::Short(A), "يا"),
    cell(Masculine, Dual,     Oblique,    LOOSE,  After::Short(A), "يين"),
    cell(Masculine, Dual,     Oblique,    BOUND,  After::Short(A), "يي"),
    cell(Feminine,  Dual,     Nominative, LOOSE,  After::Long(A),  "اتان"),
    cell(Feminine,  Dual,     Nominative, BOUND,  After::Long(A),  "اتا"),
    cell(Feminine,  Dual,     Oblique,    LOOSE,  After::Long(A),  "اتين"),
    cell(Feminine,  Dual,     Oblique,    BOUND,  After::Long(A),  "اتي"),
    cell(Masculine, Plural,   Nominative, LOOSE,  After::Short(A), "ون"),
    cell(Masculine, Plural,   Nominative, BOUND,  After::Short(A), "و"),
    cell(Masculine, Plural,   Oblique,    LOOSE,  After::Short(A), "ين"),
    cell(Masculine, Plural,   Oblique,    BOUND,  After::Short(A), "ي"),
    cell(Feminine,  Plural,   Unmarked,   ANY,    After::Short(A), "يات"),
];

/// Verbal nouns like تأكيد.
const NOUN_STRONG: [Cell; 3] = [
    cell(Masculine, Singular, Unmarked, ANY, After::Nothing, ""),
    cell(Masculine, Singular, Accusative, BARE, After::Tanwin, "ا"),
    cell(Masculine, Plural, Unmarked, ANY, After::Long(A), "ات"),
];

/// Verbal nouns like تمنٍّ.
const NOUN_DEFECTIVE: [Cell; 4] = [
    cell(Masculine, Singular, Unmarked, BARE, After::Cut(I), ""),
    cell(Masculine, Singular, Unmarked, DEFINITE, After::Long(I), "ي"),
    cell(Masculine, Singular, Accusative, BARE, After::Short(I), "يا"),
    cell(Masculine, Plural, Unmarked, ANY, After::Short(I), "يات"),
];

/// Verbal nouns like دعوى, which take no plural in ات.
const NOUN_ALIF: [Cell; 2] = [
    cell(Masculine, Singular, Unmarked, WORD, After::Long(A), "ى"),
    cell(Masculine, Singular, Unmarked, SUFFIX, After::Long(A), "ا"),
];

/// Verbal nouns like إدانة.
const NOUN_FEMININE: [Cell; 3] = [
    cell(Feminine, Singular, Unmarked, WORD, After::Short(A), "ة"),
    cell(Feminine, Singular, Unmarked, SUFFIX, After::Short(A), "ت"),
    cell(Feminine, Plural, Unmarked, ANY, After::Long(A), "ات"),
];

/// Verbal nouns like مناداة.
const NOUN_FEMININE_ALIF: [Cell; 3] = [
    cell(Feminine, Singular, Unmarked, WORD, After::Long(A), "اة"),
    cell(Feminine, Singular, Unmarked, SUFFIX, After::Long(A), "ات"),
    cell(Feminine, Plural, Unmarked, ANY, After::Short(A), "يات"),
];

/// Verbal nouns like رضا, which never change.
const NOUN_FIXED: [Cell; 1] = [cell(Masculine, Singular, Unmarked, ANY, After::Nothing, "")];

/// A final hamza before a pronoun is seated by the case vowel: إنباؤه، إنباءه،
/// إنبائه.
const CASE_VOWELS: [(Case, Vowel); 3] = [(Nominative, U), (Accusative, A), (Case::Genitive, I)];

impl Noun {
    /// Hands over both genders of a participle.
    pub(super) fn write_participle<Emit: FnMut(&str, Inflection)>(
        &self,
        writer: &mut Writer<Emit>,
        inflect: impl Fn(Gender, Number, Case, Contexts) -> Inflection,
    ) {
        let cells: &[Cell] = match self.declension {
            Declension::Strong | Declension::Feminine | Declension::Fixed => &STRONG,
            Declension::Defective => &DEFECTIVE,
            Declension::Alif | Declension::FeminineAlif => &ALIF,
        };
        self.write(cells, writer, inflect);
    }

    /// Hands over a verbal noun, with or without its plural in ات.
    pub(super) fn write_verbal_noun<Emit: FnMut(&str, Inflection)>(
        &self,
        plural: bool,
        writer: &mut Writer<Emit>,
        inflect: impl Fn(Gender, Number, Case, Contexts) -> Inflection,
    ) {
        let cells: &[Cell] = match self.declension {
            Declension::Strong => &NOUN_STRONG,
            Declension::Defective => &NOUN_DEFECTIVE,
            Declension::Alif => &NOUN_ALIF,
            Declension::Feminine => &NOUN_FEMININE,
            Declension::FeminineAlif => &NOUN_FEMININE_ALIF,
            Declension::Fixed => &NOUN_FIXED,
        };
        let plural_cells = cells.iter().filter(|cell| cell.number == Plural).count();
        let shown = if plural {
            cells.len()
        } else {
            cells.len() - plural_cells
        };
        self.write(&cells[..shown], writer, inflect);
    }

    fn write<Emit: FnMut(&str, Inflection)>(
        &self,
        cells: &[Cell],
        writer: &mut Writer<Emit>,
        inflect: impl Fn(Gender, Number, Case, Contexts) -> Inflection,
    ) {
        writer.load(&self.stem);
        for cell in cells {
            let of = |case, contexts| inflect(cell.gender, cell.number, case, contexts);
            match (self.stem.hamza, cell.ending.after) {
                // No accusative alif behind أ or اء: مبتدأً، بناءً.
                (Some(Before::Short(A) | Before::Long(A)), After::Tanwin) => {}
                (Some(_), After::Nothing) => {
                    let alone = cell.contexts.without(SUFFIX);
                    writer.put(cell.ending, "", of(cell.case, alone));
                    for (case, vowel) in CASE_VOWELS {
                        let ending = Ending::new(After::Short(vowel), cell.ending.text);
                        writer.put(ending, "", of(case, SUFFIX));
                    }
                }
                _ => writer.put(cell.ending, "", of(cell.case, cell.contexts)),
            }
        }
    }
}
