//! `isnad lexicon`, and the user's own lexicons in `isnad tag`.

use super::Desk;

/// What the lexicons of [`diff`] change in every way.
const ARTICLES: [&str; 4] = [
    "دوّن النائب أن الجلسة لن تعقد هذا الأسبوع.",
    "قالت عاصمة الضباب إن المفاوضات مستمرة.",
    "اعتذرت الشركة عن انقطاع الخدمة.",
    "ذكر التقرير أن الأسعار ارتفعت.",
];

/// A sentence with a verb that no lexicon of reporting verbs has.
const SENTENCE: &str = "كشّطت النجمة أن الفيلم قريب.";
const VERB: &str = "كشّط | frames=clause\n";

#[test]
fn lexicons_can_be_taken_out_checked_and_used() {
    let desk = Desk::new();
    desk.run(&["lexicon", "export", "mine"]).said(0, &[]);
    assert!(desk.read("mine/verbs/reporting.txt").contains("\nقال |"));
    desk.run(&["lexicon", "export", "mine"]).said(2, &["is there already"]);
    // laid over the program as a whole, a copy would hold new versions back
    let check = desk.run(&["lexicon", "check", "mine"]);
    check.said(0, &[]);
    assert!(check.out.contains("keep only your own"), "{}", check.out);
    desk.run(&["lexicon", "check", "mine", "--strict"]).said(1, &[]);
}

#[test]
fn a_verb_of_the_users_own_is_a_cue_in_all_its_forms() {
    let desk = Desk::new();
    desk.write("a.txt", SENTENCE)
        .write("plus/verbs/mine.txt", VERB)
        .write("minus/verbs/mine.txt", "!replace\n");
    for (options, expected) in [
        (&[][..], 0),
        (&["--lexicons", "plus"], 1),
        (&["--lexicons", "plus", "--lexicons", "minus"], 0),
        (&["--lexicons", "minus", "--lexicons", "plus"], 1),
    ] {
        let (run, found) = desk.tag(&[&["a.txt"], options].concat());
        run.said(0, &[]);
        assert_eq!(found[0].1, expected, "{options:?}");
    }
    let (run, _) = desk.tag(&["a.txt", "--lexicons", "plus"]);
    let statement = &run.lines()[0]["statements"][0];
    assert_eq!(statement["name"], "النجمة");
    assert_eq!(statement["evidence"][0]["file"], "plus/verbs/mine.txt");
}

#[test]
fn a_lexicon_with_problems_is_refused() {
    let desk = Desk::new();
    desk.write("a.txt", SENTENCE)
        .write("mine/verbs/mine.txt", "# mine\nغرّد | frames=clause | nonsense\n");
    let check = desk.run(&["lexicon", "check", "mine"]);
    check.said(1, &[]);
    assert!(check.out.starts_with("mine/verbs/mine.txt:2:"), "{}", check.out);
    desk.run(&["tag", "a.txt", "--lexicons", "mine"])
        .said(2, &["mine/verbs/mine.txt:2:"]);
    let missing = desk.run(&["tag", "a.txt", "--lexicons", "missing"]);
    missing.said(2, &["cannot read the lexicon missing"]);
    assert_eq!(missing.err.matches("No such file").count(), 1, "{}", missing.err);
    assert!(!desk.path("out").exists());
}

#[test]
fn a_lexicon_in_another_encoding_is_named() {
    let desk = Desk::new();
    desk.write("mine/verbs/mine.txt", b"# mine\n\xE4\xCF\n");
    desk.run(&["lexicon", "check", "mine"])
        .said(2, &["mine/verbs/mine.txt: line 2 is not UTF-8; save the file as UTF-8"]);
}

#[test]
fn the_environment_names_lexicons_too() {
    let desk = Desk::new();
    desk.write("mine/verbs/mine.txt", "nonsense | =\n");
    let run = desk
        .command(&["lexicon", "check"])
        .env("ISNAD_LEXICONS", "mine")
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(1));
}

#[test]
fn the_forms_of_a_verb() {
    let desk = Desk::new();
    let known = desk.run(&["lexicon", "forms", "قال"]);
    known.said(0, &[]);
    for form in [
        "يقول",
        "قالت",
        "سيقولون",
        "قيل",
        "قائل",
        "قول",
        "# verbs/reporting.txt:",
    ] {
        assert!(known.out.contains(form), "{form}: {}", known.out);
    }
    let own = desk.run(&["lexicon", "forms", "غرّد"]);
    assert!(own.out.contains("تغريد") && own.out.contains("يغردون"), "{}", own.out);
    let given = desk.run(&["lexicon", "forms", "نوى", "--present", "ينوي"]);
    assert!(given.out.contains("ينوون"), "{}", given.out);
    desk.run(&["lexicon", "forms", "hello"]).said(2, &["hello"]);
}

/// A folder `mine` that adds a verb, a stance and an alias, and takes a verb out.
fn diff(desk: &Desk, options: &[&str]) -> super::Run {
    for (n, article) in ARTICLES.iter().enumerate() {
        desk.write(&format!("articles/{n}.txt"), article);
    }
    desk.write("mine/verbs/mine.txt", "دوّن | frames=clause\n")
        .write("mine/verbs/reporting.txt", "- ذكر\n- ذكّر\n")
        .write("mine/stance/apology.txt", "{اعتذر} | where=cue\n")
        .write(
            "mine/entities/countries.txt",
            "بريطانيا | code=GBR | gender=f | capital=لندن | alias=عاصمة الضباب\n",
        );
    desk.run(&[&["lexicon", "diff", "articles"], options].concat())
}

#[test]
fn a_diff_shows_what_lexicons_change() {
    let run = diff(&Desk::new(), &["--lexicons", "mine"]);
    run.said(0, &[]);
    // lines of the built-in files move
    let evidence = |line: &&str| !line.starts_with("   by");
    insta::assert_snapshot!(run.out.lines().filter(evidence).collect::<Vec<_>>().join("\n"));
    assert!(
        run.out
            .contains("by       apology: {اعتذر} (mine/stance/apology.txt:1)"),
        "{}",
        run.out
    );
}

#[test]
fn a_diff_for_programs_has_a_line_for_each_statement() {
    let run = diff(&Desk::new(), &["--lexicons", "mine", "--format", "jsonl"]);
    let gained = &run.lines()[0];
    assert_eq!(gained["changes"][0], "gained");
    assert_eq!(gained["before"], serde_json::Value::Null);
    assert_eq!(gained["after"]["content"], "الجلسة لن تعقد هذا الأسبوع");
}

#[test]
fn a_diff_wants_lexicons_and_documents() {
    let desk = Desk::new();
    diff(&desk, &[]).said(2, &["--lexicons DIR"]);
    desk.run(&["lexicon", "diff", "missing", "--lexicons", "mine"])
        .said(2, &["skipped: cannot read missing"]);
    diff(&desk, &["missing", "--lexicons", "mine"]).said(1, &["skipped"]);
}

#[test]
fn what_is_suggested_can_be_pasted() {
    let desk = Desk::new();
    desk.write(
        "articles/a.txt",
        "كشّطت النجمة أن الفيلم قريب.\nويكشّط المخرج أن التصوير بدأ.\nوكشّط الوزير أن القاعة مغلقة.\n\
         هطل المطر على المدينة. وارتفعت الأسعار في السوق. وانخفضت درجات الحرارة.\n",
    );
    let run = desk.run(&["lexicon", "suggest", "articles"]);
    run.said(0, &[]);
    assert!(run.out.starts_with("# verbs/mine.txt: "), "{}", run.out);
    let line = run.out.lines().nth(1).expect("a suggestion");
    assert!(line.starts_with("كشط | frames=clause  # 3 of 3, G2 "), "{line}");

    desk.write("mine/verbs/mine.txt", format!("{line}\n"));
    desk.run(&["lexicon", "check", "mine"]).said(0, &[]);
    let (_, found) = desk.tag(&["articles", "--lexicons", "mine"]);
    assert_eq!(found[0].1, 3);
    let again = desk.run(&["lexicon", "suggest", "articles", "--lexicons", "mine"]);
    assert!(!again.out.contains("كشط |"), "{}", again.out);
}

#[test]
fn a_check_for_programs() {
    let desk = Desk::new();
    desk.write("mine/nouns/persons.txt", "بودكاستر | kind=titel\n");
    let run = desk.run(&["lexicon", "check", "mine", "--format", "json"]);
    run.said(0, &[]);
    let found: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(found[0]["severity"], "warning");
    assert_eq!(found[0]["file"], "mine/nouns/persons.txt");
    assert_eq!((&found[0]["line"], &found[0]["column"]), (&1.into(), &12.into()));
}

#[test]
fn the_users_line_of_a_verb_wins_whatever_its_file_is_called() {
    let desk = Desk::new();
    desk.write("a.txt", super::ARTICLE);
    for file in ["mine/verbs/aa.txt", "mine/verbs/zz.txt"] {
        desk.write(file, "قال | present=يقول | frames=quote\n");
        let (_, found) = desk.tag(&["a.txt", "--lexicons", "mine"]);
        assert_eq!(found[0].1, 0, "{file}");
        std::fs::remove_file(desk.path(file)).expect("the file");
    }
}

/// The first session of the guide, its numbers aside.
#[cfg(unix)]
#[test]
fn the_session_of_the_guide_is_real() {
    let guide = super::articles().join("../../docs/guide-linguist.md");
    let guide = std::fs::read_to_string(guide).expect("the guide");
    let (_, block) = guide.split_once("```console\n").expect("a session");
    let (block, _) = block.split_once("```").expect("its end");
    let desk = Desk::new();
    let binary = assert_cmd::cargo::cargo_bin!("isnad")
        .parent()
        .expect("a folder")
        .to_owned();
    let path = std::env::var("PATH").unwrap_or_default();
    let mut real = String::new();
    for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let output = std::process::Command::new("sh")
            .args(["-c", command])
            .current_dir(desk.path("."))
            .env("PATH", format!("{}:{path}", binary.display()))
            .env_remove("ISNAD_LEXICONS")
            .output()
            .expect("a shell");
        let run = super::Run::from(output);
        real += &format!("$ {command}\n{}{}", run.out, run.err);
    }
    let numberless = |text: &str| -> String {
        let shown = text.chars().filter(|c| *c != '\u{FEFF}');
        shown.filter(|c| !c.is_ascii_digit()).collect()
    };
    assert_eq!(numberless(&real), numberless(block));
}
