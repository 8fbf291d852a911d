//! The seat of the hamza, the one letter whose spelling follows its neighbours.
//!
//! The rule is the modern school rule (Ryding chapter 2 § 2.3; Wright I § 133):
//! of the sound before and the vowel after, the stronger picks the seat, *i*
//! before *u* before *a*; a long vowel before, or the end of the word, can leave
//! the hamza without a seat.

use super::sound::{Letter, Vowel};

/// What stands before a hamza.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing: the hamza opens the word.
    Start,
    /// A short vowel.
    Short(Vowel),
    /// A long vowel; for a noun's last radical also a diphthong (شيء، ضوء).
    Long(Vowel),
    /// A vowelless consonant, and whether its letter joins to the next.
    Quiet {
        /// See [`Letter::joins_next`].
        joins: bool,
    },
}

/// What follows a hamza.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// The end of the word as written; a short vowel may be spoken.
    Nothing,
    /// The end of the word, where a weak last radical with this vowel was cut
    /// off: لم يرتئ.
    Cut(Vowel),
    /// The accusative alif of an indefinite noun.
    Tanwin,
    /// A consonant.
    Consonant,
    /// A short vowel, and more of the word after it.
    Short(Vowel),
    /// A long vowel.
    Long(Vowel),
}

/// The letter that writes a hamza between the two.
pub(super) fn seat(before: Before, after: After) -> Letter {
    use Vowel::{A, I, U};
    match (before, after) {
        (Before::Start, After::Short(I) | After::Long(I) | After::Cut(I)) => Letter::ALIF_HAMZA_BELOW,
        (Before::Start, _) => Letter::ALIF_HAMZA,
        (Before::Short(vowel), After::Nothing | After::Consonant) => seat_of(vowel),
        (_, After::Nothing | After::Consonant) | (Before::Long(_), After::Cut(_)) => Letter::HAMZA,
        (Before::Quiet { joins }, After::Tanwin) if joins => Letter::YA_HAMZA,
        (Before::Quiet { .. }, After::Tanwin) => Letter::HAMZA,
        (_, After::Short(I) | After::Long(I) | After::Cut(I)) | (Before::Short(I) | Before::Long(I), _) => {
            Letter::YA_HAMZA
        }
        (_, After::Short(U) | After::Long(U) | After::Cut(U)) | (Before::Short(U), _) => Letter::WAW_HAMZA,
        (Before::Long(_), _) => Letter::HAMZA,
        (Before::Short(A) | Before::Quiet { .. }, _) => Letter::ALIF_HAMZA,
    }
}

/// A second spelling in common use for a hamza before long *ū*, where the rule
/// asks for two wāws in a row: قرأوا beside قرؤوا, جاءوا beside جاؤوا.
pub(super) fn seat_shunning_wawayn(before: Before, after: After) -> Option<Letter> {
    match (before, after) {
        (Before::Short(Vowel::A), After::Long(Vowel::U)) => Some(Letter::ALIF_HAMZA),
        (Before::Long(Vowel::A | Vowel::U), After::Long(Vowel::U)) => Some(Letter::HAMZA),
        _ => None,
    }
}

/// Whether hamza and a following alif are written as the one letter آ.
pub(super) fn takes_madda(before: Before, after: After) -> bool {
    after == After::Long(Vowel::A) && matches!(before, Before::Start | Before::Short(Vowel::A) | Before::Quiet { .. })
}

/// The seat that matches a vowel.
fn seat_of(vowel: Vowel) -> Letter {
    match vowel {
        Vowel::A => Letter::ALIF_HAMZA,
        Vowel::I => Letter::YA_HAMZA,
        Vowel::U => Letter::WAW_HAMZA,
    }
}

/// The vowel that the seat of a hamza betrays, if it does.
pub(super) fn vowel_of(seat: Letter) -> Option<Vowel> {
    match seat {
        Letter::ALIF_HAMZA => Some(Vowel::A),
        Letter::YA_HAMZA => Some(Vowel::I),
        Letter::WAW_HAMZA => Some(Vowel::U),
        _ => None,
    }
}
