//! Forms put together to verbs.
//!
//! Of all lemmas that the forms may belong to, the one that explains most of them is taken first; its forms are then no
//! evidence for another. A verb must be met in two forms at least, or any name would be one.

use super::guess;
use super::observe::{Form, Observations, Seen};
use crate::lexicon::Lexicons;
use crate::lexicon::conjugation::{FormSet, Inflection, Verb, VerbSpec, WeakVerbs};
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};

/// How many different forms make a verb.
const FORMS: usize = 2;

/// Shorter forms are too many words by chance.
const LETTERS: usize = 3;

/// How many words that may be something else count for each that is not.
const DOUBTFUL: u32 = 4;

/// A lemma that may be a verb of the corpus.
struct Lemma {
    text: String,
    /// The finite forms of the corpus that it explains: indices, each with the form's own key.
    finite: Vec<(usize, Box<[u8]>)>,
    /// How often its participles and verbal nouns are printed.
    nominal: u32,
}

/// How good a lemma is: the first that differs decides.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// How often the forms that only it explains stand where cues do.
    inside: u32,
    forms: usize,
    nominal: u32,
    /// A shadda that nothing asks for is none.
    plain: std::cmp::Reverse<usize>,
    text: std::cmp::Reverse<String>,
    at: usize,
}

/// The verbs that are no cues yet, by lemma.
pub(super) fn verbs(observed: &Observations, lexicons: &Lexicons, weak: &WeakVerbs) -> BTreeMap<String, Seen> {
    let mut out: BTreeMap<String, Seen> = BTreeMap::new();
    for (&lemma, seen) in &observed.verbs {
        out.entry(lexicons.lemmas[lemma as usize].text.to_string())
            .or_default()
            .absorb(seen.clone());
    }
    let mut forms: Vec<(&[u8], &Form)> = observed.forms.iter().map(|(key, form)| (&**key, form)).collect();
    forms.sort_by_key(|(key, _)| *key);
    let forms: Vec<&Form> = forms.into_iter().map(|(_, form)| form).collect();
    let lemmas = explained(&forms, observed, weak);
    for (text, seen) in chosen(lemmas, &forms) {
        out.entry(text).or_default().absorb(seen);
    }
    out
}

/// The lemmas proposed by two forms at least, each with the forms that the conjugator makes of it.
fn explained(forms: &[&Form], observed: &Observations, weak: &WeakVerbs) -> Vec<Lemma> {
    let mut proposed: BTreeMap<String, usize> = BTreeMap::new();
    for form in forms.iter().filter(|f| f.sure) {
        for lemma in guess::lemmas(&form.printed) {
            *proposed.entry(lemma).or_default() += 1;
        }
    }
    proposed.retain(|_, n| *n >= FORMS);
    let by_stem = by_stem(forms);
    let finite = FormSet::ALL
        .without(FormSet::IMPERATIVE)
        .without(FormSet::FIRST)
        .without(FormSet::SECOND);
    let mut out = Vec::new();
    for text in proposed.into_keys() {
        let spec = VerbSpec {
            lemma: &text,
            ..VerbSpec::default()
        };
        let Ok(verb) = Verb::analyse(&spec, weak) else { continue };
        let mut keys: BTreeSet<Box<[u8]>> = BTreeSet::new();
        let mut nominal: BTreeSet<Box<[u8]>> = BTreeSet::new();
        verb.inflect(finite, |form, inflection| {
            let key = fold::fold(form).into_boxed_slice();
            match inflection {
                Inflection::Finite { .. } => keys.insert(key),
                _ => nominal.insert(key),
            };
        });
        let mut lemma = Lemma {
            text,
            finite: Vec::new(),
            nominal: nominal.iter().filter_map(|key| observed.words.get(key)).sum(),
        };
        for key in keys {
            for &at in by_stem.get(&key).map_or(&[][..], |v| v) {
                lemma.finite.push((at, key.clone()));
            }
        }
        if sure_forms(&lemma, forms, &[]) >= FORMS {
            out.push(lemma);
        }
    }
    out
}

/// The forms by what may be left of them when conjunction, future and pronoun are off.
fn by_stem(forms: &[&Form]) -> HashMap<Box<[u8]>, Vec<usize>> {
    let mut out: HashMap<Box<[u8]>, Vec<usize>> = HashMap::new();
    for (at, form) in forms.iter().enumerate() {
        for stem in guess::stems(&form.printed) {
            for object in guess::OBJECTS {
                if let Some(stem) = stem.strip_suffix(object) {
                    out.entry(fold::fold(stem).into_boxed_slice()).or_default().push(at);
                }
            }
        }
    }
    out
}

/// How many different forms of `lemma` are met in words that are nothing else and not `taken`.
fn sure_forms(lemma: &Lemma, forms: &[&Form], taken: &[bool]) -> usize {
    let free = |at: usize| forms[at].sure && !taken.get(at).copied().unwrap_or(false);
    let keys: BTreeSet<&[u8]> = lemma
        .finite
        .iter()
        .filter(|(at, _)| free(*at))
        .map(|(_, key)| &**key)
        .collect();
    keys.iter().filter(|key| key.len() >= LETTERS).count()
}

/// Takes the best lemma, its forms away, and so on.
fn chosen(lemmas: Vec<Lemma>, forms: &[&Form]) -> Vec<(String, Seen)> {
    let mut taken = vec![false; forms.len()];
    let rank = |at: usize, taken: &[bool]| {
        let lemma = &lemmas[at];
        let own: BTreeSet<usize> = lemma
            .finite
            .iter()
            .map(|(f, _)| *f)
            .filter(|&f| forms[f].sure && !taken[f])
            .collect();
        Rank {
            inside: own.iter().map(|&f| forms[f].seen.counts.inside).sum(),
            forms: sure_forms(lemma, forms, taken),
            nominal: lemma.nominal,
            plain: std::cmp::Reverse(lemma.text.chars().count()),
            text: std::cmp::Reverse(lemma.text.clone()),
            at,
        }
    };
    let mut queue: BinaryHeap<Rank> = (0..lemmas.len()).map(|at| rank(at, &taken)).collect();
    let mut out = Vec::new();
    while let Some(best) = queue.pop() {
        let now = rank(best.at, &taken);
        if now.inside == 0 || now.forms < FORMS {
            continue;
        }
        if queue.peek().is_some_and(|next| *next > now) {
            queue.push(now);
            continue;
        }
        let mut seen = Seen::default();
        let mut doubtful = Seen::default();
        let own: BTreeSet<usize> = lemmas[best.at].finite.iter().map(|(f, _)| *f).collect();
        for f in own {
            if !std::mem::replace(&mut taken[f], true) {
                let part = if forms[f].sure { &mut seen } else { &mut doubtful };
                part.absorb(forms[f].seen.clone());
            }
        }
        // many nouns and a verb or two: the nouns are nouns
        if doubtful.counts.all <= DOUBTFUL * seen.counts.all {
            seen.absorb(doubtful);
        }
        out.push((lemmas[best.at].text.clone(), seen));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::Observer;
    use super::*;
    use crate::lexicon::Layer;

    /// The lemmas that `text` suggests where the built-in verbs `without` are taken out.
    fn lemmas(text: &str, without: &[&str]) -> Vec<String> {
        let removed: String = without.iter().map(|verb| format!("- {verb}\n")).collect();
        let layers = [Layer::built_in(), Layer::from_files([("verbs/reporting.txt", removed)])];
        let lexicons = Lexicons::from_layers(&layers).unwrap();
        let observed = Observer::new(&lexicons).observe(text);
        let found = verbs(&observed, &lexicons, &WeakVerbs::default());
        found
            .into_iter()
            .filter(|(_, seen)| seen.counts.inside > 0)
            .map(|(lemma, _)| lemma)
            .collect()
    }

    #[test]
    fn forms_of_a_verb_are_one_lemma() {
        let text = "كشّطت النجمة أن الفيلم قريب. ويكشط المخرج أن التصوير بدأ. وكشط الوزير أن القاعة مغلقة.";
        assert_eq!(lemmas(text, &[]).len(), 1);
    }

    #[test]
    fn one_form_is_no_verb() {
        assert!(lemmas("ترامس أن الأمر انتهى. وترامس: لا عودة.", &[]).is_empty());
    }

    #[test]
    fn a_first_person_hides_no_verb() {
        let text = "أعلن الوزير أن العمل بدأ. وأعلنت الوزارة أن الطريق مفتوح. ويعلن المدير أن الباب مغلق.";
        assert_eq!(lemmas(text, &["أعلن"]), ["أعلن"]);
    }

    #[test]
    fn titles_and_nouns_are_no_verbs() {
        let text = "وزير الخارجية أن العمل بدأ. ورئيس الوزراء: الطريق مفتوح. وزيرة العدل أن الباب مغلق.";
        assert!(lemmas(text, &[]).is_empty());
    }
}
