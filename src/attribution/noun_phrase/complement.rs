//! What a preposition joins to a noun phrase: `المتحدث باسم الحكومة`, `عدد من النواب`, `الأمين العام للاتحاد`. What the verb
//! governs, and whom somebody told, is no part of it.

use super::classes::{NOUNS, PROPER};
use super::walk::Walk;
use crate::attribution::page::Page;
use crate::attribution::passing::{only_locative, origin, place};
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::Number;
use crate::lexicon::{Data, NounKind, PrepositionSet};
use crate::text::TokenKind;

impl Walk<'_, '_> {
    /// A preposition of its own: `المتحدث باسم`, `مبعوث ... إلى اليمن`, `عدد من النواب`, `وزارة الدفاع في أذربيجان`.
    pub(super) fn preposition(&mut self, i: usize) -> bool {
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

    /// A preposition printed onto the word: `المتحدث بوزارة`, `الأمين العام للاتحاد`, `المتحدث باسم`.
    pub(super) fn proclitic(&mut self, i: usize) -> bool {
        let page = self.page;
        if self.participle_complement(i) {
            return true;
        }
        // جوزيف بريهام: a family name with the letters of a preposition
        if self.surname_like_complement(i) {
            self.at = i + 1;
            return true;
        }
        if self.belongs_to_verb(i) || page.key(i).len() == 1 {
            return false;
        }
        // سامي الخطيب رئيس اللجنة لحقوق الإنسان: behind a name and a title, what belongs to the title
        let title = self.title_behind_name();
        let named = self.named && !title;
        let c = page.classes(i);
        let of = page.clitics(i).any(Clitics::LAM) && !named;
        let article = page.clitics(i).article();
        // مساعد الوزير للشؤون القنصلية
        let charge = of && self.titled && article && c.has(Class::Thing) && !c.has(Class::VerbalNoun);
        // شركة "الأفق" للنقل
        let business = of && self.quoted && article;
        // مفوضية الأمم المتحدة للاجئين
        let cause = of && self.entity && c.has(Class::Person);
        // الشبكة السورية لحقوق الإنسان
        let purpose = of
            && (self.body || title)
            && self.closed
            && c.has(Class::Thing)
            && !page.clitic_preposition(i).is_some_and(|p| self.governed.has(p))
            && (article || page.clitics(i + 1).article())
            && i + 1 < self.limit;
        let holds = c.any(NOUNS) || c.has(Class::Organisation) || c.has(Class::Country) || c.has(Class::Place);
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
            self.at = i + page.step(i);
            self.closed = article || c.has(Class::Country) || c.has(Class::Organisation);
            self.open = !self.closed;
        }
        takes
    }

    /// Whether the word at `i` is a name with ب or ك before it that the verb does not govern, right behind a given name.
    fn surname_like_complement(&self, i: usize) -> bool {
        let page = self.page;
        let given = page
            .readings(i - 1)
            .iter()
            .any(|r| r.class == Class::GivenName && r.clitics.is_empty());
        self.named
            && given
            && page.clitics(i).any(Clitics::BA.with(Clitics::KAF))
            && !page.clitics(i).article()
            && page.classes(i).any(PROPER)
            && !page.clitic_preposition(i).is_some_and(|p| self.governed.has(p))
    }

    /// Whether the word at `i`, with a preposition printed onto it, belongs to the verb: what it governs, or whom somebody told.
    fn belongs_to_verb(&self, i: usize) -> bool {
        let page = self.page;
        let to = page.clitics(i).any(Clitics::LAM);
        // قال مسؤول لرويترز، للصحفيين: whom he told
        let document = self.body && page.classes(self.start).has(Class::Document);
        let told = to
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
        let owned = to
            && self.at == self.start + 1
            && page
                .readings(self.start)
                .iter()
                .all(|r| r.suffix.is_some_and(|s| s.third));
        told || governed || owned
    }

    /// What a participle of the phrase governs by a preposition printed onto it, and further participles like it (`لجنة معنية
    /// بحقوق الإنسان تابعة للأمم المتحدة`).
    pub(super) fn participle_complement(&mut self, i: usize) -> bool {
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
        let Some(inner) = self.inner(i, false, PrepositionSet::default()) else {
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

    /// Whether the medium at `i` is whom somebody told (`قال أحد السكان لوكالة رويترز`), and not whom he works for (`المدير
    /// العام لوكالة رويترز`, `تقرير لوكالة رويترز`).
    pub(super) fn told_to(&self, i: usize) -> bool {
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
}

/// Whether a medium stands at token `i`, by its name (`لرويترز`) or by what it is (`لصحيفة`). What runs one (`شبكة الجزيرة`) is
/// told things as well, though as a speaker it speaks for itself and no longer counts as a medium (in `stance`).
pub(in crate::attribution) fn medium(page: &Page, i: usize) -> bool {
    page.names_medium(i)
        || page
            .readings(i)
            .iter()
            .any(|r| matches!(page.data(r.lemma), Some(Data::Noun(NounKind::Media))))
}
