//! Who a speaker is: the most informative form of the name in the document.

use super::cue::{Cue, Subject};
use super::noun_phrase::{NounPhrase, noun_phrase};
use super::page::Page;
use crate::lexicon::analyser::Prehashed;
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::conjugation::Number;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

/// A noun phrase that may name a speaker more fully.
#[derive(Debug, Clone)]
struct Mention {
    phrase: NounPhrase,
    /// Its words among those of all mentions, in order.
    words: Range<usize>,
}

/// A word by which mentions are compared: clitics off, or the entity that it names.
#[derive(Debug, Clone, Copy)]
struct Word {
    hash: u64,
    /// Whether it may be a part of a name.
    proper: bool,
}

/// A speaker by the most informative form of his name.
#[derive(Debug, Clone)]
pub struct Name {
    /// The form.
    pub phrase: NounPhrase,
    /// A number for whoever bears it, counted from 0: the same wherever a form has the same words, in any order.
    pub who: usize,
}

/// All mentions of a document, in the order of the text.
#[derive(Debug, Default)]
pub struct Mentions {
    list: Vec<Mention>,
    /// The words of all mentions.
    words: Vec<Word>,
    /// Every word with a mention that holds it, sorted, and where there those of a word stand.
    by_word: Vec<(u64, u32)>,
    places: HashMap<u64, Range<usize>, BuildHasherDefault<Prehashed>>,
    /// Who bears a name, by the sum of its words.
    bearers: HashMap<u64, usize, BuildHasherDefault<Prehashed>>,
}

/// How many mentions of one word are looked through: the first ones of the document, where names stand in full.
const CANDIDATES: usize = 64;

const NAME_PARTS: Classes = Classes::of(&[Class::GivenName, Class::FamilyName, Class::NameParticle, Class::Unknown]);

/// Classes of words that are no parts of a name, whatever else they are.
const COMMON: Classes = Classes::of(&[
    Class::Person,
    Class::Body,
    Class::Adjective,
    Class::Nisba,
    Class::Country,
    Class::Organisation,
]);

/// What a word or phrase may be with which a name begins, alone or with its title.
const NAMED: Classes = HEADS.with(&[Class::FamilyName]);

/// What a name with its title begins with.
const HEADS: Classes = Classes::of(&[Class::Person, Class::GivenName]);

/// The longest form taken for a name, in tokens.
const LONGEST: usize = 22;

impl Mentions {
    /// The explicit speakers of `cues`, and every title or function followed by a name.
    pub fn collect<'c>(page: &Page, cues: impl IntoIterator<Item = &'c Cue>) -> Self {
        let mut mentions = Mentions::default();
        let mut told = vec![false; page.len()];
        for c in cues {
            told[c.tokens.clone()].fill(true);
            if let Subject::Explicit(np) | Subject::Antecedent(np) = &c.subject {
                // where a speaker ends the cue's government has told
                told[np.tokens.start] = true;
                mentions.add(page, np.clone());
            }
        }
        let mut i = 0;
        while i < page.len() {
            // طالب is a student, but not where it demands
            if !page.is_any(i, NAMED) || told[i] {
                i += 1;
                continue;
            }
            // محمد فيصل: the second part of a name begins none
            let second = i > 0
                && page.is(i, Class::GivenName)
                && page.is(i - 1, Class::GivenName)
                && page.clitics(i).is_empty()
                && page.word(i - 1)
                && !page.is(i - 1, Class::Person);
            let heads = !second
                && page
                    .readings(i)
                    .iter()
                    .any(|r| matches!(r.class, Class::Person | Class::GivenName) && r.suffix.is_none())
                && page.mark(i).is_none_or(|m| m.phrase.class == Class::Person)
                && !page.is(i, Class::Particle)
                || page
                    .mark(i)
                    .is_some_and(|m| matches!(m.phrase.class, Class::GivenName | Class::FamilyName));
            if heads
                && let Some(np) = noun_phrase(page, i, page.len(), true).filter(|np| np.named && np.tokens.len() > 1)
            {
                i = np.tokens.end;
                for part in conjuncts(page, &np) {
                    mentions.add(page, part);
                }
                mentions.add(page, np);
            } else {
                i += 1;
            }
        }
        let Mentions {
            list,
            words,
            by_word,
            places,
            ..
        } = &mut mentions;
        list.sort_by_key(|m| (m.phrase.tokens.start, m.phrase.tokens.end));
        list.dedup_by_key(|m| m.phrase.tokens.clone());
        for (n, m) in list.iter().enumerate() {
            by_word.extend(words[m.words.clone()].iter().map(|w| (w.hash, n as u32)));
        }
        by_word.sort_unstable();
        by_word.dedup();
        places.reserve(list.len());
        let mut start = 0;
        for group in by_word.chunk_by(|a, b| a.0 == b.0) {
            places.insert(group[0].0, start..start + group.len());
            start += group.len();
        }
        mentions
    }

    fn add(&mut self, page: &Page, phrase: NounPhrase) {
        let words = self.read(page, &phrase);
        self.list.push(Mention { phrase, words });
    }

    /// Takes in the words by which a phrase is compared: folded, clitics off, without signs and function words.
    fn read(&mut self, page: &Page, phrase: &NounPhrase) -> Range<usize> {
        const LEFT_OUT: Classes = Classes::of(&[Class::Preposition, Class::Demonstrative, Class::Intensifier]);
        let before = self.words.len();
        let Range { start, end } = phrase.tokens;
        let mut next = start;
        while next < end {
            let i = next;
            let behind = i + page.step(i);
            // وزير الخارجية الفرنسي and وزير خارجية فرنسا: an entity counts as itself, by whatever word it is meant
            let entity = (i > start && behind <= end).then(|| page.entity(i)).flatten();
            if let Some(e) = entity {
                self.words.push(Word {
                    hash: e.hash,
                    proper: false,
                });
                next = behind;
                continue;
            }
            next = i + 1;
            let anaphoric = i > start && page.is_source(i);
            if !page.word(i) || page.is_any(i, LEFT_OUT) || anaphoric {
                continue;
            }
            let c = page.classes(i);
            self.words.push(Word {
                hash: page.bare_hash(i),
                proper: c.any(NAME_PARTS) && !c.any(COMMON) && phrase.named,
            });
        }
        before..self.words.len()
    }

    /// A mention by its name.
    fn name(&mut self, phrase: NounPhrase, words: Range<usize>) -> Name {
        let sum = self.words[words].iter().fold(0u64, |sum, w| sum.wrapping_add(w.hash));
        let next = self.bearers.len();
        Name {
            phrase,
            who: *self.bearers.entry(sum).or_insert(next),
        }
    }

    /// How many bear the names that were given so far.
    pub fn bearers(&self) -> usize {
        self.bearers.len()
    }

    /// The mention that begins at token `i`, the longest of several.
    pub fn beginning(&self, i: usize) -> Option<&NounPhrase> {
        let at = self.list.partition_point(|m| m.phrase.tokens.start <= i);
        self.list[..at]
            .last()
            .map(|m| &m.phrase)
            .filter(|np| np.tokens.start == i)
    }

    /// The mentions that hold `word`.
    fn of_word(&self, word: u64) -> &[(u64, u32)] {
        self.places.get(&word).map_or(&[], |place| &self.by_word[place.clone()])
    }

    /// Mentions that share the rarest of `words`: the first of the document, and the last ones before token `at`.
    fn candidates<'m>(&'m self, words: impl Iterator<Item = &'m Word>, at: usize) -> impl Iterator<Item = &'m Mention> {
        let of_words = words.map(|w| self.of_word(w.hash)).filter(|v| !v.is_empty());
        let list = of_words.min_by_key(|v| v.len()).unwrap_or(&[]);
        let here = list.partition_point(|&(_, n)| self.list[n as usize].phrase.tokens.start < at);
        let first = list.iter().take(CANDIDATES.min(here));
        let near = list[here.saturating_sub(CANDIDATES).max(CANDIDATES.min(here))..]
            .iter()
            .take(2 * CANDIDATES);
        first.chain(near).map(|&(_, n)| &self.list[n as usize])
    }

    /// The fullest mention of the speaker `np`, which may be itself; `last` is who spoke before it, for a text or a body
    /// that is only pointed at (`البيان`, `الوزارة`).
    pub fn fullest(&mut self, page: &Page, np: &NounPhrase, last: Option<&Name>) -> Name {
        // its words are behind those of the mentions for as long as it is looked for
        let own = self.read(page, np);
        let name = match self.fuller(page, np, &self.words[own.clone()], last) {
            Fuller::Own => self.name(np.clone(), own.clone()),
            Fuller::Last(name) => name.clone(),
            Fuller::Mention(m) => {
                let m = m.clone();
                self.name(m.phrase, m.words)
            }
        };
        self.words.truncate(own.start);
        name
    }

    /// Whether the speaker `last` is named with the body by which `np`, of the words `own`, is described, and with another word
    /// for what he is there.
    fn same_body(&self, np: &NounPhrase, own: &[Word], last: &NounPhrase) -> bool {
        const SHARED: usize = 2;
        let from = self.list.partition_point(|m| m.phrase.tokens.start < last.tokens.start);
        let Some(m) = self.list[from..].iter().find(|m| m.phrase.tokens == last.tokens) else {
            return false;
        };
        let words = &self.words[m.words.clone()];
        last.named
            && last.gender == np.gender
            && !holds(&words[..1], &own[0])
            && own[1..].iter().filter(|w| holds(words, w)).count() >= SHARED
    }

    /// By what the phrase `np` with the words `own` is named most fully.
    fn fuller<'m>(&'m self, page: &Page, np: &NounPhrase, own: &'m [Word], last: Option<&'m Name>) -> Fuller<'m> {
        let Some(head) = own.first() else {
            return Fuller::Own;
        };
        if points_back(page, np) {
            // البيان is somebody's, المعطيات and التقارير are nobody's in particular
            let text = np.class == Class::Document && np.number != Some(Number::Plural);
            if let Some(last) = last.filter(|_| text) {
                return Fuller::Last(last);
            }
            if let Some(m) = self.nearest(page, np, own) {
                return Fuller::Mention(m);
            }
            // المسؤول، الوزارة، المصدر: whoever spoke last, where that one can be meant
            if let Some(last) = last.filter(|last| may_mean(page, np, &last.phrase)) {
                return Fuller::Last(last);
            }
        }
        let heads = |m: &Mention| self.words[m.words.start].hash == head.hash;
        // وزير الخارجية: of several who bear the title, the one named last
        if np.class == Class::Person
            && !np.named
            && own.len() > 1
            && let Some(m) = self.nearest(page, np, own)
            && m.phrase.tokens.start < np.tokens.start
            && heads(m)
        {
            return Fuller::Mention(m);
        }
        // القيادي في المنظمة: who spoke last, where he is of the same body
        if let Some(last) = last.filter(|last| describes_member(page, np) && self.same_body(np, own, &last.phrase)) {
            return Fuller::Last(last);
        }
        // one common word has no longer form: الحكومة is not whom `رئيس الحكومة` names
        let surname = matches!(
            np.class,
            Class::FamilyName | Class::GivenName | Class::Unknown | Class::Adjective
        );
        let named = own.iter().any(|w| w.proper);
        if own.len() == 1 && !named && !surname {
            return Fuller::Own;
        }
        let mut best = Fuller::Own;
        let mut most = own.len();
        let key = own.iter().filter(|w| w.proper || !named);
        for m in self.candidates(key, np.tokens.start) {
            if m.words.len() <= most || m.phrase.tokens.len() > LONGEST {
                continue;
            }
            let words = &self.words[m.words.clone()];
            let by_name = named
                && np.named
                && (own.iter().filter(|w| w.proper)).all(|w| words.iter().any(|o| o.proper && o.hash == w.hash));
            // العلي: one word that could be more than a name, but stands inside a longer name
            let last_part = surname && own.len() == 1 && m.phrase.named && holds(&words[1..], head);
            let by_name = by_name || last_part;
            // المجلس is not whom `رئيس المجلس` names: a title or body in full begins with its own head
            let headed = own.len() > 1
                && np.class != Class::Country
                && heads(m)
                && own.iter().all(|w| holds(words, w))
                && (coordinated(page, np) || !coordinated(page, &m.phrase));
            if headed || by_name && bears(page, &m.phrase, np) {
                best = Fuller::Mention(m);
                most = words.len();
            }
        }
        best
    }

    /// The nearest mention that holds all words of `np`, which are `own`, and more; one before it where there is one.
    fn nearest<'m>(&'m self, page: &Page, np: &NounPhrase, own: &'m [Word]) -> Option<&'m Mention> {
        let at = np.tokens.start;
        // المصدر: a source is one by any name
        let source = page.is_source(at);
        self.candidates(own.iter(), at)
            .filter(|m| m.phrase.tokens.len() <= LONGEST && m.phrase.tokens != np.tokens)
            .filter(|m| m.words.len() > own.len() && own.iter().all(|w| holds(&self.words[m.words.clone()], w)))
            .filter(|m| match np.class {
                // a title names a person: a longer title alone says no more
                Class::Person => {
                    let start = m.phrase.tokens.start;
                    m.phrase.named || source && page.is_source(start) && start < at
                }
                class => m.phrase.class == class,
            })
            .min_by_key(|m| {
                let before = m.phrase.tokens.start < at;
                (!before, m.phrase.tokens.start.abs_diff(at))
            })
    }
}

/// By what a phrase is named most fully.
enum Fuller<'m> {
    /// By itself.
    Own,
    /// By a mention of the document.
    Mention(&'m Mention),
    /// By the name of whoever spoke last.
    Last(&'m Name),
}

/// Whether `word` is one of `words`.
fn holds(words: &[Word], word: &Word) -> bool {
    words.iter().any(|w| w.hash == word.hash)
}

/// The persons of a phrase that names several, each by itself.
fn conjuncts<'p>(page: &'p Page, np: &'p NounPhrase) -> impl Iterator<Item = NounPhrase> + 'p {
    let several = coordinated(page, np);
    let joins = move |i: usize| several && page.conjoined(i) && page.classes(i).any(HEADS);
    let starts = std::iter::once(np.tokens.start).chain(np.tokens.clone().skip(1).filter(move |&i| joins(i)));
    starts.filter_map(move |start| {
        let end = (start + 1..np.tokens.end).find(|&i| joins(i)).unwrap_or(np.tokens.end);
        let whole = start == np.tokens.start && end == np.tokens.end;
        (!whole && end > start + 1)
            .then(|| noun_phrase(page, start, end, true))
            .flatten()
            .filter(|part| part.named)
    })
}

/// Whether the name in the mention `m` is that of its head, as it is of a title, and not of somebody the head is only
/// related to (`أبناء إسماعيل هنية`, `مصادر في مكتب رئيس الوزراء`), or of one among several.
fn bears(page: &Page, m: &NounPhrase, np: &NounPhrase) -> bool {
    let several = matches!(m.number, Some(Number::Plural | Number::Dual)) || coordinated(page, m);
    let one = !matches!(np.number, Some(Number::Plural | Number::Dual)) && !coordinated(page, np);
    !(several && one
        || page.is_source(m.tokens.start)
        || matches!(m.class, Class::Body | Class::Document | Class::Quantifier)
        || stands_before_another(page, m, np))
}

/// Whether behind the words of the name `np` in the mention `m` a title follows with the name of somebody else (`مستشار خامنئي
/// الدكتور علي ولايتي` is not خامنئي).
fn stands_before_another(page: &Page, m: &NounPhrase, np: &NounPhrase) -> bool {
    const DESCRIBES: Classes = Classes::of(&[Class::Adjective, Class::Nisba]);
    let own = |k: usize| np.tokens.clone().any(|o| page.bare_hash(o) == page.bare_hash(k));
    let Some(last) = m.tokens.clone().rev().find(|&k| page.word(k) && own(k)) else {
        return false;
    };
    let title = |t: usize| page.is(t, Class::Person) && page.clitics(t).article() && !page.classes(t).any(NAME_PARTS);
    let named = |t: usize| {
        let first =
            (t + page.step(t)..m.tokens.end).find(|&k| !(page.clitics(k).article() && page.classes(k).any(DESCRIBES)));
        first.is_some_and(|k| {
            let c = page.classes(k);
            let name = c.has(Class::GivenName) || c.any(NAME_PARTS) && !c.any(COMMON);
            page.word(k) && name && page.clitics(k).is_empty()
        })
    };
    // right behind the name: `سارة أرملة الزعيم سامي` is Sara
    let behind = (last + 1..m.tokens.end).find(|&k| !page.classes(k).any(NAME_PARTS));
    behind.is_some_and(|t| title(t) && named(t))
}

/// Whether a definite common noun can mean the speaker `last`: a person of the same gender, a body; a source anyone.
fn may_mean(page: &Page, np: &NounPhrase, last: &NounPhrase) -> bool {
    let source = page.is_source(np.tokens.start);
    let gender = np.gender.is_none() || last.gender.is_none() || np.gender == last.gender;
    // المسؤول الإيراني is not الوزير الفرنسي
    let (own, other) = (countries(page, np), countries(page, last));
    if !own.is_empty() && !other.is_empty() && !own.iter().any(|c| other.contains(c)) {
        return false;
    }
    let single = !matches!(np.number, Some(Number::Plural | Number::Dual));
    // الزعيمان، الوزيران: two who spoke together
    if np.number == Some(Number::Dual) && np.class == Class::Person {
        return coordinated(page, last);
    }
    match np.class {
        Class::Person if source => true,
        // العامل is not المدير, but may be any Nadir
        Class::Person => last.named && gender && single,
        Class::Body => {
            let body = !matches!(last.class, Class::Person | Class::GivenName | Class::FamilyName);
            // الشرطة is not وزارة الخارجية, which has a noun of its own; الوزارة may be الخارجية
            let other = last.class == Class::Body && !page.clitics(last.tokens.start).article();
            np.tokens.len() == 1 && !last.named && body && !other && gender
        }
        _ => false,
    }
}

/// Whether a phrase describes somebody by the body he is in, and names him not (`القيادي في المنظمة الوطنية`).
fn describes_member(page: &Page, np: &NounPhrase) -> bool {
    np.class == Class::Person
        && !np.named
        && np.number == Some(Number::Singular)
        && page.clitics(np.tokens.start).article()
        && np.tokens.clone().any(|i| page.is(i, Class::Preposition))
}

/// Whether a phrase names several persons or bodies, joined by و.
fn coordinated(page: &Page, np: &NounPhrase) -> bool {
    const JOINED: Classes = Classes::of(&[
        Class::Person,
        Class::Body,
        Class::GivenName,
        Class::Country,
        Class::Organisation,
    ]);
    // `القيادي في الحركة ومستشار الرئاسة منصور حقيقت`: two functions of one man, whose name stands behind both
    let functions = |i: usize| {
        np.class == Class::Person
            && np.named
            && page.readings(i).iter().all(|r| r.suffix.is_none())
            && noun_phrase(page, np.tokens.start, i, true).is_some_and(|first| !first.named)
    };
    // `سامي حداد المحلل والباحث في المعهد`: behind a name, only who has one too is a second person
    let name = matches!(np.class, Class::GivenName | Class::FamilyName) && !page.is(np.tokens.start, Class::Person);
    let functions = |i: usize| {
        functions(i) || name && !noun_phrase(page, i, np.tokens.end, true).is_some_and(|second| second.named)
    };
    // `عضو الحلف ولجنته`: of a person, only another person is a second one
    let joined = if np.class == Class::Person || name {
        HEADS
    } else {
        JOINED
    };
    (np.tokens.start + 1..np.tokens.end).any(|i| page.conjoined(i) && page.classes(i).any(joined) && !functions(i))
}

/// The states that the words of a phrase name or are adjectives of.
fn countries<'p>(page: &'p Page, np: &NounPhrase) -> Vec<&'p str> {
    np.tokens
        .clone()
        .filter_map(|i| page.entity(i)?.country.as_deref())
        .collect()
}

/// Whether a phrase only points at what was named before: a definite common noun, perhaps with an adjective.
fn points_back(page: &Page, np: &NounPhrase) -> bool {
    let pointed = page.is(np.tokens.start, Class::Demonstrative) && page.clitics(np.tokens.start + 1).article();
    let definite = page.clitics(np.tokens.start).article() || pointed && np.class != Class::Demonstrative;
    definite
        && !np.named
        && np.tokens.len() <= 3 + usize::from(pointed)
        && (matches!(np.class, Class::Person | Class::Body | Class::Document | Class::Unknown)
            || pointed && np.class == Class::CueNoun)
}
