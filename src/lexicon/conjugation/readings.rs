//! The verbs a lemma may be, told from its letters alone.
//!
//! Unvocalised spelling often fits several verbs (`حذر` is form I or II, `قال`
//! may have any middle vowel). This module lists every verb that fits, the
//! likeliest first; choosing among them is for the module `analysis`.

use super::form::Form;
use super::hamza;
use super::lemma::{Glyph, Lemma};
use super::pattern::{Behaviour, Reading};
use super::root::Root;
use super::sound::{Letter, Vowel};

use Vowel::{A, I, U};

const ALIF: Letter = Letter::ALIF;
const MADDA: Letter = Letter::ALIF_MADDA;
const MAQSURA: Letter = Letter::ALIF_MAQSURA;
const TA: Letter = Letter::TA;
const NUN: Letter = Letter::NUN;
const SIN: Letter = Letter::SIN;

/// A reading, and whether only an explicit form may choose it.
pub(super) struct Candidate {
    pub(super) reading: Reading,
    pub(super) only_if_told: bool,
}

/// The readings found so far.
#[derive(Default)]
struct Found {
    candidates: Vec<Candidate>,
}

/// Every verb that could be written like this lemma, the likeliest first.
pub(super) fn candidates(lemma: &Lemma) -> Vec<Candidate> {
    let mut found = Found::default();
    let glyphs = lemma.glyphs();
    match glyphs {
        [first, ..] if first.letter == Letter::ALIF_HAMZA_BELOW => {}
        [first, second] => found.two(*first, *second),
        [first, second, third] => found.three(*first, *second, *third),
        [first, ..] if first.letter == TA => found.with_ta(glyphs),
        [first, ..] if first.letter == Letter::ALIF_HAMZA && glyphs.len() == 4 => {
            found.fourth(glyphs);
            found.plain(glyphs);
        }
        [first, ..] if first.letter == ALIF => found.with_alif(glyphs),
        [_, _, _, _] => found.plain(glyphs),
        _ => {}
    }
    found.candidates
}

/// What to write instead of a lemma that fits no verb.
pub(super) fn advice(lemma: &Lemma) -> &'static str {
    match lemma.letters().as_slice() {
        [.., Letter::TA_MARBUTA] => "a verb does not end in ة; write its past, not its verbal noun",
        [Letter::YA, _, _, _, ..] => "it looks like a present; write the past (قال, not يقول)",
        [Letter::ALIF_HAMZA_BELOW, ..] => "a past does not begin with إ; write the past of form IV with أ (أعلن)",
        [ALIF, ..] => "write the hamza of form IV (أعلن), the shadda of form IX (احمرّ) or give the form",
        [.., Letter::YA] => "a past of a derived form does not end in ي; write ى (نفى, سمّى)",
        _ => "write the past, third person masculine singular, with its shadda (ندّد, ردّ, احتجّ)",
    }
}

impl Found {
    fn push(&mut self, reading: Reading) {
        self.push_as(reading, false);
    }

    fn push_as(&mut self, reading: Reading, only_if_told: bool) {
        if is_root(reading.root.letters()) {
            self.candidates.push(Candidate { reading, only_if_told });
        }
    }

    /// Two letters: a doubled form I (`ردّ`), or a hollow one opening with آ.
    fn two(&mut self, first: Glyph, second: Glyph) {
        if first.letter == MADDA {
            self.hollow(Letter::HAMZA, second.letter);
            return;
        }
        for present in [U, I, A] {
            let radicals = [first.letter, second.letter, second.letter];
            self.push(form_one(&radicals, Behaviour::Doubled, A, present));
        }
    }

    fn three(&mut self, first: Glyph, second: Glyph, third: Glyph) {
        let (a, b, c) = (first.letter, second.letter, third.letter);
        if second.shadda {
            // بيّن، سمّى، حيّا
            self.derived(Form::II, a, b, c);
        } else if third.shadda {
            if b == ALIF {
                self.doubled(Form::III, a, c); // حاجّ
            } else if a == Letter::ALIF_HAMZA {
                self.doubled(Form::IV, b, c); // أعدّ
            }
        } else if a == MADDA {
            // آمن is IV, آخذ III; آ also hides the alif of form III.
            self.derived(Form::IV, Letter::HAMZA, b, c);
            self.derived(Form::III, Letter::HAMZA, b, c);
        } else if a == ALIF {
            // A bare alif opens no three-letter lemma.
        } else if b == ALIF {
            self.hollow(a, c);
            self.doubled(Form::III, a, c);
        } else if b == c && !b.is_glide() {
            self.derived(Form::II, a, b, c); // form I would contract: ندد
        } else if b.is_glide() && !weak_end(b, c) && c != Letter::YA {
            // A glide that has not contracted: بين; form I only in عور and kin.
            self.derived(Form::II, a, b, c);
            for (past, present) in [(I, A), (A, U), (A, I)] {
                self.push(form_one(&[a, b, c], Behaviour::Strong, past, present));
            }
        } else if b == Letter::YA && c == ALIF {
            self.derived(Form::II, a, b, c); // حيا
        } else {
            if a == Letter::ALIF_HAMZA && b == Letter::RA && c == MAQSURA {
                // أرى, form IV of رأى
                let radicals = [Letter::RA, Letter::HAMZA, Letter::YA];
                self.push(reading(Form::IV, &radicals, Behaviour::Defective));
            }
            self.form_one_of(first, second, third);
            self.derived(Form::II, a, b, c);
            if a == Letter::ALIF_HAMZA {
                self.doubled(Form::IV, b, c); // أعد for أعدّ
            }
        }
    }

    /// Form I of three unlike letters, in the vowels each kind of root allows.
    fn form_one_of(&mut self, first: Glyph, second: Glyph, third: Glyph) {
        let (a, b, c) = (first.letter, second.letter, third.letter);
        let (behaviour, last, past, presents): (_, _, _, &[Vowel]) = match c {
            ALIF => (Behaviour::Defective, Letter::WAW, A, &[U, A, I]),
            MAQSURA if b.is_hamza() && a == Letter::RA => (Behaviour::Defective, Letter::YA, A, &[A]),
            MAQSURA => (Behaviour::Defective, Letter::YA, A, &[I, A]),
            Letter::YA => (Behaviour::Defective, Letter::YA, I, &[A, I]),
            Letter::WAW => (Behaviour::Defective, Letter::WAW, U, &[U]),
            _ => {
                let past = second
                    .vowel
                    .or_else(|| hamza::vowel_of(b))
                    .or_else(|| hamza::vowel_of(c))
                    .unwrap_or(A);
                (Behaviour::Strong, c, past, strong_presents(past, first, b, c))
            }
        };
        // وعد and وفى drop their wāw; وجل and ولي as the present says; وضؤ never.
        let dropping: &[bool] = match (a, behaviour, past) {
            (Letter::WAW, Behaviour::Defective, I) => &[false, true],
            (Letter::WAW, _, A | I) => &[true, false],
            _ => &[false],
        };
        for &drops_first in dropping {
            for &present in presents {
                self.push(Reading {
                    drops_first,
                    ..form_one(&[a, b, last], behaviour, past, present)
                });
            }
        }
    }

    /// Four or five letters opening with ت: forms V and VI, quadriliteral II,
    /// and roots that begin with ت.
    fn with_ta(&mut self, glyphs: &[Glyph]) {
        let letters: Vec<Letter> = glyphs.iter().map(|glyph| glyph.letter).collect();
        let shadda = glyphs.iter().position(|glyph| glyph.shadda);
        match (letters.as_slice(), shadda) {
            (&[_, MADDA, b, c], None) => self.derived(Form::VI, Letter::HAMZA, b, c),
            (&[_, ALIF, ..], _) => self.plain(glyphs), // تابع
            (&[_, a, ALIF, c], None | Some(3)) => self.doubled(Form::VI, a, c),
            (&[_, a, b, c], Some(2)) => self.derived(Form::V, a, b, c),
            (&[_, a, b, c], None) => {
                // Reduplicated تمتم is no form V.
                let reduplicated = b == TA && a == c;
                if reduplicated {
                    self.plain(glyphs);
                }
                self.derived(Form::V, a, b, c);
                if !reduplicated {
                    self.plain(glyphs); // ترجم, if told
                }
            }
            (&[_, a, ALIF, b, c], None) => self.derived(Form::VI, a, b, c),
            (&[_, a, b, c, d], None) => self.quadriliteral(Form::QII, &[a, b, c, d]),
            _ => {}
        }
    }

    /// Four letters opening with أ: form IV.
    fn fourth(&mut self, glyphs: &[Glyph]) {
        if glyphs.iter().all(|glyph| !glyph.shadda) {
            let [_, a, b, c] = [0, 1, 2, 3].map(|index| glyphs[index].letter);
            self.derived_hollow(Form::IV, a, b, c);
        }
    }

    /// Four letters and no prefix: form III behind an alif, else a quadriliteral.
    fn plain(&mut self, glyphs: &[Glyph]) {
        if glyphs.iter().any(|glyph| glyph.shadda) {
            return;
        }
        let letters: Vec<Letter> = glyphs.iter().map(|glyph| glyph.letter).collect();
        match *letters.as_slice() {
            [a, ALIF, b, c] => self.derived(Form::III, a, b, c),
            [a, b, c, d] => self.quadriliteral(Form::QI, &[a, b, c, d]),
            _ => {}
        }
    }

    /// Four to six letters opening with a connecting alif: forms VII to X and
    /// quadriliteral IV.
    fn with_alif(&mut self, glyphs: &[Glyph]) {
        let letters: Vec<Letter> = glyphs.iter().map(|glyph| glyph.letter).collect();
        let shadda = glyphs.iter().position(|glyph| glyph.shadda);
        let last = glyphs.len() - 1;
        match (letters.as_slice(), shadda) {
            (&[_, a, b, c], Some(1)) => self.eighth_swallowing(a, b, c),
            (&[_, a, b, c], None) => {
                let ninth = |found: &mut Self| {
                    found.push_as(reading(Form::IX, &[a, b, c], Behaviour::Doubled), true);
                };
                if infix_of(a) == b {
                    self.eighth_doubled(a, b, c);
                } else if a == NUN {
                    self.doubled(Form::VII, b, c);
                } else if matches!(a, TA | Letter::DAL | Letter::TAH) && b != ALIF {
                    self.eighth_swallowing(a, b, c);
                }
                ninth(self);
            }
            (&[_, a, b, c], Some(3)) => {
                if infix_of(a) == b {
                    self.eighth_doubled(a, b, c);
                } else if a == NUN {
                    self.doubled(Form::VII, b, c);
                } else {
                    self.push(reading(Form::IX, &[a, b, c], Behaviour::Doubled));
                }
            }
            (&[_, SIN, TA, a, b], Some(4)) => self.doubled(Form::X, a, b),
            (&[_, SIN, TA, a, b], None) => {
                if a != ALIF && b != MAQSURA {
                    self.doubled(Form::X, a, b);
                }
                self.eighth(SIN, TA, a, b);
            }
            (&[_, a, b, c, d], None) if infix_of(a) == b => {
                self.eighth(a, b, c, d);
                if a.is_hamza() {
                    return;
                }
                self.quadriliteral_fourth(&[a, b, c, d], true);
            }
            (&[_, NUN, a, b, c], None) => self.derived_hollow(Form::VII, a, b, c),
            (&[_, a, b, c, d], place) if place.is_none_or(|place| place == last) => {
                self.quadriliteral_fourth(&[a, b, c, d], false);
            }
            (&[_, SIN, TA, a, b, c], None) => self.derived_hollow(Form::X, a, b, c),
            _ => {}
        }
    }

    /// A derived form of three radicals as written, the last perhaps weak.
    fn derived(&mut self, form: Form, a: Letter, b: Letter, c: Letter) {
        if weak_end(b, c) {
            self.push(reading(form, &[a, b, Letter::YA], Behaviour::Defective));
        } else if !c.is_glide() {
            self.push(reading(form, &[a, b, c], Behaviour::Strong));
        }
    }

    /// A derived form whose middle radical may have contracted to alif.
    fn derived_hollow(&mut self, form: Form, a: Letter, b: Letter, c: Letter) {
        if b == ALIF {
            self.push(reading(form, &[a, Letter::WAW, c], Behaviour::Hollow));
        } else {
            self.derived(form, a, b, c);
        }
    }

    fn doubled(&mut self, form: Form, a: Letter, b: Letter) {
        self.push(reading(form, &[a, b, b], Behaviour::Doubled));
    }

    fn hollow(&mut self, a: Letter, c: Letter) {
        for (present, glide) in [(U, Letter::WAW), (I, Letter::YA), (A, Letter::WAW)] {
            self.push(form_one(&[a, glide, c], Behaviour::Hollow, A, present));
        }
    }

    /// Form VIII with its first radical and *t* both written.
    fn eighth(&mut self, a: Letter, infix: Letter, b: Letter, c: Letter) {
        let from = self.candidates.len();
        let first = if a == Letter::YA { Letter::HAMZA } else { a };
        self.derived_hollow(Form::VIII, first, b, c);
        self.colour(from, first.radical(), infix);
    }

    fn eighth_doubled(&mut self, a: Letter, infix: Letter, b: Letter) {
        let from = self.candidates.len();
        self.doubled(Form::VIII, a, b);
        self.colour(from, a.radical(), infix);
    }

    /// Form VIII whose first radical and *t* are one letter with shadda: اتّهم.
    fn eighth_swallowing(&mut self, both: Letter, b: Letter, c: Letter) {
        let from = self.candidates.len();
        let radical = if both == TA { Letter::WAW } else { both };
        self.derived_hollow(Form::VIII, radical, b, c);
        self.colour(from, both, both);
    }

    /// Sets the first radical as heard and the *t* of the readings added since.
    fn colour(&mut self, from: usize, first: Letter, infix: Letter) {
        for candidate in &mut self.candidates[from..] {
            candidate.reading.first = first;
            candidate.reading.infix = infix;
        }
    }

    fn quadriliteral(&mut self, form: Form, radicals: &[Letter; 4]) {
        let [a, b, c, d] = *radicals;
        if weak_end(c, d) {
            let radicals = [a, b, c, Letter::YA];
            self.push(reading(form, &radicals, Behaviour::Defective));
        } else if !d.is_glide() && a != Letter::YA {
            self.push(reading(form, radicals, Behaviour::Strong));
        }
    }

    fn quadriliteral_fourth(&mut self, radicals: &[Letter; 4], only_if_told: bool) {
        self.push_as(reading(Form::QIV, radicals, Behaviour::Doubled), only_if_told);
    }
}

/// A reading with the vowels and letters of the regular verb.
fn reading(form: Form, radicals: &[Letter], behaviour: Behaviour) -> Reading {
    let root = Root::new(radicals);
    Reading {
        form,
        root,
        behaviour,
        first: root.letter(0),
        infix: TA,
        past: A,
        present: if form == Form::I { U } else { I },
        drops_first: false,
        frozen: false,
    }
}

fn form_one(radicals: &[Letter], behaviour: Behaviour, past: Vowel, present: Vowel) -> Reading {
    Reading {
        past,
        present,
        ..reading(Form::I, radicals, behaviour)
    }
}

/// The present vowels a strong form I verb may have, the likeliest first. The
/// spelling shows the vowel only beside a hamza, and there *a* is the rule
/// (Wright I § 91).
fn strong_presents(past: Vowel, first: Glyph, b: Letter, c: Letter) -> &'static [Vowel] {
    match past {
        U => &[U],
        I => &[A, I, U],
        A if first.letter == Letter::WAW && !c.is_hamza() => &[I, A, U],
        A if b.is_hamza() || c.is_hamza() => &[A, I, U],
        A => &[U, I, A],
    }
}

/// Whether a last letter writes a weak radical of a past in *ā*: ى, or ا behind
/// a yāʾ (أحيا).
fn weak_end(before: Letter, last: Letter) -> bool {
    last == MAQSURA || (last == ALIF && before == Letter::YA)
}

/// Whether these letters can be the radicals of a verb.
fn is_root(radicals: &[Letter]) -> bool {
    radicals
        .iter()
        .all(|letter| !matches!(*letter, ALIF | MADDA | MAQSURA | Letter::TA_MARBUTA))
}

/// How the first radical colours the *t* of form VIII: ط behind the emphatics,
/// د behind ز، د، ذ (Wright I § 65).
fn infix_of(first: Letter) -> Letter {
    match first {
        Letter::SAD | Letter::DAD | Letter::TAH | Letter::ZAH => Letter::TAH,
        Letter::ZAY | Letter::DAL | Letter::DHAL => Letter::DAL,
        _ => TA,
    }
}
