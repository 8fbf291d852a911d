//! Where a noun phrase ends.
//!
//! Arabic prints no sign for the end of a subject: `أدانت وزارة الخارجية السعودية الهجوم` is cut by grammar alone. The walk
//! below keeps what the phrase has so far (an open idafa, a definite head, a name) and asks of each word whether it
//! can go on: adjectives agree in definiteness, an idafa is closed by a definite noun or a name, a name follows a title,
//! and a verbal noun or common noun behind a closed phrase begins the next one.

use super::page::Page;
use super::passing::{adverbial_participle, complementizer, only_locative, origin, own_saying, place, saying};
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Gender, Inflection, Number, Person, Tense, Voice};
use crate::lexicon::{Data, NounKind, PrepositionSet, Reading};
use crate::text::{TokenKind, fold};
use std::ops::Range;

/// A noun phrase of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The class of its head.
    pub class: Class,
    /// The gender of its head, where known.
    pub gender: Option<Gender>,
    /// Its number, where known.
    pub number: Option<Number>,
    /// Whether it holds a personal name.
    pub named: bool,
}

/// How long a noun phrase may be, in tokens.
const LONGEST: usize = 28;

/// Classes whose words can head a speaker.
pub const SPEAKERS: Classes = Classes::of(&[
    Class::Person,
    Class::Body,
    Class::Document,
    Class::Country,
    Class::Organisation,
    Class::Place,
    Class::GivenName,
    Class::FamilyName,
    Class::NameParticle,
    Class::Nisba,
    Class::Quantifier,
    Class::NumberWord,
    Class::Demonstrative,
    Class::Unknown,
]);
const PROPER: Classes = Classes::of(&[Class::GivenName, Class::FamilyName, Class::NameParticle]);
const NOUNS: Classes = Classes::of(&[Class::Person, Class::Body, Class::Document]);
const THINGS: Classes = Classes::of(&[
    Class::Thing,
    Class::VerbalNoun,
    Class::Occasion,
    Class::Time,
    Class::CueNoun,
    Class::Geography,
]);
const ADJECTIVES: Classes = Classes::of(&[
    Class::Adjective,
    Class::Nisba,
    Class::ActiveParticiple,
    Class::PassiveParticiple,
]);
/// Classes whose masculine plural tells its case.
const PEOPLE: Classes = Classes::of(&[
    Class::Person,
    Class::Nisba,
    Class::ActiveParticiple,
    Class::PassiveParticiple,
]);
const CLOSED: Classes = Classes::of(&[
    Class::Complementizer,
    Class::Subordinator,
    Class::Relative,
    Class::Negation,
    Class::Particle,
    Class::Interrogative,
    Class::Pronoun,
    Class::Coordinator,
    Class::SourcePhrase,
    Class::Exclusion,
]);

/// Whether token `i` is a finite verb and nothing else it could well be here.
pub fn plainly_finite(page: &Page, i: usize) -> bool {
    page.only_finite(i) && !page.inside(i).is_some_and(|p| p != Class::Adverb)
}

/// Whether a word of these readings, whose classes are `c`, is a finite verb and nothing else it could well be.
pub(super) fn only_finite(readings: &[Reading], c: Classes) -> bool {
    if !c.has(Class::Finite) {
        return false;
    }
    let nominal = readings.iter().any(|r| {
        matches!(
            r.class,
            Class::GivenName
                | Class::FamilyName
                | Class::Person
                | Class::Body
                | Class::Country
                | Class::Organisation
                | Class::Preposition
                | Class::Subordinator
                | Class::Complementizer
                | Class::Time
                | Class::Thing
                | Class::Adjective
                // أمني, يمني: by their letters also what somebody wishes
                | Class::Nisba
                | Class::VerbalNoun
                | Class::Adverb
                | Class::Quantifier
                | Class::Document
                | Class::Geography
                | Class::Occasion
                | Class::Place
                | Class::Relative
                | Class::Negation
        ) && !r.clitics.conjunction()
            || matches!(r.class, Class::VerbalNoun | Class::Person | Class::Body) && r.clitics.any(Clitics::AL)
            || matches!(r.class, Class::Particle | Class::Negation)
    });
    // وردا على، ونظرا إلى: the dual past has the letters of an adverbial accusative
    let dual = readings
        .iter()
        .filter(|r| r.finite().is_some_and(|(_, _, p)| p == Person::Third))
        .all(|r| r.number == Some(Number::Dual));
    let accusative = dual && c.any(Classes::of(&[Class::VerbalNoun, Class::Thing]));
    // فاسيل: with the ف of a conjunction it would be somebody's first person, or a passive
    let name = c.has(Class::GivenName)
        && readings.iter().all(|r| r.clitics.any(Clitics::FA))
        && !readings
            .iter()
            .any(|r| matches!(r.finite(), Some((_, Voice::Active, Person::Third))));
    if name {
        return false;
    }
    // آل ناصر, but فإن
    let particle = !c.has(Class::Complementizer)
        && readings
            .iter()
            .any(|r| r.class == Class::NameParticle && r.clitics.is_empty());
    if nominal || accusative || particle {
        return false;
    }
    readings.iter().any(|r| match r.inflection {
        Some(Inflection::Finite {
            person: Person::Third, ..
        }) => true,
        // a first person that no third person shares its letters with is as much a verb
        Some(Inflection::Finite {
            tense: Tense::Present, ..
        }) => true,
        _ => false,
    })
}

/// The reading of token `i` that a noun phrase would take, its conjunction left to the caller.
fn best_reading<'p>(page: &'p Page, i: usize) -> Option<&'p Reading> {
    page.readings(i).get(page.nominal(i).best as usize)
}

const SPEAKERS_AND_PARTS: Classes = Classes::of(&[
    Class::Person,
    Class::Body,
    Class::Document,
    Class::Country,
    Class::Organisation,
    Class::GivenName,
    Class::FamilyName,
    Class::Nisba,
    Class::Unknown,
]);

/// Whether a medium stands at token `i`, by its name (`لرويترز`) or by what it is (`لصحيفة`).
fn medium(page: &Page, i: usize) -> bool {
    page.names_medium(i)
        || page
            .readings(i)
            .iter()
            .any(|r| matches!(page.data(r.lemma), Some(Data::Noun(NounKind::Media))))
}

/// Whether a noun phrase that could be a speaker may begin at token `i`; `conjunction` says whether و may stand on it.
pub fn may_begin(page: &Page, i: usize, conjunction: bool) -> bool {
    if page.kind(i) == TokenKind::Number {
        // 38% من الأشخاص
        let share = page.kind(i + 1) == TokenKind::Other;
        return page.word(i + 1) && !page.is(i + 1, Class::Time) || share && page.word(i + 2);
    }
    if !page.word(i) {
        return false;
    }
    if page.initial(i) {
        return true;
    }
    if let Some(m) = page.mark(i) {
        return matches!(
            m.phrase.class,
            Class::Country
                | Class::Organisation
                | Class::Place
                | Class::Person
                | Class::Body
                | Class::Quantifier
                | Class::GivenName
                | Class::FamilyName
        ) && !m.clitics.preposition()
            && (conjunction || !m.clitics.conjunction());
    }
    if page.inside(i).is_some() || plainly_finite(page, i) {
        return false;
    }
    let word = page.nominal(i);
    let speaks = if conjunction {
        word.speaks_conjoined
    } else {
        word.speaks
    };
    (speaks || word.elative && heads_idafa(page, i)) && (!word.blocked || month_name(page, i))
}

/// What the readings of a word tell of its place in noun phrases; they are asked once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Nominal {
    /// The place of the reading that a phrase would take.
    best: u32,
    /// Whether it may begin a phrase that could be a speaker, and whether it may with و printed onto it.
    speaks: bool,
    speaks_conjoined: bool,
    /// Whether it is an adjective that can head an idafa.
    elative: bool,
    /// Whether its most common use is one that begins no speaker.
    blocked: bool,
    /// Whether it is a person, where its letters are not the feminine of that person and a body.
    titles: bool,
    /// Whether it has a pronoun of the third person.
    owned: bool,
}

impl Nominal {
    /// For a word with the letters `key` and these readings, whose classes are `c`.
    pub(super) fn of(readings: &[Reading], c: Classes, key: &[u8]) -> Self {
        // ف is printed onto verbs, hardly onto nouns: فاديم is a name
        let name = readings.iter().all(|r| r.clitics.any(Clitics::FA))
            && !readings
                .iter()
                .any(|r| matches!(r.finite(), Some((_, Voice::Active, Person::Third))))
            && !c.has(Class::Complementizer);
        let speaks = |r: &Reading, conjunction: bool| {
            if name {
                return !r.clitics.preposition() && key.len() > 3;
            }
            let class = SPEAKERS.has(r.class)
                || matches!(
                    r.class,
                    Class::ActiveParticiple | Class::PassiveParticiple | Class::Adjective
                ) && (r.clitics.article()
                    || r.number == Some(Number::Plural) && r.gender == Some(Gender::Masculine));
            // a word in no lexicon that looks like a noun is longer than two letters
            let plausible = r.class != Class::Unknown || key.len() > 2;
            // الخارجية، المعارضة: a definite adjective stands for its noun
            !r.clitics.preposition() && (conjunction || !r.clitics.conjunction()) && class && plausible
        };
        let elative = |r: &Reading| r.class == Class::Adjective && r.clitics.is_empty() && r.suffix.is_none();
        // مؤسسة is the founder as well
        let body = c.has(Class::Body);
        let titles = |r: &Reading| r.class == Class::Person && !(body && r.gender == Some(Gender::Feminine));
        let best = readings.iter().position(|r| SPEAKERS_AND_PARTS.has(r.class));
        Nominal {
            best: best.unwrap_or(0) as u32,
            speaks: readings.iter().any(|r| speaks(r, false)),
            speaks_conjoined: readings.iter().any(|r| speaks(r, true)),
            elative: readings.iter().any(elative),
            blocked: blocked(readings),
            titles: readings.iter().any(titles),
            owned: readings.iter().any(|r| r.suffix.is_some_and(|s| s.third)),
        }
    }
}

/// Whether the adjective at token `i` heads an idafa of a person or body, as elatives and their like do (`أكبر عميل`,
/// `كبار الضباط`, `مختلف الأحزاب`; Ryding, chapter 11).
fn heads_idafa(page: &Page, i: usize) -> bool {
    page.nominal(i).elative
        && page.mark(i).is_none()
        && page.word(i + 1)
        && page.inside(i + 1).is_none()
        && !page.clitics(i + 1).preposition()
        && page
            .readings(i + 1)
            .iter()
            .any(|n| NOUNS.has(n.class) && !n.clitics.conjunction() && !n.clitics.preposition())
}

/// Whether the most common use of a word of these readings is one that begins no speaker.
fn blocked(readings: &[Reading]) -> bool {
    readings.iter().any(|r| {
        matches!(
            r.class,
            Class::Preposition
                | Class::Complementizer
                | Class::Relative
                | Class::Subordinator
                | Class::Negation
                | Class::Particle
                | Class::Adverb
                | Class::Time
                | Class::Pronoun
                | Class::Interrogative
                | Class::SourcePhrase
                | Class::Coordinator
        ) && !r.clitics.article()
    }) && !readings
        .iter()
        .any(|r| matches!(r.class, Class::GivenName | Class::Country | Class::Organisation) && !r.clitics.conjunction())
}

/// Whether a name at `i` has the letters of a month and is a name here (`أكد رمضان أن`, `أوضح أبا الخيل`).
pub(super) fn month_name(page: &Page, i: usize) -> bool {
    page.is(i, Class::GivenName)
        || page.is(i, Class::FamilyName) && page.is(i, Class::Time) && page.kind(i + 1) != TokenKind::Number
        || page.is(i, Class::NameParticle) && page.is(i, Class::Person) && page.clitics(i + 1).article()
}

/// The noun phrase that begins at token `start` and ends before `limit` at the latest.
///
/// `object` says that the verb takes a direct object: then a common noun behind a closed phrase begins the object.
pub fn noun_phrase(page: &Page, start: usize, limit: usize, object: bool) -> Option<NounPhrase> {
    subject_phrase(page, start, limit, object, PrepositionSet::default())
}

/// Like [`noun_phrase`], for the subject of a verb that governs `prepositions`: these do not go on with the phrase.
pub fn subject_phrase(
    page: &Page,
    start: usize,
    limit: usize,
    object: bool,
    prepositions: PrepositionSet,
) -> Option<NounPhrase> {
    let limit = limit.min(start + LONGEST).min(page.len());
    if start >= limit {
        return None;
    }
    let mut walk = Walk::begin(page, start, limit, object);
    walk.governed = prepositions;
    while walk.at < limit && walk.advance() {}
    let end = walk.at.min(limit);
    let (class, gender, number) = head(page, start, end);
    Some(NounPhrase {
        tokens: start..end,
        class,
        gender,
        number,
        named: walk.named || walk.quoted,
    })
}

/// Class, gender and number of the head; behind a quantifier those of the noun it counts.
fn head(page: &Page, start: usize, end: usize) -> (Class, Option<Gender>, Option<Number>) {
    if let Some(m) = page.mark(start) {
        let e = page.analyser.entity(m.phrase.lemma);
        // another name of an entity has the gender of its first noun: صحيفة واشنطن بوست
        let noun = page
            .readings(start)
            .iter()
            .find(|r| r.class == m.phrase.class)
            .or_else(|| {
                page.readings(start)
                    .iter()
                    .find(|r| matches!(r.class, Class::Body | Class::Thing))
            })
            .or_else(|| page.readings(start).iter().find(|r| r.class == Class::Person));
        // القوى السياسية: bodies take the feminine singular in the plural
        let bodies = m.phrase.class == Class::Body && noun.is_some_and(|r| r.number == Some(Number::Plural));
        let gender = match e.and_then(|e| e.gender) {
            None if bodies => Some(Gender::Feminine),
            known => known.or(noun.and_then(|r| r.gender)),
        };
        let number = e.map(|e| e.number).or(noun.and_then(|r| r.number));
        return (m.phrase.class, gender, number);
    }
    if page.kind(start) == TokenKind::Number || page.is(start, Class::NumberWord) {
        return (Class::Quantifier, None, Some(Number::Plural));
    }
    if page.initial(start) {
        return (Class::Person, None, Some(Number::Singular));
    }
    if end > start + 1 && heads_idafa(page, start) && !page.is(start, Class::Person) {
        return head(page, start + 1, end);
    }
    let Some(r) = best_reading(page, start) else {
        return (Class::Unknown, None, None);
    };
    // فاسيل: the letter of a conjunction belongs to the name
    if page.shared_clitics(start).any(Clitics::FA) {
        return (Class::Unknown, None, Some(Number::Singular));
    }
    // نفس المصدر: a noun of its own that counts another
    let counts = page.is(start, Class::Quantifier) && end > start + 1;
    // هذا يؤكد, وهذا الفوز يؤكد: a thing
    if r.class == Class::Demonstrative && (end == start + 1 || !page.classes(start + 1).any(SPEAKERS)) {
        return (Class::Thing, r.gender, r.number);
    }
    if counts || r.class == Class::Demonstrative || r.class == Class::Quantifier {
        let class = if counts { Class::Quantifier } else { r.class };
        return (class, None, None);
    }
    // الرئيسة and وزراء tell by their form; coordination makes a plural
    let coordinated =
        r.class != Class::Body && (start + 1..end).any(|i| page.clitics(i).any(Clitics::WAW) && page.is(i, r.class));
    let plural_human = r.number == Some(Number::Plural) && r.class == Class::Body;
    let gender = if coordinated {
        None
    } else if plural_human {
        Some(Gender::Feminine)
    } else {
        r.gender
    };
    // مدعيها: what can be a singular is hardly a dual
    let number = match r.number {
        Some(Number::Dual) => page
            .readings(start)
            .iter()
            .filter(|o| o.lemma == r.lemma)
            .find_map(|o| o.number.filter(|&n| n == Number::Singular))
            .or(r.number),
        known => known,
    };
    (r.class, gender, if coordinated { None } else { number })
}

struct Walk<'p, 'l> {
    page: &'p Page<'l>,
    start: usize,
    at: usize,
    limit: usize,
    object: bool,
    /// The prepositions that belong to the verb.
    governed: PrepositionSet,
    /// The last noun waits for the noun that closes its idafa.
    open: bool,
    /// The phrase is closed: definite, or a name.
    closed: bool,
    /// A title, function or kind of person was met, whose name may follow.
    titled: bool,
    /// A body heads the phrase.
    body: bool,
    /// A personal name was met.
    named: bool,
    /// The name of a body was met in quotation marks behind a title.
    quoted: bool,
    /// The head is an entity or place by its own name.
    entity: bool,
}

impl<'p, 'l> Walk<'p, 'l> {
    fn begin(page: &'p Page<'l>, start: usize, limit: usize, object: bool) -> Self {
        let mut w = Walk {
            page,
            start,
            at: start,
            limit,
            object,
            governed: PrepositionSet::default(),
            open: false,
            closed: false,
            titled: false,
            body: false,
            named: false,
            quoted: false,
            entity: false,
        };
        w.take(start);
        w
    }

    /// Takes the word or phrase at `i` into the phrase.
    fn take(&mut self, i: usize) {
        let page = self.page;
        if page.initial(i) {
            // د. أحمد: a title and its dot
            self.at = i + 2;
            self.titled = true;
            self.closed = true;
            return;
        }
        if page.kind(i) == TokenKind::Number && page.kind(i + 1) == TokenKind::Other {
            // 38% من الأشخاص
            self.at = i + 2;
            self.open = true;
            return;
        }
        self.at = i + page.step(i);
        if let Some(m) = page.mark(i) {
            match m.phrase.class {
                Class::GivenName | Class::FamilyName => self.named = true,
                Class::Person | Class::Body => {
                    // متحدث باسم، رئيس وزراء, but مصدر حكومي: the last word says whether an idafa is open
                    let source = matches!(page.data(m.phrase.lemma), Some(Data::Noun(NounKind::Source)));
                    self.titled |= m.phrase.class == Class::Person;
                    self.body |= m.phrase.class == Class::Body;
                    self.closed = page.clitics(self.at - 1).article();
                    let adjective = source && page.classes(self.at - 1).any(ADJECTIVES);
                    self.open = !(self.closed || adjective);
                    return;
                }
                // ما لا يقل عن عشرة شهود
                Class::Quantifier => {
                    self.open = true;
                    return;
                }
                _ => self.entity |= i == self.start,
            }
            self.closed = true;
            self.open = false;
            return;
        }
        let c = page.classes(i);
        let article = page.clitics(i).article();
        // سائقي طلبات: the ending of `my` is that of a plural in construct as well
        let suffix = page.nominal(i).owned && !c.any(PROPER) && !article;
        if c.has(Class::Demonstrative) || c.has(Class::Quantifier) || c.has(Class::NumberWord) {
            self.open = true;
            return;
        }
        if c.any(PROPER) && !c.has(Class::Person) && !c.has(Class::Document) {
            self.named = true;
            self.closed = true;
            // آل مرعي: behind a name, whatever else its letters mean
            let particle = i > self.start && c.has(Class::NameParticle) && !c.has(Class::GivenName);
            self.open = c.only(Classes::of(&[Class::NameParticle])) || particle;
            return;
        }
        if c.has(Class::Country) || c.has(Class::Organisation) || c.has(Class::Place) {
            self.entity |= i == self.start;
            self.closed = true;
            self.open = false;
            return;
        }
        self.titled |= page.nominal(i).titles;
        if (c.has(Class::Body) || c.has(Class::Document)) && i == self.start {
            self.body = true;
        }
        // السعودي فيصل العلي: who comes from there, then his name
        self.titled |= i == self.start
            && article
            && c.has(Class::Nisba)
            && page
                .readings(i + 1)
                .iter()
                .any(|r| r.class == Class::GivenName && r.clitics.is_empty());
        if c.has(Class::Unknown) && !article && !suffix && (self.titled || i == self.start) {
            self.named = true;
            self.closed = true;
            self.open = false;
            return;
        }
        // a plural in ون keeps its ن and so opens no idafa: معارضون
        let absolute = c.has(Class::Person) && page.key(i).ends_with(&[fold::WAW, fold::NUN]);
        self.closed = article || suffix;
        let idafa = i == self.start && heads_idafa(page, i);
        self.open = !self.closed && (!c.only(ADJECTIVES) || idafa) && !absolute;
    }

    /// Takes one more word, if the phrase goes on; `false` where it ends.
    fn advance(&mut self) -> bool {
        let page = self.page;
        let i = self.at;
        match page.kind(i) {
            TokenKind::Word => {}
            TokenKind::Quote => return self.quoted_name(i),
            TokenKind::ParenOpen => return self.parenthesis(i),
            TokenKind::Comma => return self.apposition(i),
            TokenKind::Number => {
                if self.open {
                    self.at += 1;
                    return true;
                }
                return false;
            }
            _ => return false,
        }
        if page.initial(i) && (self.titled || self.at == self.start) {
            self.take(i);
            return true;
        }
        if let Some(m) = page.mark(i) {
            return self.phrase(i, m.phrase.class, m.clitics);
        }
        let c = page.classes(i);
        let clitics = page.clitics(i);
        // `الوزير صباح اليوم`: before another time it is no name
        if c.has(Class::Time) && page.is(i + 1, Class::Time) && !page.conjoined(i + 1) && !self.open {
            return false;
        }
        if page.inside(i).is_some() || c.has(Class::Relative) && !c.any(PROPER) {
            return false;
        }
        if page.conjoined(i) {
            return self.coordination(i);
        }
        // `وتابعت التنسيقية قائلة إن`: how it went on
        if i > self.start && adverbial_participle(page, i) {
            return false;
        }
        if self.denied_adjective(i) {
            self.at = i + 2;
            return true;
        }
        if c.any(CLOSED) && !c.any(PROPER) && !clitics.article() {
            return false;
        }
        if plainly_finite(page, i) {
            return false;
        }
        if c.has(Class::Preposition) && !c.has(Class::GivenName) {
            return self.preposition(i);
        }
        if clitics.preposition() && !page.readings(i).iter().any(|r| !r.clitics.preposition()) {
            return self.proclitic(i);
        }
        if self.closed && page.is(i, Class::Intensifier) {
            self.at = i + page.step(i);
            return true;
        }
        // العام is the year and the general: behind a title it is the adjective
        let adjective = clitics.article() && c.any(ADJECTIVES);
        if c.has(Class::Time) && !c.any(PROPER) && !self.open && !adjective {
            return false;
        }
        if c.has(Class::Adverb) && !self.open {
            return false;
        }
        if clitics.article() {
            self.definite(i)
        } else {
            self.indefinite(i)
        }
    }

    /// A word with the article: closes an idafa, agrees as an adjective, or is a family name.
    fn definite(&mut self, i: usize) -> bool {
        let page = self.page;
        if saying(page, i) {
            return false;
        }
        let c = page.classes(i);
        if self.open {
            self.take(i);
            return true;
        }
        // `مصادر حكومية الحوثيين`: an indefinite phrase with its adjectives takes nothing definite
        let several = || {
            page.readings(self.start)
                .iter()
                .any(|r| r.number == Some(Number::Plural))
        };
        if !self.closed && !self.named && !self.entity && (i > self.start + 1 || several()) {
            return false;
        }
        let adjective = c.any(ADJECTIVES) && self.agrees_with_head(i) || c.has(Class::Unknown) && nisba_shape(page, i);
        let sure = c.has(Class::Adjective) || c.has(Class::Nisba);
        // `عضو اللجنة الإعلامية الفلاني`: what agrees with no noun of the phrase but the title is the name of who bears it
        let feminine = |k: usize| page.key(k).ends_with(&[fold::TA_MARBUTA]);
        let disagrees = || feminine(i - 1) && !feminine(i);
        if c.only(Classes::of(&[Class::Unknown])) && disagrees() && self.titled && !self.named && i > self.start + 1 {
            self.named = true;
            self.at = i + 1;
            return true;
        }
        if adjective && (sure || !(c.any(THINGS) && self.object)) {
            self.at = i + 1;
            self.closed = true;
            return true;
        }
        if self.definite_surname(i) {
            self.at = i + 1;
            return true;
        }
        if c.has(Class::Person) {
            // الرئيس الفرنسي المنتخب ... الوزير الدكتور; but أدان الرئيس المتظاهرين begins the object
            // `ودعا الرئيس المواطنين`: a title in apposition has the number of its head
            // الأمر is the matter before it is the commander
            if self.object && (c.has(Class::Thing) || !((self.titled || self.named) && self.title_of_head(i))) {
                return false;
            }
            self.take(i);
            return true;
        }
        if self.named && (c.any(PROPER) || c.has(Class::Unknown) || c.has(Class::Thing) && !self.object) {
            self.at = i + 1;
            return true;
        }
        if self.titled && (c.any(PROPER) || c.has(Class::Unknown)) {
            self.named = true;
            self.at = i + 1;
            return true;
        }
        if c.has(Class::Unknown) && !self.object {
            self.at = i + 1;
            return true;
        }
        false
    }

    /// Whether a negated adjective of the head stands at `i` (`النقابات غير المشاركة`, `مصادر غير رسمية`).
    fn denied_adjective(&self, i: usize) -> bool {
        const QUALITIES: Classes = ADJECTIVES.with(&[Class::Unknown]);
        let page = self.page;
        let next = i + 1;
        i > self.start
            && next < self.limit
            && page.is(i, Class::Negation)
            && page.clitics(i).is_empty()
            && page.word(next)
            && page.clitics(next).article() == page.clitics(self.start).article()
            && !page.clitics(next).preposition()
            && page.classes(next).any(QUALITIES)
            && !page.classes(next).any(Classes::of(&[Class::Finite, Class::VerbalNoun]))
    }

    /// What a participle of the phrase governs by a preposition printed onto it, and further participles like it (`لجنة معنية
    /// بحقوق الإنسان تابعة للأمم المتحدة`).
    fn participle_complement(&mut self, i: usize) -> bool {
        const PARTICIPLES: Classes = Classes::of(&[Class::ActiveParticiple, Class::PassiveParticiple]);
        let page = self.page;
        let described = |k: usize| {
            let c = page.classes(k);
            // معني: somebody concerned as well; العام is only an adjective
            let adjective = c.has(Class::Adjective);
            c.any(PARTICIPLES)
                && !c.any(PROPER)
                && if page.clitics(k).article() {
                    !adjective
                } else {
                    !c.has(Class::Person) || adjective
                }
        };
        let free = |k: usize| page.clitic_preposition(k).is_some_and(|p| !self.governed.has(p));
        let speaks = self.titled || self.body;
        // التصريحات المسيئة لنائب الرئيس: whose they are, or to whom
        let to_person = page.clitics(i).any(Clitics::LAM) && page.is(i, Class::Person);
        if !speaks || to_person || self.named || i < self.start + 2 || !described(i - 1) || !free(i) || medium(page, i)
        {
            return false;
        }
        let Some(inner) = noun_phrase(page, i, self.limit, false) else {
            return false;
        };
        self.at = inner.tokens.end;
        let k = self.at;
        let further = k + 1 < self.limit
            && page.word(k)
            && described(k)
            && page.clitics(k).is_empty()
            && !page.clitics(self.start).article();
        self.closed = true;
        self.open = false;
        if further && free(k + 1) {
            self.at = k + 1;
            self.participle_complement(k + 1);
        }
        true
    }

    /// Whether the definite noun at `i`, a function as well, is the family name of who has a given name alone (`سامي الخطيب`);
    /// a title is not (`دعا عباس الرئيس إلى`), nor what an adjective follows.
    fn definite_surname(&self, i: usize) -> bool {
        let page = self.page;
        let given = page.classes(i - 1).has(Class::GivenName)
            || matches!(page.inside(i - 1), Some(Class::GivenName | Class::FamilyName)) && self.at == self.start + 2;
        let title = |r: &Reading| matches!(page.data(r.lemma), Some(Data::Noun(NounKind::Title)));
        let next = page.classes(i + 1);
        let described = page.clitics(i + 1).article() && next.any(ADJECTIVES) && !next.any(THINGS);
        self.named
            && given
            && page.is(i, Class::FamilyName)
            && !page.clitics(i).preposition()
            && !page.readings(i).iter().any(title)
            && !described
    }

    /// Whether the definite noun at `i` can be a further title of the one person that heads the phrase.
    fn title_of_head(&self, i: usize) -> bool {
        let head = best_reading(self.page, self.start);
        // `سأل النائب الوزير عن`: a name or an adjective follows further titles
        let next = self.page.classes(i + 1);
        let named = self.named
            || self.page.word(i + 1)
                && (next.any(PROPER.with(&[Class::Unknown, Class::Person]))
                    || self.page.clitics(i + 1).article() && next.any(ADJECTIVES));
        named
            && self.page.readings(i).iter().any(|r| {
                r.class == Class::Person
                    && r.number == Some(Number::Singular)
                    && head.is_some_and(|h| h.number != Some(Number::Plural) && h.gender == r.gender)
                    && matches!(
                        self.page.data(r.lemma),
                        Some(Data::Noun(NounKind::Title | NounKind::Function))
                    )
            })
    }

    /// Whether the feminine at `i` stands behind a masculine singular, so that it is no adjective of it.
    fn disagrees(&self, i: usize) -> bool {
        let head = best_reading(self.page, i - 1);
        let masculine = head.is_some_and(|r| r.gender == Some(Gender::Masculine) && r.number == Some(Number::Singular));
        // وزيرة خارجية فرنسا: a title waits for its country
        let title = head.is_some_and(|r| matches!(self.page.data(r.lemma), Some(Data::Noun(NounKind::Title))))
            && (self.page.is(i + 1, Class::Country) || self.page.is(i + 1, Class::Organisation));
        (masculine || title)
            && as_nouns(self.page, i, |r| {
                r.gender == Some(Gender::Feminine) && r.number == Some(Number::Singular)
            })
    }

    /// Whether an adjective at `i` has the number and case of the head: a dual or masculine plural behind a singular
    /// (`دعا البيان الفاعلين`) begins the object, and so does one in ين behind a subject in ون.
    fn agrees_with_head(&self, i: usize) -> bool {
        let page = self.page;
        let counted = as_nouns(page, i, |r| {
            r.number != Some(Number::Singular) && r.gender == Some(Gender::Masculine)
        });
        let several = (self.start..i).any(|k| {
            page.readings(k).iter().any(|r| {
                r.class == Class::Quantifier
                    || matches!(r.number, Some(Number::Plural | Number::Dual))
                        && (PEOPLE.has(r.class) || r.class == Class::Adjective)
            })
        });
        let ends = |k: usize, ending: &[u8]| page.key(k).ends_with(ending) && page.classes(k).any(PEOPLE);
        let nominative = (self.start..i).any(|k| ends(k, &[fold::WAW, fold::NUN]));
        let oblique = ends(i, &[fold::YA, fold::NUN]);
        !counted || several && !(nominative && oblique)
    }

    /// A word without article: goes on with an idafa or a name, or begins something else.
    fn indefinite(&mut self, i: usize) -> bool {
        let page = self.page;
        let c = page.classes(i);
        if self.entity {
            if c.any(PROPER) && !self.object {
                self.at = i + 1;
                return true;
            }
            return false;
        }
        let joined = page.key(i).len() <= 2 && c.any(CLOSED.with(&[Class::Preposition]));
        // وجود is وجود here, not و and the name جود
        let whole = page
            .readings(i)
            .iter()
            .any(|r| PROPER.has(r.class) && !r.clitics.conjunction());
        let name =
            c.any(PROPER) && whole && !joined || c.has(Class::Unknown) && page.key(i).len() > 1 && !c.any(THINGS);
        if name && (self.named || self.titled || self.open) {
            let family = self.named && c.any(PROPER);
            self.take(i);
            self.named |= self.titled || !self.body;
            // سامي مسلم: a name, though it means a person as well
            self.closed |= family;
            self.open &= !family;
            return true;
        }
        // صديقي behind a given name is no "my friend"
        let suffixed = page.nominal(i).owned;
        if self.named && self.surname(i) {
            self.at = i + 1;
            return true;
        }
        // قوله، تأكيده: a noun of saying with its own pronoun begins the next statement
        if own_saying(page, i) || suffixed && self.named && !c.any(PROPER) {
            return false;
        }
        if self.named && page.key(i).len() == 2 && c.only(Classes::of(&[Class::Unknown, Class::NameParticle])) {
            self.at = i + 1;
            return true;
        }
        // مؤتمر صحافي: what agrees with an indefinite thing describes it, though it may be a person elsewhere
        let describes = self.open
            && !self.titled
            && !self.named
            && c.any(ADJECTIVES)
            && page.classes(i - 1).any(THINGS)
            && !self.disagrees(i);
        if describes {
            self.at = i + 1;
            self.open = false;
            return true;
        }
        if c.any(NOUNS) {
            // وزير خارجية; a title in apposition behind a name or a closed body
            if self.open || self.named && c.has(Class::Person) {
                self.take(i);
                return true;
            }
            // قال الوزير معلقا: beside the clause
            if self.titled && c.has(Class::Person) && !self.object && !accusative(page, i) {
                self.take(i);
                return true;
            }
            return false;
        }
        if c.has(Class::Country) || c.has(Class::Organisation) || c.has(Class::Place) {
            if self.open {
                self.take(i);
                return true;
            }
            return false;
        }
        if self.open && !self.closed {
            if c.any(ADJECTIVES) && !c.any(THINGS) {
                self.at = i + 1;
                // وزير خارجية فرنسا: what does not agree is a noun of the idafa
                self.open = self.disagrees(i);
                return true;
            }
            if c.any(THINGS) {
                self.take(i);
                return true;
            }
            self.at = i + 1;
            return true;
        }
        // an indefinite head keeps its indefinite adjectives: مسؤول أمريكي كبير
        if !self.closed && c.any(ADJECTIVES) {
            self.at = i + 1;
            return true;
        }
        false
    }

    /// Whether the common word at `i` is the family name behind a given name: one that looks like a nisba or carries a
    /// `my` (`شهرام أميري`, `محمد صديقي`), or a bare noun that opens no idafa (`بطرس حرب`).
    fn surname(&self, i: usize) -> bool {
        let page = self.page;
        let given = page
            .classes(i - 1)
            .any(Classes::of(&[Class::GivenName, Class::Unknown, Class::NameParticle]))
            && !page.classes(i - 1).has(Class::Person)
            && page.inside(i - 1).is_none();
        let second = given && !(i >= 2 && self.at >= self.start + 2 && page.classes(i - 2).any(PROPER));
        if !second || !page.clitics(i).is_empty() && !page.readings(i).iter().any(|r| r.clitics.is_empty()) {
            return false;
        }
        let c = page.classes(i);
        if c.any(CLOSED)
            || c.any(Classes::of(&[
                Class::Time,
                Class::Adverb,
                Class::Preposition,
                Class::Occasion,
            ]))
        {
            return false;
        }
        let ya = page.key(i).ends_with(&[fold::YA]) && page.key(i).len() > 3;
        let nisba = ya && c.any(ADJECTIVES.with(&[Class::Person, Class::Thing]));
        let next = page.classes(i + 1);
        let idafa = page.word(i + 1)
            && (page.clitics(i + 1).article()
                || next.any(THINGS)
                || next.has(Class::Country)
                || next.has(Class::Place));
        let noun = c.has(Class::Thing) && !c.has(Class::VerbalNoun) && !idafa && !self.object;
        // فيصل أكبر: an adjective without the article describes no name
        let accusative = page.key(i).ends_with(&[fold::ALEF]);
        let elative =
            c.has(Class::Adjective) && !c.any(THINGS) && page.classes(i - 1).has(Class::GivenName) && !accusative;
        // روبرت مود إن: whatever the word means, behind a given name alone and before the clause it is a name
        let foreign = page
            .classes(i - 1)
            .any(Classes::of(&[Class::GivenName, Class::NameParticle]));
        let last = foreign
            && !accusative
            && (!page.word(i + 1)
                || complementizer(page, i + 1)
                || page.is(i + 1, Class::Particle)
                || plainly_finite(page, i + 1)
                || page.classes(i + 1).has(Class::Person)
                    && page.clitics(i + 1).is_empty()
                    && !c.has(Class::VerbalNoun));
        nisba || noun || elative || last
    }

    fn phrase(&mut self, i: usize, class: Class, clitics: Clitics) -> bool {
        if clitics.preposition() {
            if self.participle_complement(i) {
                return true;
            }
            // الأمين العام للأمم المتحدة
            let takes = matches!(class, Class::Organisation | Class::Country | Class::Body)
                && clitics.any(Clitics::LAM.with(Clitics::BA))
                && !(clitics.any(Clitics::LAM) && self.told_to(i))
                && (self.titled || self.body)
                && !self.named;
            if takes {
                self.at = i + self.page.step(i);
                self.closed = true;
                self.open = false;
            }
            return takes;
        }
        if clitics.conjunction() {
            let joins = matches!(class, Class::Organisation | Class::Country | Class::Place);
            if joins {
                self.at = i + self.page.step(i);
            }
            return joins;
        }
        match class {
            Class::Organisation | Class::Country | Class::Place | Class::Body if self.open => {
                self.take(i);
                true
            }
            Class::Person if self.titled || self.named || self.open => {
                self.take(i);
                true
            }
            Class::GivenName | Class::FamilyName if self.titled || self.named || self.open => {
                self.take(i);
                true
            }
            Class::Organisation if self.body && !self.object => {
                self.take(i);
                true
            }
            _ => false,
        }
    }

    /// Whether the medium at `i` is whom somebody told (`قال أحد السكان لوكالة رويترز`), and not whom he works for (`المدير
    /// العام لوكالة رويترز`, `تقرير لوكالة رويترز`).
    fn told_to(&self, i: usize) -> bool {
        let page = self.page;
        let start = page.classes(self.start);
        let office = page.clitics(self.start).article()
            && self.at == self.start + 2
            && page.clitics(i - 1).article()
            && !page
                .readings(self.start)
                .iter()
                .any(|r| matches!(page.data(r.lemma), Some(Data::Noun(NounKind::Source))));
        medium(page, i) && !office && !start.has(Class::Document)
    }

    /// `حزب "القوات اللبنانية"`: a short quotation behind a noun is its name.
    fn quoted_name(&mut self, i: usize) -> bool {
        let Some(mate) = self.page.opens_quote(i) else {
            return false;
        };
        // `اعتبر القرار "خطأ"`: a definite text has no name behind it, and a second object may stand there
        let text = self.object
            && self.closed
            && self.at == self.start + 1
            && self.page.classes(self.start).has(Class::Document);
        let short = mate - i <= 6 && mate < self.limit && !text;
        let inner_verb = (i + 1..mate).any(|k| self.page.is(k, Class::Complementizer) || plainly_finite(self.page, k));
        // `الوضع صعب`: a definite noun and an indefinite predicate are a clause
        let definite = |k: usize| self.page.clitics(k).article();
        let predicate = (i + 2..mate).any(|k| {
            definite(k - 1)
                && !definite(k)
                && self.page.word(k)
                && self.page.classes(k).any(ADJECTIVES)
                && !self.page.classes(k).any(PROPER)
        });
        // `أدان المجلس "بأشد العبارات" الهجوم`
        let adverbial = self.page.clitics(i + 1).preposition() || self.page.is(i + 1, Class::Preposition);
        if short && !inner_verb && !predicate && !adverbial && (self.body || self.open || self.titled && !self.named) {
            // رئيس شركة "النور": the name of the company, behind which his own may follow
            let body = self.page.is(i - 1, Class::Body);
            self.named |= self.titled && !body;
            self.quoted |= self.titled && body;
            self.at = mate + 1;
            self.closed = true;
            self.open = false;
            return true;
        }
        false
    }

    /// A parenthesis with another spelling or an acronym belongs to the phrase when the phrase goes on behind it.
    fn parenthesis(&mut self, i: usize) -> bool {
        let Some(mate) = self.page.mate(i).filter(|&m| m > i && m - i <= 8 && m + 1 < self.limit) else {
            return false;
        };
        let before = self.at;
        self.at = mate + 1;
        if self.at < self.limit && self.page.word(self.at) && self.advance() {
            return true;
        }
        self.at = before;
        false
    }

    /// `عزيز أخنوش، رئيس الحكومة،`: a title behind a name and a comma.
    fn apposition(&mut self, i: usize) -> bool {
        let page = self.page;
        let next = i + 1;
        if next >= self.limit || !page.word(next) || page.clitics(next).conjunction() {
            return false;
        }
        let title = page
            .readings(next)
            .iter()
            .any(|r| r.class == Class::Person && r.clitics.is_empty());
        let named_behind_title = self.titled
            && !self.named
            && page
                .readings(next)
                .iter()
                .any(|r| r.class == Class::GivenName && r.clitics.is_empty());
        if !(self.named && title || named_behind_title) {
            return false;
        }
        let Some(np) = subject_phrase(page, next, self.limit, self.object, self.governed) else {
            return false;
        };
        // `طالب الصافي، رئيس الوزراء العبادي بمكافحة`: a second name is somebody else
        let body = page.kind(np.tokens.end - 1) == TokenKind::Quote;
        if self.named && np.named && !body && self.object {
            return false;
        }
        let closes = matches!(
            page.kind(np.tokens.end),
            TokenKind::Comma
                | TokenKind::Colon
                | TokenKind::Stop
                | TokenKind::Quote
                | TokenKind::Break
                | TokenKind::Dash
                | TokenKind::ParenOpen
        ) || page.is(np.tokens.end, Class::Complementizer)
            || page.is(np.tokens.end, Class::Time)
            || page.is(np.tokens.end, Class::Adverb)
            || self.object && page.word(np.tokens.end)
            || page.is(np.tokens.end, Class::Preposition)
            || page.is(np.tokens.end, Class::Finite)
            || page.clitic_preposition(np.tokens.end).is_some();
        if closes {
            self.at = np.tokens.end;
            self.named = true;
            // one apposition is enough
            self.limit = self.at;
        }
        false
    }

    /// A word with و on it: another of the same kind, or the end.
    fn coordination(&mut self, i: usize) -> bool {
        let page = self.page;
        let goes_on = page.readings(i).iter().any(|r| {
            if r.clitics.preposition() || r.class == Class::Finite {
                return false;
            }
            match r.class {
                Class::Person => self.titled || self.body || self.entity,
                Class::Body | Class::Document => true,
                Class::Country | Class::Organisation | Class::Place => true,
                Class::GivenName | Class::FamilyName => self.named,
                Class::Nisba | Class::Adjective if self.named => {
                    // وليم هيغ والألماني غيدو: a further minister
                    r.clitics.article()
                        && i + 1 < self.limit
                        && page.classes(i + 1).any(PROPER.with(&[Class::Unknown]))
                        && page.clitics(i + 1).is_empty()
                }
                Class::Nisba | Class::Adjective => {
                    r.clitics.article() && self.closed
                        || !self.named && page.classes(i - 1).any(ADJECTIVES) && !page.clitics(i - 1).article()
                }
                Class::Thing | Class::VerbalNoun | Class::Unknown | Class::Geography => {
                    r.clitics.article() && self.closed && !self.named && !self.entity
                }
                _ => false,
            }
        });
        if !goes_on || page.classes(i).has(Class::Finite) && !page.clitics(i).article() {
            return false;
        }
        let person = page.classes(i).has(Class::Person);
        self.at = i + 1;
        self.titled |= person;
        let article = page.clitics(i).article();
        // ناشطون ومعارضون
        let absolute = person && page.key(i).ends_with(&[fold::WAW, fold::NUN]);
        self.closed = article || page.classes(i).any(PROPER) || page.is(i, Class::Country);
        self.open = !self.closed && !absolute;
        true
    }

    /// A preposition of its own: `المتحدث باسم`, `مبعوث ... إلى اليمن`, `عدد من النواب`, `وزارة الدفاع في أذربيجان`.
    fn preposition(&mut self, i: usize) -> bool {
        let page = self.page;
        let next = i + 1;
        if next >= self.limit {
            return false;
        }
        // `المبعوثة الأممية إلى ليبيا إلى ضبط النفس`: of two, the verb governs the second
        let behind = next + page.step(next);
        let twice = page.preposition(i).is_some() && page.preposition(i) == page.preposition(behind);
        if self.named && !self.counted() && !(twice && self.titled) {
            return false;
        }
        // `قال الوزير عبر تويتر`, `قال الوزير من بيروت`: where he said it
        let says_where = only_locative(page, i);
        let from_place = page.preposition(i).is_some_and(|p| !self.governed.has(p))
            && origin(page, i)
            && place(page, next)
            && self.closed;
        if says_where || from_place {
            return false;
        }
        let place = place(page, next) || page.is(next, Class::Organisation);
        let body = page.is(next, Class::Body);
        // بيان صادر عن القضاء، المعني بعملية السلام
        let participle = !self.named
            && i > self.start
            && page
                .classes(i - 1)
                .any(Classes::of(&[Class::ActiveParticiple, Class::PassiveParticiple]))
            && !self.governs(i)
            && !page.is(next, Class::Time)
            && !page.is(next, Class::Occasion);
        let takes = participle && (place || body || page.is(next, Class::Person))
            || (self.titled || self.body) && (place || body && !page.is(next, Class::Occasion)) && !self.governs(i)
            || self.counted() && page.word(next) && !page.is(next, Class::Time) && !self.governs(i);
        if takes {
            self.take(next);
            self.open |=
                page.classes(next).any(Classes::of(&[Class::Geography, Class::Body])) && !page.clitics(next).article();
        }
        takes
    }

    /// Whether the phrase so far is a quantity (`عدد من`, `مصادر في`), which takes a preposition freely.
    fn counted(&self) -> bool {
        let share = self.page.kind(self.start) == TokenKind::Number && self.at == self.start + 2;
        share
            || self.at == self.start + 1
                && (self.page.is(self.start, Class::Quantifier)
                    || self.page.readings(self.start).iter().any(|r| {
                        matches!(
                            self.page.data(r.lemma),
                            Some(Data::Noun(NounKind::Source | NounKind::Group))
                        )
                    }))
    }

    /// Whether the preposition at `i` more likely belongs to the verb: `دعا الوزير إلى`.
    fn governs(&self, i: usize) -> bool {
        let place = self.page.is(i + 1, Class::Place) || self.page.is(i + 1, Class::Country);
        self.page.preposition(i).is_some_and(|p| self.governed.has(p)) && !place
    }

    /// Whether the phrase goes on from its name with a title of who bears it (`سامي الخطيب رئيس اللجنة`).
    fn title_behind_name(&self) -> bool {
        let page = self.page;
        let name =
            |k: usize| page.classes(k).any(PROPER) && !page.clitics(k).article() || page.is(k, Class::FamilyName);
        let last = (self.start..self.at).rev().find(|&k| name(k));
        self.named
            && last.is_some_and(|k| {
                (k + 1..self.at).any(|t| page.is(t, Class::Person) && !name(t) && !page.key(t).ends_with(&[fold::ALEF]))
            })
    }

    /// A preposition printed onto the word: `المتحدث بوزارة`, `الأمين العام للاتحاد`, `المتحدث باسم`.
    fn proclitic(&mut self, i: usize) -> bool {
        let page = self.page;
        if self.participle_complement(i) {
            return true;
        }
        // سامي الخطيب رئيس اللجنة لحقوق الإنسان: behind a name and a title, what belongs to the title
        let title = self.title_behind_name();
        let named = self.named && !title;
        let c = page.classes(i);
        let holds = c.any(NOUNS) || c.has(Class::Organisation) || c.has(Class::Country) || c.has(Class::Place);
        // مساعد الوزير للشؤون القنصلية
        let charge = self.titled
            && !named
            && page.clitics(i).any(Clitics::LAM)
            && page.clitics(i).article()
            && c.has(Class::Thing)
            && !c.has(Class::VerbalNoun);
        // شركة "الأفق" للنقل
        let business = self.quoted && !named && page.clitics(i).any(Clitics::LAM) && page.clitics(i).article();
        // قال مسؤول لرويترز، للصحفيين: whom he told
        let document = self.body && page.classes(self.start).has(Class::Document);
        let told = page.clitics(i).any(Clitics::LAM)
            && !document
            && (medium(page, i)
                || !(self.entity || self.body)
                    && page
                        .readings(i)
                        .iter()
                        .any(|r| r.class == Class::Person && r.number == Some(Number::Plural)));
        // `رحبت الشركة بالقرار`: what the verb governs
        let governed =
            page.clitics(i).any(Clitics::BA) && page.clitic_preposition(i).is_some_and(|p| self.governed.has(p));
        // أعرب سموه لفخامته: a phrase that its pronoun closes
        let owned = page.clitics(i).any(Clitics::LAM)
            && self.at == self.start + 1
            && page
                .readings(self.start)
                .iter()
                .all(|r| r.suffix.is_some_and(|s| s.third));
        if told || governed || owned || page.key(i).len() == 1 {
            return false;
        }
        // مفوضية الأمم المتحدة للاجئين
        let cause = self.entity && !named && page.clitics(i).any(Clitics::LAM) && c.has(Class::Person);
        // الشبكة السورية لحقوق الإنسان
        let purpose = (self.body || title)
            && self.closed
            && !named
            && page.clitics(i).any(Clitics::LAM)
            && c.has(Class::Thing)
            && !page.clitic_preposition(i).is_some_and(|p| self.governed.has(p))
            && (page.clitics(i).article() || page.clitics(i + 1).article())
            && i + 1 < self.limit;
        let takes = charge
            || business
            || purpose
            || cause
            || holds
                && !c.has(Class::VerbalNoun)
                && (self.titled || self.body)
                && !page.clitics(i).any(Clitics::KAF)
                && (!named || c.has(Class::Body) && !self.object);
        if takes {
            let article = page.clitics(i).article() || c.has(Class::Country) || c.has(Class::Organisation);
            self.at = i + page.step(i);
            self.open = !article;
            self.closed = article;
        }
        takes
    }
}

/// Whether token `k` has readings that are no finite verbs, and all of them are so.
fn as_nouns(page: &Page, k: usize, so: impl Fn(&Reading) -> bool) -> bool {
    let mut readings = page.readings(k).iter().filter(|r| r.class != Class::Finite).peekable();
    readings.peek().is_some() && readings.all(so)
}

/// Whether an unknown word with the article has the ending of a nisba (`الفلاني`, `الفلانية`).
fn nisba_shape(page: &Page, i: usize) -> bool {
    let key = page.key(i);
    let stem = key.strip_suffix(&[fold::TA_MARBUTA]).unwrap_or(key);
    stem.len() > 4 && stem.ends_with(&[fold::YA])
}

/// Whether the phrase is headed by a masculine plural in ون (`حذر السائقون`), which is a nominative.
pub fn nominative(page: &Page, np: &NounPhrase) -> bool {
    let head = np.tokens.start;
    page.key(head).ends_with(&[fold::WAW, fold::NUN])
        && page.mark(head).is_none()
        && page
            .readings(head)
            .iter()
            .any(|r| PEOPLE.has(r.class) && r.number == Some(Number::Plural))
}

/// Whether the common noun at token `i` has the alif of an indefinite accusative (`أبلغ دولا إقليمية`, `نفى كونه عالما`), which
/// no subject has.
pub fn accusative(page: &Page, i: usize) -> bool {
    let c = page.classes(i);
    // وزيرا الداخلية: a dual before the noun that closes its idafa
    let dual = page.readings(i).iter().any(|r| r.number == Some(Number::Dual)) && page.clitics(i + 1).article();
    page.word(i)
        && page.mark(i).is_none()
        && !dual
        && page.key(i).ends_with(&[fold::ALEF])
        && page.clitics(i).is_empty()
        && !c.any(PROPER)
        && !c.any(Classes::of(&[
            Class::Country,
            Class::Organisation,
            Class::Place,
            Class::Quantifier,
        ]))
        && page.readings(i).iter().any(|r| {
            let lemma = &page.analyser.lexicons.lemmas.get(r.lemma as usize);
            (NOUNS.has(r.class) || THINGS.has(r.class))
                && r.suffix.is_none()
                && r.number != Some(Number::Dual)
                && lemma.is_some_and(|l| !l.text.ends_with(['ا', 'ى']))
        })
}

/// Whether a phrase behind a verb is headed by a masculine plural in ين (`طالب المواطنين بالهدوء`), which is no nominative.
pub fn oblique(page: &Page, np: &NounPhrase) -> bool {
    let head = np.tokens.start;
    let mut readings = page
        .readings(head)
        .iter()
        .filter(|r| r.class != Class::Finite && r.class != Class::FamilyName)
        .peekable();
    page.key(head).ends_with(&[fold::YA, fold::NUN])
        && page.mark(head).is_none()
        && !page.is(head, Class::FamilyName)
        && readings.peek().is_some()
        && readings
            .all(|r| matches!(r.number, Some(Number::Plural | Number::Dual)) && r.gender == Some(Gender::Masculine))
}

/// Whether a verb with subject gender `g` and number `n` can have the phrase as its subject.
///
/// Before its subject the verb is singular whatever the subject's number; after it, it agrees in both.
pub fn agrees(np: &NounPhrase, gender: Option<Gender>, number: Option<Number>, verb_first: bool) -> bool {
    if np.class == Class::Quantifier || np.class == Class::Demonstrative {
        return true;
    }
    // شعارات طالبوا: what is no person takes no plural verb
    let thing = matches!(
        np.class,
        Class::Thing | Class::CueNoun | Class::Document | Class::VerbalNoun | Class::Occasion
    );
    if thing && matches!(number, Some(Number::Plural | Number::Dual)) && np.number != Some(Number::Dual) {
        return false;
    }
    // قالت مصادر: a plural may take a feminine singular verb
    let as_group =
        np.number == Some(Number::Plural) && gender == Some(Gender::Feminine) && number == Some(Number::Singular);
    let gender_fits = as_group
        || match (np.gender, gender) {
            (Some(Gender::Common), _) | (_, Some(Gender::Common)) => true,
            (Some(a), Some(b)) => a == b || np.number == Some(Number::Plural),
            _ => true,
        };
    let number_fits = verb_first
        || as_group
        || match (np.number, number) {
            (Some(Number::Singular), Some(Number::Plural | Number::Dual)) => {
                !matches!(np.class, Class::Person | Class::GivenName | Class::FamilyName)
            }
            (Some(Number::Plural | Number::Dual), Some(Number::Singular)) => {
                np.gender == Some(Gender::Feminine) || np.class != Class::Person
            }
            _ => true,
        };
    gender_fits && number_fits
}
