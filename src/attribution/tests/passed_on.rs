//! Who is meant and what was said where words are passed on, left unsaid or come in an unusual order.

use super::found;

#[test]
fn a_text_is_somebodys_and_data_are_nobodys() {
    let rows =
        found("قالت وزارة المياه إن السد آمن. وأضاف البيان أن الأشغال انتهت. وتشير المعطيات إلى أن المنسوب ارتفع.");
    let names: Vec<_> = rows.iter().map(|r| r.1).collect();
    assert_eq!(names, ["وزارة المياه", "وزارة المياه", "المعطيات"]);
}

#[test]
fn a_body_with_a_noun_of_its_own_is_not_the_last_speaker() {
    let rows = found("قالت وزارة الزراعة إن المحصول جيد. وذكرت الشرطة أن الطريق مغلق.");
    assert_eq!(rows[1].1, "الشرطة");
}

#[test]
fn one_word_before_the_clause_is_a_name() {
    assert_eq!(found("وأضاف جاد أن المدرسة مغلقة.")[0].1, "جاد");
    assert_eq!(found("وأضاف لين أن المدرسة مغلقة.")[0].1, "لين");
    // but how he said it is none
    assert_eq!(found("وقال جازما إن المدرسة مغلقة.")[0].1, "");
}

#[test]
fn the_headlines_name_is_who_the_lead_tells_by_his_office() {
    let rows = found(
        "حداد: لن نغلق الميناء\n\nقال رئيس بلدية المدينة الساحلية إن الميناء آمن. وأضاف حداد أن الرافعات تعمل، مؤكدا أن العمال عادوا.",
    );
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert!(rows.iter().all(|r| r.1 == "رئيس بلدية المدينة الساحلية"), "{rows:?}");
}

#[test]
fn a_name_in_quotation_marks_before_the_headlines_colon() {
    let rows = found("\"السند\": بناء المدرسة واجب على الجميع\n\nافتتحت المدرسة أمس.");
    assert_eq!(rows, [(":", "السند", "بناء المدرسة واجب على الجميع")]);
}

#[test]
fn the_subject_of_a_relative_clause_is_not_that_of_the_verb_behind_it() {
    let rows = found("قال الناطق إن الهيئة التي شكلتها الحكومة ستطلب من الوزير بناء جسر.");
    assert_eq!((rows[1].0, rows[1].1), ("ستطلب", "الهيئة"));
}

#[test]
fn who_speaks_in_a_relative_clause_stands_behind_its_verb() {
    let rows = found("وصل السائق الذي تقول الشرطة إنه فر من المكان.");
    assert_eq!(rows, [("تقول", "الشرطة", "إنه فر من المكان")]);
    // the pronoun of the verb is the antecedent, which then did not speak
    let rows = found("قال المهندس سامي نادر إن قرار البلدية الذي وصفه بالتاريخي سيغير المدينة.");
    assert_eq!(rows[1], ("وصفه", "المهندس سامي نادر", "بالتاريخي"));
}

#[test]
fn words_that_are_passed_on_with_their_circumstances() {
    for text in [
        "ونقلت الصحيفة عن المدير نادر سالم قوله خلال زيارة للمصنع إن العمل مستمر.",
        "ونقلت الصحيفة -عن المدير نادر سالم- قوله أمس الأربعاء إن العمل مستمر.",
        "وذكرت الصحيفة نقلا عن المدير نادر سالم قوله إن العمل مستمر.",
        "ونسبت الصحيفة إلى المدير نادر سالم قوله إن العمل مستمر.",
    ] {
        assert_eq!(found(text), [("قوله", "المدير نادر سالم", "العمل مستمر")], "{text}");
    }
}

#[test]
fn what_was_left_unsaid_is_the_journalists() {
    let rows = found("وأكد المدير أن المصنع سيفتح \"قريبا جدا\" من دون أن يذكر موعدا.");
    assert_eq!(rows[0].2, "المصنع سيفتح \"قريبا جدا\"");
    // somebody else left it unsaid: that is a part of what was said
    let rows = found("وقال الكاتب إن الصيف مضى من دون أن يعلن المدير خطة.");
    assert_eq!(rows[0].2, "الصيف مضى من دون أن يعلن المدير خطة");
}

#[test]
fn a_noun_phrase_ends_before_a_clause_that_turns() {
    let rows = found("وتعهدت الشركات بدعم المشروع، لكن البلدية لم تتمكن من جمع المال.");
    assert_eq!(rows[0].2, "بدعم المشروع");
}

#[test]
fn asides_in_a_row_stand_before_the_clause() {
    let rows = found("كما ذكرت بلدية المدينة، في وقت سابق، أن الجسر مغلق.");
    assert_eq!(rows, [("ذكرت", "بلدية المدينة", "الجسر مغلق")]);
    let rows = found("واعتبر نادر سالم، الكاتب العام للنقابة بالمدينة، التابعة للاتحاد العام، أن القرار سيعود بالنفع.");
    assert_eq!(rows[0].2, "القرار سيعود بالنفع");
}

#[test]
fn a_medium_that_is_told_is_not_what_was_said() {
    let rows = found("وقال المدير نادر سالم لـ\"أخبار الجنوب\" في المصنع \"عندما يتأخر القطار نسأل المحطة\".");
    assert_eq!(rows[0].2, "عندما يتأخر القطار نسأل المحطة");
}

#[test]
fn a_preposition_that_could_be_a_verb() {
    let rows = found("وعقب اجتماع مع ممثلي التجار، قال المدير إن السوق ستفتح.");
    assert_eq!(rows, [("قال", "المدير", "السوق ستفتح")]);
}

#[test]
fn a_source_that_ends_as_my_does() {
    let rows = found("وبحسب جندي رفض ذكر اسمه، \"الطريق إلى القرية مفتوحة منذ أيام\".");
    assert_eq!(rows, [("وبحسب", "جندي", "الطريق إلى القرية مفتوحة منذ أيام")]);
}

#[test]
fn a_state_speaks_in_an_aside_as_people_do() {
    assert_eq!(
        found("هذا القرار خطأ، تقول إيران.")[0],
        ("تقول", "إيران", "هذا القرار خطأ")
    );
}
