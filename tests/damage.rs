//! Damaged inputs of every kind: whatever bytes change, are lost or come twice, there are results or errors, no panic.
//!
//! The fuzz targets (`fuzz/`) say what must hold; here they get their seeds, whole and damaged, on a stable compiler.
//! `PROPTEST_CASES=100000 cargo test --release --test damage` looks longer; with `PROPTEST_RNG_SEED` set to another number it
//! looks elsewhere.
#![cfg(all(feature = "warc", feature = "parquet", feature = "xlsx"))]

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

/// A file and the target that it is for.
type Seed = (fn(&[u8]), Vec<u8>);

static SEEDS: LazyLock<Vec<Seed>> = LazyLock::new(|| {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut seeds = Vec::new();
    for (name, target) in fuzz::TARGETS {
        let folder = fs::read_dir(corpus.join(name)).expect("seeds of every target");
        let mut files: Vec<_> = folder.map(|file| file.expect("a file").path()).collect();
        // what a fuzzer found here is its own
        files.retain(|file| {
            file.file_name()
                .is_some_and(|n| n.as_encoded_bytes().starts_with(b"seed-"))
        });
        files.sort();
        assert!(!files.is_empty(), "{name} has no seeds");
        seeds.extend(files.iter().map(|file| (*target, fs::read(file).expect("a seed"))));
    }
    seeds
});

/// What happens to files.
#[derive(Debug, Clone)]
enum Damage {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Lose(prop::sample::Index, usize),
    Twice(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
}

impl Damage {
    fn happen(&self, bytes: &mut Vec<u8>) {
        let at = |index: &prop::sample::Index, bytes: &[u8]| index.index(bytes.len() + 1);
        match self {
            Damage::Flip(index, mask) => {
                let at = at(index, bytes);
                if let Some(b) = bytes.get_mut(at) {
                    *b ^= mask;
                }
            }
            Damage::Cut(index) => bytes.truncate(at(index, bytes)),
            Damage::Lose(index, length) => {
                let at = at(index, bytes);
                bytes.drain(at..bytes.len().min(at + length));
            }
            Damage::Twice(index, length) => {
                let at = at(index, bytes);
                let piece = bytes[at..bytes.len().min(at + length)].to_vec();
                bytes.splice(at..at, piece);
            }
            Damage::Insert(index, piece) => {
                let at = at(index, bytes);
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        6 => (index(), any::<u8>()).prop_map(|(i, mask)| Damage::Flip(i, mask)),
        1 => index().prop_map(Damage::Cut),
        1 => (index(), 1..200usize).prop_map(|(i, n)| Damage::Lose(i, n)),
        1 => (index(), 1..200usize).prop_map(|(i, n)| Damage::Twice(i, n)),
        2 => (index(), prop::collection::vec(any::<u8>(), 1..9)).prop_map(|(i, piece)| Damage::Insert(i, piece)),
        1 => (index(), prop::sample::select(&["\"", "\\", "{", "]", "<", "</div>", "<table>", "\r\n\r\n", "\0", "-1", "99999999999"][..]))
            .prop_map(|(i, piece)| Damage::Insert(i, piece.into())),
    ]
}

fn config() -> ProptestConfig {
    let mut config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(6);
    }
    config
}

#[test]
fn seeds_hold_what_they_should() {
    for (target, bytes) in &*SEEDS {
        target(bytes);
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn damage_gives_results_or_errors(which in any::<prop::sample::Index>(), damages in prop::collection::vec(damage(), 1..6)) {
        let (target, whole) = &SEEDS[which.index(SEEDS.len())];
        let mut bytes = whole.clone();
        for damage in &damages {
            damage.happen(&mut bytes);
        }
        target(&bytes);
    }
}
