//! Laying a root into a pattern, and what weak roots make of the result.
//!
//! The rules are those of Wright I §§ 120–177: a doubled root contracts where a
//! vowel follows (ردّ but رددت), a hollow one swallows its middle glide and
//! shortens before a consonant (قال but قلت), a defective one loses its last
//! glide into the ending.

use super::form::Form;
use super::root::Root;
use super::sound::{Letter, Sound, Sounds, Vowel};

/// What sets the inflection of a verb apart from the sound one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behaviour {
    /// Nothing: every radical stays.
    Strong,
    /// The middle glide contracts.
    Hollow,
    /// The last two radicals are alike and contract.
    Doubled,
    /// The last radical is weak.
    Defective,
}

/// A lemma read as a verb: all that inflecting it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) form: Form,
    pub(super) root: Root,
    pub(super) behaviour: Behaviour,
    /// The first radical as heard: ت in اتّهم, whose root begins with و.
    pub(super) first: Letter,
    /// The *t* of form VIII as the first radical colours it.
    pub(super) infix: Letter,
    /// Middle vowel of a form I past.
    pub(super) past: Vowel,
    /// Middle vowel of a form I present.
    pub(super) present: Vowel,
    /// Whether the first radical falls out of the form I present (يعد).
    pub(super) drops_first: bool,
    /// Whether the verb has a past and nothing else (ليس، عسى).
    pub(super) frozen: bool,
}

impl Reading {
    /// Whether this is رأى or أرى, whose middle radical falls out of the present
    /// of form I and the whole of form IV.
    pub(super) fn drops_middle(&self) -> bool {
        matches!(self.form, Form::I | Form::IV)
            && matches!(
                self.root.letters(),
                [Letter::RA, Letter::HAMZA, third] if third.is_glide()
            )
    }

    /// The third radical as a defective verb's consonant endings show it: only
    /// form I keeps a wāw (دعوت but استدعيت).
    pub(super) fn last_glide(&self) -> Letter {
        if self.form == Form::I && self.past == Vowel::A {
            self.root.letter(2)
        } else {
            Letter::YA
        }
    }
}

/// A row of sounds that remembers where the radicals ended up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) sounds: Sounds,
    /// Position of the middle radical.
    middle: usize,
    /// Position of the last radical.
    pub(super) last: usize,
    /// Whether the pattern ends in tāʾ marbūṭa.
    pub(super) feminine: bool,
}

impl Word {
    /// The pattern with the radicals in it and nothing contracted yet; `prefix`
    /// goes in front.
    pub(super) fn lay(reading: &Reading, prefix: Option<Sound>, pattern: &str) -> Self {
        let mut word = Self {
            sounds: Sounds::new(),
            middle: 0,
            last: 0,
            feminine: false,
        };
        if let Some(sound) = prefix {
            word.sounds.push(sound);
        }
        let drops_middle = reading.drops_middle();
        for code in pattern.bytes() {
            let here = word.sounds.len();
            let sound = match code {
                b'F' if reading.drops_first => continue,
                b'M' if drops_middle => continue,
                b'+' => {
                    word.feminine = true;
                    continue;
                }
                b'1' | b'F' => Sound::Consonant(reading.first),
                b'2' | b'M' => {
                    word.middle = here;
                    Sound::Consonant(reading.root.letter(1))
                }
                b'3' | b'4' => {
                    word.last = here;
                    Sound::Consonant(reading.root.letter(usize::from(code - b'1')))
                }
                b'T' => Sound::Consonant(reading.infix),
                b'\'' => Sound::Consonant(Letter::HAMZA),
                b'm' => Sound::Consonant(Letter::MIM),
                b'n' => Sound::Consonant(Letter::NUN),
                b's' => Sound::Consonant(Letter::SIN),
                b't' => Sound::Consonant(Letter::TA),
                b'p' => Sound::Short(reading.past),
                b'v' => Sound::Short(reading.present),
                b'w' if reading.present == Vowel::U => Sound::Short(Vowel::U),
                b'w' | b'i' => Sound::Short(Vowel::I),
                b'a' => Sound::Short(Vowel::A),
                b'u' => Sound::Short(Vowel::U),
                b'A' => Sound::Long(Vowel::A),
                b'I' => Sound::Long(Vowel::I),
                b'U' => Sound::Long(Vowel::U),
                _ => unreachable!("pattern letter outside the notation of `Patterns`"),
            };
            word.sounds.push(sound);
        }
        word
    }

    /// Draws the last two radicals together, if only a short vowel parts them:
    /// *radada* to *radda*, *yardudu* to *yaruddu*.
    pub(super) fn contract_doubled(&mut self) {
        let second = self.last - 2;
        if !matches!(self.sounds.get(self.last - 1), Some(Sound::Short(_))) {
            return;
        }
        if self.sounds.as_slice()[second - 1].is_vowel() {
            self.sounds.remove(second + 1);
            self.last -= 1;
        } else {
            self.sounds.swap(second, second + 1);
        }
    }

    /// Makes the middle glide one long vowel with its neighbours: *qawala* to
    /// *qāla*, *yaqwulu* to *yaqūlu*, *quwila* to *qīla*.
    pub(super) fn contract_hollow(&mut self, glide: Letter) {
        let middle = self.middle;
        let before = self.sounds.as_slice()[middle - 1];
        let after = self.sounds.as_slice()[middle + 1];
        match (before, after) {
            (Sound::Consonant(_), Sound::Short(vowel)) => {
                self.sounds.set(middle + 1, Sound::Long(vowel));
                self.remove(middle);
            }
            (Sound::Consonant(_), Sound::Long(_)) => {
                let vowel = if glide == Letter::YA { Vowel::I } else { Vowel::U };
                self.sounds.set(middle + 1, Sound::Long(vowel));
                self.remove(middle);
            }
            (Sound::Short(Vowel::I), Sound::Long(_)) => {
                self.sounds.set(middle, Sound::Consonant(Letter::YA));
            }
            (Sound::Long(_), _) => self.sounds.set(middle, Sound::Consonant(Letter::HAMZA)),
            (Sound::Short(first), _) => {
                let vowel = if first == Vowel::A { Vowel::A } else { Vowel::I };
                self.sounds.set(middle - 1, Sound::Long(vowel));
                self.remove(middle + 1);
                self.remove(middle);
            }
            (Sound::Consonant(_), Sound::Consonant(_)) => {}
        }
    }

    /// Shortens the long vowel before the last radical, to the given one if any.
    pub(super) fn shorten(&mut self, to: Option<Vowel>) {
        let place = self.last - 1;
        if let Some(Sound::Long(vowel)) = self.sounds.get(place) {
            self.sounds.set(place, Sound::Short(to.unwrap_or(vowel)));
        }
    }

    /// Takes off a connecting alif that a contraction has made idle: *uqūl* to
    /// *qūl*.
    pub(super) fn drop_idle_alif(&mut self) {
        if let [Sound::Short(_), Sound::Consonant(_), third, ..] = self.sounds.as_slice()
            && third.is_vowel()
        {
            self.remove(0);
        }
    }

    /// Cuts off the last radical and all after it, and the short vowel before
    /// it, which is returned.
    pub(super) fn cut_last(&mut self) -> Vowel {
        let place = self.last - 1;
        let vowel = match self.sounds.get(place) {
            Some(Sound::Short(vowel)) => vowel,
            _ => Vowel::A,
        };
        self.sounds.truncate(place);
        vowel
    }

    fn remove(&mut self, index: usize) {
        self.sounds.remove(index);
        if index < self.last {
            self.last -= 1;
        }
    }
}
