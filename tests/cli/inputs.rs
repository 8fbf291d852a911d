//! What `isnad tag` reads, and what it says of what it cannot read.

use super::{ARTICLE, Desk, pairs};

fn jsonl(id: &str) -> String {
    format!("{{\"id\": \"{id}\", \"text\": \"{ARTICLE}\"}}\n")
}

#[test]
fn files_folders_and_jsonl_in_the_order_given() {
    let desk = Desk::new();
    desk.write("z.txt", ARTICLE)
        .write("in/b.txt", ARTICLE)
        .write("in/a.txt", "")
        .write("in/deep/c", ARTICLE);
    desk.write("m.jsonl", jsonl("one") + &jsonl("two"));
    let (run, found) = desk.tag(&["z.txt", "in", "m.jsonl"]);
    run.said(0, &["6 documents, 5 statements"]);
    assert_eq!(
        found,
        pairs(&[("z", 1), ("a", 0), ("b", 1), ("c", 1), ("one", 1), ("two", 1)])
    );
}

#[test]
fn standard_input_is_text_or_jsonl() {
    let desk = Desk::new();
    for (input, id) in [
        (ARTICLE.to_owned(), "stdin"),
        (jsonl("one"), "one"),
        (format!("\n {}", jsonl("two")), "two"),
    ] {
        let run = desk
            .command(&["tag", "-", "-o", "-", "--format", "jsonl"])
            .write_stdin(input)
            .output()
            .unwrap();
        let run = super::Run::from(run);
        run.said(0, &["1 document, 1 statement"]);
        assert_eq!(run.lines()[0]["id"], id);
    }
}

#[test]
fn jsonl_is_told_by_its_content_too() {
    let desk = Desk::new();
    desk.write("corpus.txt", jsonl("one") + "{\"text\": \n" + &jsonl("two"));
    let (run, found) = desk.tag(&["corpus.txt"]);
    run.said(1, &["skipped: corpus.txt:2: not a JSON object"]);
    assert_eq!(found, pairs(&[("one", 1), ("two", 1)]));
}

#[test]
fn a_document_without_an_id_is_named_by_its_line() {
    let desk = Desk::new();
    desk.write(
        "m.jsonl",
        format!("\n{{\"text\": \"{ARTICLE}\"}}\n{{\"id\": 12, \"text\": \"\"}}"),
    );
    let (run, found) = desk.tag(&["m.jsonl"]);
    run.said(0, &[]);
    assert_eq!(found, pairs(&[("m.jsonl:2", 1), ("12", 0)]));
    assert_eq!(run.lines()[0]["statements"][0]["id"], "m.jsonl:2#1");
}

#[test]
fn other_fields_are_carried_along() {
    let desk = Desk::new();
    desk.write(
        "m.jsonl",
        format!("{{\"id\": \"a\", \"date\": \"2024-01-02\", \"n\": {{\"x\": 1}}, \"text\": \"{ARTICLE}\"}}"),
    );
    let (run, _) = desk.tag(&["m.jsonl"]);
    let line = &run.lines()[0];
    assert_eq!((&line["date"], &line["n"]["x"]), (&"2024-01-02".into(), &1.into()));
    assert!(line.get("text").is_none());
}

#[test]
fn files_of_one_stem_have_their_paths_for_ids() {
    let desk = Desk::new();
    desk.write("in/x/a.txt", ARTICLE)
        .write("in/y/a.txt", ARTICLE)
        .write("in/b.txt", ARTICLE);
    let (_, found) = desk.tag(&["in"]);
    assert_eq!(found, pairs(&[("b", 1), ("x/a", 1), ("y/a", 1)]));
}

#[test]
fn hidden_files_and_the_table_itself_are_passed_over() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE)
        .write(".hidden", [0])
        .write(".git/b.txt", ARTICLE)
        .write("out/statements.csv", "old");
    desk.run(&["tag", "."]).said(0, &["1 document, 1 statement"]);
    desk.run(&["tag", ".hidden", "a.txt"]).said(1, &[".hidden: not text"]);
}

#[test]
fn an_empty_file_has_no_statements_and_no_error() {
    let desk = Desk::new();
    desk.write("empty.txt", "")
        .write("bom.txt", "\u{FEFF}")
        .write("blank.txt", " \n\n")
        .write("empty.jsonl", "");
    let (run, found) = desk.tag(&["empty.txt", "bom.txt", "blank.txt", "empty.jsonl"]);
    run.said(0, &["3 documents, 0 statements"]);
    assert_eq!(found, pairs(&[("empty", 0), ("bom", 0), ("blank", 0)]));
}

#[test]
fn a_byte_order_mark_does_not_count() {
    let desk = Desk::new();
    desk.write("plain.txt", ARTICLE)
        .write("bom.txt", format!("\u{FEFF}{ARTICLE}"));
    let (run, _) = desk.tag(&["plain.txt", "bom.txt"]);
    let lines = run.lines();
    assert_eq!(
        lines[0]["statements"][0]["cue"],
        serde_json::json!({"start": 0, "end": 3})
    );
    assert_eq!(
        lines[0]["statements"][0]["content"],
        lines[1]["statements"][0]["content"]
    );
}

#[test]
fn what_is_no_text_is_skipped_and_the_rest_done() {
    let desk = Desk::new();
    desk.write("binary.doc", b"\xD0\xCF\x11\xE0\0\0")
        .write("good.txt", ARTICLE)
        .write("cut.txt", &"قال".as_bytes()[..5]);
    let (run, found) = desk.tag(&["binary.doc", "cut.txt", "good.txt"]);
    run.said(
        1,
        &[
            "skipped: binary.doc: not text (a NUL at byte 4)",
            "skipped: cut.txt: not UTF-8 (at byte 4)",
            "1 document, 1 statement, 2 skipped",
        ],
    );
    assert_eq!(found, pairs(&[("good", 1)]));
}

/// More paragraphs of the article than are one document.
fn long() -> String {
    let paragraph = format!("{ARTICLE} {}\n\n", "وكان الطقس جميلا في المدينة. ".repeat(100));
    paragraph.repeat((1 << 20) / paragraph.len() + 1)
}

#[test]
fn a_long_text_is_read_in_parts() {
    let desk = Desk::new();
    let text = long();
    let paragraphs = text.matches(ARTICLE).count();
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.write("in/big.txt", &text)
        .write("in/other/big.txt", ARTICLE)
        .write("old.txt", encoded(&text, encoding_rs::WINDOWS_1256))
        .write("utf16.txt", [b"\xFF\xFE", &utf_16[..]].concat());
    let (run, found) = desk.tag(&["in"]);
    run.said(0, &["in/big.txt: a long text, read in parts: big#1, big#2 and so on"]);
    assert!(found.len() > 4, "{found:?}");
    let letters: Vec<char> = text.chars().collect();
    let lines = run.lines();
    for (n, line) in lines[..lines.len() - 1].iter().enumerate() {
        assert_eq!(line["id"], format!("big#{}", n + 1));
        assert_eq!(line["source_file"], "in/big.txt");
        let offset = line["offset"].as_u64().unwrap() as usize;
        for statement in line["statements"].as_array().unwrap() {
            let at = |end: &str| offset + statement["content"][end].as_u64().unwrap() as usize;
            let content: String = letters[at("start")..at("end")].iter().collect();
            assert_eq!(content, "الاتفاق قريب");
        }
    }
    let count = |found: &[(String, usize)]| found.iter().map(|(_, n)| n).sum::<usize>();
    assert_eq!(count(&found), paragraphs + 1);
    for (arguments, id) in [(&["old.txt"][..], "old#1"), (&["utf16.txt", "--jobs", "1"], "utf16#1")] {
        let (_, found) = desk.tag(arguments);
        assert_eq!((&*found[0].0, count(&found)), (id, paragraphs));
    }
}

#[test]
fn a_long_text_from_standard_input_is_read_in_parts() {
    let desk = Desk::new();
    let run = desk
        .command(&["tag", "-", "-o", "-", "--carry", "offset"])
        .write_stdin(long())
        .output()
        .unwrap();
    let run = super::Run::from(run);
    run.said(0, &["standard input: a long text, read in parts: stdin#1,"]);
    assert!(run.out.contains("\nstdin#4,"), "{}", &run.out[..2000]);
}

#[test]
fn a_part_that_is_no_text_is_skipped() {
    let desk = Desk::new();
    let text = [long().as_bytes(), b"\xFF", long().as_bytes()].concat();
    desk.write("big.txt", &text);
    let (run, found) = desk.tag(&["big.txt", "--rejects", "r.csv"]);
    run.said(1, &["skipped: big.txt:", "not UTF-8 (at byte", "1 skipped"]);
    assert!(found.len() > 7, "{found:?}");
    assert!(desk.read("r.csv").contains("big.txt,"));
}

/// The article in an encoding, as files of old archives have it.
fn encoded(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy);
    bytes.into_owned()
}

#[test]
fn encodings_are_detected_and_said() {
    let desk = Desk::new();
    let utf_16: Vec<u8> = ARTICLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.write("a.txt", encoded(ARTICLE, encoding_rs::WINDOWS_1256))
        .write("b.txt", encoded(ARTICLE, encoding_rs::ISO_8859_6))
        .write("c.txt", [b"\xFF\xFE", &utf_16[..]].concat())
        .write("d.txt", &utf_16)
        .write("e.txt", ARTICLE)
        .write(
            "f.csv",
            encoded(&format!("id;text\r\nf;{ARTICLE}\r\n"), encoding_rs::WINDOWS_1256),
        );
    let files = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.csv"];
    let (run, found) = desk.tag(&[&["-v"], &files[..]].concat());
    run.said(
        0,
        &[
            "a.txt: text, windows-1256 (by its look)",
            "b.txt: text, ISO-8859-6 (by its look)",
            "c.txt: text, UTF-16LE (by its byte order mark)",
            "d.txt: text, UTF-16LE (by its look)",
            "e.txt: text, UTF-8",
            "f.csv: CSV, windows-1256",
        ],
    );
    assert_eq!(
        found,
        pairs(&[("a", 1), ("b", 1), ("c", 1), ("d", 1), ("e", 1), ("f", 1)])
    );
    for line in &run.lines()[1..] {
        assert_eq!(
            line["statements"][0]["content"],
            run.lines()[0]["statements"][0]["content"]
        );
    }
}

#[test]
fn the_encoding_can_be_told() {
    let desk = Desk::new();
    // Arabic so short looks like anything.
    desk.write("a.txt", encoded("صه", encoding_rs::WINDOWS_1256));
    desk.run(&["tag", "a.txt", "--encoding", "cp1256", "-v"])
        .said(0, &["windows-1256 (as told)"]);
    desk.run(&["tag", "a.txt", "--encoding", "klingon"])
        .said(2, &["`klingon` is no encoding"]);
}

#[cfg(feature = "compression")]
#[test]
fn compressed_inputs_are_read_whatever_their_name() {
    use std::io::Write;
    let desk = Desk::new();
    let gzip = |bytes: &[u8]| {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    };
    let mut bzip2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    bzip2
        .write_all(format!("text,id\n{ARTICLE},four\n").as_bytes())
        .unwrap();
    let lines: String = (0..2000).map(|i| jsonl(&i.to_string())).collect();
    let cut = gzip(lines.as_bytes());
    desk.write("one.txt.gz", gzip(ARTICLE.as_bytes()))
        .write("two", zstd::encode_all(jsonl("two").as_bytes(), 0).unwrap())
        .write(
            "three.gz.zst",
            zstd::encode_all(&gzip(jsonl("three").as_bytes())[..], 0).unwrap(),
        )
        .write("four.csv.bz2", bzip2.finish().unwrap())
        .write("cut.jsonl.gz", &cut[..cut.len() - 9]);
    let (run, found) = desk.tag(&["one.txt.gz", "two", "three.gz.zst", "four.csv.bz2", "-v"]);
    run.said(0, &["three.gz.zst: JSONL, zstd, gzip, UTF-8"]);
    assert_eq!(found, pairs(&[("one", 1), ("two", 1), ("three", 1), ("four", 1)]));
    let (run, found) = desk.tag(&["cut.jsonl.gz"]);
    run.said(
        1,
        &["skipped: cannot read cut.jsonl.gz:", "the gzip data is cut off here"],
    );
    assert!(found.len() > 1000);
}

#[test]
fn tables_have_a_document_a_row() {
    let desk = Desk::new();
    desk.write(
        "a.csv",
        format!("url,id,Text\nu,one,\"{ARTICLE}\n{ARTICLE}\"\nv,two,x,y\nw,,{ARTICLE}\n"),
    )
    .write("b.tsv", format!("n\tstory\n1\t{ARTICLE}\n"));
    let (run, found) = desk.tag(&["a.csv"]);
    run.said(1, &["skipped: a.csv:4: 4 cells where the first row has 3"]);
    assert_eq!(found, pairs(&[("one", 2), ("a.csv:5", 1)]));
    assert_eq!(run.lines()[0]["url"], "u");
    desk.run(&["tag", "b.tsv"])
        .said(2, &["b.tsv: no column `text`; there are: n, story", "--text-column"]);
    let (run, found) = desk.tag(&["b.tsv", "--text-column", "story", "--id-column", "n"]);
    run.said(0, &[]);
    assert_eq!(found, pairs(&[("1", 1)]));
}

#[test]
fn a_line_of_200_mb_is_skipped() {
    let desk = Desk::new();
    let mut bytes = jsonl("one").into_bytes();
    bytes.extend(b"{\"text\": \"");
    bytes.resize(bytes.len() + (200 << 20), b'x');
    bytes.extend(b"\"}\n");
    bytes.extend(jsonl("two").bytes());
    desk.write("m.jsonl", bytes);
    let (run, found) = desk.tag(&["m.jsonl"]);
    run.said(1, &["m.jsonl:2: longer than 64 MiB", "--max-document"]);
    assert_eq!(found, pairs(&[("one", 1), ("two", 1)]));
}

#[test]
fn a_bad_line_of_jsonl_is_named_and_the_others_done() {
    let desk = Desk::new();
    let mut bytes = jsonl("one").into_bytes();
    bytes
        .extend(b"{\"id\": \"bad\", \"text\": \"\xFF\"}\n{\"id\": \"none\"}\n{\"id\": {}, \"text\": \"\"}\nnonsense\n");
    bytes.extend(jsonl("two").bytes());
    desk.write("m.jsonl", bytes);
    let (run, found) = desk.tag(&["m.jsonl"]);
    run.said(
        1,
        &[
            "m.jsonl:2: not UTF-8",
            "m.jsonl:3: no field `text`",
            "m.jsonl:4: `id` must be a string or a number",
            "m.jsonl:5: not a JSON object",
            "2 documents, 2 statements, 4 skipped",
        ],
    );
    assert_eq!(found, pairs(&[("one", 1), ("two", 1)]));
}

#[test]
fn json_may_stand_on_several_lines() {
    let desk = Desk::new();
    desk.write(
        "pretty.json",
        format!("{{\n  \"id\": \"a\",\n  \"text\": \"{ARTICLE}\"\n}}\n"),
    )
    .write(
        "list",
        format!("[{{\"id\": 1}},\n{{\"id\": \"b\", \"text\": \"{ARTICLE}\"}}]"),
    );
    let (run, found) = desk.tag(&["pretty.json", "list"]);
    run.said(1, &["skipped: list:1: no field `text`"]);
    assert_eq!(found, pairs(&[("a", 1), ("b", 1)]));
}

#[test]
fn a_missing_path_is_named_and_the_rest_done() {
    let desk = Desk::new();
    desk.write("good.txt", ARTICLE);
    let (run, found) = desk.tag(&["missing.txt", "good.txt"]);
    run.said(1, &["skipped: cannot read missing.txt", "1 skipped"]);
    assert_eq!(found, pairs(&[("good", 1)]));
}

#[test]
fn a_folder_without_files_is_named() {
    let desk = Desk::new();
    desk.write("in/.hidden", "");
    desk.run(&["tag", "in"]).said(2, &["in: the folder holds no files"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_not_in_circles() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.write("in/a.txt", ARTICLE).write("elsewhere/b.txt", ARTICLE);
    symlink(desk.path("elsewhere"), desk.path("in/link")).unwrap();
    symlink(desk.path("in"), desk.path("in/loop")).unwrap();
    symlink(desk.path("nowhere"), desk.path("in/dangling")).unwrap();
    symlink(desk.path("nowhere"), desk.path("in/.dangling")).unwrap();
    let (run, found) = desk.tag(&["in"]);
    run.said(1, &["in/dangling", "in/loop: the link leads back to in,", "2 skipped"]);
    assert_eq!(found, pairs(&[("a", 1), ("b", 1)]));
}

#[cfg(unix)]
#[test]
fn what_nobody_may_read_is_skipped() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("in/a.txt", ARTICLE)
        .write("in/shut/b.txt", ARTICLE)
        .write("in/z.txt", ARTICLE);
    let lock = |mode| {
        for name in ["in/shut", "in/z.txt"] {
            std::fs::set_permissions(desk.path(name), std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    lock(0o000);
    if std::fs::File::open(desk.path("in/z.txt")).is_ok() {
        lock(0o700);
        return; // For root nothing is shut.
    }
    let (run, found) = desk.tag(&["in"]);
    lock(0o700);
    run.said(1, &["cannot read in/shut", "cannot read in/z.txt", "2 skipped"]);
    assert_eq!(found, pairs(&[("a", 1)]));
}

/// An article long enough to be told from the menus of a page.
#[cfg(feature = "warc")]
const PAGE: &str = "قال الوزير إن الاتفاق قريب، وإن الوفدين اتفقا على أغلب البنود بعد أسبوع من اللقاءات في العاصمة.";

#[cfg(feature = "warc")]
fn html(body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>اتفاق</title></head><body><nav><a href=/>الرئيسية</a></nav>\
         <article><p>{body}</p></article></body></html>"
    )
}

#[cfg(feature = "warc")]
#[test]
fn pages_are_read_from_files_and_web_archives() {
    use std::io::Write;
    let desk = Desk::new();
    desk.write("a.html", html(PAGE))
        .write("old.html", encoded(&html(PAGE), encoding_rs::WINDOWS_1256))
        .write("empty.html", "<html></html>");
    let record = |url: &str, body: &[u8]| {
        let mut http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1256\r\n\r\n".to_vec();
        http.extend(body);
        let mut out = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n",
            http.len()
        )
        .into_bytes();
        out.extend(http);
        out.extend(b"\r\n\r\n");
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(&out).unwrap();
        gzip.finish().unwrap()
    };
    let page = encoded(&html(PAGE), encoding_rs::WINDOWS_1256);
    desk.write(
        "crawl.warc.gz",
        [
            record("https://example.org/1", &page),
            record("https://example.org/2", b""),
        ]
        .concat(),
    );
    let (run, found) = desk.tag(&["-v", "a.html", "old.html", "empty.html", "crawl.warc.gz"]);
    run.said(
        1,
        &[
            "old.html: HTML, windows-1256",
            "skipped: empty.html: no article found",
            "crawl.warc.gz: WARC, gzip",
            "skipped: crawl.warc.gz:2: no article found",
        ],
    );
    assert_eq!(found, pairs(&[("a", 1), ("old", 1), ("https://example.org/1", 1)]));
    for line in run.lines() {
        assert_eq!(line["title"], "اتفاق");
        assert_eq!(
            line["statements"][0]["content"],
            run.lines()[0]["statements"][0]["content"]
        );
    }
}

#[cfg(feature = "parquet")]
#[test]
fn damaged_parquet_is_named() {
    let desk = Desk::new();
    desk.write("a.txt", ARTICLE);
    desk.run(&["tag", "a.txt", "-o", "t.parquet"]).said(0, &[]);
    let bytes = std::fs::read(desk.path("t.parquet")).unwrap();
    desk.write("cut.parquet", &bytes[..bytes.len() - 10])
        .write("none.parquet", "PAR1");
    desk.run(&["tag", "cut.parquet", "none.parquet"]).said(
        2,
        &[
            "cut.parquet: the Parquet file is damaged or cut off",
            "none.parquet: the Parquet",
        ],
    );
    let out = desk
        .command(&["tag", "-", "-o", "-", "--text-column", "statement"])
        .write_stdin(bytes)
        .output()
        .unwrap();
    super::Run::from(out).said(0, &["1 document"]);
}
