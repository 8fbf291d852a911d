//! The whole of a noun phrase whose other border is known.
//!
//! Between a verb and the first word of its content stands the subject and what goes with the saying: times, places,
//! occasions, asides. A phrase that was cut at a word in no lexicon, or at a noun that might have begun an object, is
//! continued here: where the content begins further on, such a word can belong to nothing but the subject.

use super::noun_phrase::{NounPhrase, accusative, noun_phrase, plainly_finite};
use super::page::Page;
use super::passing::{adverbial_participle, circumstance, complementizer, only_locative, saying};
use crate::lexicon::PrepositionSet;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Case, Inflection};
use crate::text::TokenKind;
use crate::text::fold::ALEF;

/// The longest phrase, in tokens.
const LONGEST: usize = 32;
/// The longest parenthesis or quoted name inside a phrase, in tokens.
const INSET: usize = 8;

const NAMES: Classes = Classes::of(&[Class::GivenName, Class::FamilyName, Class::NameParticle, Class::Unknown]);
/// What no word of a noun phrase can be.
const STOPS: Classes = Classes::of(&[
    Class::Complementizer,
    Class::Subordinator,
    Class::Coordinator,
    Class::Relative,
    Class::Negation,
    Class::Particle,
    Class::Interrogative,
    Class::Pronoun,
    Class::SourcePhrase,
    Class::Exclusion,
]);

/// `np` continued towards `border`, the token before which it must end; `governed` are the prepositions of the verb.
pub(super) fn continued(page: &Page, np: &NounPhrase, border: usize, governed: PrepositionSet) -> NounPhrase {
    let limit = border.min(np.tokens.start + LONGEST);
    let mut walk = Walk {
        page,
        limit,
        governed,
        named: np.named,
        titled: np.class == Class::Person,
        body: matches!(np.class, Class::Body | Class::Organisation | Class::Document),
        single: np.tokens.len() == 1,
        start: np.tokens.start,
        at: np.tokens.end,
    };
    while walk.at < walk.limit && walk.advance() {}
    NounPhrase {
        tokens: np.tokens.start..walk.at,
        named: walk.named,
        ..np.clone()
    }
}

struct Walk<'p, 'l> {
    page: &'p Page<'l>,
    limit: usize,
    governed: PrepositionSet,
    named: bool,
    titled: bool,
    body: bool,
    single: bool,
    start: usize,
    at: usize,
}

impl Walk<'_, '_> {
    fn advance(&mut self) -> bool {
        let page = self.page;
        let i = self.at;
        match page.kind(i) {
            TokenKind::Word => self.word(i),
            TokenKind::ParenOpen => self.inset(i, page.mate(i)),
            TokenKind::Quote => self.inset(i, page.opens_quote(i)),
            TokenKind::Comma => self.apposition(i),
            // ها تاي-كونغ
            TokenKind::Dash
                if page.tokens.joined_left(i)
                    && page.tokens.joined_right(i)
                    && page.word(i + 1)
                    && i + 1 < self.limit =>
            {
                self.at = i + 2;
                true
            }
            _ => false,
        }
    }

    fn word(&mut self, i: usize) -> bool {
        let page = self.page;
        let c = page.classes(i);
        let clitics = page.clitics(i);
        let name = c.any(NAMES);
        if page.key(i).len() == 1 {
            // ل"الحياة"
            return false;
        }
        if page.is(i, Class::Intensifier) {
            self.at = i + page.step(i);
            return true;
        }
        if page.inside(i) == Some(Class::Exclusion)
            || c.any(STOPS) && !name && !clitics.article()
            || complementizer(page, i)
        {
            return false;
        }
        let adverbial = page.is(i, Class::Adverb) || page.is(i, Class::Time) || page.is(i, Class::Occasion);
        if adverbial && !(clitics.article() && c.any(Classes::of(&[Class::Adjective, Class::Person]))) {
            return false;
        }
        // `وبررت باريس ذلك بالقول إن`
        if plainly_finite(page, i)
            || participle(page, i)
            || adverbial_participle(page, i)
            || saying(page, i)
            || page.is(i, Class::Demonstrative)
            || accusative(page, i) && clitics.is_empty() && !name
        {
            return false;
        }
        if page.is(i, Class::Preposition) && !name {
            return self.preposition(i);
        }
        if clitics.preposition() && page.readings(i).iter().all(|r| r.clitics.preposition()) {
            return self.complement(i);
        }
        if clitics.conjunction() && page.readings(i).iter().all(|r| r.clitics.conjunction()) {
            return self.coordinated(i);
        }
        // الموجود في واشنطن behind a name is the journalist's, not a part of the name
        let participle = c.any(Classes::of(&[Class::ActiveParticiple, Class::PassiveParticiple]))
            && !c.any(Classes::of(&[
                Class::Adjective,
                Class::Person,
                Class::FamilyName,
                Class::GivenName,
            ]));
        if participle && self.named {
            return false;
        }
        // `وأنهى الجنرال كلامه قائلا`: a thing of his own
        let own = page.readings(i).iter().any(|r| r.suffix.is_some_and(|s| s.third))
            && c.any(Classes::of(&[
                Class::Thing,
                Class::CueNoun,
                Class::Occasion,
                Class::Document,
            ]))
            && !name;
        if own {
            return false;
        }
        self.titled |= c.has(Class::Person);
        self.named |= name && self.titled;
        self.at = i + page.step(i);
        true
    }

    /// A preposition and its noun: where the verb does not govern it, and it says what the head is about or where it
    /// belongs (`مسؤول عن الأمن`, `مدير المرفأ في الجونة فلان`).
    fn preposition(&mut self, i: usize) -> bool {
        let page = self.page;
        // `قال الوزير أمام البرلمان`: where he said it
        let says_where = only_locative(page, i);
        if self.named || says_where || page.preposition(i).is_some_and(|p| self.governed.has(p)) {
            return false;
        }
        let Some(inner) = noun_phrase(page, i + 1, self.limit, false) else {
            return false;
        };
        if inner.tokens.len() == 1 && page.is(i + 1, Class::Time) || page.is(i + 1, Class::Occasion) {
            return false;
        }
        let about = self.single && !circumstance(page, i + 1) && inner.tokens.end == self.limit;
        let end = inner.tokens.end;
        let named_behind = self.titled && end < self.limit && page.word(end) && page.classes(end).any(NAMES);
        if !(about || named_behind) || page.is(i + 1, Class::Document) {
            return false;
        }
        self.at = end;
        true
    }

    /// A noun with a preposition printed onto it: `للشؤون الخارجية`, `لرئاسة الجمهورية`, but not `للصحفيين`.
    fn complement(&mut self, i: usize) -> bool {
        let page = self.page;
        let clitics = page.clitics(i);
        let person = page.classes(i).has(Class::Person);
        let medium = page.names_medium(i) || page.is(i, Class::Organisation) && page.entity(i).is_none();
        let takes =
            clitics.any(Clitics::LAM) && !medium && (!person || self.body) && (!self.named || self.last_is_title())
                || clitics.any(Clitics::BA)
                    && !self.named
                    && page.classes(i).any(Classes::of(&[
                        Class::Body,
                        Class::Geography,
                        Class::Place,
                        Class::Country,
                    ]));
        if !takes {
            return false;
        }
        let inner = noun_phrase(page, i, self.limit, false);
        self.at = inner.map_or(i + page.step(i), |np| np.tokens.end);
        true
    }

    /// Whether a title stands right before, whose complement may follow although a name stands before it. Where that name ends
    /// is not asked, as a noun phrase asks it: here words in no lexicon are names.
    fn last_is_title(&self) -> bool {
        let page = self.page;
        (self.at.saturating_sub(2).max(self.start)..self.at)
            .any(|k| page.is(k, Class::Person) && !page.is(k, Class::GivenName) && !page.is(k, Class::FamilyName))
    }

    /// A word with و: a further speaker, or a further noun of the idafa.
    fn coordinated(&mut self, i: usize) -> bool {
        let page = self.page;
        if page.classes(i).has(Class::Finite) && !page.clitics(i).article() {
            return false;
        }
        let Some(inner) = noun_phrase(page, i, self.limit, false) else {
            return false;
        };
        self.at = inner.tokens.end;
        true
    }

    /// A short parenthesis or a name in quotation marks.
    fn inset(&mut self, i: usize, mate: Option<usize>) -> bool {
        let Some(mate) = mate.filter(|&m| m > i && m - i <= INSET && m < self.limit) else {
            return false;
        };
        let dated = (i + 1..mate).any(|k| self.page.is(k, Class::Time) || plainly_finite(self.page, k));
        if dated {
            return false;
        }
        self.at = mate + 1;
        true
    }

    /// `محمد صديقي، وزير الفلاحة والصيد البحري، على أن`: a title behind a name and a comma, up to the next comma or border.
    fn apposition(&mut self, i: usize) -> bool {
        let page = self.page;
        let next = i + 1;
        let free = |c: Clitics| !c.conjunction() && !c.preposition();
        let title = page
            .readings(next)
            .iter()
            .any(|r| r.class == Class::Person && free(r.clitics))
            || page
                .mark(next)
                .is_some_and(|m| m.phrase.class == Class::Person && free(m.clitics));
        let name_behind_title = self.titled
            && !self.named
            && page
                .readings(next)
                .iter()
                .any(|r| matches!(r.class, Class::GivenName | Class::Unknown) && r.clitics.is_empty());
        if next >= self.limit || !(title && (self.named || !self.titled) || name_behind_title) {
            return false;
        }
        let Some(np) = noun_phrase(page, next, self.limit, false) else {
            return false;
        };
        let whole = continued(page, &np, self.limit, self.governed);
        let closes = matches!(
            page.kind(whole.tokens.end),
            TokenKind::Comma | TokenKind::Colon | TokenKind::Quote | TokenKind::Stop | TokenKind::Break
        ) || whole.tokens.end >= self.limit
            || page.is(whole.tokens.end, Class::Preposition)
            || page.is(whole.tokens.end, Class::Time)
            || page.is(whole.tokens.end, Class::Adverb);
        if closes {
            self.at = whole.tokens.end;
            self.named = true;
        }
        false
    }
}

/// Whether token `i` is an accusative participle, which stands beside the clause (`طالبا عدم ذكر اسمه`).
fn participle(page: &Page, i: usize) -> bool {
    // معلقا: by its letters an adjective as well
    let bare = page.clitics(i).is_empty() && page.key(i).ends_with(&[ALEF]);
    let participle = page
        .classes(i)
        .any(Classes::of(&[Class::ActiveParticiple, Class::PassiveParticiple]));
    !page.classes(i).any(NAMES)
        && (bare && participle
            || page.readings(i).iter().any(|r| {
                matches!(
                    r.inflection,
                    Some(Inflection::Participle {
                        case: Case::Accusative,
                        ..
                    })
                )
            }))
}
