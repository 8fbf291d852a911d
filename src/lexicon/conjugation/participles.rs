//! The active and passive participles (Wright I §§ 229–237, Ryding chapter 6).

use super::form::Form;
use super::inflection::{FormSet, Inflection, Voice};
use super::nominal::{Declension, Noun};
use super::pattern::{Behaviour, Reading, Word};
use super::sound::{Letter, Vowel};
use super::stem::Stem;
use super::writer::Writer;

/// Hands over the participles of the voices in `forms`.
pub(super) fn write<Emit: FnMut(&str, Inflection)>(reading: &Reading, forms: FormSet, writer: &mut Writer<Emit>) {
    for voice in [Voice::Active, Voice::Passive] {
        if !forms.has_voice(voice) {
            continue;
        }
        let noun = match voice {
            Voice::Active => active(reading),
            Voice::Passive => passive(reading),
        };
        noun.write_participle(writer, |gender, number, case, contexts| Inflection::Participle {
            voice,
            gender,
            number,
            case,
            contexts,
        });
    }
}

fn active(reading: &Reading) -> Noun {
    let pattern = reading.form.patterns().participle_active;
    if reading.form == Form::I && reading.behaviour == Behaviour::Hollow && reading.root.letter(2) == Letter::HAMZA {
        // *jāyiʾ* would be two hamzas: the last one turns weak (جاءٍ، الجائي).
        let mut defective = *reading;
        defective.behaviour = Behaviour::Defective;
        defective.root.set(1, Letter::HAMZA);
        return derived(&defective, pattern);
    }
    derived(reading, pattern)
}

fn passive(reading: &Reading) -> Noun {
    if reading.form == Form::I && reading.behaviour == Behaviour::Defective {
        // *madʿūw* and *marmūy* end in a doubled glide and decline as strong.
        let (pattern, glide) = if reading.present == Vowel::U {
            ("ma12u33", Letter::WAW)
        } else {
            ("ma12i33", Letter::YA)
        };
        let mut strong = *reading;
        strong.behaviour = Behaviour::Strong;
        strong.root.set(2, glide);
        return derived(&strong, pattern);
    }
    derived(reading, reading.form.patterns().participle_passive)
}

/// The participle of a pattern, contracted as the verb contracts.
fn derived(reading: &Reading, pattern: &str) -> Noun {
    let mut word = Word::lay(reading, None, pattern);
    let mut declension = Declension::Strong;
    match reading.behaviour {
        Behaviour::Strong => {}
        Behaviour::Doubled => word.contract_doubled(),
        Behaviour::Hollow => word.contract_hollow(reading.root.letter(1)),
        Behaviour::Defective => {
            declension = match word.cut_last() {
                Vowel::A => Declension::Alif,
                Vowel::I | Vowel::U => Declension::Defective,
            };
        }
    }
    let mut stem = Stem::default();
    stem.spell(word.sounds.as_slice());
    Noun { stem, declension }
}
