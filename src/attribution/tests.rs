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

#[test]
fn a_spokesman_his_body_and_his_name_are_one_speaker() {
    assert_eq!(
        found("وقال المتحدث باسم هيئة الموانئ سليم ناصر إن الحركة عادت.")[0].1,
        "المتحدث باسم هيئة الموانئ سليم ناصر"
    );
    assert_eq!(found("ذكر د. فؤاد قنديل أن اللقاح آمن.")[0].1, "د. فؤاد قنديل");
}

#[test]
fn a_family_name_may_be_a_common_word() {
    assert_eq!(found("أوضح النائب حرب أن الجلسة تأجلت.")[0].1, "النائب حرب");
    assert_eq!(found("أكد محمد صديقي أن الموسم جيد.")[0].1, "محمد صديقي");
}

#[test]
fn a_title_behind_a_comma_belongs_to_the_name() {
    let rows = found("شدد كريم العمري، وزير الصيد البحري والتنمية القروية، على أن الموسم جيد.");
    assert_eq!(rows[0].1, "كريم العمري، وزير الصيد البحري والتنمية القروية");
    assert_eq!(rows[0].2, "الموسم جيد");
}

#[test]
fn a_name_in_quotation_marks_is_no_speech() {
    assert_eq!(
        found("وقالت \"الساحلية\" عبر حسابها إن الرحلات ستبدأ غدا."),
        [("وقالت", "الساحلية", "الرحلات ستبدأ غدا")]
    );
}

#[test]
fn what_the_journalist_adds_is_not_said() {
    for (text, content) in [
        ("أعلنت الشركة فتح المصنع، وهو ما رحبت به النقابة.", "فتح المصنع"),
        ("دعا المدير إلى الحوار، في إشارة إلى الخلاف مع النقابة.", "الحوار"),
        ("أعلنت البلدية إغلاق الجسر، وغادرت الشاحنات المنطقة.", "إغلاق الجسر"),
        ("أعلنت البلدية إغلاق الجسر بعد أن سقطت شاحنة في النهر.", "إغلاق الجسر"),
        ("قال الوزير إن الجسر آمن، بينما تستمر الأشغال في المدينة.", "الجسر آمن"),
    ] {
        assert_eq!(found(text)[0].2, content, "{text}");
    }
}

#[test]
fn a_purpose_a_condition_and_a_refused_act_are_no_statements() {
    for text in [
        "سافر الوفد إلى العاصمة لمطالبة الحكومة بفتح المعبر.",
        "وإذا أدانت المحكمة المتهم فقد يسجن.",
        "رفض المتحدث التعليق على الأنباء.",
        "رفض الرئيس حضور الحفل.",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn things_do_not_speak() {
    assert_eq!(found("انهيار السقف أكد ضعف البناء."), []);
}

#[test]
fn an_indefinite_noun_speaks_in_its_relative_clause() {
    let rows = found("وصلت رسالة تطالب البلدية بإصلاح الطريق.");
    assert_eq!(rows, [("تطالب", "رسالة", "البلدية بإصلاح الطريق")]);
}

#[test]
fn accused_and_accuser_are_told_apart() {
    let rows = found("قالت موسكو إن الهجوم فشل وتتهم كييف بتلفيق الصور.");
    assert_eq!(rows[1], ("وتتهم", "موسكو", "كييف بتلفيق الصور"));
    let rows = found("وقال الجندي الذي اتهمه الادعاء بالسرقة إنه بريء.");
    assert!(rows.contains(&("اتهمه", "الادعاء", "بالسرقة")), "{rows:?}");
}

#[test]
fn a_source_phrase_vouches_for_the_last_clause() {
    let rows = found("قال الحارس إن الحريق بدأ ليلا مما أدى إلى مقتل عاملين، بحسب الشرطة.");
    assert_eq!(rows[1], ("بحسب", "الشرطة", "مما أدى إلى مقتل عاملين"));
    let rows = found("أغلقت المدرسة أبوابها كما أعلنت الوزارة.");
    assert_eq!(rows, [("كما أعلنت", "الوزارة", "أغلقت المدرسة أبوابها")]);
}

#[test]
fn a_pretext_is_a_statement_of_whoever_acts() {
    let rows = found("قالت الشرطة إنها أغلقت الطريق. ومنعت الشرطة التجمع بدعوى أن الساحة ضيقة.");
    assert_eq!(rows[1].2, "الساحة ضيقة");
}

#[test]
fn an_object_is_told_from_an_adjective_of_the_subject() {
    for (text, speaker, content) in [
        ("اتهمت الحكومة الحوثيين بخرق الهدنة.", "الحكومة", "الحوثيين بخرق الهدنة"),
        ("اتهم مصدر حكومي النقابة بالكذب.", "مصدر حكومي", "النقابة بالكذب"),
        ("نفت مصادر حكومية الخبر.", "مصادر حكومية", "الخبر"),
        ("ويتهم معارضون البلدية بالتقصير.", "معارضون", "البلدية بالتقصير"),
        ("وأوصى الحزب باستقالة المدير.", "الحزب", "باستقالة المدير"),
        ("اعتبر الوزير القرار \"خطأ كبيرا\".", "الوزير", "القرار \"خطأ كبيرا\""),
        ("اقترحت المؤسسة الإكثار من الرحلات.", "المؤسسة", "الإكثار من الرحلات"),
        ("ووصف الرئيس سالم صواريخ العدو بأنها قديمة.", "الرئيس سالم", "قديمة"),
        (
            "أكد وزير خارجية فرنسا على أهمية اللقاء.",
            "وزير خارجية فرنسا",
            "أهمية اللقاء",
        ),
    ] {
        let rows = found(text);
        assert_eq!((rows[0].1, rows[0].2), (speaker, content), "{text}");
    }
}

#[test]
fn a_comma_may_close_the_subject() {
    for (text, speaker, content) in [
        ("أعلن النجار، التزامه بالاتفاق.", "النجار", "التزامه بالاتفاق"),
        (
            "طالب النائب نادر سالم، وزير النقل كريم العلي بفتح الطريق.",
            "النائب نادر سالم",
            "وزير النقل كريم العلي بفتح الطريق",
        ),
        (
            "وتحدث نادر سالم، مدير المرفأ، في مدونة لصحيفة محلية عن إغلاق الطريق.",
            "نادر سالم، مدير المرفأ",
            "إغلاق الطريق",
        ),
        (
            "وأظهر تقرير جديد أعدته منظمة محلية أن الأسعار زادت.",
            "تقرير جديد",
            "الأسعار زادت",
        ),
    ] {
        let rows = found(text);
        assert_eq!((rows[0].1, rows[0].2), (speaker, content), "{text}");
    }
}

#[test]
fn what_a_pronoun_fills_takes_no_clause() {
    let rows = found("وأوضح الوزير حول المشاريع التي أعلنتها الشركات أن العمل بدأ.");
    assert!(!rows.iter().any(|r| r.0 == "أعلنتها"), "{rows:?}");
    let rows = found("وقال نادر إن الميزانية التي أعلنت عنها الحكومة صغيرة.");
    assert_eq!(rows.len(), 1, "{rows:?}");
    let rows = found("وكان الحزب قد أصدر بيانا نفى فيه أن يكون قد وافق على القرار.");
    assert_eq!(rows, [("نفى", "الحزب", "يكون قد وافق على القرار")]);
}

#[test]
fn a_source_that_wants_no_name_demands_nothing() {
    let rows = found("وقال مسؤول طلب عدم ذكر اسمه إن المفاوضات انتهت.");
    assert_eq!(rows, [("وقال", "مسؤول", "المفاوضات انتهت")]);
}

#[test]
fn somebody_else_begins_to_speak() {
    let rows = found("وقال المدير إن المصنع آمن وأكد العامل أن الدخان كثيف.");
    assert_eq!(rows[0].2, "المصنع آمن");
    assert_eq!(rows[1].1, "العامل");
    let rows = found("وأكد الكاتب أن الاستثمار ينحدر، ناقلا عن مدير الغرفة قوله إن الوضع صعب.");
    assert_eq!(rows[0].2, "الاستثمار ينحدر");
}

#[test]
fn who_acts_inside_a_content_speaks_in_it() {
    let rows = found("وقالت تقارير إن السلطات اعتقلت رئيس الحزب نادر سالم بعد أن أكد أن الحوار انتهى.");
    assert_eq!(rows[1].1, "رئيس الحزب نادر سالم");
    let rows = found("واعتبر الصندوق أن ذلك صحيح: فهو يحذر الدول الغنية من التقشف.");
    assert_eq!(rows[1].2, "الدول الغنية من التقشف");
}

#[test]
fn headlines_tell_to_whom_and_from_where() {
    assert_eq!(
        found("الوزير لـ«المدينة»: الأوضاع مستقرة في جميع المحافظات")[0].1,
        "الوزير"
    );
    assert_eq!(found("سالم من كينيا: لن نقبل بأي تأخير جديد")[0].1, "سالم");
}

#[test]
fn a_name_may_begin_with_a_common_word() {
    assert_eq!(found("واعتبر محرز بودالي أن القرار خاطئ.")[0].1, "محرز بودالي");
    assert_eq!(found("وقال نفس المصدر إن القرار خاطئ.")[0].1, "نفس المصدر");
    assert_eq!(found("لكن 38% من الطلاب قالوا إن الدروس صعبة.")[0].2, "الدروس صعبة");
}

#[test]
fn parentheses_may_stand_for_quotation_marks() {
    let rows = found("قال المدير: (لن نغلق المدرسة هذا العام) وغادر القاعة.");
    assert_eq!(rows[0].2, "لن نغلق المدرسة هذا العام");
}

#[test]
fn a_plural_in_the_oblique_is_no_subject() {
    let rows = found("قال النائب سالم إن الأمن مستتب. وطالب المواطنين وخاصة الشباب منهم بالهدوء.");
    assert_eq!(rows[1], ("وطالب", "النائب سالم", "المواطنين وخاصة الشباب منهم بالهدوء"));
    let rows = found("وقال النائب سالم إن الأمن مستتب. كما حذر المشرعين من مغبة رفض الاتفاق.");
    assert_eq!(rows[1], ("حذر", "النائب سالم", "المشرعين من مغبة رفض الاتفاق"));
}
