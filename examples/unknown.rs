//! Prints the words of standard input that no lexicon knows, with their counts: for work on the lexicons.
use isnad::Lexicons;
use isnad::lexicon::Analyser;
use isnad::lexicon::classes::{Class, Classes};
use std::collections::HashMap;
use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let lexicons = Lexicons::built_in();
    let mut analyser = Analyser::new(&lexicons);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let id = analyser.read(&isnad::text::fold::fold(word));
        if analyser.info(id).classes.only(Classes::of(&[Class::Unknown])) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut list: Vec<_> = counts.into_iter().collect();
    list.sort_by_key(|&(w, n)| (std::cmp::Reverse(n), w));
    for (word, n) in list {
        println!("{n}\t{word}");
    }
    Ok(())
}
