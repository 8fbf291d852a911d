//! Who said what: cues and their sense in context, the noun phrase of the speaker, the extent of the content, dropped
//! subjects and names.
//!
//! The stages run over one [`Page`]: cues with their government ([`cue`]), the end of each content ([`content`]), the
//! speakers of dropped subjects ([`resolve`]), the fullest names ([`names`]).

pub mod antecedent;
pub mod content;
pub mod cue;
mod government;
mod lead;
pub mod names;
pub mod noun_phrase;
pub mod page;
mod passing;
pub mod resolve;
mod stretch;
pub mod subject;

pub use page::Page;

#[cfg(test)]
mod tests;

use crate::lexicon::classes::Class;
use crate::lexicon::{Data, Rule, VerbKind};
use crate::text::TokenKind;
use antecedent::Account;
use content::{CueMap, Extent};
use cue::{Cue, Form, Subject};
use noun_phrase::NounPhrase;

/// A statement in tokens, before stances are known.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its cue.
    pub cue: Cue,
    /// Its content.
    pub extent: Extent,
    /// The speaker as the nearest noun phrase.
    pub speaker: Option<NounPhrase>,
    /// The rule that found the speaker.
    pub by: Rule,
    /// The speaker in the fullest form of the document.
    pub name: Option<NounPhrase>,
    /// Whether it stands inside the content of another statement.
    pub nested: bool,
}

/// How many statements may lie in each other. Hardly anybody reports what somebody reports that somebody reports; without a
/// bound the contents of a text of nothing but cues would be hundreds of times as long as the text.
const DEPTH: usize = 8;

/// The attributed statements of a page, in the order of their cues.
pub fn find(page: &Page) -> Vec<Draft> {
    let mut drafts = without_speakers(page);
    resolve::resolve(page, &mut drafts);
    let mut keep = kept(page, &drafts).into_iter();
    drafts.retain(|_| keep.next().unwrap_or(true));
    drafts
}

/// The same statements, each with the account of the choice for its dropped subject, where there was one.
pub fn find_with_accounts(page: &Page) -> Vec<(Draft, Option<Account>)> {
    let mut drafts = without_speakers(page);
    let accounts = resolve::resolve_with_accounts(page, &mut drafts);
    let keep = kept(page, &drafts);
    let told = drafts.into_iter().zip(accounts).zip(keep);
    told.filter(|&(_, keep)| keep).map(|(told, _)| told).collect()
}

/// What the cues of a page report, before it is asked who speaks.
fn without_speakers(page: &Page) -> Vec<Draft> {
    let cues = cue::find(page);
    let map = CueMap::new(page, &cues);
    let mut drafts: Vec<Draft> = Vec::with_capacity(cues.len());
    let mut around: Vec<usize> = Vec::new();
    for n in 0..cues.len() {
        around.retain(|&end| end > cues[n].tokens.start);
        if around.len() == DEPTH {
            continue;
        }
        if let Some(extent) = content::extent(page, &cues, &map, n) {
            around.push(extent.tokens.end);
            drafts.push(Draft {
                cue: cues[n].clone(),
                extent,
                speaker: None,
                by: Rule::Nobody,
                name: None,
                nested: false,
            });
        }
    }
    one_record_each(page, &mut drafts);
    continued(page, &mut drafts);
    drafts.sort_by_key(|d| {
        if d.cue.tokens.is_empty() {
            d.extent.tokens.start
        } else {
            d.cue.tokens.start
        }
    });
    mark_nested(&mut drafts);
    drafts
}

/// Which drafts are statements, now that it is known who speaks.
fn kept(page: &Page, drafts: &[Draft]) -> Vec<bool> {
    let keep = |n: usize| !said_again(drafts, n) && somebody_speaks(page, &drafts[n]);
    (0..drafts.len()).map(keep).collect()
}

/// Whether draft `n` is a source phrase behind a clause that a cue of the same speaker governs already (`وأوضح البيان أن ... حسب
/// البيان`).
fn said_again(drafts: &[Draft], n: usize) -> bool {
    const REACH: usize = 6;
    let tokens = |d: &Draft| d.name.as_ref().map(|n| n.tokens.clone());
    let d = &drafts[n];
    let governs = |e: &Draft| {
        e.cue.sentence == d.cue.sentence
            && e.cue.tokens.end <= d.cue.tokens.start
            && tokens(e) == tokens(d)
            && e.extent.tokens.end + 2 >= d.cue.tokens.start
    };
    let mut before = drafts[..n].iter().rev().take(REACH);
    d.cue.form == Form::Source
        && d.extent.tokens.start < d.cue.tokens.start
        && d.name.is_some()
        && before.find(|e| e.cue.form != Form::Source).is_some_and(governs)
}

/// Where two cues govern one content, keeps the one that counts: the finite verb before its participle (`وأضاف ... قائلا`),
/// the governing verb before a noun that only opens its content (`أعلن رفضه`).
fn one_record_each(page: &Page, drafts: &mut Vec<Draft>) {
    let mut keep = vec![true; drafts.len()];
    for n in 0..drafts.len() {
        let d = &drafts[n];
        let relayed = d.cue.form == Form::Noun && matches!(d.cue.subject, Subject::Antecedent(_));
        // the nearest cues before this one in the sentence, whose content is the same, or begins with this cue
        let earlier = drafts[..n].iter().rev().take(6).enumerate();
        for (back, e) in earlier {
            // هذا نهجهم"، وفق تعبيره: the quotation may have begun sentences before
            let own_words = d.cue.form == Form::Source
                && d.cue.subject == Subject::Dropped
                && (e.extent.tokens.end + 2 >= d.cue.tokens.start || e.extent.tokens.contains(&d.cue.tokens.start));
            if own_words {
                keep[n] = false;
            }
            if e.cue.sentence != d.cue.sentence {
                continue;
            }
            // `، وهو ما أدانه الرئيس`: a position towards what was said
            let towards = d.cue.kind == VerbKind::Position && d.cue.fixed.is_some();
            let same = e.extent.tokens.start == d.extent.tokens.start && e.cue.form != Form::Source && !towards;
            // `أفادت الوكالة نقلا عن فلان قوله إن`: the noun carries the statement
            let between = e.cue.tokens.end..d.cue.tokens.start;
            let reports = between
                .clone()
                .any(|k| passing::complementizer(page, k) || page.kind(k) == TokenKind::Colon);
            // `وواصلت السفيرة قائلة`: the participle says it
            let says_nothing = d.cue.form == Form::Participle
                && same
                && e.cue
                    .verb(page)
                    .is_some_and(|v| v.kind == VerbKind::Continue && !v.participle);
            if says_nothing {
                keep[n - 1 - back] = false;
                continue;
            }
            let relays = e.cue.form == Form::Source
                || e.cue.form == Form::Finite && matches!(e.cue.kind, VerbKind::Say | VerbKind::Relay);
            if relayed && (same || relays && !reports && between.len() < cue::RELAYED) {
                keep[n - 1 - back] = false;
                continue;
            }
            // `أعلن رفضه`, and `قالت إنها تدين`: the inner word only opens what the outer cue governs
            let at = d.cue.tokens.start;
            let first = e.extent.tokens.start;
            let nominal =
                d.cue.form == Form::Noun || page.is(at, Class::VerbalNoun) && d.cue.subject == Subject::Dropped;
            let own_pronoun = at == first + 1
                && page
                    .readings(first)
                    .iter()
                    .any(|r| r.class == Class::Complementizer && r.suffix.is_some());
            // `رافضا دعوة سالم إلى`: the noun has a speaker of its own; in `رفض اتهام المغرب بالتورط` he is whom somebody accuses
            let addresses = || {
                d.cue
                    .verb(page)
                    .is_some_and(|v| !v.frames.addressee_prepositions.is_empty())
            };
            let another =
                d.cue.form == Form::Noun && matches!(&d.cue.subject, Subject::Explicit(np) if np.named || !addresses());
            let opens = nominal && !another && at <= first + 1 && at >= first
                || own_pronoun
                    && d.cue.form == Form::Finite
                    && !(d.cue.kind == VerbKind::Say && e.cue.number != d.cue.number);
            // `أعرب الوزير عن غضبه، كما تقول الصحيفة`: the clause has a cue already
            let vouched = d.cue.form == Form::Source
                && matches!(
                    d.cue.lemma.and_then(|l| page.data(l)),
                    Some(Data::Source { verb: true, .. })
                )
                && e.cue.form != Form::Source
                && d.extent.tokens.start <= e.cue.tokens.start;
            if same && d.cue.form != Form::Source || opens || vouched {
                keep[n] = false;
            }
        }
        if d.cue.form == Form::Source && d.extent.tokens.is_empty() {
            keep[n] = false;
        }
    }
    let mut it = keep.into_iter();
    drafts.retain(|_| it.next().unwrap_or(true));
}

/// Whether a draft has anybody to speak: a word of other common meanings, or a bare object, asks for a speaker who is no
/// thing (`مقتل القادة يؤكد قدرة الجيش` is nobody's statement).
fn somebody_speaks(page: &Page, d: &Draft) -> bool {
    let verb = d.cue.verb(page);
    let opens = d.cue.tokens.start == page.sentences[d.cue.sentence].tokens.start;
    let doubtful = d.cue.weak && !verb.is_some_and(|v| v.strong) || verb.is_some_and(|v| v.weak) && !opens;
    let sure = verb.is_some_and(|v| v.strong) && !d.cue.weak;
    match &d.speaker {
        // a noun of saying without anybody who said it: `هناك مطالبات بمحاكمته`
        None => !doubtful && d.cue.form != Form::Noun,
        Some(np) => {
            np.named
                || sure
                || !matches!(
                    np.class,
                    Class::Thing | Class::VerbalNoun | Class::Time | Class::Geography | Class::Occasion
                )
        }
    }
}

/// Quotations that go on without a cue: a sentence wholly in quotation marks, behind a statement.
fn continued(page: &Page, drafts: &mut Vec<Draft>) {
    let mut claimed = vec![false; page.len()];
    let mut reported = vec![false; page.sentences.len()];
    for d in drafts.iter() {
        let second = d.extent.second.clone().unwrap_or(0..0);
        for i in d.extent.tokens.clone().chain(second) {
            claimed[i] = true;
        }
        reported[d.cue.sentence] = true;
    }
    let mut found = Vec::new();
    for (s, sentence) in page.sentences.iter().enumerate() {
        let start = sentence.tokens.start;
        let Some(mate) = page.opens_quote(start) else { continue };
        let closes = mate + 1 >= sentence.tokens.end
            || (mate + 1..sentence.tokens.end)
                .all(|k| matches!(page.kind(k), TokenKind::Stop | TokenKind::Comma | TokenKind::Quote));
        if !(closes || mate >= sentence.tokens.end) || mate - start < 6 {
            continue;
        }
        let claimed = claimed[start..mate].iter().any(|&c| c);
        let follows = reported[s.saturating_sub(2)..s].iter().any(|&r| r);
        if claimed || !follows {
            continue;
        }
        let tokens = start + 1..mate;
        let tokens = tokens.start..passing::trim_end(page, tokens.start, tokens.end);
        let cue = Cue {
            sentence: s,
            tokens: start..start,
            form: Form::Continued,
            lemma: None,
            kind: VerbKind::Continue,
            subject: Subject::Dropped,
            gender: None,
            number: None,
            content: start + 1,
            fixed: Some(tokens.clone()),
            weak: false,
            conjunction: false,
        };
        let extent = Extent {
            tokens,
            second: None,
            kind: crate::statement::Type::Direct,
        };
        found.push(Draft {
            cue,
            extent,
            speaker: None,
            by: Rule::Nobody,
            name: None,
            nested: false,
        });
    }
    drafts.append(&mut found);
}

/// Marks the drafts whose cue lies in the content of an earlier one.
fn mark_nested(drafts: &mut [Draft]) {
    let mut reach = 0;
    for d in drafts.iter_mut() {
        let at = d.cue.tokens.start;
        d.nested = at < reach && d.cue.form != Form::Source;
        // `بحسب المصدر فإن ...` opens what it vouches for, `..., بحسب المصدر` closes it
        if d.cue.form != Form::Source || d.extent.tokens.start > at {
            reach = reach.max(d.extent.tokens.end);
        }
    }
}
