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
const SHORT: usize = 2_000;
/// How many times as long the other one is.
const LONGER: u32 = 8;

#[test]
fn time_grows_with_the_length() {
    let tagger = Tagger::new(Lexicons::built_in());
    let best = |text: &str| {
        let one = || {
            let start = Instant::now();
            tagger.worker().tag(text);
            start.elapsed()
        };
        (0..3).map(|_| one()).min().unwrap_or_default()
    };
    for piece in PIECES {
        let short = best(&piece.repeat(SHORT));
        let long = best(&piece.repeat(SHORT * LONGER as usize));
        // the square would be twice as much again; what is over at once may be the noise of a busy machine
        let square = long > short * LONGER * LONGER / 2;
        assert!(
            !(square && long > Duration::from_millis(200)),
            "{piece:?}: {short:?}, and {LONGER} times as much of it {long:?}"
        );
    }
}
