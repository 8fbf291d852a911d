//! The root of a verb and the class its weak letters put it in.

use super::sound::Letter;
use std::fmt;

/// The three or four radicals of a verb.
///
/// A radical that no form of the verb shows is a guess: the weak middle of a
/// hollow verb in forms IV to X (`أدان`) is shown as و, the weak last radical
/// in the derived forms as ي, and the swallowed first one of `اتّهم` as و.
/// A `root=` field of the weak-verb list mends the guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Root {
    radicals: [Letter; 4],
    count: usize,
}

impl Root {
    pub(super) fn new(radicals: &[Letter]) -> Self {
        let mut root = Self {
            radicals: [Letter::HAMZA; 4],
            count: radicals.len().min(4),
        };
        for (slot, letter) in root.radicals.iter_mut().zip(radicals) {
            *slot = letter.radical();
        }
        root
    }

    /// The radicals as characters, a hamza as ء.
    pub fn radicals(&self) -> impl Iterator<Item = char> + '_ {
        self.letters().iter().map(|letter| letter.to_char())
    }

    pub(super) fn letters(&self) -> &[Letter] {
        &self.radicals[..self.count]
    }

    pub(super) fn letter(&self, index: usize) -> Letter {
        self.radicals[index]
    }

    pub(super) fn set(&mut self, index: usize, letter: Letter) {
        self.radicals[index] = letter;
    }

    /// Whether one of the radicals is a hamza.
    #[must_use]
    pub fn has_hamza(&self) -> bool {
        self.letters().contains(&Letter::HAMZA)
    }

    /// The class of the root by its weak or doubled radicals.
    #[must_use]
    pub fn root_type(&self) -> RootType {
        let [first, second, third, _] = self.radicals;
        if self.count == 4 {
            return RootType::Quadriliteral;
        }
        match (first.is_glide(), second.is_glide(), third.is_glide()) {
            (_, true, true) => RootType::HollowDefective,
            (true, false, true) => RootType::AssimilatedDefective,
            (false, false, true) => RootType::Defective,
            (_, true, false) => RootType::Hollow,
            (_, false, false) if second == third => RootType::Doubled,
            (true, false, false) => RootType::Assimilated,
            (false, false, false) if self.has_hamza() => RootType::Hamzated,
            (false, false, false) => RootType::Sound,
        }
    }
}

impl fmt::Display for Root {
    /// The radicals with a space between them: `ق و ل`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, radical) in self.radicals().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            write!(formatter, "{gap}{radical}")?;
        }
        Ok(())
    }
}

/// The class of a root (Wright I §§ 120–177, Ryding chapter 21 § 2).
///
/// A root with a hamza and a weak letter, such as ر ء ي, is classed by the weak
/// letter; [`Root::has_hamza`] tells the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootType {
    /// Three strong radicals: كتب.
    Sound,
    /// Strong but for a hamza: أخذ، سأل، قرأ.
    Hamzated,
    /// Second and third radicals alike: ردّ.
    Doubled,
    /// First radical و or ي: وعد.
    Assimilated,
    /// Middle radical و or ي: قال.
    Hollow,
    /// Last radical و or ي: دعا، نفى.
    Defective,
    /// First and last radicals weak: وفى.
    AssimilatedDefective,
    /// Middle and last radicals weak: روى.
    HollowDefective,
    /// Four radicals: ترجم.
    Quadriliteral,
}

impl fmt::Display for RootType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Sound => "sound",
            Self::Hamzated => "hamzated",
            Self::Doubled => "doubled",
            Self::Assimilated => "assimilated",
            Self::Hollow => "hollow",
            Self::Defective => "defective",
            Self::AssimilatedDefective => "assimilated and defective",
            Self::HollowDefective => "hollow and defective",
            Self::Quadriliteral => "quadriliteral",
        })
    }
}
