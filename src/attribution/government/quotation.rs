//! Quotation marks between a verb and its content: they open what was said, or hold a name.

use super::walk::{Step, Walk};
use crate::attribution::noun_phrase::plainly_finite;
use crate::attribution::page::Page;
use crate::attribution::passing::{complementizer, preposition_at};
use crate::lexicon::Frames;
use crate::lexicon::classes::{Class, Clitics};
use crate::text::TokenKind;
use crate::text::fold::LAM;

impl Walk<'_, '_> {
    /// A quotation mark.
    pub(super) fn quotation(&mut self, i: usize) -> Step {
        let (page, frames) = (self.page, self.governor.frames);
        let Some(mate) = page.opens_quote(i) else {
            return self.lone_mark(i);
        };
        if named_by_quote(page, i, mate, self.end, frames) {
            return Step::On(mate + 1);
        }
        // `ويدعو الأطراف "للتعاون"`, `أشاد "بالجهود"`: the preposition stands inside the marks
        let inside = preposition_at(page, i + 1);
        if let Some(p) = inside.filter(|_| self.near) {
            if let Some(addressee) = self.addressee.filter(|_| frames.addressee_prepositions.has(p)) {
                return self.begins(addressee);
            }
            if frames.prepositions.has(p) {
                return self.begins(i);
            }
        }
        // a short quotation behind a verb with other meanings is a name (`دفع "فلان" إلى`)
        const NAME: usize = 4;
        let object = frames.object
            && self.verb_first()
            && frames.addressee_prepositions.is_empty()
            && !page.clitics(i + 1).preposition();
        let speech = self.governor.strong || mate - i > NAME || object;
        let governed = self.source.is_some()
            || frames.quote
            || frames.clause
            || frames.object && self.near
            || frames.object_clause;
        if speech && governed {
            return self.begins(i);
        }
        if self.near && !frames.addressee_prepositions.is_empty() {
            self.addressee.get_or_insert(i);
        }
        Step::On(mate + 1)
    }

    /// A mark whose partner was forgotten: it still opens speech right behind its verb.
    fn lone_mark(&mut self, i: usize) -> Step {
        let governor = self.governor;
        let speech =
            governor.strong && self.near && governor.frames.quote && self.page.mate(i).is_none() && i + 1 < self.end;
        if speech { self.begins(i + 1) } else { Step::Nothing }
    }
}

/// Whether the quotation from `i` to `mate` is a name inside the subject: short, without a verb, and what introduces the
/// content follows in the same clause (`وقالت "اليمنية" عبر حسابها إن`, `قال «المسؤول اليمني»: ...`).
fn named_by_quote(page: &Page, i: usize, mate: usize, end: usize, frames: &Frames) -> bool {
    const NAME: usize = 7;
    const REACH: usize = 60;
    let name = mate - i <= NAME && !(i + 1..mate).any(|k| plainly_finite(page, k) || complementizer(page, k));
    if !name {
        return false;
    }
    if frames.quote && told_to(page, i, mate, end) {
        return true;
    }
    let mut k = mate + 1;
    while k < end.min(mate + REACH) {
        match page.kind(k) {
            TokenKind::Colon => return frames.quote || frames.clause,
            TokenKind::Stop | TokenKind::Break => return false,
            TokenKind::Quote => match page.opens_quote(k) {
                Some(m) => k = m,
                None => return false,
            },
            TokenKind::Word if complementizer(page, k) => return frames.clause || frames.object_clause,
            TokenKind::Word if plainly_finite(page, k) || page.is(k, Class::Auxiliary) => return false,
            _ => {}
        }
        k += 1;
    }
    false
}

/// Whether the quoted name from `i` to `mate` is a medium that somebody spoke to, with what he said in quotation marks behind it
/// (`وقال لـ"سي إن إن" من القاهرة "الوضع صعب"`).
fn told_to(page: &Page, i: usize, mate: usize, end: usize) -> bool {
    const REACH: usize = 8;
    let medium = |k: usize| page.names_medium(k) && page.clitics(k).any(Clitics::LAM);
    let to = i > 0 && page.word(i - 1) && (page.key(i - 1) == [LAM] || medium(i - 1));
    let speech = |k: usize| page.opens_quote(k).is_some_and(|m| m > k + 2);
    to && (mate + 1..end.min(mate + REACH))
        .take_while(|&k| !matches!(page.kind(k), TokenKind::Stop | TokenKind::Break | TokenKind::Colon))
        .any(speech)
}
