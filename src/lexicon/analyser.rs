//! Reading words: taking off clitics and looking up what is left.
//!
//! News repeats its words, so each distinct word is read once and remembered. The memory is bounded and its state never changes a result, only the speed.

use super::Lexicons;
use super::classes::{Class, Classes, Clitics};
use super::conjugation::{Gender, Inflection, Number, Person, Tense, Voice};
use super::entries::{Data, Entity, NounKind, Verb};
use super::frames::Preposition;
use super::nouns::{OF_NOUNS, OF_VERBS, SUFFIXES, Suffix};
use super::phrases::{self, Node, Phrases};
use super::surface::{Joins, Shape, Stem};
use crate::text::fold::{self, ALEF, ALEF_MAQSURA, BA, FA, HA, KAF, LAM, SIN, TA_MARBUTA, WAW, YA};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

pub use super::vocabulary::{WordId, WordSet};

/// How many distinct words are remembered before the memory is emptied.
const MEMORY: usize = 100_000;

/// A hasher for keys that are hashes already.
#[derive(Debug, Default)]
pub(crate) struct Prehashed(u64);

impl Hasher for Prehashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(b);
        }
    }
    fn write_u64(&mut self, n: u64) {
        self.0 ^= n;
    }
}

/// One way to read a word.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// The part of speech.
    pub class: Class,
    /// The entry, an index into [`Lexicons::lemmas`]; meaningless for [`Class::Unknown`].
    pub lemma: u32,
    /// For forms of verbs, which form.
    pub inflection: Option<Inflection>,
    /// Gender, where the form shows it.
    pub gender: Option<Gender>,
    /// Number, where the form shows it.
    pub number: Option<Number>,
    /// The proclitics that are printed onto it.
    pub clitics: Clitics,
    /// The pronoun that is printed onto its end.
    pub suffix: Option<Suffix>,
    /// Whether its entry is a verb that reports, or does with a noun.
    pub reports: bool,
}

impl Reading {
    /// Tense, voice and person of a finite form.
    pub fn finite(&self) -> Option<(Tense, Voice, Person)> {
        match self.inflection {
            Some(Inflection::Finite {
                tense, voice, person, ..
            }) => Some((tense, voice, person)),
            _ => None,
        }
    }
}

/// What is remembered of a distinct word.
#[derive(Debug, Clone, Default)]
pub struct WordInfo {
    /// All classes of all its readings.
    pub classes: Classes,
    /// All proclitics of all its readings.
    pub clitics: Clitics,
    /// The proclitics that every reading has.
    pub shared: Clitics,
    readings: Range<u32>,
    words: Range<u32>,
    starts: Range<u32>,
    /// The pattern words it is a form of.
    pub word_set: WordSet,
    /// Its hash as a word inside a phrase.
    pub phrase_hash: u64,
    /// Whether some phrase goes on with it.
    pub goes_on: bool,
    /// Its hash without article and conjunction, as names are compared.
    pub bare_hash: u64,
    /// Whether some reading is a nameless source (مصدر، أوساط).
    pub source: bool,
    /// The entity it names, by its first reading that is one; an index into [`Lexicons::lemmas`].
    pub entity: Option<u32>,
    /// Which preposition it is, if a frame names it.
    pub preposition: Option<Preposition>,
    /// The preposition that it is together with a relative word (`مما`), by its first reading that is one.
    pub fused: Option<Preposition>,
    /// Whether some reading can report a statement: what nearly all words cannot, so that they are passed over.
    pub may_report: bool,
}

/// The number of a distinct word within an [`Analyser`].
pub type InfoId = u32;

/// Reads words with a set of lexicons; each thread has its own.
#[derive(Debug)]
pub struct Analyser<'l> {
    /// What it reads with.
    pub lexicons: &'l Lexicons,
    known: HashMap<u64, InfoId, BuildHasherDefault<Prehashed>>,
    infos: Vec<WordInfo>,
    readings: Vec<Reading>,
    words: Vec<WordId>,
    starts: Vec<(Node, Clitics)>,
}

impl<'l> Analyser<'l> {
    /// An analyser that has read nothing yet.
    pub fn new(lexicons: &'l Lexicons) -> Self {
        let mut a = Analyser {
            lexicons,
            known: HashMap::default(),
            infos: Vec::new(),
            readings: Vec::new(),
            words: Vec::new(),
            starts: Vec::new(),
        };
        a.forget();
        a
    }

    /// Empties the memory.
    pub fn forget(&mut self) {
        self.known.clear();
        self.infos.clear();
        self.readings.clear();
        self.words.clear();
        self.starts.clear();
        // number 0 is a sign: a token that is no word
        self.infos.push(WordInfo::default());
    }

    /// Whether so many words are remembered that it is time to forget them, between documents.
    pub fn is_full(&self) -> bool {
        self.infos.len() > MEMORY
    }

    /// The number of the word with this key.
    pub fn read(&mut self, key: &[u8]) -> InfoId {
        let hash = fold::hash(key);
        if let Some(&id) = self.known.get(&hash) {
            return id;
        }
        let id = self.infos.len() as InfoId;
        let info = self.analyse(key);
        self.infos.push(info);
        self.known.insert(hash, id);
        id
    }

    /// What is known of a word.
    pub fn info(&self, id: InfoId) -> &WordInfo {
        &self.infos[id as usize]
    }

    /// Its readings; at least one for a word.
    pub fn readings(&self, id: InfoId) -> &[Reading] {
        let r = &self.infos[id as usize].readings;
        &self.readings[r.start as usize..r.end as usize]
    }

    /// The pattern words it is a form of.
    pub fn words(&self, id: InfoId) -> &[WordId] {
        let r = &self.infos[id as usize].words;
        &self.words[r.start as usize..r.end as usize]
    }

    /// Where in the trie phrases go on behind it, with the proclitics that had to come off.
    pub fn phrase_starts(&self, id: InfoId) -> &[(Node, Clitics)] {
        let r = &self.infos[id as usize].starts;
        &self.starts[r.start as usize..r.end as usize]
    }

    /// The verb behind a reading.
    pub fn verb(&self, r: &Reading) -> Option<&'l Verb> {
        match &self.lexicons.lemmas.get(r.lemma as usize)?.data {
            Data::Verb(v) => Some(v),
            _ => None,
        }
    }

    /// The entity behind a reading.
    pub fn entity(&self, lemma: u32) -> Option<&'l Entity> {
        match &self.lexicons.lemmas.get(lemma as usize)?.data {
            Data::Entity(e) => Some(e),
            _ => None,
        }
    }

    fn analyse(&mut self, key: &[u8]) -> WordInfo {
        let first_reading = self.readings.len() as u32;
        let first_word = self.words.len() as u32;
        let first_start = self.starts.len() as u32;
        self.segment(key);
        if self.readings.len() as u32 == first_reading {
            for variant in spelling_variants(key) {
                self.segment(&variant);
                // نهابة: nobody prints ة for a pronoun
                if key.last() == Some(&TA_MARBUTA) && variant.last() == Some(&HA) {
                    let mut kept = self.readings.split_off(first_reading as usize);
                    kept.retain(|r| r.suffix.is_none());
                    self.readings.append(&mut kept);
                }
                if self.readings.len() as u32 > first_reading {
                    break;
                }
            }
        }
        self.words.extend(self.lexicons.vocabulary.by_print(key));
        // a word that must be printed exactly so may still be joined to what stands before it: ونقف
        let conjunction = |r: &Reading| r.clitics.conjunction();
        if key.len() > 2 && self.readings[first_reading as usize..].iter().any(conjunction) {
            self.words.extend(self.lexicons.vocabulary.by_print(&key[1..]));
        }
        let verbs: Vec<WordId> = self.readings[first_reading as usize..]
            .iter()
            .filter(|r| r.inflection.is_some())
            .filter_map(|r| self.lexicons.vocabulary.by_verb(r.lemma))
            .collect();
        self.words.extend(verbs);
        self.words[first_word as usize..].sort_unstable();
        let mut unique = self.words.split_off(first_word as usize);
        unique.dedup();
        self.words.append(&mut unique);
        // a word that looks definite and can only be a rare form of a verb may be a name: الهين; but ألقى, التقى
        let definite = key.len() > 3
            && key.starts_with(&[ALEF, LAM])
            && self.readings[first_reading as usize..].iter().all(|r| {
                r.class == Class::Finite
                    && (r.number != Some(Number::Singular) || !matches!(r.finite(), Some((_, _, Person::Third))))
            });
        if definite {
            self.readings.truncate(first_reading as usize);
        }
        // التي and الذي are nothing else, whatever nouns and verbs share their letters
        let relative = self.readings[first_reading as usize..]
            .iter()
            .find(|r| r.class == Class::Relative && key.len() > 3 && r.clitics.is_empty())
            .copied();
        if let Some(r) = relative {
            self.readings.truncate(first_reading as usize);
            self.readings.push(r);
        }
        if key.last() == Some(&YA) {
            self.keep_relational(first_reading as usize);
        }
        if self.readings.len() as u32 == first_reading {
            self.readings.push(guess(key));
        }
        let phrase_hash = phrases::word_hash(key);
        let mut info = WordInfo {
            readings: first_reading..self.readings.len() as u32,
            words: first_word..self.words.len() as u32,
            starts: first_start..self.starts.len() as u32,
            phrase_hash,
            goes_on: self.lexicons.phrases.goes_on(phrase_hash),
            entity: self.readings[first_reading as usize..]
                .iter()
                .map(|r| r.lemma)
                .find(|&lemma| self.entity(lemma).is_some()),
            preposition: self.lexicons.prepositions.get(key),
            shared: self.readings[first_reading as usize].clitics,
            ..WordInfo::default()
        };
        for &word in &self.words[first_word as usize..] {
            info.word_set.insert(word);
        }
        for r in &self.readings[first_reading as usize..] {
            info.classes.insert(r.class);
            info.clitics = info.clitics.with(r.clitics);
            info.shared = info.shared.shared(r.clitics);
            info.may_report |= r.reports || matches!(r.class, Class::SourcePhrase | Class::CueNoun);
            match self.lexicons.lemmas.get(r.lemma as usize).map(|l| &l.data) {
                Some(Data::Noun(NounKind::Source)) => info.source = true,
                Some(Data::Fused(p)) => info.fused = info.fused.or(Some(*p)),
                _ => {}
            }
        }
        info.bare_hash = fold::hash(bare(key, info.clitics, info.shared));
        info
    }

    /// Of the readings from `first` on of a word in ي that is a relational adjective (`أمني`, `خارجي`, `صحفي`), takes away those
    /// that news hardly ever means: a noun with `my` on it, a dual or plural in construct.
    fn keep_relational(&mut self, first: usize) {
        let relational = |r: &Reading| {
            matches!(r.class, Class::Adjective | Class::Nisba)
                && r.number == Some(Number::Singular)
                && r.suffix.is_none()
                && !r.clitics.preposition()
        };
        if !self.readings[first..].iter().any(relational) {
            return;
        }
        let rare = |r: &Reading| {
            let mine = r.suffix.is_some_and(|s| !s.third) && r.class != Class::Person;
            let construct = matches!(r.number, Some(Number::Dual | Number::Plural)) && r.class != Class::Finite;
            mine || construct && r.suffix.is_none()
        };
        let mut kept = self.readings.split_off(first);
        kept.retain(|r| !rare(r));
        self.readings.append(&mut kept);
    }

    /// Takes clitics off in every way that fits and collects the readings of what is left.
    fn segment(&mut self, key: &[u8]) {
        let conjunctions = match key.first() {
            Some(&WAW) if key.len() > 2 => [Clitics::none(), Clitics::WAW],
            Some(&FA) if key.len() > 2 => [Clitics::none(), Clitics::FA],
            _ => [Clitics::none(), Clitics::none()],
        };
        for (n, conjunction) in conjunctions.into_iter().enumerate() {
            if n == 1 && conjunction.is_empty() {
                break;
            }
            let rest = &key[n..];
            self.prefixes(rest, conjunction);
        }
    }

    fn prefixes(&mut self, key: &[u8], conjunction: Clitics) {
        self.stems(key, conjunction);
        let Some((&first, rest)) = key.split_first() else {
            return;
        };
        if rest.len() < 2 {
            return;
        }
        match first {
            SIN => self.stems(rest, conjunction.with(Clitics::SIN)),
            ALEF => {
                if let Some(stem) = key.strip_prefix(&[ALEF, LAM])
                    && stem.len() >= 2
                {
                    self.stems(stem, conjunction.with(Clitics::AL));
                }
            }
            BA | KAF | LAM => {
                let preposition = match first {
                    BA => Clitics::BA,
                    KAF => Clitics::KAF,
                    _ => Clitics::LAM,
                };
                let clitics = conjunction.with(preposition);
                self.stems(rest, clitics);
                if let Some(stem) = rest.strip_prefix(&[ALEF, LAM])
                    && stem.len() >= 2
                {
                    self.stems(stem, clitics.with(Clitics::AL));
                } else if first == LAM
                    && let Some(stem) = rest.strip_prefix(&[LAM])
                    && stem.len() >= 2
                {
                    // لل is ل and ال
                    self.stems(stem, clitics.with(Clitics::AL));
                    let mut whole = [0u8; 64];
                    if stem.len() + 2 <= whole.len() {
                        whole[0] = ALEF;
                        whole[1] = LAM;
                        whole[2..stem.len() + 2].copy_from_slice(stem);
                        let whole = &whole[..stem.len() + 2];
                        self.stems(whole, clitics);
                    }
                }
            }
            _ => {}
        }
    }

    /// Looks up `key`, whole and with each pronoun suffix off.
    fn stems(&mut self, key: &[u8], clitics: Clitics) {
        let lexicons = self.lexicons;
        for stem in lexicons.surface.get(key) {
            if fits(stem.shape, clitics, None) {
                self.push(stem, clitics, None);
            }
        }
        if !clitics.any(Clitics::SIN) {
            self.words.extend(lexicons.vocabulary.by_stem(key));
            if let Some(node) = lexicons.phrases.step(Phrases::ROOT, phrases::word_hash(key)) {
                self.starts.push((node, clitics));
            }
        }
        if clitics.article() || key.len() < 3 {
            return;
        }
        for (ending, suffix) in SUFFIXES {
            let Some(rest) = key.strip_suffix(ending) else { continue };
            if rest.len() < 2 {
                continue;
            }
            for stem in lexicons.surface.get(rest) {
                let class = stem.shape.class;
                let verbal = matches!(
                    class,
                    Class::Finite | Class::Complementizer | Class::Coordinator | Class::Subordinator
                );
                // يزدي: a verb has no other `me` than ني
                let me = match ending {
                    OF_VERBS => verbal,
                    OF_NOUNS => class != Class::Finite,
                    _ => true,
                };
                if fits(stem.shape, clitics, Some(suffix)) && me {
                    self.push(stem, clitics, Some(suffix));
                }
            }
            self.words.extend(lexicons.vocabulary.by_stem(rest));
        }
    }

    fn push(&mut self, stem: Stem, clitics: Clitics, suffix: Option<Suffix>) {
        let shape = stem.shape;
        self.readings.push(Reading {
            class: shape.class,
            lemma: stem.lemma,
            inflection: shape.inflection,
            gender: shape.gender,
            number: shape.number,
            clitics,
            suffix,
            reports: matches!(&self.lexicons.lemmas[stem.lemma as usize].data, Data::Verb(v) if v.reporting || !v.light.is_empty()),
        });
    }
}

/// A word without article and conjunction, of which `some` or all readings have proclitics.
fn bare(key: &[u8], some: Clitics, all: Clitics) -> &[u8] {
    let mut rest = key;
    if all.conjunction() && rest.len() > 3 && matches!(rest[0], WAW | FA) {
        rest = &rest[1..];
    }
    for prefix in [&[LAM, LAM][..], &[BA, ALEF, LAM], &[KAF, ALEF, LAM], &[ALEF, LAM]] {
        if some.article()
            && let Some(stem) = rest.strip_prefix(prefix)
            && stem.len() > 1
        {
            return stem;
        }
    }
    rest
}

/// Whether a stem of this shape may stand with these clitics and this suffix.
fn fits(stem: &Shape, clitics: Clitics, suffix: Option<Suffix>) -> bool {
    let joins = match (stem.joins, suffix) {
        (Joins::Freely, _) => true,
        (Joins::Absolute, s) => s.is_none(),
        (Joins::SuffixOnly, s) => s.is_some(),
        (Joins::Bare, s) => s.is_none() && !clitics.article(),
        (Joins::Construct, _) => !clitics.article(),
    };
    if !joins {
        return false;
    }
    let finite = stem.class == Class::Finite;
    if clitics.any(Clitics::SIN) {
        return finite
            && matches!(
                stem.inflection,
                Some(Inflection::Finite {
                    tense: Tense::Present,
                    ..
                })
            );
    }
    match stem.class {
        Class::Finite => {
            // وعليه, وبذلك: by their letters what was done to him, which takes no object
            let passive = matches!(
                stem.inflection,
                Some(Inflection::Finite {
                    voice: Voice::Passive,
                    ..
                })
            );
            let noun_like = clitics.article() || clitics.any(Clitics::BA.with(Clitics::KAF));
            let object_of_passive = passive && suffix.is_some();
            !noun_like
                && !object_of_passive
                && (!clitics.any(Clitics::LAM)
                    || matches!(
                        stem.inflection,
                        Some(Inflection::Finite {
                            tense: Tense::Subjunctive | Tense::Jussive,
                            ..
                        })
                    ))
        }
        Class::Complementizer => !clitics.article() && !clitics.any(Clitics::KAF.with(Clitics::LAM)),
        Class::Preposition
        | Class::Subordinator
        | Class::Coordinator
        | Class::Pronoun
        | Class::Negation
        | Class::Particle
        | Class::Interrogative
        | Class::Exclusion => !clitics.article() && !clitics.preposition(),
        Class::SourcePhrase => !clitics.article() && !clitics.preposition() && suffix.is_none(),
        Class::Adverb => !clitics.article() && !clitics.preposition(),
        _ => true,
    }
}

/// Other spellings of a word that is in no lexicon: houses that print ه for ة, ي for ى, ئ for ؤ, or the reverse.
fn spelling_variants(key: &[u8]) -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    let Some((&last, head)) = key.split_last() else {
        return out;
    };
    let with_last = |b: u8| {
        let mut v = head.to_vec();
        v.push(b);
        v
    };
    match last {
        HA => out.push(with_last(TA_MARBUTA)),
        TA_MARBUTA => out.push(with_last(HA)),
        YA => out.push(with_last(ALEF_MAQSURA)),
        ALEF_MAQSURA => out.push(with_last(YA)),
        _ => {}
    }
    const HAMZA_ON_WAW: u8 = 0x83;
    const HAMZA_ON_YA: u8 = 0x85;
    for (from, to) in [
        (HAMZA_ON_YA, HAMZA_ON_WAW),
        (HAMZA_ON_WAW, HAMZA_ON_YA),
        (HAMZA_ON_YA, YA),
    ] {
        if key.contains(&from) {
            out.push(key.iter().map(|&b| if b == from { to } else { b }).collect());
        }
    }
    out
}

/// What the shape of an unknown word tells: its article and conjunction, and the gender its ending shows.
fn guess(key: &[u8]) -> Reading {
    let mut clitics = Clitics::none();
    let mut rest = key;
    let al: &[u8] = &[ALEF, LAM];
    let conjunction = |b: u8| match b {
        WAW => Some(Clitics::WAW),
        FA => Some(Clitics::FA),
        _ => None,
    };
    if let [first, tail @ ..] = rest
        && let Some(c) = conjunction(*first)
        && (tail.starts_with(al)
            || tail.starts_with(&[LAM, LAM])
            || tail.starts_with(&[BA, ALEF, LAM])
            || tail.starts_with(&[KAF, ALEF, LAM]))
    {
        clitics = clitics.with(c);
        rest = tail;
    }
    if rest.len() > 4 {
        if rest.starts_with(al) {
            clitics = clitics.with(Clitics::AL);
        } else if rest.starts_with(&[LAM, LAM]) {
            clitics = clitics.with(Clitics::LAM).with(Clitics::AL);
        } else if rest.starts_with(&[BA, ALEF, LAM]) {
            clitics = clitics.with(Clitics::BA).with(Clitics::AL);
        } else if rest.starts_with(&[KAF, ALEF, LAM]) {
            clitics = clitics.with(Clitics::KAF).with(Clitics::AL);
        }
    }
    let feminine = key.last() == Some(&TA_MARBUTA);
    Reading {
        class: Class::Unknown,
        lemma: u32::MAX,
        inflection: None,
        gender: feminine.then_some(Gender::Feminine),
        number: None,
        clitics,
        suffix: None,
        reports: false,
    }
}
