//! `isnad explain`.

use super::{ARTICLE, Desk};

const TEXT: &str = "قال الوزير إن الاتفاق قريب. ورحبت الشركة بالقرار. وأضاف أن التوقيع غدا.";

#[test]
fn it_says_what_was_found_and_why() {
    let desk = Desk::new();
    let run = desk.run(&["explain", TEXT]);
    run.said(0, &[]);
    for part in [
        "3 statements",
        "confidence 0.",
        "رحّب",
        "(verbs/reporting.txt:",
        "subject-behind-cue",
        "(rules.txt:",
        "support",
        "(stance/support.txt:",
    ] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
}

#[test]
fn it_says_what_lost_and_why() {
    let desk = Desk::new();
    let run = desk.run(&["explain", TEXT]);
    let lost = run
        .out
        .lines()
        .find(|l| l.contains("lost     speaker الشركة"))
        .expect("a candidate that lost");
    assert!(lost.contains("feminine, but the cue is masculine"), "{lost}");
}

/// An article with dropped subjects: after somebody whom another is mentioned behind, in the same sentence, of several.
const DROPPED: &str = "\
أزمة المياه في بلدة الوادي: البلدية تتعهد بحل قريب

قالت رئيسة البلدية سميرة النجار، الاثنين، إن المضخات ستعود إلى العمل خلال أسبوع. واستقبلت في مكتبها وزير المياه حسن الراشد. \
وأضافت أن الشركة المشغلة \"نبع\" تأخرت في توريد القطع، مؤكدة أن المجلس لن يدفع ثمن التأخير.

ورفض مدير الشركة كمال طه الاتهامات، بينما زاره في المكتب نقيب المهندسين وليد حمدان. وأوضح أن القطع محتجزة في الميناء.

وقال سكان في الحي الشرقي إنهم يشترون الماء من الصهاريج. وذكرت تقارير أن الشبكة قديمة. وأضافوا أن الأسعار تضاعفت.
";

#[test]
fn it_says_who_was_weighed_for_a_dropped_subject() {
    let desk = Desk::new();
    desk.write("a.txt", DROPPED);
    let out = desk.run(&["explain", "a.txt"]).out;
    // marks of direction and lines of the lexicons are nothing to read
    let mut shown = String::new();
    for part in out.replace(['\u{200E}', '\u{200F}'], "").split_inclusive(".txt:") {
        shown.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit() && shown.ends_with(".txt:")));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn whoever_is_chosen_has_not_lost() {
    let desk = Desk::new();
    let out = desk
        .run(&[
            "explain",
            "قال مبعوث الاتحاد هنري لوفال إن الوضع صعب. وقال لوفال إن الحل قريب، مضيفا أن العمل بدأ.",
        ])
        .out;
    let rows = |name: &str| out.lines().filter(|l| l.contains(name)).collect::<Vec<_>>();
    assert_eq!(rows("      chosen").len(), 1, "{out}");
    assert!(!rows("      lost").iter().any(|l| l.contains("لوفال")), "{out}");
}

#[test]
fn everybody_is_shown_on_demand_with_all_that_was_weighed() {
    let desk = Desk::new();
    desk.write("a.txt", DROPPED);
    let [few, all] = [&["explain", "a.txt"][..], &["explain", "a.txt", "--all"]].map(|a| desk.run(a).out);
    assert!(
        few.contains("more, whom --all shows") && !few.contains("+0.84"),
        "{few}"
    );
    assert!(!all.contains("more, whom --all shows"), "{all}");
    assert!(all.contains("+0.84 spoke last"), "{all}");
    assert!(all.contains("-0.79 stands behind a preposition"), "{all}");
    let speakers = |out: &str| out.lines().filter(|l| l.contains("lost     speaker")).count();
    assert!(speakers(&all) > speakers(&few) + 5, "{all}");
}

#[test]
fn a_lexicon_of_ones_own_may_word_the_reasons() {
    let desk = Desk::new();
    desk.write("mine/rules.txt", "last-voice | weighs=speaker | about=آخر من تكلم\n")
        .write("a.txt", DROPPED);
    let run = desk.run(&["explain", "a.txt", "--lexicons", "mine"]);
    assert!(run.out.contains("آخر من تكلم"), "{}", run.out);
    assert!(!run.out.contains("spoke last of"), "{}", run.out);
    desk.write("mine/rules.txt", "no-such-feature | about=nothing\n");
    let run = desk.run(&["explain", "a.txt", "--lexicons", "mine"]);
    run.said(2, &["rules.txt:1", "no rule or feature of the program"]);
}

#[test]
fn quotation_marks_stay_with_the_name_they_close() {
    let desk = Desk::new();
    desk.write("a.txt", DROPPED);
    let out = desk.run(&["explain", "a.txt", "--bidi", "app"]).out;
    let lost = out.lines().find(|l| l.contains("has not spoken")).expect("the company");
    let marks: Vec<usize> = lost.match_indices('"').map(|(at, _)| at).collect();
    // «نبع» with joined letters, last letter first, between its marks
    assert!(lost[marks[0]..marks[1]].contains('\u{FECA}'), "{lost}");
}

#[test]
fn it_names_words_that_are_no_cues() {
    let desk = Desk::new();
    let run = desk.run(&["explain", "لم يؤكد الوزير الخبر. وقال النائب إن الجلسة انتهت."]);
    let words: Vec<&str> = run.out.lines().filter(|l| l.contains("no cue")).collect();
    assert_eq!(words.len(), 1, "{}", run.out);
    assert!(
        words[0].contains("يؤكد") && words[0].contains("negated"),
        "{}",
        words[0]
    );
}

#[test]
fn it_reads_files_and_standard_input() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE);
    let file = desk.run(&["explain", "a.txt"]);
    file.said(0, &[]);
    assert!(file.out.contains("== a: 1 statements"), "{}", file.out);
    let output = desk
        .command(&["explain", "-"])
        .write_stdin(ARTICLE)
        .output()
        .expect("a run");
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 statements"));
    desk.run(&["explain", "nothing.txt"]).said(1, &["nothing.txt"]);
}

#[test]
fn the_program_orders_arabic_where_it_is_asked_to() {
    let desk = Desk::new();
    let stored = desk.run(&["explain", ARTICLE, "--bidi", "off"]).out;
    let visual = desk.run(&["explain", ARTICLE, "--bidi", "app"]).out;
    assert!(stored.contains("الوزير"));
    // joined forms, last letter first
    assert!(!visual.contains("الوزير"));
    assert!(visual.contains("ﺮﻳﺯﻮﻟﺍ"), "{visual}");
}

#[test]
fn a_label_of_ones_own_works_everywhere_without_a_rebuild() {
    let desk = Desk::new();
    let label = "!priority 9\n{هنّأ} | where=cue\nتهنئة | where=cue\nتبريكات | where=cue\nعيد سعيد | where=content\n\
                 كل عام وأنتم بخير | where=content\nمبارك لكم | where=content\n=ألف مبروك | where=content\n\
                 أطيب التمنيات | where=content\nأجمل التهاني | where=content\nصادق التهاني | where=content\n";
    desk.write("mine/stance/greeting.txt", label)
        .write("mine/ontology/mine.txt", "greeting | code=G1\n")
        .write("a.txt", "قال المدير: كل عام وأنتم بخير.");
    let explained = desk.run(&["explain", "a.txt", "--lexicons", "mine"]);
    assert!(explained.out.contains("greeting"), "{}", explained.out);
    assert!(
        explained.out.contains("mine/stance/greeting.txt:6"),
        "{}",
        explained.out
    );
    let table = desk.run(&["tag", "a.txt", "-o", "-", "--lexicons", "mine", "--ontology", "mine"]);
    table.said(0, &[]);
    assert!(
        table.out.lines().next().expect("a header").ends_with(",code"),
        "{}",
        table.out
    );
    assert!(
        table.out.contains(",greeting,") && table.out.trim_end().ends_with(",G1"),
        "{}",
        table.out
    );
    let lines = desk.run(&[
        "tag",
        "a.txt",
        "-o",
        "-",
        "--format",
        "jsonl",
        "--lexicons",
        "mine",
        "--ontology",
        "mine",
    ]);
    let statement = &lines.lines()[0]["statements"][0];
    assert_eq!(
        (&statement["stance"][0], &statement["code"]),
        (&"greeting".into(), &"G1".into())
    );
}

#[test]
fn an_ontology_that_there_is_not_is_refused() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE);
    desk.run(&["tag", "a.txt", "--ontology", "camo"])
        .said(2, &["camo", "cameo", "plover"]);
    let run = desk.run(&["tag", "a.txt", "-o", "-", "--ontology", "cameo"]);
    assert!(run.out.trim_end().ends_with(",010"), "{}", run.out);
}

#[test]
fn it_says_what_the_rules_mean_that_it_names() {
    let desk = Desk::new();
    let run = desk.run(&["explain", "قال الوزير إن الاتفاق قريب."]);
    let legend = run.out.split("The rules:").nth(1).expect("a legend");
    assert!(legend.contains("subject-behind-cue"), "{legend}");
    assert!(
        legend.contains("the noun phrase behind the cue is its subject"),
        "{legend}"
    );
    assert!(!legend.contains("same-sentence"), "{legend}");
}

#[test]
fn a_wrapped_field_stays_behind_its_name() {
    let desk = Desk::new();
    let long = "قال الوزير إن المفاوضات التي بدأت أمس في العاصمة بين ممثلي الحكومة والنقابات حول الأجور والتقاعد \
                والضرائب والصحة والتعليم ستستمر حتى نهاية الأسبوع.";
    let run = desk.run(&["explain", long, "--bidi", "app"]);
    let content = run.out.lines().position(|l| l.contains("content")).expect("a content");
    let wrapped = run.out.lines().nth(content + 1).expect("a second line");
    assert!(
        wrapped.starts_with("               ") && !wrapped.ends_with(' '),
        "{wrapped:?}"
    );
}
