//! A document with its words read: what every later stage looks at.

use super::noun_phrase::{Nominal, only_finite, only_jussive};
use super::passing::Saying;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::phrases::{Hashes, Node, Phrase};
use crate::lexicon::vocabulary::WordSet;
use crate::lexicon::{Analyser, Data, Entity, EntityKind, InfoId, Reading, Verb};
use crate::span::Span;
use crate::text::{self, Sentence, Token, TokenKind, Tokens};
use std::ops::Range;

/// A phrase of the lexicons found in the text.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// What it is.
    pub phrase: Phrase,
    /// How many tokens it covers.
    pub len: u32,
    /// The proclitics on its first word.
    pub clitics: Clitics,
}

/// What is asked of tokens again and again, side by side in memory.
#[derive(Debug, Clone, Copy, Default)]
struct Facts {
    /// What the analyser calls the word; 0 for signs.
    info: InfoId,
    /// The number of the phrase it begins or lies in, from 1; 0 for none.
    phrase: u32,
    /// The classes of its readings, alone and with that of the phrase it begins.
    classes: Classes,
    is: Classes,
    /// The class of the phrase it lies in.
    inside: Option<Class>,
    /// The proclitics that some of its readings have, and those that all have.
    clitics: Clitics,
    shared: Clitics,
    /// The pattern words it is a form of.
    words: WordSet,
    may_report: bool,
    /// The words that phrases go on with behind it, and itself where phrases go on with it.
    next: Hashes,
    goes_on: Hashes,
    /// Whether by its readings it is a finite verb and nothing else, and whether behind a negation alone.
    finite: bool,
    jussive: bool,
    /// What it can be in noun phrases, and as a noun of saying.
    nominal: Nominal,
    saying: Saying,
    /// Whether it is a lone letter.
    letter: bool,
}

impl Facts {
    /// What is known of the word `key` wherever it stands.
    fn of(analyser: &mut Analyser, key: &[u8]) -> Self {
        let id = analyser.read(key);
        let info = analyser.info(id);
        Facts {
            info: id,
            classes: info.classes,
            is: info.classes,
            clitics: info.clitics,
            shared: info.shared,
            words: info.word_set,
            may_report: info.may_report,
            next: analyser
                .phrase_starts(id)
                .iter()
                .fold(Hashes::default(), |next, &(node, _)| {
                    next.with(analyser.lexicons.phrases.next(node))
                }),
            goes_on: if info.goes_on {
                Hashes::of(info.phrase_hash)
            } else {
                Hashes::default()
            },
            finite: only_finite(analyser.readings(id), info.classes),
            jussive: only_jussive(analyser.readings(id)),
            nominal: Nominal::of(analyser.readings(id), info.classes, key),
            saying: Saying::of(analyser, id),
            letter: key.len() == 1,
            ..Facts::default()
        }
    }
}

/// See the module's head. One per thread; its buffers are used again for every document.
#[derive(Debug)]
pub struct Page<'l> {
    /// Reads the words.
    pub analyser: Analyser<'l>,
    /// The document.
    pub text: String,
    /// Its tokens.
    pub tokens: Tokens,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// For every distinct printed word of all documents.
    words: Vec<Facts>,
    /// For every token.
    facts: Vec<Facts>,
    marks: Vec<(usize, Mark)>,
}

impl<'l> Page<'l> {
    /// An empty page.
    pub fn new(analyser: Analyser<'l>) -> Self {
        Page {
            analyser,
            text: String::new(),
            tokens: Tokens::default(),
            sentences: Vec::new(),
            words: Vec::new(),
            facts: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Reads a document; what was read before is gone.
    pub fn read(&mut self, text: &str) {
        if self.tokens.is_full() || self.analyser.is_full() {
            self.tokens.forget();
            self.analyser.forget();
            self.words.clear();
        }
        self.text.clear();
        self.text.push_str(text);
        text::scan(text, &mut self.tokens);
        text::pair(&mut self.tokens);
        text::sentences(&self.tokens, &mut self.sentences);
        for number in self.words.len()..self.tokens.words() {
            let key = self.tokens.word_key(number as u32);
            // of signs and numbers nothing is known
            let word = number > 0 && !key.first().is_some_and(u8::is_ascii_digit);
            self.words.push(if word {
                Facts::of(&mut self.analyser, key)
            } else {
                Facts::default()
            });
        }
        self.facts.clear();
        let words = &self.words;
        self.facts
            .extend(self.tokens.list.iter().map(|t| words[t.word as usize]));
        self.mark_phrases();
    }

    /// Finds the longest phrase at every token, from left to right, without overlaps.
    fn mark_phrases(&mut self) {
        self.marks.clear();
        let mut i = 0;
        while i < self.len() {
            match self.longest_phrase(i) {
                Some(mark) => {
                    self.marks.push((i, mark));
                    let number = self.marks.len() as u32;
                    let covered = &mut self.facts[i..i + mark.len as usize];
                    covered[0].is.insert(mark.phrase.class);
                    for facts in covered {
                        facts.phrase = number;
                        facts.inside = Some(mark.phrase.class);
                        // signs report nothing, even inside a phrase
                        facts.may_report = facts.info != 0;
                    }
                    i += mark.len as usize;
                }
                None => i += 1,
            }
        }
    }

    fn longest_phrase(&self, i: usize) -> Option<Mark> {
        // what nearly all words fail at
        let next = self.facts[i].next;
        if !self.facts.get(i + 1).is_some_and(|f| f.goes_on.may_meet(next)) {
            return None;
        }
        let mut best: Option<Mark> = None;
        for &(start, clitics) in self.analyser.phrase_starts(self.facts[i].info) {
            let mut node: Node = start;
            let mut at = i;
            loop {
                if at > i
                    && let Some(phrase) = self.analyser.lexicons.phrases.end(node)
                    && best.is_none_or(|b| (at - i) as u32 >= b.len)
                {
                    best = Some(Mark {
                        phrase,
                        len: (at - i) as u32 + 1,
                        clitics,
                    });
                }
                at += 1;
                let Some(next) = self.facts.get(at).filter(|f| f.info != 0) else {
                    break;
                };
                let hash = self.analyser.info(next.info).phrase_hash;
                match self.analyser.lexicons.phrases.step(node, hash) {
                    Some(next) => node = next,
                    None => break,
                }
            }
        }
        best
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tokens.list.is_empty()
    }

    /// Token `i`.
    pub fn token(&self, i: usize) -> &Token {
        &self.tokens.list[i]
    }

    /// What kind of token `i` is; a break behind the last.
    pub fn kind(&self, i: usize) -> TokenKind {
        self.tokens.list.get(i).map_or(TokenKind::Break, |t| t.kind)
    }

    /// Whether token `i` is a word.
    pub fn word(&self, i: usize) -> bool {
        self.kind(i) == TokenKind::Word
    }

    /// The classes of token `i`: of the phrase it begins, else of the word; none for signs.
    pub fn classes(&self, i: usize) -> Classes {
        self.facts.get(i).map_or(Classes::EMPTY, |f| f.classes)
    }

    /// Whether some reading of token `i` is of `class`, or the phrase that begins there is.
    pub fn is(&self, i: usize, class: Class) -> bool {
        self.facts.get(i).is_some_and(|f| f.is.has(class))
    }

    /// The same for any of `classes`.
    pub(super) fn is_any(&self, i: usize, classes: Classes) -> bool {
        self.facts.get(i).is_some_and(|f| f.is.any(classes))
    }

    /// Whether token `i` is a finite verb by its readings, and nothing else; a jussive only behind a negation (`لم يدع`).
    #[inline]
    pub(super) fn only_finite(&self, i: usize) -> bool {
        let negated = || i > 0 && self.is(i - 1, Class::Negation);
        self.facts.get(i).is_some_and(|f| f.finite && (!f.jussive || negated()))
    }

    /// What token `i` can be in noun phrases by its readings.
    pub(super) fn nominal(&self, i: usize) -> Nominal {
        self.facts.get(i).map_or_else(Nominal::default, |f| f.nominal)
    }

    /// What token `i` can be as a noun of saying by its readings.
    pub(super) fn saying(&self, i: usize) -> Saying {
        self.facts.get(i).map_or_else(Saying::default, |f| f.saying)
    }

    /// Whether token `i` can report a statement, as a word or as the beginning of a phrase.
    pub fn may_report(&self, i: usize) -> bool {
        self.facts.get(i).is_some_and(|f| f.may_report)
    }

    /// The readings of token `i`; none for signs.
    pub fn readings(&self, i: usize) -> &[Reading] {
        self.analyser.readings(self.info(i))
    }

    /// All proclitics that some reading of token `i` has.
    pub fn clitics(&self, i: usize) -> Clitics {
        self.facts.get(i).map_or(Clitics::none(), |f| f.clitics)
    }

    /// The proclitics that every reading of token `i` has.
    pub(super) fn shared_clitics(&self, i: usize) -> Clitics {
        self.facts.get(i).map_or(Clitics::none(), |f| f.shared)
    }

    /// Whether token `i` carries a conjunction however it is read (`ومصر`, not `وزير`).
    pub fn conjoined(&self, i: usize) -> bool {
        match self.mark(i) {
            Some(m) => m.clitics.conjunction(),
            None => self.shared_clitics(i).conjunction(),
        }
    }

    /// The pattern words that token `i` is a form of.
    pub fn words(&self, i: usize) -> &[u32] {
        self.analyser.words(self.info(i))
    }

    /// The same as a set that says no quickly.
    pub fn word_set(&self, i: usize) -> WordSet {
        self.facts.get(i).map_or(WordSet::default(), |f| f.words)
    }

    /// The preposition that token `i` is, if a frame names it.
    pub fn preposition(&self, i: usize) -> Option<crate::lexicon::Preposition> {
        self.analyser.info(self.info(i)).preposition
    }

    /// The hash of token `i` without article and conjunction, as names are compared.
    pub(super) fn bare_hash(&self, i: usize) -> u64 {
        self.analyser.info(self.info(i)).bare_hash
    }

    /// Whether token `i` is a nameless source (مصدر، أوساط).
    pub(super) fn is_source(&self, i: usize) -> bool {
        self.analyser.info(self.info(i)).source
    }

    /// What the analyser calls token `i`; 0, of which it knows nothing, for signs and behind the last token.
    fn info(&self, i: usize) -> InfoId {
        self.facts.get(i).map_or(0, |f| f.info)
    }

    /// The phrase that begins at token `i`.
    pub fn mark(&self, i: usize) -> Option<Mark> {
        let number = self.facts.get(i)?.phrase as usize;
        let (start, mark) = *self.marks.get(number.checked_sub(1)?)?;
        (start == i).then_some(mark)
    }

    /// The class of the phrase that token `i` lies in, wherever it begins.
    pub fn inside(&self, i: usize) -> Option<Class> {
        self.facts.get(i)?.inside
    }

    /// How many tokens the phrase at `i` covers; 1 where there is none.
    pub fn step(&self, i: usize) -> usize {
        self.mark(i).map_or(1, |m| m.len as usize)
    }

    /// The verb behind a reading.
    pub fn verb(&self, r: &Reading) -> Option<&'l Verb> {
        self.analyser.verb(r)
    }

    /// What a lexicon entry says.
    pub fn data(&self, lemma: u32) -> Option<&'l Data> {
        self.analyser.lexicons.lemmas.get(lemma as usize).map(|l| &l.data)
    }

    /// The entity that token `i` or the phrase at `i` names.
    pub fn entity(&self, i: usize) -> Option<&'l Entity> {
        if let Some(m) = self.mark(i)
            && let Some(e) = self.analyser.entity(m.phrase.lemma)
        {
            return Some(e);
        }
        self.analyser.entity(self.analyser.info(self.info(i)).entity?)
    }

    /// Whether token `i` or the phrase at `i` is the name of a medium (`رويترز`).
    pub fn names_medium(&self, i: usize) -> bool {
        self.entity(i).is_some_and(|e| e.kind == EntityKind::Media)
    }

    /// The span of a range of tokens; `None` for an empty one.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let first = self.tokens.list.get(range.start)?;
        let last = self.tokens.list.get(range.end.checked_sub(1)?)?;
        (range.start < range.end).then(|| Span::new(first.start, last.end))
    }

    /// The span of a noun phrase: like [`Page::span`], without a conjunction or preposition printed onto its first word
    /// (`لوزارة`); where preposition and article are one (`للخارجية`), the word stays whole.
    pub fn phrase_span(&self, range: Range<usize>) -> Option<Span> {
        let span = self.span(range.clone())?;
        // ف stands on few nouns, and the names that begin with its letter are more than the entities
        let known = self.entity(range.start).is_some();
        let joins = |c: Clitics| c.any(Clitics::WAW) || known && c.any(Clitics::FA) || c.preposition() && !c.article();
        let joined = match self.mark(range.start) {
            Some(m) => joins(m.clitics) && !self.key(range.start).starts_with(&[text::fold::LAM, text::fold::LAM]),
            None => {
                let readings = self.readings(range.start);
                !readings.is_empty() && readings.iter().all(|r| joins(r.clitics))
            }
        };
        let letter = self.text[span.range()].chars().next().map_or(0, char::len_utf8) as u32;
        Some(if joined && span.start + letter < span.end {
            Span::new(span.start + letter, span.end)
        } else {
            span
        })
    }

    /// The key of token `i`.
    pub fn key(&self, i: usize) -> &[u8] {
        self.tokens.key(&self.tokens.list[i])
    }

    /// The partner of the quotation mark or parenthesis `i`.
    pub fn mate(&self, i: usize) -> Option<usize> {
        self.tokens
            .list
            .get(i)
            .map(|t| t.mate)
            .filter(|&m| m != u32::MAX)
            .map(|m| m as usize)
    }

    /// Whether token `i` is a quotation mark that opens a quotation; gives its partner.
    pub fn opens_quote(&self, i: usize) -> Option<usize> {
        self.mate(i).filter(|&m| m > i && self.kind(i) == TokenKind::Quote)
    }

    /// The mark that opened the innermost quotation around token `i`.
    pub fn within(&self, i: usize) -> Option<usize> {
        self.tokens
            .list
            .get(i)
            .map(|t| t.within)
            .filter(|&w| w != u32::MAX)
            .map(|w| w as usize)
    }
}

impl Page<'_> {
    /// The preposition that is printed onto token `i` (ب ل ك, or من in `مما`), if every reading has one and a frame names
    /// it.
    pub fn clitic_preposition(&self, i: usize) -> Option<crate::lexicon::Preposition> {
        let info = self.analyser.info(self.info(i));
        if info.fused.is_some() {
            return info.fused;
        }
        // بـ"..." and لـ"...": the preposition alone before a quotation mark
        if self.letter(i) && self.opens_quote(i + 1).is_some() {
            return self.analyser.lexicons.prepositions.get(self.key(i));
        }
        // A word in no lexicon that begins with ب or ل may carry it: the frame that asks decides.
        let unknown = info.classes.only(Classes::of(&[Class::Unknown])) && info.clitics.is_empty();
        if self.mark(i).is_none() && !unknown && !info.clitics.preposition() {
            return None;
        }
        let readings = self.readings(i);
        let clitics = match (self.mark(i), self.word(i).then(|| self.key(i)).and_then(|k| k.first())) {
            (Some(m), _) => m.clitics,
            (None, Some(&text::fold::BA)) if unknown && self.key(i).len() > 3 => Clitics::BA,
            (None, Some(&text::fold::LAM)) if unknown && self.key(i).len() > 3 => Clitics::LAM,
            _ => readings.iter().find(|r| r.clitics.preposition())?.clitics,
        };
        // بسرعة is an adverb, but not in بسرعة التدخل
        let heads = self.clitics(i + 1).article() && self.inside(i + 1).is_none();
        let carries = |r: &Reading| r.clitics.preposition() || heads && r.class == Class::Adverb;
        if !unknown && self.mark(i).is_none() && !readings.iter().all(carries) && !self.clitics(i).article() {
            return None;
        }
        let key: &[u8] = if clitics.any(Clitics::BA) {
            &[text::fold::BA]
        } else if clitics.any(Clitics::LAM) {
            &[text::fold::LAM]
        } else {
            return None;
        };
        self.analyser.lexicons.prepositions.get(key)
    }

    /// Whether token `i` is a lone letter.
    fn letter(&self, i: usize) -> bool {
        self.facts.get(i).is_some_and(|f| f.letter)
    }

    /// Whether token `i` is an abbreviated title, a lone letter with its dot (`د. أحمد`).
    pub fn initial(&self, i: usize) -> bool {
        self.letter(i) && self.kind(i + 1) == TokenKind::Stop && self.tokens.joined_right(i) && self.word(i + 2)
    }

    /// Whether the sign `i` joins two parts of a date (`حزيران / يونيو`).
    pub fn joined_number(&self, i: usize) -> bool {
        i > 0
            && (self.kind(i - 1) == TokenKind::Number || self.is(i - 1, Class::Time))
            && (self.kind(i + 1) == TokenKind::Number || self.is(i + 1, Class::Time))
    }
}
