//! The verbal noun: by rule in the derived forms (Wright I §§ 202–215, Ryding
//! chapter 5), from the lexicon in form I, where no rule predicts it.

use super::form::Form;
use super::hamza::{self, Before};
use super::inflection::Inflection;
use super::lemma::Lemma;
use super::nominal::{Declension, Noun};
use super::pattern::{Behaviour, Reading, Word};
use super::sound::{Letter, Sound, Vowel};
use super::stem::{LETTER_BYTES, Stem};
use super::writer::Writer;

/// Hands over the verbal noun the form has by rule and those the lexicon gives.
pub(super) fn write<Emit: FnMut(&str, Inflection)>(reading: &Reading, listed: &[&str], writer: &mut Writer<Emit>) {
    let by_rule = regular(reading);
    if let Some(noun) = &by_rule {
        write_noun(noun, true, writer);
    }
    for text in listed {
        if let Ok(lemma) = Lemma::parse(text) {
            let noun = noun_of(&lemma);
            if by_rule.as_ref() == Some(&noun) {
                continue;
            }
            // A form I noun such as قول has a broken plural; one in ة (دعوة) or
            // of a derived form (حوار) takes ات. One in اة hides its glide.
            let ends_in_alif = noun.stem.hamza.is_none() && noun.stem.text.ends_with('ا');
            let plural = match noun.declension {
                Declension::Feminine => !ends_in_alif,
                _ => reading.form != Form::I,
            };
            write_noun(&noun, plural, writer);
        }
    }
}

fn write_noun<Emit: FnMut(&str, Inflection)>(noun: &Noun, plural: bool, writer: &mut Writer<Emit>) {
    noun.write_verbal_noun(plural, writer, |gender, number, case, contexts| {
        Inflection::VerbalNoun {
            gender,
            number,
            case,
            contexts,
        }
    });
}

/// The verbal noun that the form predicts, if it predicts one.
fn regular(reading: &Reading) -> Option<Noun> {
    let hollow = reading.behaviour == Behaviour::Hollow;
    let defective = reading.behaviour == Behaviour::Defective;
    let pattern = match reading.form {
        Form::I => return None,
        // تحيّة draws its two yāʾs together; تسمية and تهنئة take ة.
        Form::II if defective && reading.root.letter(1) == Letter::YA => "ta1i22+",
        Form::II if defective || reading.root.letter(2) == Letter::HAMZA => "ta12i3+",
        Form::IV if reading.drops_middle() => "'i1A2+",
        Form::IV if hollow => "'i1A3+",
        Form::X if hollow => "isti1A3+",
        form => form.patterns().verbal_noun,
    };
    let mut word = Word::lay(reading, None, pattern);
    let mut declension = if word.feminine {
        Declension::Feminine
    } else {
        Declension::Strong
    };
    match reading.behaviour {
        Behaviour::Strong => {}
        Behaviour::Doubled => word.contract_doubled(),
        Behaviour::Hollow if word.feminine => {}
        Behaviour::Hollow => word.contract_hollow(reading.root.letter(1)),
        Behaviour::Defective => match (ending(&word), word.feminine) {
            // إعطاء: a weak radical behind *ā* turns into a hamza.
            (Some(Sound::Long(_)), false) => {
                word.sounds.set(word.last, Sound::Consonant(Letter::HAMZA));
            }
            (Some(Sound::Short(Vowel::I)), true) => {
                word.sounds.set(word.last, Sound::Consonant(Letter::YA));
            }
            (Some(Sound::Short(_)), true) => {
                word.cut_last();
                declension = Declension::FeminineAlif;
            }
            (Some(Sound::Short(_)), false) => {
                word.cut_last();
                declension = Declension::Defective;
            }
            _ => {}
        },
    }
    let mut stem = Stem::default();
    stem.spell(word.sounds.as_slice());
    Some(Noun { stem, declension })
}

/// The sound before the last radical, if the pattern holds that radical.
fn ending(word: &Word) -> Option<Sound> {
    word.last.checked_sub(1).and_then(|place| word.sounds.get(place))
}

/// A noun read off its spelling.
fn noun_of(lemma: &Lemma) -> Noun {
    let mut stem = Stem {
        text: lemma.bare(),
        ..Stem::default()
    };
    let declension = match lemma.last() {
        Some(Letter::TA_MARBUTA) => Declension::Feminine,
        Some(Letter::ALIF_MAQSURA) => Declension::Alif,
        Some(Letter::ALIF) => Declension::Fixed,
        _ => Declension::Strong,
    };
    let mut letters = lemma.letters();
    if matches!(declension, Declension::Feminine | Declension::Alif) {
        letters.pop();
        stem.text.truncate(stem.text.len() - LETTER_BYTES);
    }
    if let [.., before, last] = letters.as_slice()
        && last.is_hamza()
    {
        stem.hamza = Some(match hamza::vowel_of(*last) {
            Some(vowel) => Before::Short(vowel),
            None => match *before {
                Letter::ALIF => Before::Long(Vowel::A),
                Letter::WAW => Before::Long(Vowel::U),
                Letter::YA => Before::Long(Vowel::I),
                letter => Before::Quiet {
                    joins: letter.joins_next(),
                },
            },
        });
        stem.text.truncate(stem.text.len() - LETTER_BYTES);
    }
    Noun { stem, declension }
}
