//! What each stage takes, on the sample articles: `cargo bench`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use isnad::attribution::{self, Page};
use isnad::lexicon::Analyser;
use isnad::output::{Format, Layout};
use isnad::text::{self, Tokens};
use isnad::{Document, Lexicons, Tagger, stance};
use std::hint::black_box;
use std::path::Path;

/// The sample articles, one behind the other.
fn articles() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of the sample articles")
        .map(|entry| entry.expect("an article").path())
        .collect();
    paths.sort();
    let texts = paths
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("an article"));
    texts.collect::<Vec<_>>().join("\n")
}

fn stages(criterion: &mut Criterion) {
    let text = articles();
    let tagger = Tagger::new(Lexicons::built_in());
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(text.len() as u64));

    group.bench_function("tokens", |b| {
        let mut tokens = Tokens::default();
        let mut sentences = Vec::new();
        b.iter(|| {
            text::scan(&text, &mut tokens);
            text::pair(&mut tokens);
            text::sentences(&tokens, &mut sentences);
            black_box(sentences.len())
        });
    });

    let mut page = Page::new(Analyser::new(tagger.lexicons()));
    group.bench_function("tokens and words", |b| {
        b.iter(|| {
            page.read(&text);
            black_box(page.len())
        });
    });
    group.bench_function("attribution", |b| b.iter(|| black_box(attribution::find(&page).len())));
    let drafts = attribution::find(&page);
    group.bench_function("stance", |b| {
        b.iter(|| {
            for n in 0..drafts.len() {
                black_box(stance::label(&page, &drafts, n));
            }
        });
    });

    let document = Document {
        id: "articles".into(),
        text: text.clone(),
        ..Document::default()
    };
    let statements = tagger.worker().tag(&text);
    for (name, format) in [("csv", Format::Csv), ("jsonl", Format::Jsonl)] {
        let layout = Layout::from(format);
        let mut rows = Vec::new();
        group.bench_function(name, |b| {
            b.iter(|| {
                rows.clear();
                layout.render(&document, &statements, &mut rows);
                black_box(rows.len())
            });
        });
    }

    group.bench_function("all, with a worker that knows the words", |b| {
        let mut worker = tagger.worker();
        b.iter(|| black_box(worker.tag(&text).len()));
    });
    group.bench_function("all, with a new worker", |b| {
        b.iter(|| black_box(tagger.worker().tag(&text).len()));
    });
    group.finish();
}

fn start(criterion: &mut Criterion) {
    criterion.bench_function("built-in lexicons", |b| b.iter(|| black_box(Lexicons::built_in())));
    criterion.bench_function("lexicons from texts", |b| {
        let layers = [isnad::lexicon::Layer::built_in()];
        b.iter(|| Lexicons::from_layers(black_box(&layers)).expect("built-in lexicons without problems"));
    });
}

criterion_group!(benches, stages, start);
criterion_main!(benches);
