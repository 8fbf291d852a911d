//! Who stands between a verb and what was said, where the border is sure: the whole of his phrase, whatever its words mean
//! elsewhere.

use super::found;

/// The speaker and the content of the only statement of `text`.
fn said(text: &str) -> (&str, &str) {
    let rows = found(text);
    assert_eq!(rows.len(), 1, "{rows:?}");
    (rows[0].1, rows[0].2)
}

#[test]
fn a_field_and_a_name_belong_to_the_title() {
    for speaker in [
        "الباحث في الشؤون المائية سالم الحداد",
        "الخبير بالشأن الاقتصادي",
        "المتحدث الإقليمي باسم المنظمة نادر الكيالي",
        "المتحدث باسمه نادر الكيالي",
        "مدير معرض المدينة الدولي للكتاب سالم أحمد الحداد",
        "كبير مستشاري الرئيس لشؤون المياه سالم الحداد",
        "المسؤول عن الملف الصحي في المنظمة سامي الحداد",
        "رئيس معهد كارتر للاقتصاد الدولي آدم بوسن",
    ] {
        let text = format!("قال {speaker} إن الطريق مغلق.");
        assert_eq!(said(&text), (speaker, "الطريق مغلق"));
    }
}

#[test]
fn what_belongs_to_a_title_behind_a_name() {
    for (verb, speaker) in [
        ("ويرى", "سامي الحداد المستشار الإعلامي لرئيس المكتب السياسي"),
        ("ويرى", "سامي الحداد نائب الأمين العام للناتو"),
        ("وترى", "هدى سالم الأكاديمية بجامعة المدينة الساحلية"),
        ("ويرى", "سامي الحداد نائب رئيس المركز القومي لدراسات المياه"),
    ] {
        let text = format!("{verb} {speaker} أن الطريق مغلق.");
        assert_eq!(said(&text), (speaker, "الطريق مغلق"));
    }
    // but whom he told is none of it
    assert_eq!(said("وقال سامي الحداد للصحفيين إن الطريق مغلق.").0, "سامي الحداد");
    assert_eq!(said("كشف أحد المتعاقدين للموقع أن الطريق مغلق.").0, "أحد المتعاقدين");
}

#[test]
fn names_with_the_letters_of_other_words() {
    for (verb, speaker) in [
        ("وشددت", "العدوي على"),
        ("وأكد", "شاي"),
        ("وأضاف", "يزدي"),
        ("ويقول", "نهابة"),
        ("وأعلن", "مود"),
        ("وقالت", "جان بيير"),
        ("وقال", "وزير المياه رانا سناء الله"),
        ("وأكدت", "وزيرة المياه آن ليندي"),
        ("وأوضح", "المحلل السياسي محمد مجادلة"),
        ("وأوضحت", "رئيسة البلدية سانا مارين"),
    ] {
        let text = format!("{verb} {speaker} أن الطريق مغلق.");
        assert_eq!(said(&text), (speaker.trim_end_matches(" على"), "الطريق مغلق"));
    }
    assert_eq!(said("وعبر عالي عن سعادته.").0, "عالي");
}

#[test]
fn duals_and_plurals_in_construct_are_subjects() {
    assert_eq!(said("وأكد الطرفان أهمية الحوار."), ("الطرفان", "أهمية الحوار"));
    assert_eq!(
        said("دعا موقعو الوثيقة إلى تصحيح المسار."),
        ("موقعو الوثيقة", "تصحيح المسار")
    );
}

#[test]
fn a_thing_behind_an_office_is_none_of_its_name() {
    assert_eq!(said("ولفتت الوزارة الأنظار إلى الجفاف.").0, "الوزارة");
}

#[test]
fn what_is_with_us_is_no_name() {
    assert!(found("وعلينا تذكر أن الطريق مغلق.").iter().all(|r| r.1 != "وعلينا"));
}

#[test]
fn what_is_called_for_behind_a_long_subject() {
    assert_eq!(
        said("وجدد المتحدث الإقليمي باسم المنظمة نادر الكيالي -في مقابلة أمس- الدعوة إلى تحقيق شامل."),
        ("المتحدث الإقليمي باسم المنظمة نادر الكيالي", "الدعوة إلى تحقيق شامل")
    );
    // but of two feelings the first opens the content
    assert!(
        found("وعبر الوزير عن بالغ القلق وعميق الأسف لما جرى.")
            .iter()
            .all(|r| r.2.starts_with("بالغ"))
    );
}

#[test]
fn an_accusative_stands_beside_the_clause() {
    assert_eq!(
        said("أعلن وزير المياه سامي الحداد تعليقا على شكاوى جاره أن السدود جاهزة."),
        ("وزير المياه سامي الحداد", "السدود جاهزة")
    );
}

#[test]
fn who_takes_up_a_relative_clause_is_its_subject() {
    let rows = found("دافعت الوزيرة عن الموقف، الذي تعتبر مدريد من خلاله أن المبادرة واقعية.");
    assert_eq!(rows[1], ("تعتبر", "مدريد", "المبادرة واقعية"));
}

#[test]
fn what_a_source_vouches_for_begins_behind_what_answers_it() {
    assert_eq!(
        said("وتبعا لصحيفة الأفق المتخصصة في الأخبار المائية بالعالم فقد جف النهر."),
        ("صحيفة الأفق المتخصصة", "جف النهر")
    );
    assert_eq!(
        said("وبحسب معهد الأفق للاقتصاد، تراجع الإنتاج."),
        ("معهد الأفق للاقتصاد", "تراجع الإنتاج")
    );
    assert!(found("المغرب شريك من وجهة نظر اقتصادية.").is_empty());
}

#[test]
fn peoples_and_parties_are_addressed() {
    for whom in ["الأطراف", "السكان", "كافة الأطراف"] {
        let text = format!("قال المبعوث إن الوضع صعب. ودعا {whom} إلى الهدوء.");
        let rows = found(&text);
        assert_eq!(rows[1].1, "المبعوث", "{whom}");
    }
    assert_eq!(
        said("طالب المشاركون المؤسسات بتوفير المياه.").1,
        "المؤسسات بتوفير المياه"
    );
}

#[test]
fn an_elative_is_no_verb() {
    assert!(found("اتخذ الوزير إجراءات أبرزها إعلان الطوارئ وحل المجلس.").is_empty());
    let rows = found("قالت الوزيرة إن السد آمن، مبرزة الدور الكبير للعمال.");
    assert_eq!(rows[1], ("مبرزة", "الوزيرة", "الدور الكبير للعمال"));
}

#[test]
fn a_name_that_nobody_gave() {
    assert!(found("يمكن وصفه بأنه سيف ذو حدين.").is_empty());
    assert!(found("رغب الناس في ما وصف بالحل السريع.").is_empty());
}

#[test]
fn the_text_right_before_its_verb() {
    let rows = found("عقد المجلس جلسة صدر عقبها بلاغ أعلن أن الزيادة باطلة.");
    assert_eq!((rows[0].0, rows[0].2), ("أعلن", "الزيادة باطلة"));
    assert_ne!(rows[0].1, "صدر");
}

#[test]
fn a_name_is_not_that_of_whom_a_phrase_tells_behind_it() {
    let rows = found(
        "قال مستشار كيالي الدكتور سامي علي الحلبي إن السد آمن. وقال كيالي إن النهر جف. والتقى المدير عمر كيالي النواب.",
    );
    assert_eq!(rows[1].1, "المدير عمر كيالي");
}

#[test]
fn who_blames_and_who_carries() {
    assert_eq!(
        said("وحمل المتحدث باسم النقابة سامي الحداد شركة المياه المسؤولية عن التلوث.").1,
        "شركة المياه المسؤولية عن التلوث"
    );
    assert!(found("وكانت صحفية تحمل الجنسية الكندية أيضا.").is_empty());
    assert!(found("وكان المتظاهرون يحملون لافتات كبيرة.").is_empty());
}

#[test]
fn a_name_behind_an_honorific_and_a_verb_without_its_madda() {
    assert!(
        found("كشف الدكتور عزت محمد عابدين عن خطة جديدة.")
            .iter()
            .all(|r| r.0 != "عزت")
    );
    assert!(found("أخذت الحكومة على عاتقها إصلاح السد.").is_empty());
}

#[test]
fn a_verb_of_other_meanings_with_an_object() {
    assert!(found("وشهدت الندوة إطلاق الحوار الذي قيل أنه مفيد.").is_empty());
    assert!(found("دفع الجفاف السكان إلى الرحيل إلى حين أن يهطل المطر.").is_empty());
    assert!(found("أطلقت القوات قذائف على قرى كثيرة.").is_empty());
}

#[test]
fn participles_of_light_verbs_need_their_noun() {
    let rows = found("وقال المدير إن المدرسة جيدة، موجها انتقادات إلى الصحف.");
    assert_eq!(rows[0].2, "المدرسة جيدة");
    assert_eq!(rows[1].0, "موجها");
    assert_eq!(rows[1].2, "انتقادات إلى الصحف");
    let rows = found("وقالت الوزيرة إن المدرسة جيدة، مجددة التزام الحكومة بالتعليم.");
    assert_eq!((rows[1].0, rows[1].2), ("مجددة", "التزام الحكومة بالتعليم"));
    assert!(found("وحضر المدير مجددا التدريب.").is_empty());
    assert!(found("وكتب المدير رسالة موجهة إلى الأهالي.").is_empty());
}
