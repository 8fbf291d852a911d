//! Who a speaker is: the most informative form of the name in the document.

use super::cue::{Cue, Subject};
use super::noun_phrase::{NounPhrase, noun_phrase};
use super::page::Page;
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::conjugation::Number;
use crate::lexicon::{Data, NounKind};
use crate::text::TokenKind;

/// A noun phrase that may name a speaker more fully.
#[derive(Debug, Clone)]
pub struct Mention {
    /// The phrase.
    pub phrase: NounPhrase,
    /// Its words, clitics off, hashed; in order.
    words: Vec<u64>,
    /// How many of them may be parts of a name.
    proper: Vec<u64>,
}

/// A speaker by the most informative form of his name.
#[derive(Debug, Clone)]
pub struct Name {
    /// The form.
    pub phrase: NounPhrase,
    /// A number for whoever bears it: the same wherever a form has the same words, in any order.
    pub who: u64,
}

impl Mention {
    fn name(&self) -> Name {
        Name {
            phrase: self.phrase.clone(),
            who: self.words.iter().fold(0, |sum, w| sum.wrapping_add(*w)),
        }
    }
}

/// All mentions of a document, in the order of the text.
#[derive(Debug, Default)]
pub struct Mentions {
    list: Vec<Mention>,
    /// Every word with a mention that holds it, sorted.
    by_word: Vec<(u64, u32)>,
}

/// How many mentions of one word are looked through: the first ones of the document, where names stand in full.
const CANDIDATES: usize = 64;

const NAME_PARTS: Classes = Classes::of(&[Class::GivenName, Class::FamilyName, Class::NameParticle, Class::Unknown]);

/// What a name with its title begins with.
const HEADS: Classes = Classes::of(&[Class::Person, Class::GivenName]);

/// The longest form taken for a name, in tokens.
const LONGEST: usize = 22;

impl Mentions {
    /// The explicit speakers of `cues`, and every title or function followed by a name.
    pub fn collect<'c>(page: &Page, cues: impl IntoIterator<Item = &'c Cue>) -> Self {
        let mut list: Vec<Mention> = Vec::new();
        let mut told = vec![false; page.len()];
        for c in cues {
            told[c.tokens.clone()].fill(true);
            if let Subject::Explicit(np) | Subject::Antecedent(np) = &c.subject {
                // where a speaker ends the cue's government has told
                told[np.tokens.start] = true;
                list.push(mention(page, np.clone()));
            }
        }
        let mut i = 0;
        while i < page.len() {
            // طالب is a student, but not where it demands
            if page.mark(i).is_none() && !page.classes(i).any(HEADS) || told[i] {
                i += 1;
                continue;
            }
            let heads = page
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
                list.extend(conjuncts(page, &np).map(|part| mention(page, part)));
                list.push(mention(page, np));
            } else {
                i += 1;
            }
        }
        list.sort_by_key(|m| (m.phrase.tokens.start, m.phrase.tokens.end));
        list.dedup_by_key(|m| m.phrase.tokens.clone());
        let mut by_word: Vec<(u64, u32)> = Vec::new();
        for (n, m) in list.iter().enumerate() {
            by_word.extend(m.words.iter().map(|&w| (w, n as u32)));
        }
        by_word.sort_unstable();
        by_word.dedup();
        Mentions { list, by_word }
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
        let from = self.by_word.partition_point(|&(w, _)| w < word);
        let to = self.by_word.partition_point(|&(w, _)| w <= word);
        &self.by_word[from..to]
    }

    /// Mentions that share the rarest of `words`: the first of the document, and the last ones before token `at`.
    fn candidates<'m>(&'m self, words: &[u64], at: usize) -> impl Iterator<Item = &'m Mention> {
        let of_words = words.iter().map(|&w| self.of_word(w)).filter(|v| !v.is_empty());
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
    pub fn fullest(&self, page: &Page, np: &NounPhrase, last: Option<&Name>) -> Name {
        let own = mention(page, np.clone());
        if own.words.is_empty() {
            return own.name();
        }
        if points_back(page, np) {
            if let Some(last) = last.filter(|_| np.class == Class::Document) {
                return last.clone();
            }
            if let Some(m) = self.nearest(page, &own, np.tokens.start) {
                return m.name();
            }
            // المسؤول، الوزارة، المصدر: whoever spoke last, where that one can be meant
            if let Some(last) = last.filter(|last| may_mean(page, np, &last.phrase)) {
                return last.clone();
            }
        }
        // وزير الخارجية: of several who bear the title, the one named last
        if np.class == Class::Person
            && !np.named
            && own.words.len() > 1
            && let Some(m) = self.nearest(page, &own, np.tokens.start)
            && m.phrase.tokens.start < np.tokens.start
            && m.words[0] == own.words[0]
        {
            return m.name();
        }
        // one common word has no longer form: الحكومة is not whom `رئيس الحكومة` names
        let surname = matches!(
            np.class,
            Class::FamilyName | Class::GivenName | Class::Unknown | Class::Adjective
        );
        if own.words.len() == 1 && own.proper.is_empty() && !surname {
            return own.name();
        }
        let mut best = &own;
        let key = if own.proper.is_empty() { &own.words } else { &own.proper };
        for m in self.candidates(key, np.tokens.start) {
            let longer = m.words.len() > best.words.len() && m.phrase.tokens.len() <= LONGEST;
            let same = own.words.iter().all(|w| m.words.contains(w));
            let by_name = !own.proper.is_empty() && own.phrase.named && own.proper.iter().all(|w| m.proper.contains(w));
            // العلي: one word that could be more than a name, but stands inside a longer name
            let last_part = surname && own.words.len() == 1 && m.phrase.named && m.words[1..].contains(&own.words[0]);
            let by_name = by_name || last_part;
            // المجلس is not whom `رئيس المجلس` names: a title or body in full begins with its own head
            let headed = same
                && own.words.len() > 1
                && np.class != Class::Country
                && m.words[0] == own.words[0]
                && (coordinated(page, np) || !coordinated(page, &m.phrase));
            if longer && (headed || by_name && bears(page, &m.phrase, np)) {
                best = m;
            }
        }
        best.name()
    }

    /// The nearest mention before token `at` that holds all words of `own` and more.
    fn nearest(&self, page: &Page, own: &Mention, at: usize) -> Option<&Mention> {
        // المصدر: a source is one by any name
        let source = is_source(page, &own.phrase);
        self.candidates(&own.words, at)
            .filter(|m| m.phrase.tokens.len() <= LONGEST && m.phrase.tokens != own.phrase.tokens)
            .filter(|m| m.words.len() > own.words.len() && own.words.iter().all(|w| m.words.contains(w)))
            .filter(|m| match own.phrase.class {
                // a title names a person: a longer title alone says no more
                Class::Person => m.phrase.named || source && is_source(page, &m.phrase) && m.phrase.tokens.start < at,
                class => m.phrase.class == class,
            })
            .min_by_key(|m| {
                let before = m.phrase.tokens.start < at;
                (!before, m.phrase.tokens.start.abs_diff(at))
            })
    }
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
    !(several && one || is_source(page, m) || matches!(m.class, Class::Body | Class::Document | Class::Quantifier))
}

/// Whether a phrase is headed by a nameless source (مصدر، أوساط).
fn is_source(page: &Page, np: &NounPhrase) -> bool {
    page.readings(np.tokens.start)
        .iter()
        .any(|r| matches!(page.data(r.lemma), Some(Data::Noun(NounKind::Source))))
}

/// Whether a definite common noun can mean the speaker `last`: a person of the same gender, a body; a source anyone.
fn may_mean(page: &Page, np: &NounPhrase, last: &NounPhrase) -> bool {
    let source = is_source(page, np);
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
            np.tokens.len() == 1 && !last.named && body && gender
        }
        _ => false,
    }
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
    // `عضو الحلف ولجنته`: of a person, only another person is a second one
    let joined = if np.class == Class::Person { HEADS } else { JOINED };
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

/// Words by which a mention is compared: folded, clitics off, without signs and function words.
fn mention(page: &Page, phrase: NounPhrase) -> Mention {
    let mut words = Vec::with_capacity(phrase.tokens.len());
    let mut proper = Vec::new();
    let mut i = phrase.tokens.start;
    while i < phrase.tokens.end {
        let at = i;
        i += 1;
        // وزير الخارجية الفرنسي and وزير خارجية فرنسا: an entity counts as itself, by whatever word it is meant
        let step = page.step(at);
        if let Some(e) = page
            .entity(at)
            .filter(|_| at > phrase.tokens.start && at + step <= phrase.tokens.end)
        {
            words.push(crate::text::fold::hash(e.name.as_bytes()));
            i = at + step;
            continue;
        }
        let i = at;
        if page.kind(i) != TokenKind::Word
            || page.is(i, Class::Preposition)
            || page.is(i, Class::Demonstrative)
            || page.is(i, Class::Intensifier)
        {
            continue;
        }
        let anaphoric = page
            .readings(i)
            .iter()
            .any(|r| matches!(page.data(r.lemma), Some(Data::Noun(NounKind::Source))) && i > phrase.tokens.start);
        if anaphoric {
            continue;
        }
        let stem = bare(page, i);
        words.push(crate::text::fold::hash(stem));
        let common = Classes::of(&[
            Class::Person,
            Class::Body,
            Class::Adjective,
            Class::Nisba,
            Class::Country,
            Class::Organisation,
        ]);
        if page.classes(i).any(NAME_PARTS) && !page.classes(i).any(common) && phrase.named {
            proper.push(crate::text::fold::hash(stem));
        }
    }
    Mention { phrase, words, proper }
}

/// The key of token `i` without article and proclitics.
fn bare<'p>(page: &'p Page, i: usize) -> &'p [u8] {
    use crate::text::fold::{ALEF, BA, FA, KAF, LAM, WAW};
    let key = page.key(i);
    let clitics = page.clitics(i);
    let mut rest = key;
    let only_conjunction = clitics.conjunction() && page.readings(i).iter().all(|r| r.clitics.conjunction());
    if only_conjunction && rest.len() > 3 && matches!(rest[0], WAW | FA) {
        rest = &rest[1..];
    }
    for prefix in [&[LAM, LAM][..], &[BA, ALEF, LAM], &[KAF, ALEF, LAM], &[ALEF, LAM]] {
        if clitics.article()
            && let Some(stem) = rest.strip_prefix(prefix)
            && stem.len() > 1
        {
            return stem;
        }
    }
    rest
}
