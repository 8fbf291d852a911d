//! Prepositions between a verb and its content: the verb's own, which introduce it, and those that say where, when and to
//! whom it was said.

use super::governor::Start;
use super::walk::{Step, Walk};
use crate::attribution::noun_phrase::{may_begin, noun_phrase, plainly_finite, subject_phrase};
use crate::attribution::page::Page;
use crate::attribution::passing::{
    behind_complementizer, circumstance, complementizer, locative, occasion, place, prepositional, relative_clause,
    saying,
};
use crate::lexicon::classes::{Class, Clitics};
use crate::lexicon::{Preposition, VerbKind};
use crate::text::TokenKind;

impl Walk<'_, '_> {
    /// The preposition `p`, a word of its own.
    pub(super) fn preposition(&mut self, i: usize, p: Preposition) -> Step {
        let (page, end, governor) = (self.page, self.end, self.governor);
        let frames = governor.frames;
        let clause_next = complementizer(page, i + 1);
        let relay = governor.kind == VerbKind::Relay || frames.source_prepositions.has(p);
        // `في مؤتمر` says where; `دعا إلى محاكمة` does not
        let where_said = locative(page, i)
            && occasion(page, i + 1)
            && governor.kind != VerbKind::Position
            && (!frames.prepositions.has(p) || told_behind(page, i + 1, end, p));
        let here = frames.prepositions.has(p) && !where_said && !relay;
        // `حذر من بيروت من`, `في ختام زيارته إلى لبنان إلى`: the same preposition behind a place is the verb's own
        if here && place(page, i + 1) {
            let behind = noun_phrase(page, i + 1, end, true).map_or(i + 1, |np| np.tokens.end);
            if page.preposition(behind) == Some(p) {
                return Step::On(behind);
            }
        }
        if here && governor.kind == VerbKind::Naming {
            // `تطلق القوات حملات على فترات`: what is named stands right behind على
            if self.addressee.is_some() {
                return Step::Nothing;
            }
            // `أطلق على المدينة لقب "مدينة الأسرار"`: the name, not who bears it
            if let Some(np) = noun_phrase(page, i + 1, end, true)
                && page.word(np.tokens.end)
                && page.opens_quote(np.tokens.end + 1).is_some()
            {
                return self.begins(np.tokens.end + 1);
            }
        }
        let at = if clause_next {
            behind_complementizer(page, i + 1)
        } else {
            i + 1
        };
        if here || clause_next && (frames.clause_prepositions.has(p) || frames.prepositions.has(p)) {
            return self.begins(self.addressee_or(at, p));
        }
        if frames.addressee_prepositions.has(p) && (self.addressee.is_some() || governor.pronoun) {
            return self.begins(self.addressee.unwrap_or(at));
        }
        let names_source = relay
            && self.source.is_none()
            && i + 1 < end
            && (may_begin(page, i + 1, false) || page.is(i + 1, Class::Document));
        if names_source {
            return self.relayed_source(i + 1);
        }
        // times, places and occasions stand between a verb and its object, and a pronoun takes the place of none (`شجبت فيها
        // المحاولة`); other phrases do not
        self.near &= carries_pronoun(page, i) || circumstance(page, i + 1) || locative(page, i);
        self.ungoverned(i)
    }

    /// The source at `i`, behind the preposition of a verb that relays (`نقل عن فلان أن`).
    fn relayed_source(&mut self, i: usize) -> Step {
        let page = self.page;
        let Some(np) = noun_phrase(page, i, self.end, false) else {
            return Step::Nothing;
        };
        let behind = np.tokens.end;
        self.source = Some(np);
        // نقل عن فلان قوله: the noun carries the statement
        let noun = page
            .readings(behind)
            .iter()
            .any(|r| r.class == Class::VerbalNoun && r.suffix.is_some());
        if noun {
            return Step::Begins(Start {
                relayed: true,
                ..Start::at(behind)
            });
        }
        Step::On(behind)
    }

    /// A preposition that the verb does not govern, with its noun.
    pub(super) fn ungoverned(&self, i: usize) -> Step {
        Step::On(if carries_pronoun(self.page, i) {
            i + 1
        } else {
            prepositional(self.page, i, self.end)
        })
    }

    /// The clause of a preposition (`قال قبل أن يغادر إن`).
    pub(super) fn clause_of_preposition(&mut self, i: usize) -> Step {
        let page = self.page;
        self.near = false;
        let clause = i + 2;
        Step::On(if plainly_finite(page, clause) {
            relative_clause(page, clause, self.end)
        } else {
            clause
        })
    }

    /// The preposition `p`, printed onto a word.
    pub(super) fn proclitic(&mut self, i: usize, p: Preposition) -> Step {
        let (page, governor) = (self.page, self.governor);
        let frames = governor.frames;
        // `أجاب بقوله إن`
        if saying(page, i) && frames.clause {
            return Step::On(i + 1);
        }
        let (own, addresses) = (frames.prepositions.has(p), frames.addressee_prepositions.has(p));
        // ل"الحياة": printed onto a quotation
        if page.key(i).len() == 1 && (own || addresses) {
            return self.begins(self.addressee_or(i + 1, p));
        }
        // بسرعة is an adverb, بسرعة التدخل is what was asked for
        let heads =
            page.step(i) == 1 && page.word(i + 1) && page.clitics(i + 1).article() && page.inside(i + 1).is_none();
        // `دعا الوزير لوكالة فرانس برس إلى`: whom he told
        let told = page.clitics(i).any(Clitics::LAM) && page.names_medium(i) && i > governor.at + 1;
        let adverb = (page.is(i, Class::Adverb) || page.is(i, Class::Time) || told) && !heads;
        if own && !adverb {
            return self.begins(self.addressee_or(i, p));
        }
        if addresses && !adverb && (self.addressee.is_some() || governor.pronoun) {
            let addressee = self.addressee.filter(|_| governor.kind != VerbKind::Naming);
            return self.begins(addressee.unwrap_or(i));
        }
        let behind = i + page.step(i);
        // `أيدت بقوة الاتفاق`
        if page.is(i, Class::Adverb) {
            return Step::On(behind);
        }
        // `رئيسة اللجنة لمعرض الدوحة إلى أن`: the whole phrase behind the preposition
        let phrase = subject_phrase(page, i, self.end, false, frames.all_prepositions());
        Step::On(phrase.map_or(behind, |np| np.tokens.end.max(behind)))
    }
}

/// Whether the preposition at `i` carries a pronoun (`فيها`).
fn carries_pronoun(page: &Page, i: usize) -> bool {
    page.readings(i)
        .iter()
        .any(|r| r.class == Class::Preposition && r.suffix.is_some())
}

/// Whether behind the occasion at `i` what was said is still to come: a clause, a quotation, or the preposition once more
/// (`شدد في المؤتمر على`, but `شدد على المفاوضات`).
fn told_behind(page: &Page, i: usize, end: usize, p: Preposition) -> bool {
    const REACH: usize = 14;
    (i + 1..end.min(i + REACH))
        .take_while(|&k| !matches!(page.kind(k), TokenKind::Stop | TokenKind::Break))
        .any(|k| complementizer(page, k) || page.opens_quote(k).is_some() || page.preposition(k) == Some(p))
}
