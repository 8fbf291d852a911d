//! What a noun phrase has so far, and what it gains by a word.

use super::beginning::heads_idafa;
use super::classes::{ADJECTIVES, PROPER};
use crate::attribution::page::{Mark, Page};
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::conjugation::Number;
use crate::lexicon::{Data, NounKind, PrepositionSet};
use crate::text::{TokenKind, fold};

const PARTICIPLES: Classes = Classes::of(&[Class::ActiveParticiple, Class::PassiveParticiple]);

/// A walk over the words of a noun phrase.
pub(super) struct Walk<'p, 'l> {
    pub(super) page: &'p Page<'l>,
    pub(super) start: usize,
    pub(super) at: usize,
    pub(super) limit: usize,
    pub(super) object: bool,
    /// The prepositions that belong to the verb.
    pub(super) governed: PrepositionSet,
    /// The last noun waits for the noun that closes its idafa.
    pub(super) open: bool,
    /// The phrase is closed: definite, or a name.
    pub(super) closed: bool,
    /// A title, function or kind of person was met, whose name may follow.
    pub(super) titled: bool,
    /// A body heads the phrase.
    pub(super) body: bool,
    /// A personal name was met.
    pub(super) named: bool,
    /// The name of a body was met in quotation marks behind a title.
    pub(super) quoted: bool,
    /// The head is an entity or place by its own name.
    pub(super) entity: bool,
}

impl<'p, 'l> Walk<'p, 'l> {
    pub(super) fn begin(page: &'p Page<'l>, start: usize, limit: usize, object: bool) -> Self {
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
    pub(super) fn take(&mut self, i: usize) {
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
        match page.mark(i) {
            Some(mark) => self.take_phrase(i, mark),
            None => self.take_word(i),
        }
    }

    /// Takes a phrase of the lexicons.
    fn take_phrase(&mut self, i: usize, mark: Mark) {
        let page = self.page;
        match mark.phrase.class {
            Class::GivenName | Class::FamilyName => self.named = true,
            Class::Person | Class::Body => {
                // متحدث باسم، رئيس وزراء, but مصدر حكومي: the last word says whether an idafa is open
                let source = matches!(page.data(mark.phrase.lemma), Some(Data::Noun(NounKind::Source)));
                self.titled |= mark.phrase.class == Class::Person;
                self.body |= mark.phrase.class == Class::Body;
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
    }

    /// Takes a single word.
    fn take_word(&mut self, i: usize) {
        let page = self.page;
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
        // موقعو الوثيقة: without its ن a plural waits for the noun that closes its idafa
        let construct = !article
            && page.key(i).ends_with(&[fold::WAW])
            && page
                .readings(i)
                .iter()
                .any(|r| PARTICIPLES.has(r.class) && r.number == Some(Number::Plural));
        self.open = !self.closed && (!c.only(ADJECTIVES) || idafa || construct) && !absolute;
    }
}
