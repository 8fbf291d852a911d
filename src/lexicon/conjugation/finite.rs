//! The finite forms: past, present in three moods, imperative.
//!
//! A tense is a pair of stems and a table of endings. Which stem a cell takes
//! depends only on whether its ending opens with a vowel or with a consonant
//! (Wright I §§ 88–116), so each table marks just that.

use super::form::Form;
use super::hamza::After;
use super::inflection::{Contexts, FormSet, Gender, Inflection, Number, Person, Tense, Voice};
use super::pattern::{Behaviour, Reading, Word};
use super::sound::{Letter, Sound, Vowel};
use super::stem::{SAMPLE_PREFIX, Stem};
use super::writer::{EITHER, Ending, FIRST_PERSON, Writer};

use Gender::{Common, Feminine, Masculine};
use Number::{Dual, Plural, Singular};
use Person::{First, Second, Third};
use Vowel::{A, I, U};

/// The ending of a past cell.
#[derive(Clone, Copy)]
enum PastEnding {
    /// *-a*, not written.
    Bare,
    /// *-at*.
    At,
    /// *-ā*.
    Aa,
    /// *-atā*.
    Ataa,
    /// *-ū*, written وا but و before a pronoun.
    Uu,
    /// One that opens with a consonant.
    Closed(&'static str),
    /// *-tum*, which grows a و before a pronoun.
    Tum,
}

/// The cells of the past tense.
const PAST: [(Person, Gender, Number, PastEnding); 13] = [
    (Third, Masculine, Singular, PastEnding::Bare),
    (Third, Feminine, Singular, PastEnding::At),
    (Third, Masculine, Dual, PastEnding::Aa),
    (Third, Feminine, Dual, PastEnding::Ataa),
    (Third, Masculine, Plural, PastEnding::Uu),
    (Third, Feminine, Plural, PastEnding::Closed("ن")),
    (Second, Masculine, Singular, PastEnding::Closed("ت")),
    (Second, Feminine, Singular, PastEnding::Closed("ت")),
    (Second, Common, Dual, PastEnding::Closed("تما")),
    (Second, Masculine, Plural, PastEnding::Tum),
    (Second, Feminine, Plural, PastEnding::Closed("تن")),
    (First, Common, Singular, PastEnding::Closed("ت")),
    (First, Common, Plural, PastEnding::Closed("نا")),
];

/// The ending of a present or imperative cell.
#[derive(Clone, Copy)]
enum PresentEnding {
    /// The mood vowel alone, not written.
    Bare,
    /// *-ī(na)*.
    Ii,
    /// *-ā(ni)*.
    Aa,
    /// *-ū(na)*, without *-na* written وا but و before a pronoun.
    Uu,
    /// *-na*.
    Na,
}

/// The cells of the present tense, with their prefixes.
const PRESENT: [(Person, Gender, Number, &str, PresentEnding); 13] = [
    (Third, Masculine, Singular, "ي", PresentEnding::Bare),
    (Third, Feminine, Singular, "ت", PresentEnding::Bare),
    (Third, Masculine, Dual, "ي", PresentEnding::Aa),
    (Third, Feminine, Dual, "ت", PresentEnding::Aa),
    (Third, Masculine, Plural, "ي", PresentEnding::Uu),
    (Third, Feminine, Plural, "ي", PresentEnding::Na),
    (Second, Masculine, Singular, "ت", PresentEnding::Bare),
    (Second, Feminine, Singular, "ت", PresentEnding::Ii),
    (Second, Common, Dual, "ت", PresentEnding::Aa),
    (Second, Masculine, Plural, "ت", PresentEnding::Uu),
    (Second, Feminine, Plural, "ت", PresentEnding::Na),
    (First, Common, Singular, FIRST_PERSON, PresentEnding::Bare),
    (First, Common, Plural, "ن", PresentEnding::Bare),
];

/// The cells of the imperative.
const IMPERATIVE: [(Person, Gender, Number, &str, PresentEnding); 5] = [
    (Second, Masculine, Singular, "", PresentEnding::Bare),
    (Second, Feminine, Singular, "", PresentEnding::Ii),
    (Second, Common, Dual, "", PresentEnding::Aa),
    (Second, Masculine, Plural, "", PresentEnding::Uu),
    (Second, Feminine, Plural, "", PresentEnding::Na),
];

/// The vowel endings of the past as one kind of stem takes them.
struct PastOpen {
    bare: Ending,
    bare_suffixed: Ending,
    at: Ending,
    aa: Ending,
    ataa: Ending,
    uu: Ending,
}

const fn end(after: After, text: &'static str) -> Ending {
    Ending::new(after, text)
}

const PAST_STRONG: PastOpen = PastOpen {
    bare: end(After::Nothing, ""),
    bare_suffixed: end(After::Short(A), ""),
    at: end(After::Short(A), "ت"),
    aa: end(After::Long(A), "ا"),
    ataa: end(After::Short(A), "تا"),
    uu: end(After::Long(U), "و"),
};

/// Past in *ā* from yāʾ: نفى.
const PAST_ALIF_YA: PastOpen = PastOpen {
    bare: end(After::Long(A), "ى"),
    bare_suffixed: end(After::Long(A), "ا"),
    at: end(After::Short(A), "ت"),
    aa: end(After::Short(A), "يا"),
    ataa: end(After::Short(A), "تا"),
    uu: end(After::Short(A), "و"),
};

/// Past in *ā* from wāw: دعا.
const PAST_ALIF_WAW: PastOpen = PastOpen {
    bare: end(After::Long(A), "ا"),
    bare_suffixed: end(After::Long(A), "ا"),
    at: end(After::Short(A), "ت"),
    aa: end(After::Short(A), "وا"),
    ataa: end(After::Short(A), "تا"),
    uu: end(After::Short(A), "و"),
};

/// Past in *iya*: لقي.
const PAST_IYA: PastOpen = PastOpen {
    bare: end(After::Short(I), "ي"),
    bare_suffixed: end(After::Short(I), "ي"),
    at: end(After::Short(I), "يت"),
    aa: end(After::Short(I), "يا"),
    ataa: end(After::Short(I), "يتا"),
    uu: end(After::Long(U), "و"),
};

/// Past in *uwa*: سرو.
const PAST_UWA: PastOpen = PastOpen {
    bare: end(After::Short(U), "و"),
    bare_suffixed: end(After::Short(U), "و"),
    at: end(After::Short(U), "وت"),
    aa: end(After::Short(U), "وا"),
    ataa: end(After::Short(U), "وتا"),
    uu: end(After::Long(U), "و"),
};

/// The vowel endings of the present as one kind of stem takes them.
struct PresentOpen {
    /// Indicative and subjunctive; `None` for a strong stem, whose hamza seat
    /// depends on the mood.
    bare: Option<[Ending; 2]>,
    jussive: Ending,
    ii: Ending,
    aa: Ending,
    uu: Ending,
}

/// The indicative of a strong stem without ending, alone and before a pronoun.
const BARE: [Ending; 2] = [end(After::Nothing, ""), end(After::Short(U), "")];

const PRESENT_STRONG: PresentOpen = PresentOpen {
    bare: None,
    jussive: end(After::Nothing, ""),
    ii: end(After::Long(I), "ي"),
    aa: end(After::Long(A), "ا"),
    uu: end(After::Long(U), "و"),
};

/// Present in *ī*: ينفي.
const PRESENT_II: PresentOpen = PresentOpen {
    bare: Some([end(After::Long(I), "ي"), end(After::Long(I), "ي")]),
    jussive: end(After::Cut(I), ""),
    ii: end(After::Long(I), "ي"),
    aa: end(After::Short(I), "يا"),
    uu: end(After::Long(U), "و"),
};

/// Present in *ū*: يدعو.
const PRESENT_UU: PresentOpen = PresentOpen {
    bare: Some([end(After::Long(U), "و"), end(After::Long(U), "و")]),
    jussive: end(After::Cut(U), ""),
    ii: end(After::Long(I), "ي"),
    aa: end(After::Short(U), "وا"),
    uu: end(After::Long(U), "و"),
};

/// Present in *ā*: يسعى.
const PRESENT_AA: PresentOpen = PresentOpen {
    bare: Some([end(After::Long(A), "ى"), end(After::Long(A), "ا")]),
    jussive: end(After::Cut(A), ""),
    ii: end(After::Short(A), "ي"),
    aa: end(After::Short(A), "يا"),
    uu: end(After::Short(A), "و"),
};

/// The stems of one tense and voice, kept between verbs' tenses to reuse their
/// memory.
#[derive(Default)]
struct Stems {
    /// Before endings that open with a vowel.
    open: Stem,
    /// Before endings that open with a consonant.
    closed: Stem,
    /// The vowel a defective stem ends in; `None` for the other verbs.
    weak: Option<Vowel>,
}

impl Stems {
    /// Builds both stems of a past or imperative (`prefix` none) or present.
    fn build(&mut self, reading: &Reading, pattern: &str, prefix: Option<Sound>) {
        let mut word = Word::lay(reading, prefix, pattern);
        let spell = |stem: &mut Stem, word: &Word| {
            if prefix.is_some() {
                stem.spell_behind_prefix(word.sounds.as_slice());
            } else {
                stem.spell(word.sounds.as_slice());
            }
        };
        self.weak = None;
        match reading.behaviour {
            Behaviour::Strong => {
                word.drop_idle_alif();
                spell(&mut self.open, &word);
                spell(&mut self.closed, &word);
            }
            Behaviour::Doubled => {
                spell(&mut self.closed, &word);
                word.contract_doubled();
                word.drop_idle_alif();
                spell(&mut self.open, &word);
            }
            Behaviour::Hollow => {
                word.contract_hollow(reading.root.letter(1));
                word.drop_idle_alif();
                spell(&mut self.open, &word);
                word.shorten(closed_vowel(reading, pattern));
                spell(&mut self.closed, &word);
            }
            Behaviour::Defective => {
                word.drop_idle_alif();
                let vowel = word.cut_last();
                spell(&mut self.open, &word);
                if vowel == A {
                    word.sounds.push(Sound::Short(A));
                    word.sounds.push(Sound::Consonant(match prefix {
                        None => reading.last_glide(),
                        Some(_) => Letter::YA,
                    }));
                } else {
                    word.sounds.push(Sound::Long(vowel));
                }
                spell(&mut self.closed, &word);
                self.weak = Some(vowel);
            }
        }
    }

    fn past_endings(&self, reading: &Reading) -> &'static PastOpen {
        match self.weak {
            None => &PAST_STRONG,
            Some(A) if reading.last_glide() == Letter::WAW => &PAST_ALIF_WAW,
            Some(A) => &PAST_ALIF_YA,
            Some(I) => &PAST_IYA,
            Some(U) => &PAST_UWA,
        }
    }

    fn present_endings(&self) -> &'static PresentOpen {
        match self.weak {
            None => &PRESENT_STRONG,
            Some(A) => &PRESENT_AA,
            Some(I) => &PRESENT_II,
            Some(U) => &PRESENT_UU,
        }
    }

    /// The stems a jussive or imperative without ending may take: a hollow verb
    /// shortens (لم يقل), a doubled one may stay contracted or open up (لم يردّ،
    /// لم يردد).
    fn jussive(&self, behaviour: Behaviour) -> impl Iterator<Item = &Stem> {
        let (first, second) = match behaviour {
            Behaviour::Strong | Behaviour::Defective => (&self.open, None),
            Behaviour::Hollow => (&self.closed, None),
            Behaviour::Doubled => (&self.open, Some(&self.closed)),
        };
        std::iter::once(first).chain(second)
    }
}

/// The vowel of a hollow form I past before consonants, which comes from the
/// present: *qultu* by *yaqūlu*, else *i* (*biʿtu*, *khiftu*).
fn closed_vowel(reading: &Reading, pattern: &str) -> Option<Vowel> {
    (reading.form == Form::I && pattern == reading.form.patterns().past_active)
        .then_some(if reading.present == U { U } else { I })
}

/// Hands over every finite form in `forms`.
pub(super) fn write<Emit: FnMut(&str, Inflection)>(
    reading: &Reading,
    forms: FormSet,
    writer: &mut Writer<Emit>,
) {
    let patterns = reading.form.patterns();
    let mut stems = Stems::default();
    for (voice, past, present) in [
        (Voice::Active, patterns.past_active, patterns.present_active),
        (
            Voice::Passive,
            patterns.past_passive,
            patterns.present_passive,
        ),
    ] {
        if !forms.has_voice(voice) {
            continue;
        }
        if forms.has_tense(Tense::Past) {
            stems.build(reading, past, None);
            write_past(reading, forms, voice, &stems, writer);
        }
        let moods = [Tense::Present, Tense::Subjunctive, Tense::Jussive];
        if moods.iter().any(|&mood| forms.has_tense(mood)) {
            stems.build(reading, present, Some(SAMPLE_PREFIX));
            for mood in moods {
                if forms.has_tense(mood) {
                    write_present(
                        &PRESENT,
                        reading.behaviour,
                        forms,
                        (mood, voice),
                        &stems,
                        writer,
                    );
                }
            }
        }
    }
    if forms.has_tense(Tense::Imperative) && forms.has_voice(Voice::Active) {
        for pattern in imperatives(reading) {
            stems.build(reading, pattern, None);
            let tense = (Tense::Imperative, Voice::Active);
            write_present(&IMPERATIVE, reading.behaviour, forms, tense, &stems, writer);
        }
    }
}

/// The imperative patterns of a verb. Four form I verbs lose a hamza, two of
/// them always: خذ، كل; مر beside اؤمر, سل beside اسأل (Wright I §§ 137, 140).
fn imperatives(reading: &Reading) -> impl Iterator<Item = &'static str> {
    const HAMZA: Letter = Letter::HAMZA;
    let regular = reading.form.patterns().imperative;
    let (first, second) = match (reading.form, reading.root.letters()) {
        (Form::I, [HAMZA, Letter::KHA, Letter::DHAL] | [HAMZA, Letter::KAF, Letter::LAM]) => {
            ("2u3", None)
        }
        (Form::I, [HAMZA, Letter::MIM, Letter::RA]) => (regular, Some("2u3")),
        (Form::I, [Letter::SIN, HAMZA, Letter::LAM]) => (regular, Some("1a3")),
        _ => (regular, None),
    };
    std::iter::once(first).chain(second)
}

fn write_past<Emit: FnMut(&str, Inflection)>(
    reading: &Reading,
    forms: FormSet,
    voice: Voice,
    stems: &Stems,
    writer: &mut Writer<Emit>,
) {
    let endings = stems.past_endings(reading);
    for &(person, gender, number, ending) in &PAST {
        if !forms.has_person(person) {
            continue;
        }
        let inflect = |contexts| Inflection::Finite {
            tense: Tense::Past,
            voice,
            person,
            gender,
            number,
            contexts,
        };
        let (open, closed) = (&stems.open, &stems.closed);
        match ending {
            PastEnding::Bare => {
                writer.put_pair("", open, [endings.bare, endings.bare_suffixed], inflect)
            }
            PastEnding::At => writer.put("", open, endings.at, "", inflect(EITHER)),
            PastEnding::Aa => writer.put("", open, endings.aa, "", inflect(EITHER)),
            PastEnding::Ataa => writer.put("", open, endings.ataa, "", inflect(EITHER)),
            PastEnding::Uu => {
                writer.put("", open, endings.uu, "ا", inflect(Contexts::FREE));
                writer.put("", open, endings.uu, "", inflect(Contexts::SUFFIX));
            }
            PastEnding::Closed(text) => {
                let ending = end(After::Consonant, text);
                writer.put("", closed, ending, "", inflect(EITHER));
            }
            PastEnding::Tum => {
                let ending = end(After::Consonant, "تم");
                writer.put("", closed, ending, "", inflect(Contexts::FREE));
                writer.put("", closed, ending, "و", inflect(Contexts::SUFFIX));
            }
        }
    }
}

fn write_present<Emit: FnMut(&str, Inflection)>(
    cells: &[(Person, Gender, Number, &'static str, PresentEnding)],
    behaviour: Behaviour,
    forms: FormSet,
    (tense, voice): (Tense, Voice),
    stems: &Stems,
    writer: &mut Writer<Emit>,
) {
    let endings = stems.present_endings();
    let indicative = tense == Tense::Present;
    let nun = if indicative { "ن" } else { "" };
    for &(person, gender, number, prefix, ending) in cells {
        if !forms.has_person(person) {
            continue;
        }
        let inflect = |contexts| Inflection::Finite {
            tense,
            voice,
            person,
            gender,
            number,
            contexts,
        };
        let open = &stems.open;
        match ending {
            PresentEnding::Bare if matches!(tense, Tense::Jussive | Tense::Imperative) => {
                for stem in stems.jussive(behaviour) {
                    let ending = endings.jussive;
                    writer.put_pair(prefix, stem, [ending, ending], inflect);
                }
            }
            PresentEnding::Bare => {
                let mood_vowel = if indicative { U } else { A };
                let strong = [BARE[0], end(After::Short(mood_vowel), "")];
                writer.put_pair(prefix, open, endings.bare.unwrap_or(strong), inflect);
            }
            PresentEnding::Ii => writer.put(prefix, open, endings.ii, nun, inflect(EITHER)),
            PresentEnding::Aa => writer.put(prefix, open, endings.aa, nun, inflect(EITHER)),
            PresentEnding::Uu if indicative => {
                writer.put(prefix, open, endings.uu, nun, inflect(EITHER));
            }
            PresentEnding::Uu => {
                writer.put(prefix, open, endings.uu, "ا", inflect(Contexts::FREE));
                writer.put(prefix, open, endings.uu, "", inflect(Contexts::SUFFIX));
            }
            PresentEnding::Na => {
                let ending = end(After::Consonant, "ن");
                writer.put(prefix, &stems.closed, ending, "", inflect(EITHER));
            }
        }
    }
}

/// The present indicative of the third person masculine singular, by which
/// lexicons name the class of a form I verb.
pub(super) fn present_third(reading: &Reading) -> String {
    let mut stems = Stems::default();
    let pattern = reading.form.patterns().present_active;
    stems.build(reading, pattern, Some(SAMPLE_PREFIX));
    let mut present = String::new();
    let mut writer = Writer::new(|text: &str, _| present.push_str(text));
    let [ending, _] = stems.present_endings().bare.unwrap_or(BARE);
    let inflection = Inflection::Finite {
        tense: Tense::Present,
        voice: Voice::Active,
        person: Third,
        gender: Masculine,
        number: Singular,
        contexts: Contexts::FREE,
    };
    writer.put("ي", &stems.open, ending, "", inflection);
    present
}
