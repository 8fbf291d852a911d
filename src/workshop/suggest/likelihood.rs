//! Dunning's log-likelihood ratio: how surely a word goes with a place.

/// How often something is found: in the places that are asked for, and anywhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the places that are asked for.
    pub inside: u32,
    /// Anywhere, those places included.
    pub all: u32,
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, inside: bool) {
        self.inside += u32::from(inside);
        self.all += 1;
    }

    /// Both counts together.
    #[must_use]
    pub fn with(self, other: Counts) -> Counts {
        Counts {
            inside: self.inside + other.inside,
            all: self.all + other.all,
        }
    }

    fn rate(self) -> f64 {
        f64::from(self.inside) / f64::from(self.all.max(1))
    }
}

/// The log-likelihood ratio G² (Dunning 1993) of `word` among `total`, which counts it too; 0 where the word is not more
/// often inside than the rest.
///
/// It compares how well two guesses explain the counts: that the word stands inside as often as all others, and that it
/// has a rate of its own. Above 3.84 chance explains it in one of twenty cases only, above 10.83 in one of a thousand;
/// unlike a quotient it does not prefer what was seen once.
///
/// ```
/// use isnad::workshop::{Counts, log_likelihood};
/// let total = Counts { inside: 1000, all: 10_000 };
/// assert!(log_likelihood(Counts { inside: 9, all: 10 }, total) > 10.83);
/// assert!(log_likelihood(Counts { inside: 1, all: 1 }, total) < 10.83);
/// assert_eq!(log_likelihood(Counts { inside: 1, all: 100 }, total), 0.0);
/// ```
pub fn log_likelihood(word: Counts, total: Counts) -> f64 {
    let rest = Counts {
        inside: total.inside.saturating_sub(word.inside),
        all: total.all.saturating_sub(word.all),
    };
    if word.rate() <= rest.rate() {
        return 0.0;
    }
    let both = word.with(rest);
    let part = |observed: u32, expected: f64| match observed {
        0 => 0.0,
        n => f64::from(n) * (f64::from(n) / expected).ln(),
    };
    let row = |c: Counts| {
        let expected = f64::from(c.all) * both.rate();
        part(c.inside, expected) + part(c.all.saturating_sub(c.inside), f64::from(c.all) - expected)
    };
    2.0 * (row(word) + row(rest))
}
