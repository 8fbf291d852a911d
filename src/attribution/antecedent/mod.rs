//! Whom a dropped subject goes back to: what the text before it mentions, and the choice among it.
//!
//! Every noun phrase that can speak is a mention (`mentions`); the mentions of one person or body are one candidate
//! (`candidates`). A candidate is scored by a linear model over yes-or-no features of `salience` (how near, in what role, who
//! spoke last), as antecedents of pronouns are weighed by Lappin and Leass (An Algorithm for Pronominal Anaphora Resolution,
//! 1994). The weights were fitted on some 230 annotated articles with the right speaker as the outcome (multinomial logistic
//! regression); of 110 features only those are in without which articles left out of the fit fare worse. docs/accuracy.md has
//! the figures.

mod account;
mod candidates;
mod choice;
mod mentions;
mod salience;

pub use account::{Account, Weighed};
pub use candidates::Candidate;
pub use mentions::Discourse;
