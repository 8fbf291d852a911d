//! Sentences in, statements out: cue, name and content as printed.

use crate::{Lexicons, Tagger};
use std::sync::OnceLock;

/// Cue, name and content of every statement of `text`.
fn found(text: &str) -> Vec<(&str, &str, &str)> {
    static TAGGER: OnceLock<Tagger> = OnceLock::new();
    let tagger = TAGGER.get_or_init(|| Tagger::new(Lexicons::built_in()));
    let statements = tagger.worker().tag(text);
    statements
        .iter()
        .map(|s| {
            (
                s.cue.map_or("", |c| c.of(text)),
                s.name.map_or("", |n| n.of(text)),
                s.content.of(text),
            )
        })
        .collect()
}

#[test]
fn a_verb_its_subject_and_its_clause() {
    assert_eq!(
        found("قال وزير الطاقة سامر الحلبي، الثلاثاء، إن الإنتاج ارتفع."),
        [("قال", "وزير الطاقة سامر الحلبي", "الإنتاج ارتفع")]
    );
}

#[test]
fn a_subject_before_its_verb() {
    assert_eq!(
        found("وزيرة البيئة لمياء قاسم قالت إن المصنع سيغلق."),
        [("قالت", "وزيرة البيئة لمياء قاسم", "المصنع سيغلق")]
    );
}

#[test]
fn a_direct_object_is_told_from_its_subject() {
    assert_eq!(
        found("نفت وزارة الدفاع الاتهامات."),
        [("نفت", "وزارة الدفاع", "الاتهامات")]
    );
    assert_eq!(found("أدانت فرنسا الهجوم."), [("أدانت", "فرنسا", "الهجوم")]);
}

#[test]
fn an_addressee_belongs_to_the_content() {
    assert_eq!(
        found("طالبت المنظمة الحكومة بفتح المعبر."),
        [("طالبت", "المنظمة", "الحكومة بفتح المعبر")]
    );
}

#[test]
fn dropped_subjects_go_back_to_the_speaker() {
    let rows = found("قال رئيس البلدية نادر سالم إن الجسر آمن. وأضاف أن الأشغال انتهت، مؤكدا أن المرور سيعود غدا.");
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|r| r.1 == "رئيس البلدية نادر سالم"), "{rows:?}");
    assert_eq!(rows[1].2, "الأشغال انتهت");
}

#[test]
fn a_quotation_before_its_cue() {
    assert_eq!(
        found("\"لن نغلق المدرسة هذا العام\"، قال المدير."),
        [("قال", "المدير", "لن نغلق المدرسة هذا العام")]
    );
}

#[test]
fn what_a_source_behind_a_relay_said() {
    let rows = found("نقلت الوكالة عن مصدر أمني قوله إن الطريق مقطوع.");
    assert_eq!(rows, [("قوله", "مصدر أمني", "الطريق مقطوع")]);
}

#[test]
fn a_source_phrase_qualifies_its_clause() {
    assert_eq!(
        found("ارتفعت الأسعار في تموز، بحسب وزارة المالية."),
        [("بحسب", "وزارة المالية", "ارتفعت الأسعار في تموز")]
    );
}

#[test]
fn a_short_name_is_the_full_one_of_the_document() {
    let rows = found("قال وزير النقل كريم العلي إن القطار جاهز.\n\nوأكد العلي أن التذاكر متاحة.");
    assert_eq!(rows[1].1, "وزير النقل كريم العلي");
}

#[test]
fn spelling_without_hamza_is_read_alike() {
    assert_eq!(
        found("اعلنت الحكومة ان الاضراب انتهى."),
        [("اعلنت", "الحكومة", "الاضراب انتهى")]
    );
}

#[test]
fn words_that_only_look_like_cues_stay_out() {
    for text in [
        "يذكر أن المدينة تضم مليون نسمة.",
        "اتفقت الدولتان على فتح الطريق بين البلدين.",
        "بحث الوزير مع نظيره العلاقات الثنائية.",
        "لم يعلق المتحدث على الأنباء.",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}
