//! Tests of the conjugator as a whole: paradigms known to be right, and the
//! properties every form must have.

use super::{
    Case, ConjugationError, Form, FormSet, Gender, Inflection, Number, Person, Tense, Verb, VerbSpec, Voice, WeakVerbs,
};
use std::collections::{BTreeMap, BTreeSet};

const PARADIGMS: &str = include_str!("paradigms.txt");
const WEAK_VERBS: &str = include_str!("../../../lexicons/verbs/weak_verbs.txt");

fn weak_verbs() -> WeakVerbs {
    WeakVerbs::parse(WEAK_VERBS).expect("the list of weak verbs is well formed")
}

/// A specification from `lemma`, `lemma=present` or `lemma:form`.
fn spec(text: &str) -> VerbSpec<'_> {
    let mut spec = VerbSpec {
        lemma: text,
        ..VerbSpec::default()
    };
    if let Some((lemma, present)) = text.split_once('=') {
        spec.lemma = lemma;
        spec.present = Some(present);
    } else if let Some((lemma, form)) = text.split_once(':') {
        spec.lemma = lemma;
        spec.form = Some(form.parse().expect("a form"));
    }
    spec
}

fn verb(text: &str) -> Verb<'_> {
    Verb::analyse(&spec(text), &weak_verbs()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn error(text: &str) -> ConjugationError {
    Verb::analyse(&spec(text), &weak_verbs()).expect_err(text)
}

/// All spellings of a verb whose features pass a test.
fn spellings(verb: &Verb<'_>, test: impl Fn(Inflection) -> bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    verb.inflect(FormSet::ALL, |text, inflection| {
        if test(inflection) {
            found.insert(text.to_owned());
        }
    });
    found
}

/// The verbs of the paradigm file: heading, root, form and rows.
fn paradigms() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let mut verbs: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for line in PARADIGMS.lines().filter(|line| !line.starts_with('#')) {
        if let Some(heading) = line.strip_prefix("= ") {
            verbs.push((heading, Vec::new()));
        } else if let (Some((name, cells)), Some((_, rows))) = (line.split_once(' '), verbs.last_mut()) {
            rows.push((name, cells));
        }
    }
    verbs
}

/// The row a form belongs to and its place in it.
fn place(inflection: Inflection) -> (String, usize) {
    let suffix = |voice| {
        if voice == Voice::Passive { "-passive" } else { "" }
    };
    match inflection {
        Inflection::Finite {
            tense,
            voice,
            person,
            gender,
            number,
            ..
        } => {
            let name = match tense {
                Tense::Past => "past",
                Tense::Present => "present",
                Tense::Subjunctive => "subjunctive",
                Tense::Jussive => "jussive",
                Tense::Imperative => "imperative",
            };
            let person = match person {
                Person::Third => 0,
                Person::Second => 100,
                Person::First => 200,
            };
            (
                format!("{name}{}", suffix(voice)),
                person + number as usize * 10 + gender as usize,
            )
        }
        Inflection::Participle {
            voice,
            gender,
            number,
            case,
            ..
        } => (
            format!("participle{}", suffix(voice)),
            number as usize * 100 + gender as usize * 10 + case as usize,
        ),
        Inflection::VerbalNoun { number, case, .. } => ("noun".to_owned(), number as usize * 10 + case as usize),
    }
}

#[test]
fn whole_paradigms() {
    let list = weak_verbs();
    let verbs = paradigms();
    assert!(verbs.len() >= 50);
    for (heading, rows) in verbs {
        let (lemma, masdars) = heading.split_once(' ').unwrap_or((heading, ""));
        let masdars: Vec<&str> = masdars.split_whitespace().collect();
        let spec = VerbSpec {
            lemma,
            masdars: &masdars,
            ..VerbSpec::default()
        };
        let verb = Verb::analyse(&spec, &list).unwrap_or_else(|error| panic!("{error}"));
        let mut made: BTreeMap<String, BTreeMap<usize, Vec<String>>> = BTreeMap::new();
        verb.inflect(FormSet::ALL, |text, inflection| {
            if inflection.contexts().free() {
                let (row, cell) = place(inflection);
                let texts = made.entry(row).or_default().entry(cell).or_default();
                if !texts.iter().any(|known| known == text) {
                    texts.push(text.to_owned());
                }
            }
        });
        let mut known = 0;
        for (name, expected) in rows {
            if name == "root" {
                let root: String = verb.root().radicals().collect();
                assert_eq!(format!("{root} {}", verb.form()), expected, "{heading}");
                continue;
            }
            known += 1;
            let cells: Vec<String> = made
                .get(name)
                .into_iter()
                .flat_map(|row| row.values().map(|texts| texts.join("/")))
                .collect();
            assert_eq!(cells.join(" "), expected, "{heading}, {name}");
        }
        assert_eq!(known, made.len(), "{heading}");
    }
}

#[test]
fn lemmas_tell_form_root_and_present() {
    for (text, form, root, present) in [
        // Three letters.
        ("كتب", Form::I, "ك ت ب", "يكتب"),
        ("كَتَبَ", Form::I, "ك ت ب", "يكتب"),
        ("ندّد", Form::II, "ن د د", "يندد"),
        ("نَدَّدَ", Form::II, "ن د د", "يندد"),
        ("ندد", Form::II, "ن د د", "يندد"),
        ("حذر", Form::I, "ح ذ ر", "يحذر"),
        ("حذر:2", Form::II, "ح ذ ر", "يحذر"),
        ("حذر=يُحذر", Form::II, "ح ذ ر", "يحذر"),
        ("حذر=يحذّر", Form::II, "ح ذ ر", "يحذر"),
        ("بين", Form::II, "ب ي ن", "يبين"),
        ("بيّن", Form::II, "ب ي ن", "يبين"),
        ("أكد", Form::II, "ء ك د", "يؤكد"),
        ("أكّد", Form::II, "ء ك د", "يؤكد"),
        ("أذن=يؤذن", Form::II, "ء ذ ن", "يؤذن"),
        ("أعدّ", Form::IV, "ع د د", "يعد"),
        ("أعد", Form::IV, "ع د د", "يعد"),
        ("أغر=يغر", Form::IV, "غ ر ر", "يغر"),
        ("أمر", Form::I, "ء م ر", "يأمر"),
        ("رد", Form::I, "ر د د", "يرد"),
        ("ردّ", Form::I, "ر د د", "يرد"),
        ("أنّ", Form::I, "ء ن ن", "يئن"),
        ("حاجّ", Form::III, "ح ج ج", "يحاج"),
        ("قال", Form::I, "ق و ل", "يقول"),
        ("باع", Form::I, "ب ي ع", "يبيع"),
        ("نال", Form::I, "ن ي ل", "ينال"),
        ("زال=يزال", Form::I, "ز و ل", "يزال"),
        ("آب", Form::I, "ء و ب", "يؤوب"),
        ("دعا", Form::I, "د ع و", "يدعو"),
        ("رمى", Form::I, "ر م ي", "يرمي"),
        ("نهى", Form::I, "ن ه ي", "ينهى"),
        ("لقي", Form::I, "ل ق ي", "يلقى"),
        ("ولي", Form::I, "و ل ي", "يلي"),
        ("وفى", Form::I, "و ف ي", "يفي"),
        ("حيي", Form::I, "ح ي ي", "يحيا"),
        ("حيا", Form::II, "ح ي ي", "يحيي"),
        ("وعد", Form::I, "و ع د", "يعد"),
        ("وجل", Form::I, "و ج ل", "يوجل"),
        ("وطئ", Form::I, "و ط ء", "يطأ"),
        ("ودّ=يود", Form::I, "و د د", "يود"),
        ("يئس", Form::I, "ي ء س", "ييأس"),
        ("جرؤ", Form::I, "ج ر ء", "يجرؤ"),
        ("قرأ", Form::I, "ق ر ء", "يقرأ"),
        ("رأى", Form::I, "ر ء ي", "يرى"),
        ("أرى", Form::IV, "ر ء ي", "يري"),
        ("أرى=يُري", Form::IV, "ر ء ي", "يري"),
        ("عور:1", Form::I, "ع و ر", "يعور"),
        ("آمن", Form::IV, "ء م ن", "يؤمن"),
        ("آخذ", Form::III, "ء خ ذ", "يؤاخذ"),
        ("آلف=يؤالف", Form::III, "ء ل ف", "يؤالف"),
        // Four letters.
        ("طالب", Form::III, "ط ل ب", "يطالب"),
        ("تابع", Form::III, "ت ب ع", "يتابع"),
        ("راءى", Form::III, "ر ء ي", "يرائي"),
        ("أدان", Form::IV, "د و ن", "يدين"),
        ("أوصى", Form::IV, "و ص ي", "يوصي"),
        ("أحيا", Form::IV, "ح ي ي", "يحيي"),
        ("أنبأ", Form::IV, "ن ب ء", "ينبئ"),
        ("تحدث", Form::V, "ح د ث", "يتحدث"),
        ("تمنى", Form::V, "م ن ي", "يتمنى"),
        ("توفّى", Form::V, "و ف ي", "يتوفى"),
        ("تآمر", Form::VI, "ء م ر", "يتآمر"),
        ("تضادّ", Form::VI, "ض د د", "يتضاد"),
        ("اتّهم", Form::VIII, "و ه م", "يتهم"),
        ("اتهم", Form::VIII, "و ه م", "يتهم"),
        ("اتخذ", Form::VIII, "ء خ ذ", "يتخذ"),
        ("ادّعى", Form::VIII, "د ع ي", "يدعي"),
        ("ادعى", Form::VIII, "د ع ي", "يدعي"),
        ("اطلع", Form::VIII, "ط ل ع", "يطلع"),
        ("احتج", Form::VIII, "ح ج ج", "يحتج"),
        ("احتجّ", Form::VIII, "ح ج ج", "يحتج"),
        ("اضطر", Form::VIII, "ض ر ر", "يضطر"),
        ("انضم", Form::VII, "ض م م", "ينضم"),
        ("احمرّ", Form::IX, "ح م ر", "يحمر"),
        ("احمر:9", Form::IX, "ح م ر", "يحمر"),
        ("ترجم", Form::QI, "ت ر ج م", "يترجم"),
        ("تمتم", Form::QI, "ت م ت م", "يتمتم"),
        ("سيطر", Form::QI, "س ي ط ر", "يسيطر"),
        ("طمأن", Form::QI, "ط م ء ن", "يطمئن"),
        // Five and six letters.
        ("تساءل", Form::VI, "س ء ل", "يتساءل"),
        ("تدهور", Form::QII, "د ه و ر", "يتدهور"),
        ("انحاز", Form::VII, "ح و ز", "ينحاز"),
        ("انتقد", Form::VIII, "ن ق د", "ينتقد"),
        ("اصطدم", Form::VIII, "ص د م", "يصطدم"),
        ("ازداد", Form::VIII, "ز و د", "يزداد"),
        ("استاء", Form::VIII, "س و ء", "يستاء"),
        ("استمع", Form::VIII, "س م ع", "يستمع"),
        ("استوى", Form::VIII, "س و ي", "يستوي"),
        ("ائتمر", Form::VIII, "ء م ر", "يأتمر"),
        ("ازدوج", Form::VIII, "ز و ج", "يزدوج"),
        ("استمرّ", Form::X, "م ر ر", "يستمر"),
        ("استمر", Form::X, "م ر ر", "يستمر"),
        ("استقال", Form::X, "ق و ل", "يستقيل"),
        ("استجوب", Form::X, "ج و ب", "يستجوب"),
        ("استولى", Form::X, "و ل ي", "يستولي"),
        ("استحيا", Form::X, "ح ي ي", "يستحيي"),
        ("اطمأنّ", Form::QIV, "ط م ء ن", "يطمئن"),
        ("اطمأن", Form::QIV, "ط م ء ن", "يطمئن"),
    ] {
        let verb = verb(text);
        assert_eq!(verb.form(), form, "{text}");
        assert_eq!(verb.root().to_string(), root, "{text}");
        assert_eq!(verb.present().as_deref(), Some(present), "{text}");
    }
}

#[test]
fn every_weak_verb_has_the_present_the_list_gives() {
    let list = weak_verbs();
    assert!(list.len() >= 300);
    for line in WEAK_VERBS.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(" | ");
        let lemma = fields.next().unwrap_or_default();
        if lemma.is_empty() {
            continue;
        }
        let spec = VerbSpec {
            lemma,
            ..VerbSpec::default()
        };
        let verb = Verb::analyse(&spec, &list).unwrap_or_else(|error| panic!("{error}"));
        for field in fields {
            match field.split_once('=') {
                Some(("present", "-")) => assert_eq!(verb.present(), None, "{lemma}"),
                Some(("present", present)) => {
                    let bare: String = present
                        .chars()
                        .filter(|character| !('\u{064B}'..='\u{0652}').contains(character))
                        .collect();
                    assert_eq!(verb.present(), Some(bare), "{lemma}");
                }
                Some(("form", form)) => assert_eq!(Ok(verb.form()), form.parse(), "{lemma}"),
                Some(("root", root)) => {
                    let radicals: String = verb.root().radicals().collect();
                    assert_eq!(radicals, root.replace('أ', "ء"), "{lemma}");
                }
                _ => panic!("{line}"),
            }
        }
    }
}

/// Spellings that only stand free, and those that only stand before a pronoun.
#[test]
fn pronouns_respell_the_verb() {
    for (text, free, suffixed) in [
        ("قال", "قالوا", "قالو"),
        ("قال", "يقولوا", "يقولو"),
        ("قال", "قلتم", "قلتمو"),
        ("نفى", "نفى", "نفا"),
        ("سعى", "يسعى", "يسعا"),
        ("رأى", "رأى", "رآ"),
        ("رأى", "رأوا", "رأو"),
        ("رأى", "يرى", "يرا"),
        ("تمنّى", "يتمنى", "يتمنا"),
        ("شاء", "شيء", "شيئ"),
        ("جاء", "جاؤوا", "جاؤو"),
        ("أساء", "يسيء", "يسيئ"),
    ] {
        let verb = verb(text);
        let finite = |inflection| matches!(inflection, Inflection::Finite { .. });
        let frees = spellings(&verb, |inflection| finite(inflection) && inflection.contexts().free());
        let suffixeds = spellings(&verb, |inflection| {
            finite(inflection) && inflection.contexts().before_suffix()
        });
        assert!(frees.contains(free) && !frees.contains(suffixed), "{free}");
        assert!(suffixeds.contains(suffixed) && !suffixeds.contains(free), "{suffixed}");
    }
}

#[test]
fn unchanged_verbs_serve_before_pronouns_too() {
    for (text, both) in [
        ("قال", "قال"),
        ("دعا", "دعا"),
        ("حيّا", "حيا"),
        ("أنبأ", "أنبأ"),
        ("أنبأ", "ينبئ"),
        ("جاء", "جاء"),
        ("قرأ", "يقرأ"),
        ("قال", "يقولون"),
    ] {
        let found = spellings(&verb(text), |inflection| {
            matches!(inflection, Inflection::Finite { .. })
                && inflection.contexts().free()
                && inflection.contexts().before_suffix()
        });
        // The indicative of قرأ is يقرؤ there, but the subjunctive keeps its alif.
        assert!(found.contains(both), "{both}");
    }
    let indicative = spellings(&verb("قرأ"), |inflection| {
        matches!(
            inflection,
            Inflection::Finite {
                tense: Tense::Present,
                voice: Voice::Active,
                person: Person::Third,
                gender: Gender::Masculine,
                number: Number::Singular,
                ..
            }
        ) && inflection.contexts().before_suffix()
    });
    assert_eq!(indicative, BTreeSet::from(["يقرؤ".to_owned()]));
}

/// The contexts of noun spellings, as free, article, construct, suffix.
#[test]
fn nouns_stand_where_their_spelling_allows() {
    for (text, spelling, contexts) in [
        ("قال", "قائل", "facs"),
        ("قال", "قائلا", "f cs"), // accusative, and dual before a genitive
        ("قال", "قائلون", "fa"),
        ("قال", "قائلو", "cs"),
        ("قال", "قائلين", "fa"),
        ("قال", "قائلي", "cs"),
        ("قال", "قائلة", "fac"),
        ("قال", "قائلت", "s"),
        ("قال", "قائلات", "facs"),
        ("أدان", "إدانة", "fac"),
        ("أدان", "إدانت", "s"),
        ("أنبأ", "إنباء", "facs"), // accusative before a pronoun
        ("أنبأ", "إنباؤ", "s"),
        ("أنبأ", "إنبائ", "s"),
        ("دعا", "داع", "f"),
        ("دعا", "داعيا", "fcs"),
        ("نادى", "منادى", "fac"),
        ("نادى", "مناداة", "fac"),
        ("نادى", "منادا", "s"),
        ("أكّد", "تأكيدا", "f"),
        ("تمنّى", "تمن", "f"),
        ("تمنّى", "تمني", "acs"),
    ] {
        let mut found = BTreeSet::new();
        verb(text).inflect(FormSet::ALL, |made, inflection| {
            if made != spelling || matches!(inflection, Inflection::Finite { .. }) {
                return;
            }
            let contexts = inflection.contexts();
            for (letter, holds) in [
                ('f', contexts.free()),
                ('a', contexts.after_article()),
                ('c', contexts.construct()),
                ('s', contexts.before_suffix()),
            ] {
                if holds {
                    found.insert(letter);
                }
            }
        });
        let expected: BTreeSet<char> = contexts.chars().filter(|letter| *letter != ' ').collect();
        assert_eq!(found, expected, "{spelling}");
    }
}

#[test]
fn verbal_nouns_of_the_lexicon_are_declined() {
    let list = weak_verbs();
    for (lemma, masdar, expected) in [
        ("قال", "قول", "قول قولا"),
        ("دعا", "دَعوة", "دعوات دعوة"),
        ("دعا", "دعاء", "دعاء"),
        ("نفى", "نفي", "نفي نفيا"),
        ("ادّعى", "دعوى", "ادعاء ادعاءات دعوى"),
        ("جاء", "مجيء", "مجيء مجيئا"),
        ("بدأ", "بدء", "بدء بدءا"),
        ("نشأ", "نشأة", "نشآت نشأة"),
        ("لجأ", "لجوء", "لجوء لجوءا"),
        ("رضي", "رضا", "رضا"),
        ("توفّى", "وفاة", "توف توفيا توفيات وفاة"),
        ("حاور", "حوار", "حوار حوارا حوارات محاورات محاورة"),
        ("أعلن", "إعلان", "إعلان إعلانا إعلانات"),
    ] {
        let spec = VerbSpec {
            lemma,
            masdars: &[masdar],
            ..VerbSpec::default()
        };
        let verb = Verb::analyse(&spec, &list).unwrap_or_else(|error| panic!("{error}"));
        let nouns = spellings(&verb, |inflection| {
            matches!(inflection, Inflection::VerbalNoun { .. }) && inflection.contexts().free()
        });
        let nouns: Vec<String> = nouns.into_iter().collect();
        assert_eq!(nouns.join(" "), expected, "{lemma}");
    }
}

#[test]
fn form_sets_restrict() {
    let verb = verb("قال");
    let mut all = Vec::new();
    verb.inflect(FormSet::ALL, |text, inflection| {
        all.push((text.to_owned(), inflection));
    });
    let set = FormSet::PAST | FormSet::ACTIVE | FormSet::THIRD;
    let mut some = Vec::new();
    verb.inflect(set, |text, inflection| {
        some.push((text.to_owned(), inflection));
    });
    let expected: Vec<_> = all
        .iter()
        .filter(|(_, inflection)| {
            matches!(
                inflection,
                Inflection::Finite {
                    tense: Tense::Past,
                    voice: Voice::Active,
                    person: Person::Third,
                    ..
                }
            )
        })
        .cloned()
        .collect();
    assert_eq!(some, expected);
    let mut none = 0;
    verb.inflect(FormSet::NONE, |_, _| none += 1);
    assert_eq!(none, 0);
    verb.inflect(FormSet::REPORTING, |text, inflection| {
        assert!(
            !matches!(
                inflection,
                Inflection::Finite {
                    tense: Tense::Imperative,
                    ..
                } | Inflection::Finite {
                    person: Person::First | Person::Second,
                    ..
                }
            ),
            "{text}"
        );
    });
    assert!(FormSet::ALL.contains(FormSet::REPORTING));
}

/// Whatever the verb, a form is plain letters in an order Arabic spelling allows.
#[test]
fn forms_are_spelled_like_words() {
    let list = weak_verbs();
    let listed = WEAK_VERBS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split(" | ").next())
        .filter(|lemma| !lemma.is_empty());
    let known = paradigms()
        .into_iter()
        .map(|(heading, _)| heading.split(' ').next().unwrap_or(heading));
    for lemma in listed.chain(known) {
        let spec = VerbSpec {
            lemma,
            ..VerbSpec::default()
        };
        let verb = Verb::analyse(&spec, &list).unwrap_or_else(|error| panic!("{error}"));
        verb.inflect(FormSet::ALL, |text, _| {
            let body = &text[..text.len() - 2];
            assert!(
                text.chars()
                    .all(|letter| { matches!(letter, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}') }),
                "{lemma}: {text}"
            );
            assert!(!body.contains(['ى', 'ة']), "{lemma}: {text}");
            for pair in ["اا", "أا", "آا", "اآ", "ىا", "ءء"] {
                assert!(!text.contains(pair), "{lemma}: {text}");
            }
            assert!(!body[body.len().min(2)..].contains('إ'), "{lemma}: {text}");
        });
    }
}

#[test]
fn bad_lemmas_are_explained() {
    assert_eq!(error(" "), ConjugationError::Empty);
    assert!(matches!(
        error("say"),
        ConjugationError::NotArabic { character: 's', .. }
    ));
    assert!(matches!(
        error("قال عن"),
        ConjugationError::NotArabic { character: ' ', .. }
    ));
    assert!(matches!(error("ق"), ConjugationError::TooShort { .. }));
    for (text, part) in [
        ("اعلن", "أعلن"),
        ("إعلان", "أعلن"),
        ("إدانة", "ة"),
        ("يستقيل", "present"),
        ("يقول", "present"),
        ("توفي", "ى"),
    ] {
        let error = error(text);
        assert!(matches!(error, ConjugationError::NotALemma { .. }), "{text}: {error}");
        assert!(error.to_string().contains(part), "{text}: {error}");
    }
    let form = error("انتقد:2");
    assert!(matches!(form, ConjugationError::OtherForm { .. }));
    assert!(form.to_string().contains("only of VIII"), "{form}");
    let present = error("قال=يقتل");
    assert!(matches!(present, ConjugationError::OtherPresent { .. }));
    assert!(present.to_string().contains("يقول"), "{present}");
    let masdar = VerbSpec {
        lemma: "قال",
        masdars: &["qawl"],
        ..VerbSpec::default()
    };
    assert!(Verb::analyse(&masdar, &WeakVerbs::default()).is_err());
}

#[test]
fn without_the_list_the_documented_guesses_hold() {
    let list = WeakVerbs::default();
    for (lemma, present) in [
        ("باع", "يبوع"),
        ("دعا", "يدعو"),
        ("سعى", "يسعي"),
        ("لقي", "يلقى"),
        ("وعد", "يعد"),
        ("ولي", "يولى"),
        ("قرأ", "يقرأ"),
        ("آخذ", "يؤخذ"),
    ] {
        let spec = VerbSpec {
            lemma,
            ..VerbSpec::default()
        };
        let made = Verb::analyse(&spec, &list).map(|verb| verb.present());
        assert_eq!(made, Ok(Some(present.to_owned())), "{lemma}");
    }
}

#[test]
fn frozen_verbs_have_a_past_only() {
    for text in ["ليس", "ليس=-", "عسى"] {
        let verb = verb(text);
        assert_eq!((verb.form(), verb.present()), (Form::I, None), "{text}");
        verb.inflect(FormSet::ALL, |form, inflection| {
            let past = matches!(
                inflection,
                Inflection::Finite {
                    tense: Tense::Past,
                    voice: Voice::Active,
                    ..
                }
            );
            assert!(past, "{form}");
        });
    }
}

#[test]
fn the_table_shows_the_future() {
    let table = verb("قال").paradigm().to_string();
    assert!(table.starts_with("ق و ل (I, hollow)"));
    assert!(table.contains("سيقولون"));
    assert!(table.lines().any(|line| line == "اسم الفاعل\tقائل"));
    assert!(verb("ردّ").paradigm().to_string().contains("يرد/يردد"));
}

#[test]
fn participle_cases_are_marked() {
    let accusative = spellings(&verb("قال"), |inflection| {
        matches!(
            inflection,
            Inflection::Participle {
                voice: Voice::Active,
                case: Case::Accusative,
                ..
            }
        )
    });
    assert_eq!(accusative, BTreeSet::from(["قائلا".to_owned()]));
}
