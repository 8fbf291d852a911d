//! Where they stand: labels from lexicon patterns, with the entries that led to them.
//!
//! Signs are gathered for every label (`tally`) where their patterns match (`matching`) and their scope allows
//! (`scope`); from the labels that hold come the stance, its target (`target`), the evidence (`evidence`) and the
//! confidence (`confidence`).

mod confidence;
mod evidence;
#[cfg(test)]
mod families;
mod matching;
mod scope;
mod tally;
mod target;

use crate::attribution::cue::{Form, Subject};
use crate::attribution::noun_phrase::{NounPhrase, plainly_finite};
use crate::attribution::{Draft, Page, content};
use crate::lexicon::analyser::Reading;
use crate::lexicon::classes::{Class, Classes, Clitics};
use crate::lexicon::conjugation::{Person, Voice};
use crate::lexicon::stance::{Label, Pattern, Step, Weight, Where};
use crate::lexicon::{Data, Entity, EntityKind, NounKind, VerbKind};
use crate::statement::{EntityRef, Statement};
use matching::each_match;
use scope::{actor, barred, cancelled, first_person, hypothetical, impersonal, negated};
use std::ops::Range;
use std::sync::Arc;
use tally::{Tallies, Tally};

/// How many labels a statement may have.
const MOST: usize = 2;
/// How far into the content the verb of the speaker's principal may stand, in tokens.
const PRINCIPAL: usize = 8;
/// How far behind a cue its content may begin for the preposition between them to tell, in tokens.
const GOVERNED: usize = 6;
/// How far behind a word of aiming (`يحاول`) its aim may stand, in tokens.
const AIM: usize = 3;

/// The classes of whoever takes a stance.
const SOMEBODY: Classes = Classes::of(&[
    Class::Person,
    Class::Body,
    Class::Country,
    Class::Organisation,
    Class::GivenName,
    Class::FamilyName,
    Class::Nisba,
]);

/// The same with those who are called by what they do (`المدافعون عن البيئة`).
const SPEAKING: Classes = SOMEBODY.with(&[Class::ActiveParticiple, Class::PassiveParticiple]);

/// The forms of a verb that are nouns.
const NOMINAL_FORMS: Classes = Classes::of(&[Class::VerbalNoun, Class::ActiveParticiple, Class::PassiveParticiple]);

/// What was found for every label.
fn tally(page: &Page, drafts: &[Draft], n: usize) -> Tallies {
    let draft = &drafts[n];
    let mut tallies = Tallies::default();
    cue_evidence(page, draft, &mut tallies);
    let others: Vec<Range<usize>> = words_of_others(page, drafts, n).collect();
    for tokens in std::iter::once(&draft.extent.tokens).chain(&draft.extent.second) {
        content_evidence(page, draft, tokens, &others, &mut tallies);
    }
    tallies
}

/// What somebody else says within the words of draft `n`, in tokens: `قال إن فرنسا أدانت الهجوم`. It is his stance. A document
/// (`بيان`) says what its authors say, but that of a medium (`تقرير الصحيفة`) what others do.
fn words_of_others<'d>(page: &'d Page, drafts: &'d [Draft], n: usize) -> impl Iterator<Item = Range<usize>> + 'd {
    let draft = &drafts[n];
    let tokens = &draft.extent.tokens;
    // المتحدث: ... الأمين العام يدعو: an office without a name is whom somebody speaks for
    let office = |np: &NounPhrase| !np.named && np.tokens.len() <= 2 && page.clitics(np.tokens.start).article();
    let own = move |np: &NounPhrase| {
        is_speaker(page, draft, &np.tokens)
            || speaks_for(page, draft, &np.tokens)
            || page.readings(np.tokens.start).iter().any(|r| r.suffix.is_some())
            || office(np)
    };
    // statements stand in the order of their cues, so those within stand next to it
    let document = draft
        .name
        .iter()
        .chain(&draft.speaker)
        .any(|np| np.class == Class::Document && !np.tokens.clone().any(|i| page.names_medium(i)));
    let within = move |d: &&Draft| !document && !relays(page, draft) && tokens.contains(&d.cue.tokens.start);
    let before = drafts[..n].iter().rev().take_while(move |d| within(d));
    let behind = drafts[n + 1..].iter().take_while(move |d| within(d));
    before.chain(behind).filter_map(move |d| match &d.cue.subject {
        Subject::Explicit(np) if SPEAKING.has(np.class) && !own(np) => {
            Some(d.cue.tokens.start.min(d.extent.tokens.start)..d.extent.tokens.end)
        }
        _ => None,
    })
}

/// A label that has signs in a draft and is not given.
#[derive(Debug, Clone)]
pub struct Rival {
    /// The label.
    pub label: Arc<str>,
    /// The signs: the entry, and the token it was read at.
    pub signs: Vec<(Arc<str>, usize)>,
    /// Whether it holds, and another label took its place; without it the signs are not enough.
    pub holds: bool,
}

/// The labels that have signs in draft `n` and are not given to it.
pub fn rivals(page: &Page, drafts: &[Draft], n: usize) -> Vec<Rival> {
    let lexicons = page.analyser.lexicons;
    let draft = &drafts[n];
    let tallies = tally(page, drafts, n);
    let given = chosen(page, draft, &tallies);
    let sign = |s: tally::Sign| (lexicons.lemmas[s.lemma as usize].text.clone(), s.at);
    tallies
        .labels()
        .filter(|l| !given.contains(l))
        .map(|l| Rival {
            label: lexicons.stance.labels[l].name.clone(),
            signs: tallies[l].found().into_iter().map(sign).collect(),
            holds: tallies[l].holds(),
        })
        .filter(|r| !r.signs.is_empty())
        .collect()
}

/// Labels draft `n` and makes the statement of it.
pub fn label(page: &Page, drafts: &[Draft], n: usize) -> Statement {
    let lexicon = &page.analyser.lexicons.stance;
    let draft = &drafts[n];
    let tallies = tally(page, drafts, n);
    let stance = chosen(page, draft, &tallies);
    let target = stance
        .first()
        .and_then(|&l| target::target(page, draft, &lexicon.labels[l], &tallies[l]));
    let evidence = evidence::collect(page, draft, &tallies, &stance);
    let speaker = match &draft.cue.subject {
        Subject::Explicit(np) => page.phrase_span(np.tokens.clone()),
        _ => None,
    };
    let first = draft.extent.tokens.clone();
    let content = content::span(page, &first).unwrap_or_else(|| crate::Span::new(0, 0));
    let speaks = draft.name.as_ref().or(draft.speaker.as_ref());
    let entity = speaks.and_then(|np| entity_of(page, &np.tokens));
    let confidence = confidence::confidence(&confidence::Row {
        page,
        draft,
        entity: entity.is_some(),
        stance: !stance.is_empty(),
        said: stance.first().is_some_and(|&l| tallies[l].cue),
        undecided: tallies.iter().any(Tally::undecided),
    });
    Statement {
        cue: page.span(draft.cue.tokens.clone()),
        speaker,
        name: draft.name.as_ref().and_then(|np| page.phrase_span(np.tokens.clone())),
        entity,
        content,
        content2: draft.extent.second.clone().and_then(|s| content::span(page, &s)),
        kind: draft.extent.kind,
        stance: stance.iter().map(|&l| lexicon.labels[l].name.clone()).collect(),
        code: None,
        target: target.clone().and_then(|t| page.phrase_span(t)),
        target_entity: target.and_then(|t| entity_of(page, &t)),
        evidence,
        confidence,
    }
}

/// The labels that hold, the main one first: what the cue says, then what more rests on, then the lower `!priority`.
///
/// A label that leads (a call for a ceasefire) is the main one, unless what is called for first is something else and its
/// topic only the purpose (`دعا إلى الضغط على النظام لوقف العنف`). It absorbs another label that rests on the same call.
fn chosen(page: &Page, draft: &Draft, tallies: &Tallies) -> Vec<usize> {
    let labels = &page.analyser.lexicons.stance.labels;
    // what is denied, demanded or warned of is a mere mention: a noun phrase behind such a cue takes no stance of its own
    let mention = tallies.iter().any(|t| t.cue && t.holds()) && content::nominal(page, &draft.cue);
    let mut stance: Vec<usize> = tallies
        .labels()
        .filter(|&l| {
            tallies[l].holds() && (!mention || tallies[l].cue || labels[l].leads && tallies[l].first_topic().is_some())
        })
        .collect();
    let purpose = |l: usize| {
        tallies[l]
            .first_topic()
            .is_some_and(|t| t > draft.extent.tokens.start + 1 && page.clitics(t).any(Clitics::LAM))
    };
    let leads: Vec<usize> = stance.iter().copied().filter(|&l| labels[l].leads).collect();
    for l in leads {
        if !purpose(l) {
            stance.retain(|&other| {
                !(labels[l].absorbs.contains(&labels[other].name) && tallies[other].within_calls_of(&tallies[l]))
            });
        }
    }
    let judges = draft
        .cue
        .verb(page)
        .is_some_and(|v| matches!(v.kind, VerbKind::Naming | VerbKind::Opinion));
    let rank = |l: usize| tallies[l].rank(judges);
    stance.sort_by_key(|&l| (!labels[l].leads || purpose(l), rank(l), l));
    stance.truncate(MOST);
    // weak signs make a second label only beside others of their kind, or with the cue
    stance.dedup_by(|second, first| rank(*second) == 2 && rank(*first) < 2 && !tallies[*second].cue);
    stance
}

/// The first entity named in the phrase; for a person the country or body of the title.
fn entity_of(page: &Page, tokens: &Range<usize>) -> Option<EntityRef> {
    let found: Option<&Entity> = tokens
        .clone()
        .filter_map(|i| page.entity(i))
        .find(|e| e.kind != EntityKind::Place);
    found.map(|e| EntityRef {
        name: e.name.clone(),
        country: e.country.clone(),
    })
}

/// What the cue itself says, and the noun that opens the content of a light verb.
fn cue_evidence(page: &Page, draft: &Draft, tallies: &mut Tallies) {
    let vocabulary = &page.analyser.lexicons.vocabulary;
    let of_verb = |p: &Pattern| matches!(p.steps[0], Step::Word(w) if vocabulary.is_verb(w));
    for i in draft.cue.tokens.clone() {
        let own = draft.cue.lemma.and_then(|l| vocabulary.by_verb(l));
        // أكد على: the preposition between a cue and its content tells too
        let content = draft.cue.content;
        let end = if content > i && content <= i + GOVERNED {
            content
        } else {
            i + 1
        };
        each_match(page, i, end.max(draft.cue.tokens.end), &mut |p, _| {
            // a cue was read as one verb: patterns of verbs that only share its letters (تدّعي, تدعي) do not apply
            let other_verb = matches!(p.steps[0], Step::Word(w) if own != Some(w)) && of_verb(p);
            // نوه أن: the word before the content of a cue stands for what is behind it, too
            let barred = barred(page, p, i + 1) || content > i && barred(page, p, content - 1);
            if !barred
                && !(other_verb && (own.is_some() || draft.cue.form == Form::Finite && !same_verb(page, draft, p)))
            {
                note(tallies, p, i);
            }
        });
    }
    let start = draft.extent.tokens.start;
    // `اتهم إسرائيل برفض`: a cue with a stance of its own lends none to the nouns behind it
    let light = matches!(draft.cue.form, Form::Finite | Form::Participle)
        && !tallies.iter().any(|t| t.cue)
        && !page.is(draft.cue.content.saturating_sub(1), Class::Complementizer);
    if light {
        for i in start..(start + 2).min(draft.extent.tokens.end) {
            let nominal = page.is(i, Class::VerbalNoun) || !page.is(i, Class::Finite);
            // جدد الدعوة إلى
            let told = i == start
                && page.clitic_preposition(i).is_none()
                && (page.is(i + 1, Class::Preposition) || page.clitic_preposition(i + 1).is_some());
            if nominal && (!page.clitics(i).article() || told) {
                each_match(page, i, draft.extent.tokens.end, &mut |p, _| {
                    if page.classes(i).any(NOMINAL_FORMS) || !of_verb(p) {
                        note(tallies, p, i);
                    }
                });
            }
            // يجب إدانة الإرهاب: behind a verb the noun is what he speaks of
            if page.is(i, Class::Complementizer) || plainly_finite(page, i) {
                break;
            }
        }
    }
}

/// Whether the verb of the cue is written as the verb that opens the pattern, set aside the shadda that a file may leave out.
fn same_verb(page: &Page, draft: &Draft, p: &Pattern) -> bool {
    let lemmas = &page.analyser.lexicons.lemmas;
    let letters = |text: &str| -> String { text.chars().filter(|c| !matches!(c, '{' | '}' | '\u{0651}')).collect() };
    let first = lemmas[p.lemma as usize].text.split_whitespace().next().map(letters);
    draft.cue.lemma.map(|l| letters(&lemmas[l as usize].text)) == first
}

fn note(tallies: &mut Tallies, p: &Pattern, at: usize) {
    let t = &mut tallies[p.label as usize];
    match p.applies {
        Where::Cue => {
            t.cue = true;
            t.said |= p.weight == Weight::Strong;
            t.sign(p, at);
        }
        Where::Call => t.call(p.lemma, at),
        _ => {}
    }
}

/// Whether the content only mentions what `label` is told by: it opens with a noun of another feeling (`أعرب عن بالغ قلقه من
/// الانتهاكات`).
fn only_mentions(page: &Page, draft: &Draft, label: &Label) -> bool {
    let start = draft.extent.tokens.start;
    !label.mentions.is_empty()
        && content::nominal(page, &draft.cue)
        && (start..=start + 1).any(|i| page.words(i).iter().any(|w| label.mentions.contains(w)))
}

/// What the speaker's own words say.
fn content_evidence(page: &Page, draft: &Draft, tokens: &Range<usize>, others: &[Range<usize>], tallies: &mut Tallies) {
    let labels = &page.analyser.lexicons.stance.labels;
    for i in tokens.clone() {
        if page.word_set(i).is_empty() || others.iter().any(|o| o.contains(&i)) {
            continue;
        }
        each_match(page, i, tokens.end, &mut |p, end| {
            if only_mentions(page, draft, &labels[p.label as usize]) || cancelled(page, p, i, tokens.start) {
                return;
            }
            let t = &mut tallies[p.label as usize];
            match p.applies {
                Where::Opens if i <= tokens.start + 1 => t.sign(p, i),
                Where::Opens => {}
                Where::Content => t.sign(p, i),
                Where::Act => {
                    if !hypothetical(page, i, tokens.start)
                        && !chronicles(page, draft)
                        && let Some(np) = actor(page, p, i, tokens).filter(|np| !is_speaker(page, draft, &np.tokens))
                    {
                        t.act(p, i, np.tokens);
                    }
                }
                Where::Cue | Where::Call => {
                    // within the content these count in the first person only; calls also when impersonal
                    // `قالت إنها تدين` is the third-person way of saying ندين
                    let own_pronoun = i == tokens.start + 1
                        && page
                            .readings(i)
                            .iter()
                            .any(|r| matches!(r.finite(), Some((_, Voice::Active, Person::Third))))
                        && page
                            .readings(tokens.start)
                            .iter()
                            .any(|r| r.class == Class::Complementizer && r.suffix.is_some());
                    let first = first_person(page, Some(p), i)
                        || own_pronoun
                        || principal(page, draft, p, i)
                        || i == tokens.start && page.is(i, Class::Finite) && relays(page, draft);
                    // الدعوة للتهدئة, with the article, is talked about, not made
                    let mention = p.steps.len() == 1 && page.is(i, Class::VerbalNoun) && page.clitics(i).article();
                    let impersonal = p.applies == Where::Call && !mention && impersonal(page, p, i);
                    if !(first || impersonal) || negated(page, i, tokens.start) || hypothetical(page, i, tokens.start) {
                        return;
                    }
                    match p.applies {
                        Where::Cue => t.sign(p, i),
                        _ => t.call(p.lemma, i),
                    }
                }
                Where::Topic => {
                    // what is called for may stand far behind; what is aimed at stands behind the word of aiming
                    let called = if labels[p.label as usize].leads {
                        t.call_reaches(i, tokens.start) && !negated(page, i, tokens.start)
                    } else {
                        t.call_within(i, AIM)
                    };
                    if called {
                        t.topic(p.lemma, i, end);
                    }
                    if p.weight == Weight::Weak {
                        t.sign(p, i);
                    }
                }
            }
        });
    }
}

/// Whether the verb at token `i` is what the speaker's principal does, in the first clause of the content: `قال إن بلاده
/// تدين`, `قال المتحدث باسم الوزارة إن الوزارة تنفي`. Who speaks for a body takes its stance.
fn principal(page: &Page, draft: &Draft, p: &Pattern, i: usize) -> bool {
    let tokens = &draft.extent.tokens;
    if i < tokens.start + 1 || i > tokens.start + PRINCIPAL || !page.is(i, Class::Finite) {
        return false;
    }
    let Some(np) = scope::subject_of(page, p, i, tokens).filter(|np| np.start <= tokens.start + 1) else {
        return false;
    };
    owned(page, np.start) && np.len() <= 2 || is_speaker(page, draft, &np) || speaks_for(page, draft, &np)
}

/// Whether the speaker is somebody of the body or person `tokens`: the phrase that names the speaker holds it (`المتحدث باسم
/// الوزارة` and `الوزارة`).
fn speaks_for(page: &Page, draft: &Draft, tokens: &Range<usize>) -> bool {
    let definite = page.clitics(tokens.start).article() || page.mark(tokens.start).is_some();
    let named = draft.name.iter().chain(&draft.speaker);
    definite
        && named
            .flat_map(|np| np.tokens.start + 1..np.tokens.end)
            .any(|k| page.key(k) == page.key(tokens.start))
}

/// Whether the noun at token `i` is somebody's of whom the speaker is one (`بلاده`).
fn owned(page: &Page, i: usize) -> bool {
    page.readings(i).iter().any(|r| {
        r.suffix.is_some_and(|s| s.third)
            && matches!(r.class, Class::Body | Class::Geography | Class::Thing | Class::Person)
    })
}

/// Whether a body tells by a source phrase what one of its own said: `طالب الوزير، بحسب الوزارة، بوقف القتال` is what both ask.
fn relays(page: &Page, draft: &Draft) -> bool {
    const BODIES: Classes = Classes::of(&[Class::Body, Class::Country, Class::Organisation, Class::Place]);
    let speaker = draft.name.as_ref().or(draft.speaker.as_ref());
    draft.cue.form == Form::Source && speaker.is_some_and(|np| BODIES.has(np.class)) && !chronicles(page, draft)
}

/// Whether the speaker is a medium or a document, who tell what happened: a deed that they tell is no accusation. What runs
/// a medium (`شبكة الجزيرة`) speaks for itself.
fn chronicles(page: &Page, draft: &Draft) -> bool {
    let speaker = draft.name.as_ref().or(draft.speaker.as_ref());
    speaker.is_some_and(|np| {
        let head = np.tokens.start;
        let medium = |r: &Reading| matches!(page.data(r.lemma), Some(Data::Noun(NounKind::Media)));
        np.class == Class::Document
            || page.readings(head).iter().any(medium)
            || page.names_medium(head) && !page.is(head, Class::Body)
    })
}

/// Whether the phrase `tokens` is the speaker, by the same entity or the same words.
fn is_speaker(page: &Page, draft: &Draft, tokens: &Range<usize>) -> bool {
    let Some(name) = draft.name.as_ref().or(draft.speaker.as_ref()) else {
        return false;
    };
    let own = entity_of(page, &name.tokens);
    own.is_some() && own == entity_of(page, tokens) || page.key(tokens.start) == page.key(name.tokens.start)
}

#[cfg(test)]
mod tests {
    use crate::{Lexicons, Tagger};
    use std::sync::OnceLock;

    /// The stances of the first statement of `text`.
    fn stance(text: &str) -> Vec<String> {
        static TAGGER: OnceLock<Tagger> = OnceLock::new();
        let tagger = TAGGER.get_or_init(|| Tagger::new(Lexicons::built_in()));
        let statements = tagger.worker().tag(text);
        statements[0].stance.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_cue_says_it() {
        assert_eq!(stance("استنكرت النقابة القرار."), ["condemnation"]);
        assert_eq!(stance("نفى الوزير علمه بالصفقة."), ["denial"]);
        assert_eq!(stance("حذرت المنظمة من انتشار المرض."), ["warning"]);
    }

    #[test]
    fn a_call_with_its_topic_is_a_ceasefire_call() {
        assert_eq!(stance("دعت الأمم المتحدة إلى وقف فوري لإطلاق النار.")[0], "ceasefire_call");
        assert_eq!(stance("حث المبعوث الأطراف على ضبط النفس.")[0], "ceasefire_call");
    }

    #[test]
    fn a_mere_mention_is_none() {
        assert_eq!(stance("قال المتحدث إن وقف إطلاق النار بدأ أمس."), [] as [&str; 0]);
        assert_eq!(stance("قالت الوزارة إن الاجتماع بدأ."), [] as [&str; 0]);
    }

    #[test]
    fn the_first_person_in_the_content_counts() {
        assert_eq!(stance("وقال الرئيس: \"نحن ندين هذا الهجوم\"."), ["condemnation"]);
    }

    #[test]
    fn a_negated_word_does_not_count() {
        assert_eq!(
            stance("قال الوزير: \"لا ندين أحدا قبل انتهاء التحقيق\"."),
            [] as [&str; 0]
        );
    }

    /// The target of the first statement of `text`.
    fn target(text: &str) -> Option<&str> {
        let tagger = Tagger::new(Lexicons::built_in());
        let statements = tagger.worker().tag(text);
        statements[0].target.map(|t| t.of(text))
    }

    #[test]
    fn a_target_is_the_object_the_addressee_or_the_doer() {
        assert_eq!(target("أدانت فرنسا الهجوم."), Some("الهجوم"));
        assert_eq!(target("اتهم الوزير إسرائيل بقتل الصحفي."), Some("إسرائيل"));
        assert_eq!(target("دعا المبعوث الأطراف إلى ضبط النفس."), Some("الأطراف"));
        assert_eq!(target("دعا المبعوث إلى ضبط النفس."), None);
        assert_eq!(target("قال الشاهد إن الجنود أحرقوا المتجر."), Some("الجنود"));
        assert_eq!(target("قال الوزير إن الاتفاق قريب."), None);
    }

    #[test]
    fn a_wrong_that_somebody_did_is_an_accusation() {
        assert_eq!(stance("قال الشاهد إن الجنود أحرقوا المتجر."), ["accusation"]);
        // the passive has the same letters, and nobody is accused
        assert_eq!(stance("قال الشاهد إن الجندي قتل أمس."), [] as [&str; 0]);
        assert_eq!(
            stance("قال المتحدث: إذا دمرت القوات المدينة فلن نعود."),
            [] as [&str; 0]
        );
    }

    #[test]
    fn a_word_that_only_looks_like_a_verb_of_the_first_person_is_none() {
        for text in [
            "قال الوزير إن السياج الأمني ثابت.",
            "قال الوزير إن أشد المشكلات خطورة هي الفقر.",
            "قال المدرب إن اللاعب بخير وإنه لاعب كبير.",
            "ادعى الوزير أن هذا استثناء مؤقت.",
        ] {
            assert_eq!(stance(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn what_is_printed_onto_a_word_counts() {
        assert_eq!(stance("قال النائب إن الحكومة تتلاعب مرة أخرى بالأسعار."), ["accusation"]);
        assert_eq!(
            stance("قال النائب إن القرار واضح وإن الحكومة تلتف عليه."),
            ["accusation"]
        );
        assert_eq!(
            stance("قال النائب إن الحزب هو العنوان ويتحمل المسؤولية عن الهجوم."),
            ["accusation"]
        );
    }

    #[test]
    fn what_the_own_side_did_and_a_noun_of_a_deed_are_no_accusation() {
        for text in [
            "قال المتحدث إن قوات بلاده دمرت معدات عسكرية.",
            "قال المتحدث إن عشرين شخصا أصيبوا في قصف روسي على المدينة.",
        ] {
            assert_eq!(stance(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn an_aim_counts_behind_a_word_of_aiming_and_a_name_behind_a_word_that_calls_so() {
        assert_eq!(stance("قال النائب إن الحكومة تحاول طمس التحقيق."), ["accusation"]);
        assert_eq!(stance("قال النائب إن هذه جريمة."), ["condemnation"]);
        assert_eq!(stance("قال النائب إن الشرطة كشفت الجريمة."), [] as [&str; 0]);
    }

    #[test]
    fn what_is_worried_about_or_may_come_is_only_mentioned() {
        for text in [
            "أعرب الأمين العام عن بالغ قلقه من الانتهاكات الصارخة لحقوق الإنسان.",
            "قال المتحدث إن كوريا الشمالية قد تستغل الزيارة.",
        ] {
            assert_eq!(stance(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_strong_sign_comes_before_weak_ones() {
        assert_eq!(stance("قال الوزير: \"يجب إدانة الإرهاب\"."), ["demand"]);
        assert_eq!(stance("أكد الوزير على وقف إطلاق النار.")[0], "ceasefire_call");
    }

    #[test]
    fn what_is_denied_is_only_mentioned() {
        assert_eq!(stance("نفت موسكو ارتكاب مجزرة ضد المدنيين."), ["denial"]);
    }

    #[test]
    fn a_call_for_a_ceasefire_is_not_a_demand_as_well() {
        assert_eq!(stance("دعا المبعوث إلى هدنة فورية."), ["ceasefire_call"]);
        let purpose = stance("دعا المبعوث المجلس إلى الضغط على الطرفين لوقف القتال.");
        assert_eq!(purpose[0], "demand");
    }

    #[test]
    fn one_weak_word_twice_is_still_one() {
        assert_eq!(
            stance("قال المحقق إن الجريمة وقعت ليلا وإن الجريمة غامضة."),
            [] as [&str; 0]
        );
    }
}
