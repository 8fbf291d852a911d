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
use super::writer::{EITHER, Ending, FIRST_PERSON, Writer, heads};

use Gender::{Common, Feminine, Masculine};
use Number::{Dual, Plural, Singular};
use Person::{First, Second, Third};
use Vowel::{A, I, U};

/// The person, gender and number of a cell.
type Subject = (Person, Gender, Number);

/// An ending of the past that opens with a vowel.
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
}

/// The cells of the past on the open stem.
const PAST_OPEN: [(Subject, PastEnding); 5] = [
    ((Third, Masculine, Singular), PastEnding::Bare),
    ((Third, Feminine, Singular), PastEnding::At),
    ((Third, Masculine, Dual), PastEnding::Aa),
    ((Third, Feminine, Dual), PastEnding::Ataa),
    ((Third, Masculine, Plural), PastEnding::Uu),
];

/// The cells of the past on the closed stem.
const PAST_CLOSED: [(Subject, &str); 8] = [
    ((Third, Feminine, Plural), "ن"),
    ((Second, Masculine, Singular), "ت"),
    ((Second, Feminine, Singular), "ت"),
    ((Second, Common, Dual), "تما"),
    ((Second, Masculine, Plural), "تم"),
    ((Second, Feminine, Plural), "تن"),
    ((First, Common, Singular), "ت"),
    ((First, Common, Plural), "نا"),
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
}

/// The cells that share a prefix.
struct Prefixed {
    prefix: &'static str,
    /// Cells on the open stem.
    open: &'static [(Subject, PresentEnding)],
    /// The cell in *-na*, on the closed stem, if there is one.
    closed: Option<Subject>,
}

/// The cells of the present tense.
const PRESENT: [Prefixed; 4] = [
    Prefixed {
        prefix: "ي",
        open: &[
            ((Third, Masculine, Singular), PresentEnding::Bare),
            ((Third, Masculine, Dual), PresentEnding::Aa),
            ((Third, Masculine, Plural), PresentEnding::Uu),
        ],
        closed: Some((Third, Feminine, Plural)),
    },
    Prefixed {
        prefix: "ت",
        open: &[
            ((Third, Feminine, Singular), PresentEnding::Bare),
            ((Third, Feminine, Dual), PresentEnding::Aa),
            ((Second, Masculine, Singular), PresentEnding::Bare),
            ((Second, Feminine, Singular), PresentEnding::Ii),
            ((Second, Common, Dual), PresentEnding::Aa),
            ((Second, Masculine, Plural), PresentEnding::Uu),
        ],
        closed: Some((Second, Feminine, Plural)),
    },
    Prefixed {
        prefix: FIRST_PERSON,
        open: &[((First, Common, Singular), PresentEnding::Bare)],
        closed: None,
    },
    Prefixed {
        prefix: "ن",
        open: &[((First, Common, Plural), PresentEnding::Bare)],
        closed: None,
    },
];

/// The cells of the imperative.
const IMPERATIVE: [Prefixed; 1] = [Prefixed {
    prefix: "",
    open: &[
        ((Second, Masculine, Singular), PresentEnding::Bare),
        ((Second, Feminine, Singular), PresentEnding::Ii),
        ((Second, Common, Dual), PresentEnding::Aa),
        ((Second, Masculine, Plural), PresentEnding::Uu),
    ],
    closed: Some((Second, Feminine, Plural)),
}];

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
    /// Jussive and imperative, alone and before a pronoun.
    jussive: [Ending; 2],
    ii: Ending,
    aa: Ending,
    uu: Ending,
}

/// The indicative of a strong stem without ending, alone and before a pronoun.
const BARE: [Ending; 2] = [end(After::Nothing, ""), end(After::Short(U), "")];

const PRESENT_STRONG: PresentOpen = PresentOpen {
    bare: None,
    jussive: [end(After::Nothing, ""), end(After::Nothing, "")],
    ii: end(After::Long(I), "ي"),
    aa: end(After::Long(A), "ا"),
    uu: end(After::Long(U), "و"),
};

/// Present in *ī*: ينفي.
const PRESENT_II: PresentOpen = PresentOpen {
    bare: Some([end(After::Long(I), "ي"), end(After::Long(I), "ي")]),
    jussive: [end(After::Cut(I), ""), end(After::Short(I), "")],
    ii: end(After::Long(I), "ي"),
    aa: end(After::Short(I), "يا"),
    uu: end(After::Long(U), "و"),
};

/// Present in *ū*: يدعو.
const PRESENT_UU: PresentOpen = PresentOpen {
    bare: Some([end(After::Long(U), "و"), end(After::Long(U), "و")]),
    jussive: [end(After::Cut(U), ""), end(After::Short(U), "")],
    ii: end(After::Long(I), "ي"),
    aa: end(After::Short(U), "وا"),
    uu: end(After::Long(U), "و"),
};

/// Present in *ā*: يسعى.
const PRESENT_AA: PresentOpen = PresentOpen {
    bare: Some([end(After::Long(A), "ى"), end(After::Long(A), "ا")]),
    jussive: [end(After::Cut(A), ""), end(After::Short(A), "")],
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
                if reading.frozen && reading.root.letter(1).is_glide() {
                    // ليس is *laysa* but *lastu* (Wright I § 182).
                    word = Word::lay(reading, prefix, "1a3");
                }
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
}

/// The vowel of a hollow form I past before consonants, which comes from the
/// present: *qultu* by *yaqūlu*, else *i* (*biʿtu*, *khiftu*).
fn closed_vowel(reading: &Reading, pattern: &str) -> Option<Vowel> {
    (reading.form == Form::I && pattern == reading.form.patterns().past_active).then_some(if reading.present == U {
        U
    } else {
        I
    })
}

/// Hands over every finite form in `forms`.
pub(super) fn write<Emit: FnMut(&str, Inflection)>(reading: &Reading, forms: FormSet, writer: &mut Writer<Emit>) {
    let patterns = reading.form.patterns();
    let mut stems = Stems::default();
    for (voice, past, present) in [
        (Voice::Active, patterns.past_active, patterns.present_active),
        (Voice::Passive, patterns.past_passive, patterns.present_passive),
    ] {
        if !forms.has_voice(voice) {
            continue;
        }
        if forms.has_tense(Tense::Past) {
            stems.build(reading, past, None);
            write_past(reading, forms, voice, &stems, writer);
        }
        let present_forms = forms.without(FormSet::PAST | FormSet::IMPERATIVE);
        if MOODS.iter().any(|&mood| present_forms.has_tense(mood)) {
            stems.build(reading, present, Some(SAMPLE_PREFIX));
            let cells = Cells {
                stems: &stems,
                behaviour: reading.behaviour,
                forms,
                voice,
            };
            cells.write(&PRESENT, &MOODS, writer);
        }
    }
    if forms.has_tense(Tense::Imperative) && forms.has_voice(Voice::Active) {
        for pattern in imperatives(reading) {
            stems.build(reading, pattern, None);
            let cells = Cells {
                stems: &stems,
                behaviour: reading.behaviour,
                forms,
                voice: Voice::Active,
            };
            cells.write(&IMPERATIVE, &[Tense::Imperative], writer);
        }
    }
}

/// The moods of the present.
const MOODS: [Tense; 3] = [Tense::Present, Tense::Subjunctive, Tense::Jussive];

/// The imperative patterns of a verb. Four form I verbs lose a hamza, two of
/// them always: خذ، كل; مر beside اؤمر, سل beside اسأل (Wright I §§ 137, 140).
fn imperatives(reading: &Reading) -> impl Iterator<Item = &'static str> {
    const HAMZA: Letter = Letter::HAMZA;
    let regular = reading.form.patterns().imperative;
    let (first, second) = match (reading.form, reading.root.letters()) {
        (Form::I, [HAMZA, Letter::KHA, Letter::DHAL] | [HAMZA, Letter::KAF, Letter::LAM]) => ("2u3", None),
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
    writer.load(&stems.open);
    for &(subject, ending) in &PAST_OPEN {
        if !forms.has_person(subject.0) {
            continue;
        }
        let inflect = |contexts| finite(Tense::Past, voice, subject, contexts);
        match ending {
            PastEnding::Bare => writer.put_pair([endings.bare, endings.bare_suffixed], inflect),
            PastEnding::At => writer.put(endings.at, "", inflect(EITHER)),
            PastEnding::Aa => writer.put(endings.aa, "", inflect(EITHER)),
            PastEnding::Ataa => writer.put(endings.ataa, "", inflect(EITHER)),
            PastEnding::Uu => {
                writer.put(endings.uu, "ا", inflect(Contexts::FREE));
                writer.put(endings.uu, "", inflect(Contexts::SUFFIX));
            }
        }
    }
    writer.load(&stems.closed);
    for &(subject, text) in &PAST_CLOSED {
        if !forms.has_person(subject.0) {
            continue;
        }
        let inflect = |contexts| finite(Tense::Past, voice, subject, contexts);
        let ending = end(After::Consonant, text);
        if text == "تم" {
            // *-tum* is *-tumū* before a pronoun.
            writer.put(ending, "", inflect(Contexts::FREE));
            writer.put(ending, "و", inflect(Contexts::SUFFIX));
        } else {
            writer.put(ending, "", inflect(EITHER));
        }
    }
}

/// What it takes to write the cells of a present or imperative.
struct Cells<'stems> {
    stems: &'stems Stems,
    behaviour: Behaviour,
    forms: FormSet,
    voice: Voice,
}

impl Cells<'_> {
    fn write<Emit: FnMut(&str, Inflection)>(&self, groups: &[Prefixed], moods: &[Tense], writer: &mut Writer<Emit>) {
        let stems = self.stems;
        let endings = stems.present_endings();
        let wanted = |&&mood: &&Tense| self.forms.has_tense(mood);
        let has_person = |(person, ..): Subject| self.forms.has_person(person);
        for group in groups {
            for head in heads(group.prefix, &stems.open) {
                writer.load_head(head, &stems.open);
                for &(subject, ending) in group.open {
                    if has_person(subject) {
                        for &mood in moods.iter().filter(wanted) {
                            self.write_open(endings, mood, subject, ending, writer);
                        }
                    }
                }
            }
            if let Some(subject) = group.closed.filter(|&subject| has_person(subject)) {
                writer.load_head((group.prefix, &stems.closed.text), &stems.closed);
                for &mood in moods.iter().filter(wanted) {
                    let inflection = finite(mood, self.voice, subject, EITHER);
                    writer.put(end(After::Consonant, "ن"), "", inflection);
                }
            }
            for &mood in moods.iter().filter(wanted).filter(|mood| cuts(**mood)) {
                self.write_jussive(endings.jussive, mood, group, writer);
            }
        }
    }

    /// One cell on the open stem, unless it is the bare one of the jussive.
    fn write_open<Emit: FnMut(&str, Inflection)>(
        &self,
        endings: &PresentOpen,
        mood: Tense,
        subject: Subject,
        ending: PresentEnding,
        writer: &mut Writer<Emit>,
    ) {
        let indicative = mood == Tense::Present;
        let nun = if indicative { "ن" } else { "" };
        let inflect = |contexts| finite(mood, self.voice, subject, contexts);
        match ending {
            PresentEnding::Bare if cuts(mood) => {}
            PresentEnding::Bare => {
                let mood_vowel = if indicative { U } else { A };
                let strong = [BARE[0], end(After::Short(mood_vowel), "")];
                writer.put_pair(endings.bare.unwrap_or(strong), inflect);
            }
            PresentEnding::Ii => writer.put(endings.ii, nun, inflect(EITHER)),
            PresentEnding::Aa => writer.put(endings.aa, nun, inflect(EITHER)),
            PresentEnding::Uu if indicative => writer.put(endings.uu, nun, inflect(EITHER)),
            PresentEnding::Uu => {
                writer.put(endings.uu, "ا", inflect(Contexts::FREE));
                writer.put(endings.uu, "", inflect(Contexts::SUFFIX));
            }
        }
    }

    /// The bare cells of a jussive or imperative. A hollow verb shortens there
    /// (لم يقل), a doubled one may stay contracted or open up (لم يردّ، لم يردد).
    fn write_jussive<Emit: FnMut(&str, Inflection)>(
        &self,
        endings: [Ending; 2],
        mood: Tense,
        group: &Prefixed,
        writer: &mut Writer<Emit>,
    ) {
        let Stems { open, closed, .. } = self.stems;
        let (first, second) = match self.behaviour {
            Behaviour::Strong | Behaviour::Defective => (open, None),
            Behaviour::Hollow => (closed, None),
            Behaviour::Doubled => (open, Some(closed)),
        };
        for stem in std::iter::once(first).chain(second) {
            for head in heads(group.prefix, stem) {
                writer.load_head(head, stem);
                for &(subject, ending) in group.open {
                    if matches!(ending, PresentEnding::Bare) && self.forms.has_person(subject.0) {
                        writer.put_pair(endings, |contexts| finite(mood, self.voice, subject, contexts));
                    }
                }
            }
        }
    }
}

/// Whether a mood has no vowel of its own, so that weak endings are cut.
fn cuts(mood: Tense) -> bool {
    matches!(mood, Tense::Jussive | Tense::Imperative)
}

fn finite(tense: Tense, voice: Voice, (person, gender, number): Subject, contexts: Contexts) -> Inflection {
    Inflection::Finite {
        tense,
        voice,
        person,
        gender,
        number,
        contexts,
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
    let subject = (Third, Masculine, Singular);
    writer.load_head(("ي", &stems.open.text), &stems.open);
    writer.put(
        ending,
        "",
        finite(Tense::Present, Voice::Active, subject, Contexts::FREE),
    );
    present
}
