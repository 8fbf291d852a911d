//! Idafa, a noun with the noun it belongs to: `وزارة الدفاع`, `سائقي طلبات`. It is open until a definite noun or a name closes
//! it.

use super::adjective::nisba_shape;
use super::case::accusative;
use super::classes::{ADJECTIVES, NOUNS, PROPER, THINGS};
use super::walk::Walk;
use crate::attribution::passing::{own_saying, saying};
use crate::lexicon::classes::{Class, Classes};
use crate::lexicon::conjugation::Number;
use crate::text::fold;

impl Walk<'_, '_> {
    /// A word with the article: closes an idafa, agrees as an adjective, or is a family name.
    pub(super) fn definite(&mut self, i: usize) -> bool {
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
        // `طالب المشاركون المؤسسات`: a nominative of several takes nothing but adjectives
        let nominative = page.key(i - 1).ends_with(&[fold::WAW, fold::NUN]) && page.clitics(i - 1).article();
        if nominative
            && c.any(NOUNS.with(&[Class::Thing, Class::Geography, Class::Organisation]))
            && !c.has(Class::Adjective)
            && !c.has(Class::Nisba)
        {
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

    /// A word without article: goes on with an idafa or a name, or begins something else.
    pub(super) fn indefinite(&mut self, i: usize) -> bool {
        let page = self.page;
        let c = page.classes(i);
        if self.entity {
            if c.any(PROPER) && !self.object {
                self.at = i + 1;
                return true;
            }
            return false;
        }
        if self.further_name(i) {
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
            self.common_noun(i);
            return true;
        }
        // an indefinite head keeps its indefinite adjectives: مسؤول أمريكي كبير
        if !self.closed && c.any(ADJECTIVES) {
            self.at = i + 1;
            return true;
        }
        false
    }

    /// A common word behind a noun whose idafa is open: its second noun, or an adjective.
    fn common_noun(&mut self, i: usize) {
        let c = self.page.classes(i);
        if c.any(THINGS) {
            self.take(i);
            return;
        }
        self.at = i + 1;
        if c.any(ADJECTIVES) {
            // وزير خارجية فرنسا: what does not agree is a noun of the idafa
            self.open = self.disagrees(i);
        }
    }
}
