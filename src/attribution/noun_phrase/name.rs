//! Names of persons and bodies, and the titles beside them.

use super::beginning::plainly_finite;
use super::classes::{ADJECTIVES, CLOSED, PROPER, THINGS};
use super::head::best_reading;
use super::walk::Walk;
use crate::attribution::passing::complementizer;
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::conjugation::{Number, Person};
use crate::lexicon::{Data, NounKind, Reading};
use crate::text::fold;

impl Walk<'_, '_> {
    /// A name, or a word in no lexicon that can be one, where the phrase waits for it.
    pub(super) fn further_name(&mut self, i: usize) -> bool {
        let page = self.page;
        let c = page.classes(i);
        let joined = page.key(i).len() <= 2 && c.any(CLOSED.with(&[Class::Preposition]));
        // وجود is وجود here, not و and the name جود
        let whole = page
            .readings(i)
            .iter()
            .any(|r| PROPER.has(r.class) && !r.clitics.conjunction());
        let name =
            c.any(PROPER) && whole && !joined || c.has(Class::Unknown) && page.key(i).len() > 1 && !c.any(THINGS);
        if !name || !(self.named || self.titled || self.open) {
            return false;
        }
        let family = self.named && c.any(PROPER);
        self.take(i);
        self.named |= self.titled || !self.body;
        // سامي مسلم: a name, though it means a person as well
        self.closed |= family;
        self.open &= !family;
        true
    }

    /// The first name behind a title that by its letters is what I or we do (`الرئيس ساولي نينيستو`), where a further name follows.
    pub(super) fn foreign_name(&mut self, i: usize) -> bool {
        let page = self.page;
        let us = |r: &Reading| match r.finite() {
            Some((_, _, person)) => person != Person::Third || r.suffix.is_some_and(|s| !s.third),
            None => true,
        };
        let name = self.titled
            && self.closed
            && !self.named
            && !page.clitics(i).conjunction()
            && page.readings(i).iter().all(us)
            && page
                .readings(i + 1)
                .iter()
                .any(|r| (PROPER.has(r.class) || r.class == Class::Unknown) && r.clitics.is_empty());
        if name {
            self.at = i + 1;
            self.named = true;
        }
        name
    }

    /// Whether the common word at `i` is the family name behind a given name: one that looks like a nisba or carries a
    /// `my` (`شهرام أميري`, `محمد صديقي`), or a bare noun that opens no idafa (`بطرس حرب`).
    pub(super) fn surname(&self, i: usize) -> bool {
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

    /// Whether the definite noun at `i`, a function as well, is the family name of who has a given name alone (`سامي الخطيب`);
    /// a title is not (`دعا عباس الرئيس إلى`), nor what an adjective follows.
    pub(super) fn definite_surname(&self, i: usize) -> bool {
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
    pub(super) fn title_of_head(&self, i: usize) -> bool {
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

    /// Whether the phrase goes on from its name with a title of who bears it (`سامي الخطيب رئيس اللجنة`). The name is one of
    /// the lexicons, so that it is known where it ends; what `stretch` continues may hold others.
    pub(super) fn title_behind_name(&self) -> bool {
        let page = self.page;
        let name =
            |k: usize| page.classes(k).any(PROPER) && !page.clitics(k).article() || page.is(k, Class::FamilyName);
        let last = (self.start..self.at).rev().find(|&k| name(k));
        self.named
            && last.is_some_and(|k| {
                (k + 1..self.at).any(|t| page.is(t, Class::Person) && !name(t) && !page.key(t).ends_with(&[fold::ALEF]))
            })
    }

    /// `حزب "القوات اللبنانية"`: a short quotation behind a noun is its name.
    pub(super) fn quoted_name(&mut self, i: usize) -> bool {
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
}
