//! Prints the readings of words: `cargo run --example readings WORD...`, for work on the lexicons.
use isnad::Lexicons;
use isnad::lexicon::Analyser;

fn main() {
    let lexicons = Lexicons::built_in();
    let mut analyser = Analyser::new(&lexicons);
    for word in std::env::args().skip(1) {
        let id = analyser.read(&isnad::text::fold::fold(&word));
        println!("{word}");
        for r in analyser.readings(id) {
            let lemma = lexicons.lemmas.get(r.lemma as usize);
            println!("    {:?} {} {:?}", r.class, lemma.map_or("-", |l| &*l.text), r);
        }
    }
}
