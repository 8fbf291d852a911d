//! The time a text takes grows with its length, not with the square of it, whatever the text is made of.

use isnad::{Lexicons, Tagger};
use std::time::{Duration, Instant};

/// What somebody might repeat without end, by accident or to do harm.
const PIECES: &[&str] = &[
    "قال ",
    "قال، ",
    "قال: ",
    "قال إن ",
    "وأضاف مؤكدا قائلا أعلن ",
    "«",
    "«قال ",
    "\"قال الوزير ",
    "قال: «نعم» ",
    "(قال ",
    "الذي قال ",
    "بحسب ",
    "تصريح ",
    "دعا الأطراف إلى وقف إطلاق النار ",
    "الوزير والرئيس و",
    "أحمد محمد ",
    "ا",
    "1.",
    ". ",
    "\n",
];

/// Pieces in the shorter text.
const SHORT: usize = 4_000;
/// How many times as long the other one is.
const LONGER: u32 = 10;
/// What is over sooner tells nothing: a busy machine may have been at something else.
const TELLING: Duration = Duration::from_secs(2);

#[test]
fn time_grows_with_the_length() {
    let tagger = Tagger::new(Lexicons::built_in());
    let time = |text: &str| {
        let start = Instant::now();
        tagger.worker().tag(text);
        start.elapsed()
    };
    for piece in PIECES {
        let long = piece.repeat(SHORT * LONGER as usize);
        // where the first look is alarming, another one decides
        let mut tries = (0..4).map(|_| time(&long));
        if tries.any(|time| time < TELLING) {
            continue;
        }
        let long = time(&long);
        let short = time(&piece.repeat(SHORT));
        // the square would be twice as much again
        assert!(
            long < short * LONGER * LONGER / 2,
            "{piece:?}: {short:?}, and {LONGER} times as much of it {long:?}"
        );
    }
}
